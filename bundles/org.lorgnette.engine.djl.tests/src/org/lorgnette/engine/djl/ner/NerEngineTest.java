package org.lorgnette.engine.djl.ner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.TinyModels;
import org.lorgnette.engine.djl.TinyOnnx;
import org.lorgnette.engine.models.ModelFetcher;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

class NerEngineTest {

	@TempDir
	Path folder;

	private static NerEngine open(Path model, String... settings) throws EngineUnavailableException {
		Map<String, String> given = new HashMap<>(Map.of("model", model.toString()));
		for (int i = 0; i < settings.length; i += 2) {
			given.put(settings[i], settings[i + 1]);
		}
		return NerEngine.openOwn(Settings.of(NerEngine.OWN.settings(), given));
	}

	private static List<String> entities(NerEngine engine, String text) throws EngineException {
		return engine.analyze(Document.builder("d", text).build(), Cancellation.NONE).entities().stream()
				.map(entity -> entity.id() + " " + entity.type() + " " + entity.text(text)).toList();
	}

	@Test
	void findsWholeNames() throws EngineException {
		try (NerEngine engine = open(TinyModels.tagger(folder, "en", 24, "london"))) {
			assertEquals(List.of("e1 PERSON Anna", "e2 LOCATION London", "e3 PERSON Mark Smith"),
					entities(engine, "we saw Anna near London. then Mark Smith came\n\nhere"));
		}
	}

	@Test
	void scoresAreProbabilitiesAndMayBeAskedFor() throws EngineException {
		String text = "we saw Anna near London";
		double least;
		try (NerEngine engine = open(TinyModels.tagger(folder, "en", 24, "london"))) {
			List<? extends Prediction<?>> found = engine.analyze(Document.builder("d", text).build(), Cancellation.NONE).predictions();
			double person = found.get(0).score().orElseThrow();
			double place = found.get(1).score().orElseThrow();
			assertTrue(0.5 < person && person < place && place < 1, person + " " + place);
			least = (person + place) / 2;
		}
		try (NerEngine engine = open(folder, "min-score", Double.toString(least))) {
			assertEquals(List.of("e1 LOCATION London"), entities(engine, text));
		}
	}

	/** This network looks at each word alone, so that windows must change nothing, whatever their borders cut. */
	@Test
	void windowsChangeNothing() throws EngineException {
		Random random = new Random(6);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 700; i++) {
			text.append(random.nextInt(12) == 0 ? "and " : random.nextInt(10) == 0 ? "London " : "Anna ");
		}
		List<String> whole;
		try (NerEngine engine = open(TinyModels.tagger(folder.resolve("whole"), "en", 1000, "london"))) {
			whole = entities(engine, text.toString());
		}
		assertTrue(whole.stream().anyMatch(entity -> entity.split(" ").length > 8), "no entity is long");
		for (int window : new int[] {1, 2, 5, 16, 100}) {
			try (NerEngine engine = open(TinyModels.tagger(folder.resolve("w" + window), "en", window, "london"), "batch", "64")) {
				assertEquals(whole, entities(engine, text.toString()), "window " + window);
			}
		}
	}

	@Test
	void theSizeOfBatchesChangesNothing() throws EngineException {
		String text = "Anna saw London. Mark Smith did not. They left for London with Tom and with Jane Smith on a Monday morning.\n\n".repeat(20);
		TinyModels.tagger(folder, "en", 24, "london");
		List<String> expected;
		try (NerEngine engine = open(folder)) {
			expected = entities(engine, text);
		}
		for (String batch : List.of("1", "17", "65536")) {
			try (NerEngine engine = open(folder, "batch", batch, "threads", "2")) {
				assertEquals(expected, entities(engine, text));
			}
		}
	}

	@Test
	void blankTokensAndEmptySentencesAreLeftOut() throws EngineException {
		String text = "Anna \u2003 came. London";
		Document document = Document.builder("d", text).tokens(List.of(new Token(0, 4), new Token(5, 6), new Token(6, 6), new Token(7,
				11),
				new Token(13, 19))).sentences(List.of(new Sentence(new Span(0, 4), 0, 1), new Sentence(new Span(5, 6), 1, 3),
						new Sentence(new Span(7, 19), 3, 5))).build();
		try (NerEngine engine = open(TinyModels.tagger(folder, "en", 24, "london"))) {
			assertEquals(List.of(new Span(0, 4), new Span(13, 19)),
					engine.analyze(document, Cancellation.NONE).entities().stream().map(entity -> entity.span()).toList());
		}
	}

	@Test
	void manyShortDocumentsAreNoTrouble() throws EngineException {
		try (NerEngine engine = open(TinyModels.tagger(folder, "en", 24, "london"))) {
			for (int i = 0; i < 20_000; i++) {
				assertEquals(1, engine.analyze(Document.builder("d" + i, "in London" + (i % 7 == 0 ? "." : "")).build(), Cancellation.NONE)
						.predictions().size());
			}
		}
	}

	@Test
	void damagedWeightsAreFoundAtOnce() {
		TinyModels.tagger(folder, "en", 24, Float.NaN, "london");
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> open(folder));
		assertTrue(refusal.getMessage().contains("model.onnx") && refusal.getMessage().contains("NaN"), refusal.getMessage());
	}

	@Test
	void aNetworkOfAnotherShapeIsRefused() throws IOException {
		TinyModels.tagger(folder, "en", 24, "london");
		String description = Files.readString(folder.resolve("model.json"));
		Files.writeString(folder.resolve("model.json"), description.replace(",\"S-LOCATION\"", ""));
		String labels = assertThrows(EngineUnavailableException.class, () -> open(folder)).getMessage();
		assertTrue(labels.contains("expected an output 'emissions' of float [?, ?, 8]; its outputs are: emissions float [?, ?, 9]"),
				labels);

		Files.writeString(folder.resolve("model.json"), description.replace("\"pieces\":1", "\"pieces\":2"));
		String features = assertThrows(EngineUnavailableException.class, () -> open(folder)).getMessage();
		assertTrue(features.contains("expected an input 'words' of int64 [?, ?, 6]"), features);

		TinyOnnx other = new TinyOnnx();
		other.output("y", other.node("Cast", List.of(other.longs("x", "N")), "to", 1), "N");
		String before = ModelFetcher.sha256(folder.resolve("model.onnx"));
		Files.write(folder.resolve("model.onnx"), other.bytes());
		Files.writeString(folder.resolve("model.json"), description.replace(before, ModelFetcher.sha256(folder.resolve("model.onnx"))));
		String foreign = assertThrows(EngineUnavailableException.class, () -> open(folder)).getMessage();
		assertTrue(foreign.contains("expected an input 'words'"), foreign);
	}

	@Test
	void settingsOutOfRangeAreRefused() {
		TinyModels.tagger(folder, "en", 24, "london");
		for (String[] setting : new String[][] {{"threads", "0"}, {"threads", "65"}, {"batch", "0"}, {"min-score", "1.5"}}) {
			String message = assertThrows(IllegalArgumentException.class, () -> open(folder, setting)).getMessage();
			assertTrue(message.contains("setting '" + setting[0] + "': expected"), message);
		}
		assertThrows(EngineUnavailableException.class, () -> open(folder, "precision", "fp32"));
		assertThrows(EngineUnavailableException.class, () -> NerEngine.openOwn(Settings.of(NerEngine.OWN.settings(), Map.of())));
	}
}
