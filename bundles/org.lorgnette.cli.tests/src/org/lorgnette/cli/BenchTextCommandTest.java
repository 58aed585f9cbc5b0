package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lorgnette.cli.bench.Figure;
import org.lorgnette.cli.bench.TextSections;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.ShowsBareWork;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

class BenchTextCommandTest {

	private static final List<Document> DOCUMENTS = List.of(Document.builder("a", "One two three.").build(),
			Document.builder("b", "Four").build());

	/** Counts what is done with it. */
	private static class Counting implements TextEngine {

		private final String id;
		private final List<String> log;

		Counting(String id, List<String> log) {
			this.id = id;
			this.log = log;
			log.add("open " + id);
		}

		@Override
		public EngineDescriptor descriptor() {
			return new EngineDescriptor(id, Family.RULES, Set.of(Task.NER), Set.of(), List.of(THREADS), "Counts.", List.of(), List.of());
		}

		@Override
		public Settings settings() {
			return Settings.of(List.of(THREADS), Map.of());
		}

		@Override
		public Analysis analyze(Document document, Cancellation cancellation) {
			try {
				Thread.sleep(100);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return new Analysis(document, List.of());
		}

		@Override
		public void close() {
			log.add("close " + id);
		}
	}

	private static final Setting THREADS = Setting.of("threads", Setting.Kind.INTEGER, "3", "Threads.");

	private static final class Wrapping extends Counting implements ShowsBareWork {

		Wrapping(List<String> log) {
			super("wrapping", log);
		}

		@Override
		public BareWork prepare(List<Document> documents, Cancellation cancellation) {
			return new BareWork() {

				@Override
				public String name() {
					return "bare";
				}

				@Override
				public long words() {
					return 6;
				}

				@Override
				public long padded() {
					return 8;
				}

				@Override
				public void run(Cancellation inner) {
					try {
						Thread.sleep(20);
					} catch (InterruptedException e) {
						Thread.currentThread().interrupt();
					}
				}

				@Override
				public void close() {
					// Nothing is held.
				}
			};
		}
	}

	@Test
	void enginesAreMeasuredAgainstEachOtherAndTheirBareWork() throws EngineException {
		List<String> log = new ArrayList<>();
		TextSections sections = new TextSections(List.of("plain", "wrapping"),
				id -> id.equals("plain") ? new Counting(id, log) : new Wrapping(log), DOCUMENTS);
		assertEquals(5, sections.tokens());
		Map<String, List<Figure>> found = sections.run(1, Cancellation.NONE);
		assertEquals(List.of("speed", "plain", "wrapping"), List.copyOf(found.keySet()));
		assertEquals(List.of("plain", "wrapping"), found.get("speed").stream().map(Figure::name).toList());
		List<Figure> wrapping = found.get("wrapping");
		assertEquals("bare for wrapping", wrapping.get(0).name());
		// Ten times the sleep: far from both ends whatever else the machine does.
		assertTrue(wrapping.get(1).ratio().orElseThrow() < 0.6, wrapping.toString());
		assertEquals(25, wrapping.stream().filter(figure -> figure.name().startsWith("filling")).findFirst().orElseThrow().value());
		assertEquals(3, wrapping.stream().filter(figure -> figure.unit().equals("threads")).findFirst().orElseThrow().value());
		assertTrue(wrapping.stream().anyMatch(figure -> figure.name().equals("Java heap in use") && figure.value() > 0));
		// Alone first, then all together.
		assertEquals(List.of("open plain", "close plain", "open wrapping", "close wrapping", "open plain", "open wrapping", "close plain",
				"close wrapping"), log);
	}

	@Test
	void closesWhatItOpenedIfOneFails() {
		List<String> log = new ArrayList<>();
		TextSections sections = new TextSections(List.of("plain", "absent"), id -> {
			if (id.equals("absent")) {
				throw new EngineException("absent");
			}
			return new Counting(id, log);
		}, DOCUMENTS);
		assertThrows(EngineException.class, () -> sections.run(1, Cancellation.NONE));
		assertEquals(List.of("open plain", "close plain"), log);
	}
}
