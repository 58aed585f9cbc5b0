package org.lorgnette.engine.djl.hf;

/** A text with places for a question and one of its options. */
record Prompt(String template) {

	static final String QUESTION = "{question}";
	static final String OPTION = "{option}";

	/** @throws IllegalArgumentException if there is no place for the option */
	static Prompt of(String setting, String template) {
		if (!template.contains(OPTION)) {
			throw new IllegalArgumentException("setting '" + setting + "': '" + template + "' has no place for the option; expected "
					+ OPTION + " in it");
		}
		return new Prompt(template);
	}

	boolean hasQuestion() {
		return template.contains(QUESTION);
	}

	/** Neither the question nor the option is searched for places. */
	String with(String question, String option) {
		StringBuilder text = new StringBuilder();
		int at = 0;
		while (at < template.length()) {
			if (template.startsWith(QUESTION, at)) {
				text.append(question);
				at += QUESTION.length();
			} else if (template.startsWith(OPTION, at)) {
				text.append(option);
				at += OPTION.length();
			} else {
				text.append(template.charAt(at++));
			}
		}
		return text.toString().strip();
	}
}
