package org.lorgnette.training.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.DjlEngines;
import org.lorgnette.engine.djl.folder.Precision;
import org.lorgnette.engine.djl.generation.LanguageFolder;
import org.lorgnette.engine.djl.generation.LanguageModel;
import org.lorgnette.engine.djl.generation.Sampling;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.language.LanguageEngine;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.engine.language.WritingOptions;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;

/** Language models from text to served network. */
class LanguageTrainerTest {

	private static final int CONTEXT = 16;
	private static final Map<String, String> SMALL = Map.ofEntries(Map.entry("width", "32"), Map.entry("layers", "2"), Map.entry("heads", "2"),
			Map.entry("inner", "64"), Map.entry("subwords", "330"), Map.entry("context", String.valueOf(CONTEXT)), Map.entry("rate", "0.01"),
			Map.entry("batch-words", "128"), Map.entry("epochs", "4"), Map.entry("name", "tiny"), Map.entry("languages", "en,fr"));

	@TempDir
	private Path folder;

	/** What follows an animal is what it says: who learns that is hardly ever surprised there. */
	private static List<Document> texts(int count, int seed) {
		Random random = new Random(seed);
		String[] animals = {"cat", "dog", "cow", "chat", "chien"};
		String[] says = {"meows", "barks", "moos", "miaule", "aboie"};
		List<Document> texts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			StringBuilder text = new StringBuilder();
			for (int sentence = 0; sentence < 6; sentence++) {
				int animal = random.nextInt(animals.length);
				text.append(animal < 3 ? "The " : "Le ").append(animals[animal]).append(' ').append(says[animal]).append(".\n");
			}
			texts.add(Document.builder("d" + i, text.toString()).build());
		}
		return texts;
	}

	private static TrainingData data() {
		List<Document> train = texts(300, 1);
		List<Document> dev = texts(30, 2);
		return new TrainingData(List.of(new TrainingData.Part("train", train::stream, 1, Optional.empty())),
				List.of(new TrainingData.Part("dev", dev::stream, 1, Optional.empty())));
	}

	private static Settings settings(Map<String, String> more) {
		Map<String, String> given = new LinkedHashMap<>(SMALL);
		given.putAll(more);
		return Settings.of(new LanguageTrainer().settings(), given);
	}

	private Path train(Map<String, String> more, TrainingListener listener) throws Exception {
		Path output = folder.resolve("model");
		new LanguageTrainer().train(data(), settings(more), new TrainingSession(output).watchedBy(listener));
		return output;
	}

	/** By the letter: three animals of five, so about 2.3 bits for each sentence of some twelve bytes, and no more. */
	@Test
	void learnsWhatFollows() throws Exception {
		List<TrainingEvent.Evaluation> evaluations = new ArrayList<>();
		Path model = train(Map.of(), event -> {
			if (event instanceof TrainingEvent.Evaluation evaluation) {
				evaluations.add(evaluation);
			}
		});
		double bits = evaluations.getLast().metrics().get("bits per byte");
		assertTrue(bits < 0.32 && bits > 0.1, bits + " bits per byte");
		try (LanguageModel language = LanguageModel.load(model, Precision.INT8, 1)) {
			assertEquals(List.of("en", "fr"), language.folder().languages());
			for (String[] pair : new String[][] {{"The dog", " barks"}, {"Le chat", " miaule"}, {"The cow", " moos"}}) {
				LanguageModel.State state = language.begin();
				float[] after = state.read(language.pieces().ids("\n" + pair[0]), Cancellation.NONE).getLast();
				int next = Sampling.GREEDY.choose(after, 0);
				assertTrue(pair[1].startsWith(language.pieces().text(new int[] {next})), pair[0] + language.pieces().text(new int[] {next}));
				assertTrue(Math.exp(Sampling.logProbabilities(after)[next]) > 0.9);
			}
		}
	}

	/** Piece by piece, several at once, all at once: what comes next is the same, also when the context is outgrown. */
	@Test
	void whatIsRememberedNeedNotBeReadAgain() throws Exception {
		Path model = train(Map.of("epochs", "1"), TrainingListener.NONE);
		try (LanguageModel language = LanguageModel.load(model, Precision.FP32, 1)) {
			int[] ids = language.pieces().ids(texts(1, 5).getFirst().text());
			assertTrue(ids.length > CONTEXT + CONTEXT / 2, ids.length + " pieces outgrow the context");
			List<float[]> atOnce = language.begin().read(ids, Cancellation.NONE);
			assertEquals(ids.length, atOnce.size());
			LanguageModel.State single = language.begin();
			LanguageModel.State mixed = language.begin();
			List<float[]> inThrees = new ArrayList<>();
			for (int i = 0; i < ids.length; i += 3) {
				inThrees.addAll(mixed.read(Arrays.copyOfRange(ids, i, Math.min(ids.length, i + 3)), Cancellation.NONE));
			}
			LanguageModel.State branch = null;
			for (int i = 0; i < ids.length; i++) {
				branch = single.copy();
				float[] alone = single.read(new int[] {ids[i]}, Cancellation.NONE).getFirst();
				assertArrayEquals(atOnce.get(i), alone, 2e-4f, "piece " + i);
				assertArrayEquals(inThrees.get(i), alone, 2e-4f, "piece " + i);
			}
			assertArrayEquals(atOnce.getLast(), branch.read(new int[] {ids[ids.length - 1]}, Cancellation.NONE).getFirst(), 2e-4f,
					"a copy goes its own way");
			assertThrows(CancellationException.class, () -> language.begin().read(ids, () -> true));
		}
	}

	/** The engine that the trainer names reads what the network says, also beyond the context, and goes on from there. */
	@Test
	void theEngineReadsAsTheNetworkDoes() throws Exception {
		Path model = train(Map.of("epochs", "1"), TrainingListener.NONE);
		TrainedEngine named = new LanguageTrainer().engine(model, settings(Map.of())).orElseThrow();
		Map<String, String> given = new LinkedHashMap<>(named.settings());
		given.put("precision", "fp32");
		String text = texts(1, 5).getFirst().text().repeat(3);
		try (LanguageModel language = LanguageModel.load(model, Precision.FP32, 1);
				LanguageEngine engine = new EngineRegistry(List.of(new DjlEngines())).openLanguage(named.id(), given,
						ModelStore.EMPTY)) {
			List<ReadPiece> read = engine.read(text, 3, Cancellation.NONE);
			int[] ids = language.pieces().ids(text);
			assertTrue(ids.length > 2 * CONTEXT, "it outgrows the context");
			assertEquals(ids.length, read.size());
			LanguageModel.State state = language.begin();
			float[] before = state.read(new int[] {language.pieces().end()}, Cancellation.NONE).getFirst();
			for (int i = 0; i < ids.length; i++) {
				assertEquals(Sampling.logProbabilities(before)[ids[i]], read.get(i).logProbability(), 1e-3, "piece " + i);
				before = state.read(new int[] {ids[i]}, Cancellation.NONE).getFirst();
			}
			int compared = 0;
			for (ReadPiece piece : read) {
				String begin = text.substring(0, piece.span().begin());
				if (begin.endsWith(".\n")) {
					assertEquals(piece.alternatives().getFirst().probability(),
							engine.next(begin, 1, Cancellation.NONE).getFirst().probability(), 1e-3, begin);
					compared++;
				}
			}
			assertTrue(compared >= 4, compared + " places");
			assertTrue(engine.write(text, new WritingOptions(3 * CONTEXT, 0, 0, 1, 1), Cancellation.NONE).pieces() > 0);
		}
	}

	/** What comes later changes nothing before it. */
	@Test
	void nothingIsKnownOfWhatComesLater() throws Exception {
		Path model = train(Map.of("epochs", "1"), TrainingListener.NONE);
		try (LanguageModel language = LanguageModel.load(model, Precision.FP32, 1)) {
			int[] one = language.pieces().ids("The cat meows");
			int[] other = one.clone();
			other[other.length - 1] = language.pieces().end();
			List<float[]> first = language.begin().read(one, Cancellation.NONE);
			List<float[]> second = language.begin().read(other, Cancellation.NONE);
			for (int i = 0; i + 1 < one.length; i++) {
				assertArrayEquals(first.get(i), second.get(i), 1e-5f);
			}
		}
	}

	@Test
	void aStoppedTrainingGoesOnToTheSameModel() throws Exception {
		Path whole = train(Map.of("epochs", "1", "evaluate", "0.25"), TrainingListener.NONE);
		Path parted = folder.resolve("parted");
		Map<String, String> few = Map.of("epochs", "1", "evaluate", "0.25");
		int[] evaluations = {0};
		TrainingSession stopped = new TrainingSession(parted).watchedBy(event -> {
			evaluations[0] += event instanceof TrainingEvent.Evaluation ? 1 : 0;
		}).cancelledBy(() -> evaluations[0] == 2);
		assertThrows(CancellationException.class, () -> new LanguageTrainer().train(data(), settings(few), stopped));
		TrainingSession on = new TrainingSession(parted, stopped.checkpoints(), true, stopped.seed(), ComputeDevice.CPU, stopped.threads(),
				TrainingListener.NONE, Cancellation.NONE);
		new LanguageTrainer().train(data(), settings(few), on);
		assertArrayEquals(Files.readAllBytes(whole.resolve(LanguageFolder.FP32)), Files.readAllBytes(parted.resolve(LanguageFolder.FP32)));
	}

	@Test
	void whatDoesNotFitIsSaid() throws Exception {
		assertTrue(assertThrows(EngineException.class, () -> train(Map.of("heads", "3"), TrainingListener.NONE)).getMessage().contains("'heads' is 3"));
		assertTrue(assertThrows(EngineException.class, () -> train(Map.of("batch-words", "10000000"), TrainingListener.NONE)).getMessage()
				.contains("batch-words"));
		assertThrows(EngineUnavailableException.class, () -> LanguageModel.load(folder.resolve("nowhere"), Precision.INT8, 1));
		Path model = train(Map.of("epochs", "1"), TrainingListener.NONE);
		Files.writeString(model.resolve(LanguageFolder.SUBWORDS), "{}");
		EngineUnavailableException damaged = assertThrows(EngineUnavailableException.class, () -> LanguageModel.load(model, Precision.INT8, 1));
		assertTrue(damaged.getMessage().contains(LanguageFolder.SUBWORDS), damaged.getMessage());
	}
}
