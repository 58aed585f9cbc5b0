package org.lorgnette.engine.djl.qa;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.runtime.TensorType;

/** A network that scores where answers begin and end in passages. Safe for several threads. */
final class ReaderModel implements AutoCloseable {

	private static final String QUESTION = "question";
	private static final String PASSAGE = "passage";
	private static final String MATCH = "match";
	private static final String STARTS = "startLogits";
	private static final String ENDS = "endLogits";
	private static final String NONE = "noneLogit";
	/** Attention of the passage's words over each other once they know the question. */
	private static final String ATTENTION = "attention.reading.";

	private final LoadedModel model;
	private final Optional<String> attention;

	/**
	 * What the network says of a batch, whose rows are padded to the same number of words.
	 *
	 * @param starts [rows, words], and so are the ends
	 * @param none [rows]
	 * @param attention of the last layer, [rows, heads, words, words], if the network shows it
	 */
	record Scores(int words, FloatTensor starts, FloatTensor ends, FloatTensor none, Optional<FloatTensor> attention) {
	}

	private ReaderModel(LoadedModel model) {
		this.model = model;
		attention = model.network().outputs().keySet().stream().filter(name -> layer(name) >= 0)
				.max(Comparator.comparingInt(ReaderModel::layer));
	}

	/**
	 * Takes over the model, which it closes if it does not fit.
	 *
	 * @throws EngineUnavailableException
	 *             if its network has other inputs and outputs than a reader's, or weights that are not finite
	 */
	static ReaderModel of(LoadedModel model) throws EngineUnavailableException {
		return model.fit(model.network().file(), () -> {
			model.network().requireInput(QUESTION, model.wordIds());
			model.network().requireInput(PASSAGE, model.wordIds());
			model.network().requireInput(MATCH, TensorType.floats(TensorType.ANY, TensorType.ANY, QuestionMatch.WIDTH));
			model.network().requireOutput(STARTS, TensorType.floats(TensorType.ANY, TensorType.ANY));
			model.network().requireOutput(ENDS, TensorType.floats(TensorType.ANY, TensorType.ANY));
			model.network().requireOutput(NONE, TensorType.floats(TensorType.ANY));
			ReaderModel reader = new ReaderModel(model);
			reader.tryOut();
			return reader;
		});
	}

	/** Finds damaged weights now rather than at the first document. */
	private void tryOut() throws EngineException {
		try (Batch batch = new Batch(1, 1, 1)) {
			batch.add(List.of("a"), List.of("a"), new float[QuestionMatch.WIDTH]);
			Scores scores = batch.run(Cancellation.NONE);
			requireFinite(scores, 0, 1);
		}
	}

	private static int layer(String output) {
		String number = output.startsWith(ATTENTION) ? output.substring(ATTENTION.length()) : "";
		return !number.isEmpty() && number.length() < 4 && number.chars().allMatch(c -> c >= '0'
				&& c <= '9') ? Integer.parseInt(number) : -1;
	}

	LoadedModel model() {
		return model;
	}

	/** @throws EngineException if a score of a row's words is not finite */
	static void requireFinite(Scores scores, int row, int words) throws EngineException {
		scores.starts().requireFinite(STARTS, row * scores.words(), row * scores.words() + words);
		scores.ends().requireFinite(ENDS, row * scores.words(), row * scores.words() + words);
		scores.none().requireFinite(NONE, row, row + 1);
	}

	/** The inputs of one batch. For one thread. */
	final class Batch implements AutoCloseable {

		private final OnnxCall call = model.network().call();
		private final int rows;
		private final int questionWords;
		private final int words;
		private final LongBuffer question;
		private final LongBuffer passage;
		private final FloatBuffer match;
		private final long[] filling = new long[model.words().width()];

		/**
		 * @param questionWords of the longest question
		 * @param words of the longest passage
		 */
		Batch(int rows, int questionWords, int words) {
			this.rows = rows;
			this.questionWords = questionWords;
			this.words = words;
			question = call.longs(QUESTION, rows, questionWords, filling.length);
			passage = call.longs(PASSAGE, rows, words, filling.length);
			match = call.floats(MATCH, rows, words, QuestionMatch.WIDTH);
		}

		/** Adds the next row. */
		void add(List<String> asked, List<String> read, float[] matches) {
			put(question, asked, questionWords);
			put(passage, read, words);
			match.put(matches, 0, read.size() * QuestionMatch.WIDTH);
			for (int i = read.size() * QuestionMatch.WIDTH; i < words * QuestionMatch.WIDTH; i++) {
				match.put(0);
			}
		}

		private void put(LongBuffer ids, List<String> forms, int length) {
			forms.forEach(form -> ids.put(model.words().ids(form)));
			for (int i = forms.size(); i < length; i++) {
				ids.put(filling);
			}
		}

		Scores run(Cancellation cancellation) throws EngineException {
			List<String> wanted = new ArrayList<>(List.of(STARTS, ENDS, NONE));
			attention.ifPresent(wanted::add);
			Map<String, FloatTensor> outputs = call.run(wanted, cancellation);
			outputs.get(STARTS).require(STARTS, rows, words);
			outputs.get(ENDS).require(ENDS, rows, words);
			outputs.get(NONE).require(NONE, rows);
			return new Scores(words, outputs.get(STARTS), outputs.get(ENDS), outputs.get(NONE),
					attention.map(outputs::get).filter(found -> found.shape().length == 4 && found.length(0) == rows
							&& found.length(2) == words && found.length(3) == words));
		}

		/** Other outputs of the network, without the scores. */
		Map<String, FloatTensor> show(List<String> outputs, Cancellation cancellation) throws EngineException {
			return call.run(outputs, cancellation);
		}

		@Override
		public void close() {
			call.close();
		}
	}

	@Override
	public void close() {
		model.close();
	}
}
