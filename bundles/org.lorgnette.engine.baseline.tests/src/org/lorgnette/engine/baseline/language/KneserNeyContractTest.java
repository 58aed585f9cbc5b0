package org.lorgnette.engine.baseline.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.baseline.BaselineEngines;
import org.lorgnette.engine.language.ReadingCounts;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.testing.LanguageEngineContractTest;

class KneserNeyContractTest extends LanguageEngineContractTest {

	private static final String TEXT = "The cat sat on the mat, and the hat sat on the cat: that is what the caf\u00e9 cat ate. ";

	@TempDir
	private Path place;

	@Override
	protected EngineProvider provider() {
		return new BaselineEngines();
	}

	@Override
	protected String engineId() {
		return "kneser-ney";
	}

	@Override
	protected Path model(Path empty) throws Exception {
		return train(empty.resolve("model.gz"), Map.of(), TEXT.repeat(3), "The dog ate the hat. ".repeat(4));
	}

	private static Path train(Path file, Map<String, String> settings, String... texts) throws Exception {
		List<Document> documents = Arrays.stream(texts).map(text -> Document.builder("d", text).build()).toList();
		KneserNeyTrainer trainer = new KneserNeyTrainer();
		trainer.train(new TrainingData(List.of(new TrainingData.Part("texts", documents::stream, 1, Optional.empty())),
				List.of()),
				Settings.of(trainer.settings(), settings), new TrainingSession(file));
		return file;
	}

	@Override
	protected String sampleText() {
		return TEXT.strip();
	}

	/** What is read back foretells as what was written, and what is not whole is refused. */
	@Test
	void theFileIsTheModel() throws Exception {
		Path file = train(place.resolve("model"), Map.of("order", "5", "languages", "en, fr"), TEXT, "",
				TEXT.toUpperCase(Locale.ROOT));
		KneserNeyFile read = KneserNeyFile.read(file);
		assertEquals(List.of("en", "fr"), read.languages());
		assertEquals(5, read.grams().order());
		read.write(place.resolve("again"));
		assertTrue(Arrays.equals(Files.readAllBytes(file), Files.readAllBytes(place.resolve("again"))),
				"written again it is the same");
		NGramCounter counter = new NGramCounter(257, 256, 5);
		for (String text : List.of(TEXT, "", TEXT.toUpperCase(Locale.ROOT))) {
			BytePairs.bytes().ids(text, counter::read);
			counter.endText();
		}
		NGrams counted = counter.count(Cancellation.NONE);
		NGrams.State one = counted.begin();
		NGrams.State other = read.grams().begin();
		for (byte symbol : "The hat SAT".getBytes(StandardCharsets.UTF_8)) {
			for (int next = 0; next < 257; next++) {
				assertEquals(one.outlook().logProbability(next), other.outlook().logProbability(next));
			}
			one.read(symbol);
			other.read(symbol);
		}
		byte[] whole = Files.readAllBytes(file);
		for (int length : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
			Path broken = Files.write(place.resolve("broken"), Arrays.copyOf(whole, length));
			IOException refusal = assertThrows(IOException.class, () -> KneserNeyFile.read(broken));
			assertTrue(refusal.getMessage().contains("broken"), refusal.getMessage());
		}
		for (int at : new int[] {30, whole.length / 2, whole.length - 6}) {
			byte[] changed = whole.clone();
			changed[at] ^= 0x10;
			Path broken = Files.write(place.resolve("broken"), changed);
			assertThrows(IOException.class, () -> KneserNeyFile.read(broken), "byte " + at);
		}
	}

	/** A text that was counted is foretold better than one that was not, and longer n-grams foretell it better. */
	@Test
	void whatWasCountedIsForetold() throws Exception {
		double[] bits = new double[2];
		for (int order : new int[] {2, 6}) {
			Path file = train(place.resolve("order" + order), Map.of("order", String.valueOf(order)), TEXT.repeat(5));
			try (KneserNeyEngine engine = KneserNeyEngine.open(Settings.of(KneserNeyEngine.DESCRIPTOR.settings(), Map.of("model",
					file.toString())))) {
				double known = ReadingCounts.of(engine.read(TEXT, Cancellation.NONE)).bitsPerByte().getAsDouble();
				double unknown = ReadingCounts.of(engine.read("Quel jour est-il ?", Cancellation.NONE)).bitsPerByte()
						.getAsDouble();
				assertTrue(unknown > known + 2, unknown + " and " + known);
				bits[order == 2 ? 0 : 1] = known;
			}
		}
		assertTrue(bits[1] < 0.5 * bits[0], bits[1] + " and " + bits[0]);
	}

	@Test
	void saysWhatIsWrongWithSettingsAndData() {
		for (String order : List.of("1", "65", "-3")) {
			assertTrue(assertThrows(EngineException.class, () -> train(place.resolve("x"), Map.of("order", order), TEXT))
					.getMessage()
					.contains("'order'"));
		}
		assertThrows(EngineException.class, () -> train(place.resolve("x"), Map.of()));
	}
}
