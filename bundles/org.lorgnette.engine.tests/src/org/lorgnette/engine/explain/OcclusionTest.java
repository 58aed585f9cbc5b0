package org.lorgnette.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.model.Span;

class OcclusionTest {

	private static List<Word> words(int inText, int inQuestion) {
		List<Word> words = new ArrayList<>();
		for (int i = 0; i < inText + inQuestion; i++) {
			Word.In in = i < inText ? Word.In.TEXT : Word.In.QUESTION;
			words.add(new Word(in, new Span(i, i + 1), "w" + i));
		}
		return words;
	}

	/** A score in which words back each other up: 1 - the product of what each leaves open. */
	private static double noisyOr(double[] strengths, BitSet hidden) {
		return 1 - IntStream.range(0, strengths.length).filter(word -> !hidden.get(word)).mapToDouble(word -> 1 - strengths[word])
				.reduce(1, (one, other) -> one * other);
	}

	/** The slow obvious reference: for each word all windows that hold it, each asked for on its own. */
	private static double reference(double[] strengths, int from, int to, int word, int window) {
		double base = noisyOr(strengths, new BitSet());
		double sum = 0;
		int count = 0;
		for (int first = from; first < to; first++) {
			int last = Math.min(to, first + window);
			boolean whole = last - first == window || (to - from < window && first == from);
			if (whole && first <= word && word < last) {
				BitSet hidden = new BitSet();
				hidden.set(first, last);
				sum += (base - noisyOr(strengths, hidden)) / (last - first);
				count++;
			}
		}
		return sum / count;
	}

	@Test
	void windowsShareWhatIsLost() throws EngineException {
		Random random = new Random(4);
		for (int inText : new int[] {1, 2, 5, 9}) {
			double[] strengths = random.doubles(inText + 3, 0, 0.5).toArray();
			MaskedScores scores = (hidden, listener, cancellation) -> hidden.stream().mapToDouble(set -> noisyOr(strengths,
					set)).toArray();
			for (int window : new int[] {1, 2, 3, 20}) {
				double[] found = Occlusion.attribute(scores, words(inText, 3), window, ExplainListener.NONE, Cancellation.NONE);
				double[] expected = IntStream.range(0, inText + 3).mapToDouble(word -> word < inText
						? reference(strengths, 0, inText, word, window)
						: reference(strengths, inText, inText + 3, word, window)).toArray();
				assertArrayEquals(expected, found, 1e-12, inText + " words, window " + window);
			}
		}
	}

	@Test
	void noWordsNoAttributions() throws EngineException {
		MaskedScores scores = (hidden, listener, cancellation) -> new double[hidden.size()];
		assertEquals(0, Occlusion.attribute(scores, List.of(), 3, ExplainListener.NONE, Cancellation.NONE).length);
		assertThrows(IllegalArgumentException.class,
				() -> Occlusion.attribute(scores, List.of(), 0, ExplainListener.NONE, Cancellation.NONE));
	}
}
