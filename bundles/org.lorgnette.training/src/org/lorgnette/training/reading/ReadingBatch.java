package org.lorgnette.training.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.tagging.WordHiding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Makes the inputs of {@link ReaderNet} from examples. The features of matches are computed each time: that costs little. */
final class ReadingBatch {

	private final WordFeatures features;
	private final Map<String, MatchWord> known;

	/** @param known all words of the examples */
	ReadingBatch(WordFeatures features, Map<String, MatchWord> known) {
		this.features = features;
		this.known = known;
	}

	/** The scores of a batch of examples, padded to the longest. */
	ReaderNet.Scores<NDArray> read(ReaderNet net, DjlOps ops, NDManager manager, List<Example> examples, WordHiding hiding,
			Random random) {
		int rows = examples.size();
		int questionLength = examples.stream().mapToInt(example -> example.question().length).max().orElseThrow();
		int passageLength = examples.stream().mapToInt(example -> example.window().length()).max().orElseThrow();
		int width = features.width();
		long[] question = new long[rows * questionLength * width];
		long[] passage = new long[rows * passageLength * width];
		float[] match = new float[rows * passageLength * QuestionMatch.WIDTH];
		for (int row = 0; row < rows; row++) {
			Example example = examples.get(row);
			for (int i = 0; i < example.question().length; i++) {
				hiding.fill(features, example.question()[i], random, question, (row * questionLength + i) * width);
			}
			int from = example.window().begin();
			for (int i = 0; i < example.window().length(); i++) {
				hiding.fill(features, example.passage().words()[from + i], random, passage, (row * passageLength + i) * width);
			}
			match(example.question(), known).fill(example.passage().match(), from, example.window().end(), match,
					row * passageLength * QuestionMatch.WIDTH);
		}
		return net.read(ops, manager.create(question, new Shape(rows, questionLength, width)),
				manager.create(passage, new Shape(rows, passageLength, width)),
				manager.create(match, new Shape(rows, passageLength, QuestionMatch.WIDTH)));
	}

	static QuestionMatch match(String[] question, Map<String, MatchWord> known) {
		return new QuestionMatch(Stream.of(question).map(known::get).toList());
	}

	/** 1 for words and 0 for padding, [examples, longest window]. */
	static NDArray mask(NDManager manager, List<Example> examples) {
		int length = examples.stream().mapToInt(example -> example.window().length()).max().orElseThrow();
		float[] mask = new float[examples.size() * length];
		for (int row = 0; row < examples.size(); row++) {
			Arrays.fill(mask, row * length, row * length + examples.get(row).window().length(), 1);
		}
		return manager.create(mask, new Shape(examples.size(), length));
	}
}
