package org.lorgnette.engine.baseline.shapes;

import java.util.List;

/**
 * What the rules find.
 *
 * @param answers with their scores, the best first; empty if there is none
 * @param subjects the things that the answer is about
 * @param others the things to which they are related
 * @param reason what was found, or why there is no answer; an English phrase
 */
record Finding(List<Scored> answers, List<Thing> subjects, List<Thing> others, String reason) {

	/** An answer in its canonical, English form: {@code yes}, {@code no}, a number, or what {@link Wording} can say. */
	record Scored(Object value, double score) {
	}

	static Finding none(String reason) {
		return new Finding(List.of(), List.of(), List.of(), reason);
	}
}
