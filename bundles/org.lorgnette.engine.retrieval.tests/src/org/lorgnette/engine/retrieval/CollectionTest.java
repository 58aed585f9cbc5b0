package org.lorgnette.engine.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ask.AskListener;
import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.Asking;
import org.lorgnette.engine.ask.DocumentSupply;
import org.lorgnette.io.Problem;
import org.lorgnette.io.folder.DocumentStream;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;

/** One question over many documents. */
class CollectionTest {

	private static final String QUESTION = "Who built the lighthouse of Selby Point?";

	@Test
	void findsTheAnswerAmongManyAndCitesItsPassage() throws Exception {
		try (RetrievalQaEngine engine = Samples.engine()) {
			AskResult result = Samples.ask(engine, QUESTION, Samples.lighthouses());
			assertEquals("Agnes Lorneson", result.best().orElseThrow().text());
			assertEquals(12, result.documents());
			var answer = result.answers().getFirst();
			assertEquals("house-4", answer.document().id());
			assertEquals(answer.text(), answer.prediction().value().span().orElseThrow().of(answer.document().text()));
			var passage = answer.evidence().stream().filter(each -> each.reason().startsWith("passage 1 by BM25")).findFirst()
					.orElseThrow();
			assertTrue(passage.text().contains("Selby Point was built by Agnes Lorneson"), passage.text());
			assertTrue(passage.span().contains(answer.prediction().value().span().orElseThrow()));
			assertEquals("The lighthouse of Selby Point was built by Agnes Lorneson in 1854.", answer.evidence().stream()
					.filter(each -> each.reason().equals("sentence")).findFirst().orElseThrow().text());
		}
	}

	@Test
	void whatWasKeptNeverShowsInTheAnswers() throws Exception {
		Random random = new Random(3);
		List<Document> documents = new ArrayList<>(Samples.lighthouses());
		try (RetrievalQaEngine kept = Samples.engine()) {
			for (int round = 0; round < 15; round++) {
				try (RetrievalQaEngine fresh = Samples.engine()) {
					assertEquals(Samples.ask(fresh, QUESTION, documents), Samples.ask(kept, QUESTION, documents), "round " + round);
				}
				int at = random.nextInt(documents.size());
				Document changed = documents.get(at);
				switch (random.nextInt(4)) {
					case 0 -> documents.remove(at);
					case 1 -> documents.add(at, changed);
					case 2 -> documents.add(Samples.english("new-" + round, "Selby has a lighthouse too, which Rose Number" + round
							+ " built."));
					default -> documents.set(at, Samples.english(changed.id(), changed.text().replace("Agnes", "Berta" + round)));
				}
			}
		}
	}

	@Test
	void documentsAreNotIndexedAgainUnlessTheyChange() throws Exception {
		AtomicInteger made = new AtomicInteger();
		KeptCollection collection = new KeptCollection(() -> {
			made.incrementAndGet();
			return new PassageIndex(IndexFolder.create(), new PassageSplitter(0, 500, 0), new BM25Similarity());
		});
		List<Document> documents = new ArrayList<>(Samples.lighthouses());
		try (collection) {
			int first = numbers(collection, documents);
			assertEquals(first, numbers(collection, documents), "the same passages under the same numbers: nothing was written");
			documents.set(0, Samples.english("house-0", "Something else."));
			assertFalse(first == numbers(collection, documents), "the change was not seen");
		}
		assertEquals(1, made.get());
	}

	/** Changes with every document that is written. */
	private static int numbers(KeptCollection collection, List<Document> documents) throws Exception {
		try (KeptCollection.Taken taken = collection.take(DocumentSupply.of(documents), AskListener.NONE, Cancellation.NONE)) {
			return taken.snapshot().searcher().getIndexReader().leaves().stream().map(leaf -> leaf.reader().toString()).toList()
					.hashCode();
		}
	}

	private static AskResult ask(RetrievalQaEngine engine, Path folder, List<Problem> problems) throws Exception {
		try (DocumentStream stream = new DocumentStream(List.of(folder), problems::add, () -> {
		})) {
			return new Asking(engine, 3).ask(QUESTION, stream::next, AskListener.NONE, Cancellation.NONE);
		}
	}

