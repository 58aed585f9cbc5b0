package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.ShowsBareVisualWork;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class BenchVqaCommandTest {

	@TempDir
	private Path folder;

	/** Waits for each look and for each run of questions; writes down what is done with it. */
	private static final class Waiting implements EngineProvider {

		private final List<String> log = new ArrayList<>();
		private final Set<Picture> pictures = new HashSet<>();
		private final String threads;
		private final Optional<Benchmark> attention;

		Waiting(String threads, Optional<Benchmark> attention) {
			this.threads = threads;
			this.attention = attention;
		}

		@Override
		public List<EngineDescriptor> engines() {
			return Stream.of("vqa-easy", "neural-vqa", "other").map(Waiting::descriptor).toList();
		}

		private static EngineDescriptor descriptor(String id) {
			return new EngineDescriptor(id, Family.NEURAL, Set.of(Task.VQA), Set.of(),
					List.of(Setting.of("threads", Setting.Kind.INTEGER, "1", "Threads."), Setting.of("model", Setting.Kind.PATH, "", "Model.")),
					"Waits.", List.of(), List.of());
		}

		@Override
		public List<Benchmark> benchmarks() {
			return attention.stream().toList();
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
			log.add("open " + engine.id() + " " + settings.text("model"));
			return new Opened(engine);
		}

		private final class Opened implements ShowsBareVisualWork {

			private final EngineDescriptor descriptor;

			Opened(EngineDescriptor descriptor) {
				this.descriptor = descriptor;
			}

			@Override
			public EngineDescriptor descriptor() {
				return descriptor;
			}

			@Override
			public Settings settings() {
				return Settings.of(descriptor.settings(), Map.of("threads", threads));
			}

			@Override
			public VisualAnalysis answer(VisualQuestion question, List<Picture> seen, Cancellation cancellation) {
				return answerAll(List.of(question), seen, cancellation).getFirst();
			}

			@Override
			public List<VisualAnalysis> answerAll(List<VisualQuestion> questions, List<Picture> seen, Cancellation cancellation) {
				pictures.addAll(seen);
				pause(1);
				return questions.stream().map(question -> new VisualAnalysis(question,
						List.of(new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1), "waiting", List.of())), List.of(),
						Optional.empty(), List.of(), List.of())).toList();
			}

			@Override
			public BareWork prepare(List<Asked> asked, Cancellation cancellation) {
				log.add("prepare " + asked.size() + " " + asked.getFirst().questions().size());
				return new BareWork() {

					@Override
					public String name() {
						return "bare";
					}

					@Override
					public long words() {
						return 1;
					}

					@Override
					public long padded() {
						return 1;
					}

					@Override
					public void run(Cancellation inner) {
						pause(5);
					}

					@Override
					public void close() {
						log.add("close bare");
					}
				};
			}

			@Override
			public void close() {
				log.add("close");
			}
		}

		private static void pause(long millis) {
			try {
				Thread.sleep(millis);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private record Attention(boolean available) implements Benchmark {

		@Override
		public String id() {
			return "attention";
		}

		@Override
		public String description() {
			return "Known.";
		}

		@Override
		public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
			if (!available) {
				throw new EngineUnavailableException("no torch", "get it");
			}
			return List.of(new Measurement("most", 8_000_000_000L, "fp32 FLOP", List.of(2.0)),
					new Measurement("fused", 1_000_000_000L, "fp32 FLOP", List.of(1.0)),
					new Measurement("most", 100, "bytes", List.of(1.0)), new Measurement("fused", 50, "bytes", List.of(1.0)));
		}
	}

	private static JsonObject figure(JsonObject sections, String section, String name) {
		for (var each : sections.getAsJsonArray(section)) {
			if (each.getAsJsonObject().get("name").getAsString().equals(name)) {
				return each.getAsJsonObject();
			}
		}
		throw new AssertionError(section + " has no " + name + ": " + sections);
	}

	@Test
	void theEngineIsMeasuredAgainstItsBareWorkAndAttentionAgainstTheDevice() throws Exception {
		Waiting waiting = new Waiting("1", Optional.of(new Attention(true)));
		Path out = folder.resolve("bench.json");
		Cli.Outcome done = new Cli().benchVqa(waiting, "--json", "--rounds", "2", "--warm-up", "0", "--pictures", "20", "--out", out.toString());
		assertEquals(0, done.status(), done.err());
		assertEquals(List.of("open vqa-easy ", "prepare 20 0", "prepare 20 1", "prepare 20 8", "close bare", "close bare", "close bare",
				"close"), waiting.log);
		assertEquals(20, waiting.pictures.size(), "no picture is like another");
		JsonObject sections = JsonParser.parseString(done.out()).getAsJsonObject().getAsJsonObject("sections");
		assertEquals(List.of("pictures", "questions", "one core", "latency", "attention"), List.copyOf(sections.keySet()));
		JsonObject together = figure(sections, "questions", "vqa-easy, 8 together");
		assertEquals("questions/s", together.get("unit").getAsString());
		assertTrue(together.get("low").getAsDouble() <= together.get("value").getAsDouble()
				&& together.get("value").getAsDouble() <= together.get("high").getAsDouble(), together.toString());
		// It waits at least a millisecond a picture, and eight times for eight questions alone.
		assertTrue(together.get("value").getAsDouble() <= 8000, together.toString());
		assertEquals(together.get("value").getAsDouble() / figure(sections, "questions", "bare, 8 together").get("value").getAsDouble(),
				together.get("ratio").getAsDouble(), 1e-9);
		assertTrue(figure(sections, "questions", "vqa-easy, 8 one by one").get("value").getAsDouble() <= 1000);
		assertEquals(1, figure(sections, "questions", "bare, 8 together").get("ratio").getAsDouble());
		assertEquals(1, figure(sections, "pictures", "bare, pictures only").get("ratio").getAsDouble());
		double median = figure(sections, "latency", "a question about a new picture, median").get("value").getAsDouble();
		double most = figure(sections, "latency", "a question about a new picture, 95 of 100 within").get("value").getAsDouble();
		assertTrue(median >= 1 && most >= median, median + " " + most);
		assertEquals(0.25, figure(sections, "attention", "fused").get("ratio").getAsDouble());
		JsonArray attention = sections.getAsJsonArray("attention");
		assertEquals(1, attention.get(2).getAsJsonObject().get("ratio").getAsDouble());
		assertEquals(0.5, attention.get(3).getAsJsonObject().get("ratio").getAsDouble());
		assertEquals(done.out(), Files.readString(out));
		Cli.Outcome table = new Cli().benchVqa(waiting, "--rounds", "1", "--warm-up", "0", "--pictures", "20");
		assertTrue(table.out().contains("4.0 G"), table.out());
	}

	@Test
	void ownModelsAndOtherEnginesAreMeasured() {
		Waiting waiting = new Waiting("4", Optional.empty());
		Cli.Outcome own = new Cli().benchVqa(waiting, "--json", "--rounds", "1", "--warm-up", "0", "--pictures", "20", "--model", "trained");
		assertEquals("open neural-vqa trained", waiting.log.getFirst());
		// Threads of the engine's own do work that is not seen in the time of this one; and nobody brings attention.
		JsonObject sections = JsonParser.parseString(own.out()).getAsJsonObject().getAsJsonObject("sections");
		assertFalse(sections.has("one core") || sections.has("attention"), own.out());
		assertEquals(ExitStatus.UNAVAILABLE, own.status());
		assertTrue(own.err().contains("Lorgnette training"), own.err());
		waiting.log.clear();
		new Cli().benchVqa(waiting, "--rounds", "1", "--warm-up", "0", "--pictures", "20", "--engine", "other", "--set", "threads=2");
		assertEquals("open other ", waiting.log.getFirst());
	}

	@Test
	void whatCannotBeMeasuredIsSaid() {
		Waiting waiting = new Waiting("1", Optional.of(new Attention(false)));
		Cli.Outcome absent = new Cli().benchVqa(waiting, "--rounds", "1", "--warm-up", "0", "--pictures", "20");
		assertEquals(ExitStatus.UNAVAILABLE, absent.status());
		assertTrue(absent.err().contains("attention: no torch; get it"), absent.err());
		assertTrue(absent.out().contains("8 one by one"), absent.out());
		for (String[] wrong : List.of(new String[] {"--rounds", "0"}, new String[] {"--pictures", "19"}, new String[] {"--side", "0"}, new String[] {"--warm-up", "-1"},
				new String[] {"--engine", "vqa-easi"}, new String[] {"--set", "colour=red"})) {
			Cli.Outcome outcome = new Cli().benchVqa(waiting, wrong);
			assertTrue(outcome.status() != 0 && !outcome.err().isBlank() && outcome.out().isBlank(), String.join(" ", wrong) + outcome);
		}
	}
}
