package org.lorgnette.engine.llm.prompt;

import java.util.List;
import java.util.Locale;

/**
 * Marks between which a document stands. They are chosen so that the document does not contain them and cannot end them itself; the
 * same texts always get the same marks.
 */
public record Fence(String name) {

	/** @param texts that will stand between the marks */
	public static Fence around(List<String> texts) {
		List<String> folded = texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
		String name = "document";
		for (int number = 2;; number++) {
			String tried = name;
			if (folded.stream().noneMatch(text -> text.contains("<" + tried) || text.contains("</" + tried)
					|| text.contains(tried + ">"))) {
				return new Fence(tried);
			}
			name = "document-" + number;
		}
	}

	public String enclose(String text) {
		return "<" + name + ">\n" + text + "\n</" + name + ">";
	}
}
