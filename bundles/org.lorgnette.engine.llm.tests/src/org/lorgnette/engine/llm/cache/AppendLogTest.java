package org.lorgnette.engine.llm.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendLogTest {

	@TempDir
	Path folder;

	private static List<String> lines(AppendLog log) throws IOException {
		List<String> lines = new ArrayList<>();
		log.scan(0, (position, line) -> {
			assertEquals(new String(line, StandardCharsets.UTF_8), new String(log.read(position, line.length), StandardCharsets.UTF_8));
			lines.add(new String(line, StandardCharsets.UTF_8));
		});
		return lines;
	}

	@Test
	void goesOnBehindALineThatWasTorn() throws IOException {
		Path file = folder.resolve("new/log");
		try (AppendLog log = AppendLog.open(file)) {
			log.append("first é");
			assertEquals(List.of("first é"), lines(log));
		}
		Files.writeString(file, "tor", StandardOpenOption.APPEND);
		try (AppendLog log = AppendLog.open(file)) {
			assertEquals(List.of("first é"), lines(log), "the torn line is none yet");
			long position = log.append("third");
			assertEquals("third", new String(log.read(position, 5), StandardCharsets.UTF_8));
			assertEquals(List.of("first é", "tor", "third"), lines(log));
		}
	}

	@Test
	void readsLinesLongerThanItsWindow() throws IOException {
		try (AppendLog log = AppendLog.open(folder.resolve("log"))) {
			String large = "x".repeat(5 << 20);
			log.append(large);
			log.append("small");
			assertEquals(List.of(large, "small"), lines(log));
		}
	}

	@Test
	void threadsAndSeveralInstancesShareAFile() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		TreeSet<String> expected = new TreeSet<>();
		try (AppendLog one = AppendLog.open(folder.resolve("log")); AppendLog two = AppendLog.open(folder.resolve("./log"))) {
			List<Future<?>> work = new ArrayList<>();
			for (int i = 0; i < 2000; i++) {
				String line = "line " + i + " " + "y".repeat(i % 300);
				expected.add(line);
				AppendLog log = i % 2 == 0 ? one : two;
				work.add(threads.submit(() -> log.append(line)));
			}
			for (Future<?> each : work) {
				each.get();
			}
			assertEquals(2000, lines(one).size());
			assertEquals(expected, new TreeSet<>(lines(two)));
		} finally {
			threads.shutdown();
		}
	}
}
