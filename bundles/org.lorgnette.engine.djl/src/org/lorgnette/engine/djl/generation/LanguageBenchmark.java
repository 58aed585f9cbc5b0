package org.lorgnette.engine.djl.generation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.folder.Precision;
import org.lorgnette.engine.language.Outlook;
import org.lorgnette.engine.language.WritingOptions;

/**
 * Measures how fast a shipped language model writes a text on one thread: once with what it remembers of the pieces before, once
 * reading all of them again for each piece. Both are made to write the same text.
 */
public final class LanguageBenchmark implements Benchmark {

	private static final int PIECES = 256;
	/**
	 * In 8 bits numbers are rounded by the range of all that go through the network together, so the two ways differ a little.
	 */
	private static final double TOLERANCE = 0.25;

	@Override
	public String id() {
		return "language-model";
	}

	@Override
	public String description() {
		return "The language model writing " + PIECES
				+ " pieces: all pieces read again for each against a cache of keys and values.";
	}

	@Override
	public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		seconds.put("no cache", new ArrayList<>());
		seconds.put("cache", new ArrayList<>());
		int count;
		try (LanguageModel model = LanguageModel.load(folder(models), Precision.INT8, 1)) {
			count = Math.min(PIECES, model.folder().shape().context());
			int[] text = text(model, count, cancellation);
			for (int round = -1; round < rounds; round++) {
				long begin = System.nanoTime();
				double again = again(model, text, cancellation);
				long middle = System.nanoTime();
				double remembering = remembering(model, text, cancellation);
				long end = System.nanoTime();
				if (Math.abs(again - remembering) > TOLERANCE * count) {
					throw new EngineException("with a cache a text has the log-probability " + remembering + ", without one "
							+ again);
				}
				if (round >= 0) {
					seconds.get("no cache").add((middle - begin) / 1e9);
					seconds.get("cache").add((end - middle) / 1e9);
				}
			}
		}
		return seconds.entrySet().stream().map(each -> new Measurement(each.getKey(), count, "pieces", each.getValue())).toList();
	}

	private static Path folder(ModelStore models) throws EngineException {
		Optional<Path> there = Stream.of(NeuralLanguageEngine.ENGLISH_MODEL, NeuralLanguageEngine.FRENCH_MODEL)
				.flatMap(id -> models.find(id).stream()).findFirst();
		return there.isPresent() ? there.get()
				: NeuralSettings.shippedPath(NeuralLanguageEngine.ENGLISH, NeuralLanguageEngine.ENGLISH_MODEL, models);
	}

	/** What the model writes by itself; where it would end, it goes on with the next likeliest. */
	private static int[] text(LanguageModel model, int count, Cancellation cancellation) throws EngineException {
		int[] text = new int[count];
		LanguageModel.State state = model.begin();
		int last = model.pieces().end();
		for (int i = 0; i < count; i++) {
			float[] after = state.read(new int[] {last}, cancellation).getFirst();
			after[model.pieces().end()] = Float.NEGATIVE_INFINITY;
			last = Outlook.ofLogits(after).draw(new WritingOptions(1, 0, 0, 1, 0), 0);
			text[i] = last;
		}
		return text;
	}

	/** The log-probability of the text. */
	private static double remembering(LanguageModel model, int[] text, Cancellation cancellation) throws EngineException {
		LanguageModel.State state = model.begin();
		double sum = 0;
		int last = model.pieces().end();
		for (int id : text) {
			sum += Outlook.ofLogits(state.read(new int[] {last}, cancellation).getFirst()).logProbability(id);
			last = id;
		}
		return sum;
	}

	private static double again(LanguageModel model, int[] text, Cancellation cancellation) throws EngineException {
		double sum = 0;
		int[] ids = new int[text.length];
		ids[0] = model.pieces().end();
		System.arraycopy(text, 0, ids, 1, text.length - 1);
		for (int i = 0; i < text.length; i++) {
			List<float[]> after = model.begin().read(Arrays.copyOf(ids, i + 1), cancellation);
			sum += Outlook.ofLogits(after.getLast()).logProbability(text[i]);
		}
		return sum;
	}
}
