package org.lorgnette.knowledge.question;

import org.lorgnette.model.text.FoldedText;

/** Questions and names without what does not matter in them. */
final class PlainText {

	private PlainText() {
	}

	/** Small letters, no accents, no marks at the ends, the English genitive as a word of its own. */
	static String question(String question) {
		return FoldedText.of(question).text().replaceAll("^[\\s\\u00bf\\u00a1\"']+|[\\s?!.\"']+$", "")
				.replaceAll("(?<=\\w)'s(?=\\s)", " 's")
				.replaceAll("\\s+", " ");
	}

	/** As the graph has names, see {@code lg:name}, without an article before it. */
	static String name(String name) {
		return FoldedText.of(name).text().replaceAll("^(?:the|le|la|les|an?) |^l'|^\"+|\"+$", "").strip();
	}
}
