package org.lorgnette.training.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.lorgnette.engine.djl.writing.Alphabet;

/**
 * Which types of entities a network is asked for (as the schema of Lu et al. 2022). A corpus is asked only for those that it marks, so that
 * it does not teach that there are no others; where corpora differ, now and then for a part of them, so that a type means the same in any
 * company.
 */
final class AskedTypes {

	private static final double PART = 0.3;

	private final Alphabet alphabet;
	private final List<boolean[]> known = new ArrayList<>();
	private final boolean differ;

	/** @param types that each corpus marks */
	AskedTypes(Alphabet alphabet, List<Set<String>> types) {
		this.alphabet = alphabet;
		for (Set<String> each : types) {
			boolean[] actions = new boolean[alphabet.actions().size()];
			for (int i = 0; i < actions.length; i++) {
				actions[i] = i == Alphabet.END_TOKEN || each.contains(alphabet.actions().get(i));
			}
			known.add(actions);
		}
		differ = known.stream().anyMatch(each -> !Arrays.equals(each, known.getFirst()));
	}

	/** Always all actions, for so many corpora. */
	static AskedTypes all(Alphabet alphabet, int corpora) {
		return new AskedTypes(alphabet, Collections.nCopies(corpora, Set.copyOf(alphabet.actions())));
	}

	/** By action, those that are asked for this time. */
	boolean[] draw(int corpus, Random random) {
		boolean[] types = known.get(corpus).clone();
		if (differ && random.nextDouble() < PART) {
			for (int i = 1; i < types.length; i++) {
				types[i] &= random.nextBoolean();
			}
		}
		return types;
	}

	/** Mentions of types that are asked for, and the end. A mention is the words up to its type. */
	int[] withEnd(int[] tokens, boolean[] types) {
		int[] kept = new int[tokens.length + 1];
		int count = 0;
		int from = 0;
		for (int i = 0; i < tokens.length; i++) {
			boolean wanted = !alphabet.isAction(tokens[i]) || types[tokens[i]];
			if (alphabet.isAction(tokens[i]) && wanted || i == tokens.length - 1 && wanted) {
				System.arraycopy(tokens, from, kept, count, i + 1 - from);
				count += i + 1 - from;
			}
			from = alphabet.isAction(tokens[i]) ? i + 1 : from;
		}
		kept[count] = Alphabet.END_TOKEN;
		return Arrays.copyOf(kept, count + 1);
	}
}