	@Test
	void followsTheFilesOfAFolder(@TempDir Path folder) throws Exception {
		List<Problem> problems = new ArrayList<>();
		try (RetrievalQaEngine engine = Samples.engine()) {
			AskResult none = ask(engine, folder, problems);
			assertTrue(none.saysNoAnswer() && none.documents() == 0, "an empty folder");
			for (Document document : Samples.lighthouses()) {
				Files.writeString(folder.resolve(document.id() + ".txt"), document.text());
			}
			Path house = folder.resolve("house-4.txt");
			String text = Files.readString(house);
			AskResult first = ask(engine, folder, problems);
			assertEquals("Agnes Lorneson", first.best().orElseThrow().text());
			assertEquals(house.toString(), first.answers().getFirst().document().metadata().get(DocumentStream.FILE));
			var time = Files.getLastModifiedTime(house);
			Files.writeString(house, text.replace("Lorneson", "Lornesan"));
			Files.setLastModifiedTime(house, time);
			assertEquals("Agnes Lornesan", ask(engine, folder, problems).best().orElseThrow().text(), "same size, same time, other text");
			Files.write(house, new byte[] {'S', 'e', 'l', 'b', 'y', (byte) 0xFF, (byte) 0xFE, 0, 1});
			AskResult unreadable = ask(engine, folder, problems);
			assertEquals(11, unreadable.documents());
			assertFalse(Samples.texts(unreadable).contains("Agnes Lornesan"));
			Files.delete(house);
			assertFalse(Samples.texts(ask(engine, folder, problems)).contains("Agnes Lornesan"));
			Files.writeString(house, text);
			assertEquals("Agnes Lorneson", ask(engine, folder, problems).best().orElseThrow().text());
		}
	}

	@Test
	void aSupplyThatFailsLeavesTheRestUsable() throws Exception {
		List<Document> documents = Samples.lighthouses();
		try (RetrievalQaEngine engine = Samples.engine()) {
			Asking asking = new Asking(engine, 3);
			AtomicInteger given = new AtomicInteger();
			IOException thrown = assertThrows(IOException.class, () -> asking.ask(QUESTION, () -> {
				if (given.get() == 7) {
					throw new IOException("house-7.txt: gone");
				}
				return Optional.of(documents.get(given.getAndIncrement()));
			}, AskListener.NONE, Cancellation.NONE));
			assertEquals("house-7.txt: gone", thrown.getMessage());
			assertEquals("Agnes Lorneson", Samples.ask(engine, QUESTION, documents).best().orElseThrow().text());
		}
	}

	@Test
	void manyFilesAreNotKeptInMemory() throws Exception {
		int count = 10_000;
		String filler = "The keeper wrote the weather into a book every morning and every evening of the year. ".repeat(25);
		AtomicInteger given = new AtomicInteger();
		DocumentSupply supply = () -> {
			int number = given.getAndIncrement();
			return number >= count ? Optional.empty()
					: Optional.of(Samples.english("f" + number, filler + "\n\nThe lighthouse of Point" + number + " was built by Agnes Son"
					+ number
							+ " in 1850.\n\n" + filler));
		};
		try (RetrievalQaEngine engine = Samples.engine()) {
			Samples.ask(engine, QUESTION, Samples.lighthouses());
			long before = usedMemory();
			AskResult result = new Asking(engine, 3).ask("Who built the lighthouse of Point7531?", supply, AskListener.NONE,
					Cancellation.NONE);
			long kept = usedMemory() - before;
			assertEquals("Agnes Son7531", result.best().orElseThrow().text());
			assertEquals(count, result.documents());
			assertTrue(kept < 16 << 20, "keeps " + (kept >> 20) + " MB of texts of " + (count * filler.length() * 2L >> 20) + " MB");
		}
	}

	private static long usedMemory() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	@Test
	void canBeCancelledWhileItTakesDocumentsInAndAskedAgain() throws Exception {
		try (RetrievalQaEngine engine = Samples.engine()) {
			AtomicInteger heard = new AtomicInteger();
			assertThrows(CancellationException.class, () -> new Asking(engine, 3).ask(QUESTION, DocumentSupply.of(Samples.lighthouses()),
					(count, latest) -> heard.set((int) count), () -> heard.get() == 5));
			assertEquals(5, heard.get());
			try (RetrievalQaEngine fresh = Samples.engine()) {
				assertEquals(Samples.ask(fresh, QUESTION, Samples.lighthouses()), Samples.ask(engine, QUESTION, Samples.lighthouses()));
			}
		}
	}

