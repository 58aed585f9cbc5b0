package org.lorgnette.engine.djl.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Checkup;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.folder.ShippedModelsCheckup;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.model.Span;

class NeuralLanguageEngineTest {

	@TempDir
	private Path folder;

	/** After the begin of a text "a" was seen once, after "a" each of "b" and the end: e^3 to 1 for each of the other pieces. */
	@Test
	void probabilitiesAreThoseOfTheNetwork() throws Exception {
		Path model = TinyLanguage.write(folder, "tiny", "aba");
		Settings settings = Settings.of(NeuralLanguageEngine.OWN.settings(), Map.of("model", model.toString()));
		try (NeuralLanguageEngine engine = NeuralLanguageEngine.openOwn(settings)) {
			List<ReadPiece> read = engine.read("aa", 2, Cancellation.NONE);
			double seen = Math.exp(3);
			int others = 261 - 1;
			assertEquals(Math.log(seen / (seen + others)), read.get(0).logProbability(), 1e-6);
			assertEquals(0, read.get(0).rank());
			assertEquals("a", read.get(0).alternatives().getFirst().text());
			assertEquals(Math.log(1 / (2 * seen + others - 1)), read.get(1).logProbability(), 1e-6);
			assertEquals(2, read.get(1).rank());
			double p = seen / (seen + others);
			double q = 1 / (seen + others);
			double entropy = -p * Math.log(p) - others * q * Math.log(q);
			assertEquals(entropy, read.get(0).entropy(), 1e-6);
			assertEquals(p * Math.log(p) * Math.log(p) + others * q * Math.log(q) * Math.log(q) - entropy * entropy, read.get(0)
					.variance(), 1e-5);
			assertEquals(List.of(new Span(0, 1), new Span(1, 2)), read.stream().map(ReadPiece::span).toList());
		}
	}

	/** Pieces are the same however long the text is, and the mark of the end means nothing in a text. */
	@Test
	void longTextsAreCutWhereTheyWouldBeAnyway() throws Exception {
		Path model = TinyLanguage.write(folder, "tiny", "aba");
		try (TextPieces pieces = TextPieces.read(model.resolve(LanguageFolder.SUBWORDS))) {
			String once = " Then  the cat's hat, \u00e9t\u00e9 \ud83d\ude80 that \n\n sat the\u00a0hat 12 at.";
			String text = once.repeat(1500);
			TextCuts cuts = new TextCuts(text);
			cuts.next();
			assertTrue(cuts.hasNext(), "it is cut");
			int[] inside = pieces.ids(once);
			int[] all = pieces.ids(text);
			assertEquals(1500 * inside.length, all.length);
			for (int i = 0; i < all.length; i++) {
				assertEquals(inside[i % inside.length], all[i], "piece " + i);
			}
			assertEquals(text, pieces.text(pieces.ids(text)));
			assertEquals(text.length(), pieces.pieces(text).getLast().span().end());
			String feigned = "a <|end|> b((<|end|>";
			assertTrue(Arrays.stream(pieces.ids(feigned)).noneMatch(id -> id == pieces.end()));
			assertEquals(feigned, pieces.text(pieces.ids(feigned)));
			assertArrayEquals(pieces.ids("x <|").clone(), Arrays.copyOf(pieces.ids("x <|end|>"), pieces.ids("x <|").length));
		}
	}

	@Test
	void theBenchmarkMeasuresBothWays() throws Exception {
		Path model = TinyLanguage.write(folder, "tiny", "The cat sat on the mat.");
		List<Benchmark.Measurement> measured = new LanguageBenchmark().run(id -> Optional.of(model), 2, Cancellation.NONE);
		assertEquals(List.of("no cache", "cache"), measured.stream().map(Benchmark.Measurement::name).toList());
		assertTrue(measured.stream().allMatch(each -> each.seconds().size() == 2 && each.units() == TinyLanguage.CONTEXT),
				measured::toString);
		EngineUnavailableException absent = assertThrows(EngineUnavailableException.class,
				() -> new LanguageBenchmark().run(ModelStore.EMPTY, 1, Cancellation.NONE));
		assertTrue(absent.getMessage().contains("language-en"), absent.getMessage());
	}

	@Test
	void aShippedModelIsLookedAt() throws Exception {
		Path model = TinyLanguage.write(folder.resolve("model"), "language-en", "aba");
		ShippedModelsCheckup checkup = new ShippedModelsCheckup(List.of("language-en"));
		Checkup.Finding found = checkup.examine(id -> Optional.of(model), Locale.ENGLISH).getFirst();
		assertEquals(Checkup.State.READY, found.state(), found::toString);
		assertEquals(List.of("en"), found.details().get("languages"));
		Files.writeString(model.resolve(LanguageFolder.SUBWORDS), "{}");
		assertEquals(Checkup.State.BROKEN, checkup.examine(id -> Optional.of(model), Locale.ENGLISH).getFirst().state());
	}

	/** Step by step, as reading goes: a window that is full goes on from its latter half. */
	@Test
	void whatIsStillLookedAtBeginsWhereReadingWould() {
		for (int context : new int[] {2, 3, 8, 9, 16}) {
			LanguageFolder.Shape shape = new LanguageFolder.Shape(context, 1, 1, 1);
			int begin = 0;
			for (int read = 1; read < 60; read++) {
				if (read - 1 - begin == context) {
					begin += context - context / 2;
				}
				assertEquals(begin, shape.window(read), read + " pieces, context " + context);
			}
		}
	}
}
