package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class BenchCommandTest {

	@TempDir
	private Path folder;

	/** Brings measurements with known times. */
	private record Known(boolean available) implements EngineProvider, Benchmark {

		@Override
		public List<EngineDescriptor> engines() {
			return List.of();
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
			throw new EngineUnavailableException("none", "none");
		}

		@Override
		public List<Benchmark> benchmarks() {
			return List.of(this);
		}

		@Override
		public String id() {
			return "known";
		}

		@Override
		public String description() {
			return "Known times.";
		}

		@Override
		public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
			if (!available) {
				throw new EngineUnavailableException("no model", "fetch it");
			}
			return List.of(new Measurement("bare", 100, "tokens", List.of(3.0, 1.0, 2.0)),
					new Measurement("ours", 100, "tokens", List.of(4.0, 5.0, 3.0, 6.0)));
		}
	}

	@Test
	void mediansSpreadAndRatiosAreThoseOfTheRounds() throws IOException {
		Path out = folder.resolve("bench.json");
		Cli.Outcome done = new Cli().bench(new Known(true), "known", "--json", "--out", out.toString());
		assertEquals(0, done.status(), done.err());
		JsonArray figures = JsonParser.parseString(done.out()).getAsJsonObject().getAsJsonObject("sections").getAsJsonArray("known");
		JsonObject bare = figures.get(0).getAsJsonObject();
		assertEquals(50, bare.get("value").getAsDouble());
		assertEquals(100 / 3.0, bare.get("low").getAsDouble());
		assertEquals(100, bare.get("high").getAsDouble());
		assertEquals(1, bare.get("ratio").getAsDouble());
		JsonObject ours = figures.get(1).getAsJsonObject();
		assertEquals(100 / 4.5, ours.get("value").getAsDouble(), 1e-12);
		assertEquals(2 / 4.5, ours.get("ratio").getAsDouble(), 1e-12);
		assertEquals("tokens/s", ours.get("unit").getAsString());
		assertEquals(done.out(), Files.readString(out));
	}

	@Test
	void scorersAreMeasured() {
		Cli.Outcome done = new Cli().bench(new Known(true), "scoring", "--rounds", "1", "--json");
		List<String> names = new ArrayList<>();
		JsonParser.parseString(done.out()).getAsJsonObject().getAsJsonObject("sections").getAsJsonArray("scoring").forEach(figure -> {
			names.add(figure.getAsJsonObject().get("name").getAsString());
			assertTrue(figure.getAsJsonObject().get("value").getAsDouble() > 0);
		});
		assertEquals(List.of("comparing tags", "conlleval", "seqeval", "seqeval iob2", "semeval13"), names);
	}

	@Test
	void whatCannotBeMeasuredIsSaid() {
		Cli.Outcome absent = new Cli().bench(new Known(false), "known");
		assertEquals(ExitStatus.UNAVAILABLE, absent.status());
		assertTrue(absent.err().contains("known: no model; fetch it"), absent.err());
		Cli.Outcome unknown = new Cli().bench(new Known(true), "scorin");
		assertEquals(ExitStatus.WRONG_USAGE, unknown.status());
		assertTrue(unknown.err().contains("did you mean scoring?"), unknown.err());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().bench(new Known(true), "--rounds", "0").status());
	}
}
