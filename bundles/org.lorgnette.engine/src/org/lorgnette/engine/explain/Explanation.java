package org.lorgnette.engine.explain;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Which words made a decision.
 *
 * @param document id of the document
 * @param engine id of the engine
 * @param shown for attention which layer and head, for gradients which value; else empty
 * @param settings what the result depends on besides engine and document, by name
 * @param words in text order, those of the text before those of the question
 * @param base the score of the decision in the unchanged text, 1 for an engine that gives none; empty if the engine does not make
 *            it
 * @param scored whether the engine gave the decision a score: without one, a word either undoes a decision or does nothing
 * @param totalWords how many words the text and the question have; more than {@code words} where a context was set
 * @param completeness for gradients whether they account for all of the value
 * @param faithfulness if it was asked for
 */
public record Explanation(String document, Decision decision, String engine, Method method, String shown, Map<String,
		String> settings,
		List<WordAttribution> words, OptionalDouble base, boolean scored, int totalWords, Optional<Completeness> completeness,
		Optional<Faithfulness> faithfulness) {

	public Explanation {
		settings = Collections.unmodifiableMap(new TreeMap<>(settings));
		words = List.copyOf(words);
	}

	/** The words from the largest part on, whether for or against the decision; equal ones in text order. */
	public List<WordAttribution> ranked() {
		return words.stream().sorted(Comparator.comparingDouble((WordAttribution word) -> Math.abs(word.value())).reversed()).toList();
	}

	/** The largest part of a word, for or against; 0 without words. Scales bars and colours. */
	public double largest() {
		return words.stream().mapToDouble(word -> Math.abs(word.value())).max().orElse(0);
	}
}