	@Test
	void closingStopsWhatGoesOnAndRemovesTheIndex() throws Exception {
		Set<String> before = indexes();
		RetrievalQaEngine engine = Samples.engine();
		Samples.ask(engine, QUESTION, Samples.lighthouses());
		assertEquals(before.size() + 1, indexes().size());
		assertThrows(IllegalStateException.class,
				() -> new Asking(engine, 3).ask(QUESTION, DocumentSupply.of(Samples.lighthouses()), (count, latest) -> {
					if (count == 5) {
						engine.close();
					}
				}, Cancellation.NONE));
		assertEquals(before, indexes());
		assertThrows(IllegalStateException.class, () -> Samples.ask(engine, QUESTION, Samples.lighthouses()));
	}

	private static Set<String> indexes() throws IOException {
		Set<String> names = new TreeSet<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")),
				"lorgnette-index-*")) {
			stream.forEach(each -> names.add(each.getFileName().toString()));
		}
		return names;
	}

	@Test
	void indexesOfKilledProcessesAreRemovedAndThoseInUseAreNot() throws Exception {
		Path abandoned = Files.createTempDirectory("lorgnette-index-");
		Path lock = Files.writeString(abandoned.resolve("write.lock"), "");
		Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
		Path young = Files.createTempDirectory("lorgnette-index-");
		Files.writeString(young.resolve("write.lock"), "");
		Files.writeString(abandoned.resolve("_0.cfs"), "x");
		try (RetrievalQaEngine one = Samples.engine(); RetrievalQaEngine two = Samples.engine()) {
			AskResult first = Samples.ask(one, QUESTION, Samples.lighthouses());
			assertFalse(Files.exists(abandoned));
			assertTrue(Files.exists(young.resolve("write.lock")), "somebody may be about to lock it");
			Samples.ask(two, QUESTION, Samples.lighthouses());
			assertEquals(first, Samples.ask(one, QUESTION, Samples.lighthouses()));
		} finally {
			Files.delete(young.resolve("write.lock"));
			Files.delete(young);
		}
	}

	@Test
	void twoThreadsAndSeveralCollectionsGetInNobodysWay() throws Exception {
		List<List<Document>> collections = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			String town = "Town" + i;
			collections.add(Samples.lighthouses().stream()
					.map(house -> Samples.english(town + house.id(), house.text().replace("Lorne", "Lorne" + town))).toList());
		}
		try (RetrievalQaEngine engine = Samples.engine(); ExecutorService threads = Executors.newFixedThreadPool(2)) {
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				List<Document> collection = collections.get(i % 3 == 0 ? 0 : i % 5);
				answers.add(threads.submit(() -> Samples.ask(engine, QUESTION, collection).best().orElseThrow().text()));
			}
			for (int i = 0; i < 20; i++) {
				assertEquals("Agnes LorneTown" + (i % 3 == 0 ? 0 : i % 5) + "son", answers.get(i).get());
			}
		}
	}

	@Test
	void aSingleDocumentIsAnsweredAsByItself() throws Exception {
		Document document = Samples.lighthouses().get(4);
		try (RetrievalQaEngine engine = Samples.engine()) {
			var alone = engine.analyze(document.toBuilder()
					.questions(List.of(new Question(Asking.QUESTION_ID, QUESTION))).build(), Cancellation.NONE);
			AskResult asked = Samples.ask(engine, QUESTION, List.of(document));
			assertEquals(alone.answers(Asking.QUESTION_ID).stream().filter(each -> !each.value().isNone()).toList(),
					asked.answers().stream().map(each -> each.prediction()).toList());
		}
	}

	@Test
	void halfASurrogatePairComesBack() throws Exception {
		List<Document> documents = new ArrayList<>(Samples.lighthouses());
		Document odd = documents.get(4);
		documents.set(4, Document.builder(odd.id() + "\uD83D", "\uDE00 " + odd.text()).language(odd.language())
				.metadata(Map.of("note", "\uD83D\u00E9")).build());
		try (RetrievalQaEngine engine = Samples.engine()) {
			assertEquals(documents.get(4), Samples.ask(engine, QUESTION, documents).best().orElseThrow().document());
		}
	}

	@Test
	void aFullDiskIsTheIndexesFault() {
		KeptCollection collection = new KeptCollection(() -> {
			throw new IOException("No space left on device");
		});
		EngineException failure = assertThrows(EngineException.class,
				() -> collection.take(DocumentSupply.of(Samples.lighthouses()), AskListener.NONE, Cancellation.NONE));
		assertTrue(failure.getMessage().contains("No space left on device") && failure.getMessage().contains("free space"),
				failure.getMessage());
	}
}
