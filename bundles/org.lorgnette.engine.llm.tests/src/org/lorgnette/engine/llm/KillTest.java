package org.lorgnette.engine.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.ClassPath;
import org.lorgnette.engine.llm.cache.ReplyCache;
import org.lorgnette.engine.llm.ledger.Ledger;
import org.lorgnette.engine.llm.ledger.LedgerEntry;

/** Processes that are killed in the midst of their work, as by a full memory or an impatient person. */
class KillTest {

	private static final int DOCUMENTS = 60;

	private static Process start(LlmFixture fixture) throws Exception {
		List<Path> classes = new ArrayList<>(ClassPath.entries());
		classes.add(Path.of(KilledRun.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
		String path = classes.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp", path,
				KilledRun.class.getName(), fixture.server.address(), fixture.folder.resolve("replies").toString(),
						String.valueOf(DOCUMENTS))
						.inheritIO().start();
	}

	private static Set<String> paid(LlmFixture fixture) throws Exception {
		List<String> hashes = Ledger.entries(fixture.folder.resolve("replies/ledger.jsonl")).stream()
				.filter(entry -> entry.kind() == LedgerEntry.Kind.PAID).map(LedgerEntry::hash).toList();
		assertEquals(hashes.size(), new HashSet<>(hashes).size(), "a request stands in the ledger as paid twice");
		return new HashSet<>(hashes);
	}

	private static int kept(LlmFixture fixture) throws Exception {
		try (ReplyCache cache = ReplyCache.open(fixture.folder.resolve("replies"))) {
			return cache.size();
		}
	}

	@Test
	void noAnswerIsLostAndNoneIsPaidTwice() throws Exception {
		AtomicInteger answered = new AtomicInteger();
		Map<String, Integer> answers = new HashMap<>();
		ScriptedServer.Script model = (asked, exchange) -> {
			new SensibleModel().answer(asked, exchange);
			synchronized (answers) {
				answers.merge(asked.body().toString(), 1, Integer::sum);
			}
			answered.incrementAndGet();
		};
		try (LlmFixture fixture = new LlmFixture((asked, exchange) -> {
			// Half of the documents are answered, then the server falls silent.
			if (asked.last().matches("(?s).*letter [0-2]?[0-9]\\..*")) {
				model.answer(asked, exchange);
			} else {
				ScriptedServer.hang().answer(asked, exchange);
			}
		})) {
			Process process = start(fixture);
			try {
				for (int i = 0; i < 600 && (answered.get() < 30 || !fixture.folder.resolve("replies/ledger.jsonl").toFile().exists()
						|| paid(fixture).size() < 30); i++) {
					Thread.sleep(50);
				}
			} finally {
				process.destroyForcibly().waitFor();
			}
			assertEquals(30, paid(fixture).size());
			assertEquals(30, kept(fixture));
			fixture.server.otherwise(model);
			Process second = start(fixture);
			assertTrue(second.waitFor(60, TimeUnit.SECONDS));
			assertEquals(0, second.exitValue());
			assertEquals(DOCUMENTS, answers.size());
			assertEquals(Set.of(1), new HashSet<>(answers.values()), "the server answered a request twice");
			assertEquals(DOCUMENTS, paid(fixture).size());
		}
	}

	@Test
	void killsAtAnyMomentLeaveFilesThatGoOn() throws Exception {
		Random random = new Random(3);
		try (LlmFixture fixture = new LlmFixture(new SensibleModel())) {
			int before = 0;
			for (int kill = 0; kill < 4; kill++) {
				Process process = start(fixture);
				for (int i = 0; i < 1200 && fixture.server.asked().size() < before + 5 + random.nextInt(8); i++) {
					Thread.sleep(10);
				}
				process.destroyForcibly().waitFor();
				before = fixture.server.asked().size();
				int kept = kept(fixture);
				assertTrue(kept >= paid(fixture).size(), "booked without being kept");
				assertTrue(before - kept <= 4 * (kill + 1), "more was lost than was under way: " + before + " asked, " + kept + " kept");
			}
			Process last = start(fixture);
			assertTrue(last.waitFor(60, TimeUnit.SECONDS));
			assertEquals(0, last.exitValue());
			assertEquals(DOCUMENTS, kept(fixture));
			assertEquals(DOCUMENTS, paid(fixture).size(), "the ledger knows all that was kept");
		}
	}

	@Test
	void twoProcessesAtOncePayOnceForBoth() throws Exception {
		try (LlmFixture fixture = new LlmFixture((asked, exchange) -> {
			try {
				Thread.sleep(20);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			new SensibleModel().answer(asked, exchange);
		})) {
			Process one = start(fixture);
			Process two = start(fixture);
			assertTrue(one.waitFor(60, TimeUnit.SECONDS) && two.waitFor(60, TimeUnit.SECONDS));
			assertEquals(0, one.exitValue() + two.exitValue());
			assertEquals(DOCUMENTS, fixture.server.asked().size());
			assertEquals(DOCUMENTS, paid(fixture).size());
		}
	}
}
