package org.lorgnette.training.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.model.EncoderFolder;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.subword.SubwordTrainer;
import org.lorgnette.training.subword.SubwordTrainer;
import org.lorgnette.training.weights.NetParameters;
import org.lorgnette.training.weights.NetParameters;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

class MaskedWordTrainerTest {

	private static final Map<String, String> SMALL = Map.of("width", "16", "layers", "1", "heads", "2", "inner", "16", "subwords", "150",
			"rate", "0.01", "batch-words", "256", "dropout", "0", "passage", "16");

	@TempDir
	Path folder;

	/** Colours follow fruits by a rule, so what is hidden can be told from its neighbour. */
	private static TrainingData data(int sentences) {
		String[] fruits = { "apple", "banana", "cherry", "plum" };
		String[] colours = { "green", "yellow", "red", "blue" };
		Random random = new Random(1);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < sentences; i++) {
			int kind = random.nextInt(4);
			text.append("the ").append(fruits[kind]).append(" is ").append(colours[kind]).append(" . ");
		}
		Document document = Document.builder("d", text.toString()).build();
		return TrainingData.of(() -> List.of(document).stream());
	}

	private static Settings settings(Map<String, String> more) {
		Map<String, String> given = new LinkedHashMap<>(SMALL);
		given.putAll(more);
		return Settings.of(new MaskedWordTrainer().settings(), given);
	}

	@Test
	void learnsToTellHiddenWordsAndLeavesAnEncoder() throws Exception {
		Path output = folder.resolve("encoder");
		List<Double> perplexities = new ArrayList<>();
		new MaskedWordTrainer().train(data(2500), settings(Map.of("epochs", "5", "vocabulary", "30")), new TrainingSession(output).watchedBy(event -> {
			if (event instanceof TrainingEvent.Evaluation evaluation) {
				perplexities.add(evaluation.metrics().get("perplexity"));
			}
		}));
		// By frequency alone: six forms, of which two make half of the text.
		assertTrue(perplexities.getLast() < 2.5, "perplexities " + perplexities);
		EncoderFolder read = EncoderFolder.read(output);
		assertEquals(16, read.size().width());
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			WordEncoder first = encoder(read, manager);
			WordEncoder second = encoder(EncoderFolder.read(output), manager);
			NetParameters.of(first).forEach((name, parameter) -> assertArrayEquals(parameter.getArray().toFloatArray(),
					NetParameters.of(second).get(name).getArray().toFloatArray(), name));
		}
	}

	private static WordEncoder encoder(EncoderFolder read, NDManager manager) throws IOException {
		WordEncoder encoder = new WordEncoder(read.size(), 0);
		encoder.initialize(manager, DataType.FLOAT32);
		read.load(encoder, manager);
		return encoder;
	}

	@Test
	void theFirstLayersOfAnEncoderAreAnEncoder() throws Exception {
		WordEncoder.Size size = new WordEncoder.Size(40, 8, 3, 2, 8, 1);
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			WordEncoder whole = new WordEncoder(size, 0);
			whole.initialize(manager, DataType.FLOAT32);
			Path folder = this.folder.resolve("three");
			String subwords = new SubwordTrainer(20, 1).train(Map.of("abc", 3L)).toJson();
			try (WordFeatures features = EncoderFolder.features(subwords, this.folder.resolve("features"))) {
				EncoderFolder.write(folder, whole, size, features, subwords);
			}
			EncoderFolder first = EncoderFolder.read(folder).first(2);
			WordEncoder two = encoder(first, manager);
			Map<String, float[]> known = byName(whole);
			Map<String, float[]> taken = byName(two);
			taken.forEach((name, values) -> assertArrayEquals(known.get(name), values, name));
			assertEquals(known.keySet().stream().filter(name -> !name.contains("layer2")).collect(Collectors.toSet()), taken.keySet());
			IOException none = assertThrows(IOException.class, () -> EncoderFolder.read(folder).first(4));
			assertTrue(none.getMessage().contains("has 3 layers"), none.getMessage());
		}
	}

	/** Names without the numbers of blocks. */
	private static Map<String, float[]> byName(WordEncoder encoder) {
		return NetParameters.of(encoder).entrySet().stream().collect(Collectors.toMap(
				entry -> entry.getKey().replaceAll("(^|_)\\d+", "$1"), entry -> NetParameters.values(entry.getKey(), entry.getValue())));
	}

	@Test
	void saysWhatIsMissing() throws Exception {
		EngineException few = assertThrows(EngineException.class,
				() -> new MaskedWordTrainer().train(data(10), settings(Map.of()), new TrainingSession(folder.resolve("few"))));
		assertTrue(few.getMessage().contains("50 words"), few.getMessage());
		IOException none = assertThrows(IOException.class, () -> EncoderFolder.read(folder));
		assertTrue(none.getMessage().contains("masked-words"), none.getMessage());
		Files.writeString(folder.resolve("encoder.json"), "{\"format\": \"lorgnette-encoder/9\"}");
		IOException other = assertThrows(IOException.class, () -> EncoderFolder.read(folder));
		assertTrue(other.getMessage().contains("lorgnette-encoder/9"), other.getMessage());
		assertEquals(Optional.empty(), data(1).parts().getFirst().language());
	}
}
