package org.lorgnette.training.reading;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.engine.djl.qa.PassageWindow;

/**
 * A question with a window of a passage.
 *
 * @param gold spans in the window, counted from its begin; empty if the answer is not there
 * @param weight of its loss
 */
public record Example(String[] question, Passage passage, PassageWindow window, List<WordSpan> gold, float weight) {

	/** Words of question and window. */
	public int length() {
		return question.length + window.length();
	}

	/**
	 * The windows of a question. An answer belongs to a window that holds all of it.
	 *
	 * @param emptyWeight of windows without the answer to a question that has one
	 */
	public static List<Example> of(AskedQuestion asked, Window size, float emptyWeight) {
		List<Example> examples = new ArrayList<>();
		for (PassageWindow window : PassageWindow.over(asked.passage().words().length, size)) {
			List<WordSpan> inside = asked.gold().stream().filter(span -> span.begin() >= window.begin() && span.end() <= window.end())
					.map(span -> new WordSpan(span.begin() - window.begin(), span.end() - window.begin())).toList();
			boolean cut = inside.isEmpty()
					&& asked.gold().stream().anyMatch(span -> span.begin() < window.end() && span.end() > window.begin());
			// A window that cuts all answers in two says neither where they are nor that there are none.
			if (!cut) {
				examples.add(new Example(asked.words(), asked.passage(), window, inside,
						inside.isEmpty() && asked.isAnswerable() ? emptyWeight : 1));
			}
		}
		return examples;
	}
}
