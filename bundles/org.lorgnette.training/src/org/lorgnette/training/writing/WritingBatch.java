package org.lorgnette.training.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.writing.Alphabet;
import org.lorgnette.engine.djl.writing.SourceText;
import org.lorgnette.engine.djl.writing.StepInputs;
import org.lorgnette.engine.djl.writing.WritingModel;
import org.lorgnette.training.tagging.WordHiding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** The inputs of a {@link WritingNet} for some sources and what is written about them. */
final class WritingBatch {

	private static final float UNSEEN = -1e4f;

	private final List<SourceText> sources;
	private final int words;
	private final NDManager manager;

	WritingBatch(List<SourceText> sources, NDManager manager) {
		this.sources = sources;
		this.words = sources.stream().mapToInt(SourceText::length).max().orElseThrow();
		this.manager = manager;
	}

	/** Words of the longest source. */
	int words() {
		return words;
	}

	/** Inputs of a source, by their names. */
	List<NDArray> source(List<String> names, WordFeatures features, WordHiding hiding, Random random) {
		List<NDArray> inputs = new ArrayList<>();
		for (String name : names) {
			inputs.add(switch (name) {
				case WritingModel.WORDS -> ids(sources.stream().map(SourceText::words).toList(), features, hiding, random);
				case WritingModel.QUESTION -> ids(sources.stream().map(SourceText::question).toList(), features, hiding, random);
				case WritingModel.MARKS -> numbers(sources.stream().map(SourceText::marks).toList(), SourceText.MARKS);
				case WritingModel.MATCH -> numbers(sources.stream().map(SourceText::match).toList(), QuestionMatch.WIDTH);
				default -> throw new IllegalArgumentException("no such input: " + name);
			});
		}
		return inputs;
	}

	private NDArray ids(List<List<String>> texts, WordFeatures features, WordHiding hiding, Random random) {
		int longest = texts.stream().mapToInt(List::size).max().orElseThrow();
		int width = features.width();
		long[] ids = new long[texts.size() * longest * width];
		for (int row = 0; row < texts.size(); row++) {
			for (int i = 0; i < texts.get(row).size(); i++) {
				hiding.fill(features, texts.get(row).get(i), random, ids, (row * longest + i) * width);
			}
		}
		return manager.create(ids, new Shape(texts.size(), longest, width));
	}

	private NDArray numbers(List<float[]> each, int width) {
		float[] all = new float[each.size() * words * width];
		for (int row = 0; row < each.size(); row++) {
			System.arraycopy(each.get(row), 0, all, row * words * width, each.get(row).length);
		}
		return manager.create(all, new Shape(each.size(), words, width));
	}

	NDArray places() {
		return manager.create(StepInputs.places(words), new Shape(1, words, StepInputs.PLACES));
	}

	/** 1 for words and 0 for padding, [rows, words]. */
	NDArray sourceMask() {
		float[] mask = new float[sources.size() * words];
		for (int row = 0; row < sources.size(); row++) {
			Arrays.fill(mask, row * words, row * words + sources.get(row).length(), 1);
		}
		return manager.create(mask, new Shape(sources.size(), words));
	}

	/**
	 * What the decoder is given, token by token, if it wrote this: the end of what was before, and then each token but the last.
	 *
	 * @param written with the end
	 * @param asked [rows, actions]
	 * @param spell the part of copied words that go in as words of the vocabulary
	 */
	WriterNet.Step<NDArray> steps(List<int[]> written, float[] asked, Alphabet alphabet, double spell, Random random) {
		int rows = written.size();
		int length = written.stream().mapToInt(tokens -> tokens.length).max().orElseThrow();
		long[] tokens = new long[rows * length];
		float[] picked = new float[rows * length * words];
		float[] relation = new float[picked.length * StepInputs.RELATIONS];
		for (int row = 0; row < rows; row++) {
			int last = -1;
			for (int i = 0; i < written.get(row).length; i++) {
				int at = row * length + i;
				int token = i == 0 ? Alphabet.END_TOKEN : written.get(row)[i - 1];
				tokens[at] = token;
				if (alphabet.isCopy(token)) {
					int place = alphabet.place(token);
					int word = alphabet.word(sources.get(row).words().get(place));
					boolean spelled = word >= 0 && spell > 0 && random.nextDouble() < spell;
					tokens[at] = spelled ? word : alphabet.fixed();
					if (!spelled) {
						picked[at * words + place] = 1;
						last = place;
					}
				}
				StepInputs.relate(last, words, relation, at * words * StepInputs.RELATIONS);
			}
		}
		return new WriterNet.Step<>(manager.create(tokens, new Shape(rows, length)), manager.create(picked, new Shape(rows, length, words)),
				manager.create(asked, new Shape(rows, alphabet.actions().size())),
				manager.create(relation, new Shape(rows, length, words, StepInputs.RELATIONS)), later(length), sourceMask());
	}

	/** What comes later is not seen. */
	private NDArray later(int length) {
		float[] mask = new float[length * length];
		for (int i = 0; i < length; i++) {
			Arrays.fill(mask, i * length + i + 1, (i + 1) * length, UNSEEN);
		}
		return manager.create(mask, new Shape(1, 1, length, length));
	}
}
