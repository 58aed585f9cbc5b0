package org.lorgnette.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.NextPiece;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.engine.language.WritingOptions;
import org.lorgnette.engine.language.WrittenText;

/** What every language engine must keep. A subclass makes a small model and names the engine that opens it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LanguageEngineContractTest {

	private static final int LARGE = 1_000_000;
	private static final int TOP = 4;
	private static final WritingOptions DRAWN = new WritingOptions(20, 1, 0, 1, 5);

	private Path folder;
	private Path model;
	private LanguageEngine engine;

	protected abstract EngineProvider provider();

	protected abstract String engineId();

	/** Makes a model. */
	protected abstract Path model(Path empty) throws Exception;

	/** A sentence or more of what the model knows. */
	protected abstract String sampleText();

	@BeforeAll
	final void makeModel(@TempDir Path place) throws Exception {
		folder = place;
		model = model(folder);
		engine = open();
	}

	@AfterAll
	final void closeEngine() {
		if (engine != null) {
			engine.close();
		}
	}

	private EngineDescriptor descriptor() {
		return provider().engines().stream().filter(each -> each.id().equals(engineId())).findFirst().orElseThrow();
	}

	private LanguageEngine open() throws EngineUnavailableException {
		return open(model.toString());
	}

	private LanguageEngine open(String path) throws EngineUnavailableException {
		return assertInstanceOf(LanguageEngine.class,
				provider().open(descriptor(), Settings.of(descriptor().settings(), Map.of("model", path)), ModelStore.EMPTY));
	}

	private List<ReadPiece> read(String text) throws EngineException {
		List<ReadPiece> pieces = engine.read(text, TOP, Cancellation.NONE);
		int end = 0;
		for (ReadPiece piece : pieces) {
			assertTrue(piece.span().begin() <= end && piece.span().end() >= end, "a gap or an overlap at " + piece.span()
					+ " after " + end);
			end = piece.span().end();
			assertTrue(piece.logProbability() <= 0 && piece.logProbability() > Double.NEGATIVE_INFINITY, piece::toString);
			assertTrue(piece.rank() >= 0 && piece.entropy() >= 0 && piece.variance() >= 0, piece::toString);
			requireLikely(piece.alternatives());
			assertEquals(piece.rank() == 0, piece.alternatives().getFirst().probability() <= Math.exp(piece.logProbability())
					+ 1e-12,
					"the likeliest piece has no likelier one: " + piece);
			assertFalse(isInsidePair(text, piece.span().begin()) || isInsidePair(text, piece.span().end()), piece
					+ " splits a character");
		}
		assertEquals(text.length(), end);
		// A lone half of a surrogate pair is read as a replacement character of three bytes.
		if (text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
			assertEquals(text.getBytes(StandardCharsets.UTF_8).length, pieces.stream().mapToInt(ReadPiece::bytes).sum(),
					"bytes of " + text);
		}
		return pieces;
	}

	private static boolean isInsidePair(String text, int at) {
		return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
				&& Character.isLowSurrogate(text.charAt(at));
	}

	private static void requireLikely(List<NextPiece> next) {
		assertEquals(TOP, next.size());
		double sum = 0;
		double before = 1;
		for (NextPiece piece : next) {
			assertTrue(piece.probability() <= before && piece.probability() >= 0, next::toString);
			before = piece.probability();
			sum += before;
		}
		assertTrue(sum <= 1 + 1e-9, next::toString);
	}

	@Test
	void tellsWhatItIsAndHowItWasSet() {
		assertEquals(descriptor(), engine.descriptor());
		assertEquals(Set.of(), descriptor().tasks(), "it has no task in experiments");
		assertEquals(model.toString(), engine.settings().text("model"));
		assertTrue(descriptor().description().endsWith("."), descriptor().description());
		descriptor().settings().forEach(setting -> assertTrue(setting.description().endsWith("."), setting.description()));
	}

	@Test
	void readsEveryCharacterOfAnyText() throws EngineException {
		String emoji = "\ud83d\ude00";
		for (String text : List.of(sampleText(), " ", "\n", "\r\n\t \u00a0\n", "\ufeff", sampleText().replace(" ", "\r\n"),
				emoji.repeat(60),
				sampleText().replace(" ", emoji + " \ud83d\udc68\u200d\ud83d\udc69"),
				"\u0632\u0627\u0631 \u05d3\u05d5\u05d3 \u202eabc\u202c",
				"\u0000\u0001\u001b[31m\u0085\u200b\ufffe", "a <|end|> b<|end|>", "x  y   z \n\n w", "e\u0301\u0301")) {
			assertFalse(read(text).isEmpty());
		}
		read(" \ud83d x\ude00\ude00 " + sampleText() + "\ud83d");
		assertEquals(List.of(), engine.read("", TOP, Cancellation.NONE));
	}

	@Test
	void saysTheSameAgain() throws EngineException {
		List<ReadPiece> first = read(sampleText());
		read(sampleText().toUpperCase(Locale.ROOT));
		assertEquals(first, read(sampleText()));
		assertEquals(engine.write(sampleText(), DRAWN, Cancellation.NONE), engine.write(sampleText(), DRAWN, Cancellation.NONE));
	}

	/** Wherever a text is cut between pieces, what may come next is what could have come there. */
	@Test
	void nextIsWhatReadingSays() throws EngineException {
		String text = sampleText();
		List<ReadPiece> all = read(text);
		int compared = 0;
		for (int i = 0; i < all.size(); i++) {
			String begin = text.substring(0, all.get(i).span().begin());
			List<ReadPiece> before = engine.read(begin, Cancellation.NONE);
			if (before.stream().map(ReadPiece::span).toList().equals(all.subList(0, i).stream().map(ReadPiece::span).toList())) {
				List<NextPiece> next = engine.next(begin, TOP, Cancellation.NONE);
				requireLikely(next);
				for (int j = 0; j < TOP; j++) {
					assertEquals(all.get(i).alternatives().get(j).probability(), next.get(j).probability(), 1e-4, "after "
							+ begin);
				}
				compared++;
			}
		}
		assertTrue(compared > 3, compared + " places");
	}

	@Test
	void writesAsItIsTold() throws EngineException {
		WrittenText likeliest = engine.write(sampleText(), new WritingOptions(7, 0, 0, 1, 1), Cancellation.NONE);
		assertTrue(likeliest.pieces() <= 7 && (likeliest.ended() || likeliest.pieces() == 7), likeliest::toString);
		assertEquals(likeliest, engine.write(sampleText(), new WritingOptions(7, 1, 1, 1, 99), Cancellation.NONE),
				"of the likeliest one only");
		NextPiece next = engine.next(sampleText(), 1, Cancellation.NONE).getFirst();
		assertTrue(likeliest.text().startsWith(next.text()) || next.text().contains("\ufffd"), next + " is not the begin of "
				+ likeliest);
		long different = LongStream.range(0, 8).mapToObj(seed -> {
			try {
				return engine.write("", new WritingOptions(20, 1.5, 0, 1, seed), Cancellation.NONE).text();
			} catch (EngineException e) {
				throw new AssertionError(e);
			}
		}).distinct().count();
		assertTrue(different > 1, "all seeds write the same");
	}

	@Test
	void worksOffALargeDocument() throws EngineException {
		String text = (sampleText() + " ").repeat(LARGE / sampleText().length() + 1).substring(0, LARGE);
		List<ReadPiece> pieces = engine.read(text, Cancellation.NONE);
		assertEquals(LARGE, pieces.getLast().span().end());
		assertFalse(engine.next(text, 1, Cancellation.NONE).isEmpty());
		assertFalse(engine.next("x".repeat(LARGE), 1, Cancellation.NONE).isEmpty());
	}

	@Test
	void stopsWithinASecond() throws Exception {
		String text = (sampleText() + " ").repeat(20 * LARGE / sampleText().length());
		stops(cancelled -> engine.read(text, TOP, cancelled));
		stops(cancelled -> engine.next(text, 1, cancelled));
		stops(cancelled -> engine.write(sampleText(), new WritingOptions(10_000_000, 1, 1, 1, 1), cancelled));
	}

	private interface Work {
		Object run(Cancellation cancellation) throws EngineException;
	}

	private static void stops(Work work) throws Exception {
		for (long delay : new long[] {0, 300}) {
			AtomicBoolean cancelled = new AtomicBoolean();
			ExecutorService thread = Executors.newSingleThreadExecutor();
			try {
				Callable<Object> call = () -> work.run(cancelled::get);
				Future<?> done = thread.submit(() -> assertThrows(CancellationException.class, call::call));
				Thread.sleep(delay);
				if (!done.isDone()) {
					cancelled.set(true);
					done.get(1, TimeUnit.SECONDS);
				}
			} finally {
				thread.shutdown();
				assertTrue(thread.awaitTermination(5, TimeUnit.MINUTES));
			}
		}
	}

	@Test
	void saysTheSameInTwoThreadsAtOnce() throws Exception {
		List<ReadPiece> alone = read(sampleText());
		WrittenText written = engine.write(sampleText(), DRAWN, Cancellation.NONE);
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<Boolean>> together = IntStream.range(0, 20).mapToObj(i -> threads.submit(() -> i % 2 == 0
					? alone.equals(engine.read(sampleText(), TOP, Cancellation.NONE))
					: written.equals(engine.write(sampleText(), DRAWN, Cancellation.NONE)))).toList();
			for (Future<Boolean> same : together) {
				assertTrue(same.get());
			}
		} finally {
			threads.shutdown();
		}
	}

	@Test
	void refusesToWorkOnceClosed() throws EngineException {
		LanguageEngine other = open();
		other.close();
		other.close();
		assertThrows(IllegalStateException.class, () -> other.read(sampleText(), Cancellation.NONE));
		assertThrows(IllegalStateException.class, () -> other.next(sampleText(), 1, Cancellation.NONE));
		assertThrows(IllegalStateException.class, () -> other.write(sampleText(), DRAWN, Cancellation.NONE));
		read(sampleText());
	}

	@Test
	void saysWhatToDoWithoutItsModel() {
		for (String path : List.of("", folder.resolve("nowhere").toString(), folder.toString())) {
			if (!path.equals(model.toString())) {
				EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> open(path));
				assertTrue(refusal.getMessage().contains(path) && !refusal.remedy().isBlank(), refusal.getMessage());
			}
		}
	}
}
