package org.lorgnette.engine.baseline.qa;

import java.util.List;

/** What a span looks like. */
enum SpanShape {
	YEAR, DATE, NUMBER, AMOUNT, NAME, MIXED_NAME, PLAIN, PHRASE;

	static SpanShape of(List<Word> words, int first, int end) {
		int names = 0;
		int numbers = 0;
		int content = 0;
		int function = 0;
		boolean date = false;
		for (int i = first; i < end; i++) {
			Word word = words.get(i);
			date |= word.kind() == WordClass.DATE;
			names += word.kind() == WordClass.NAME ? 1 : 0;
			numbers += word.kind() == WordClass.NUMBER ? 1 : 0;
			content += word.isContent() ? 1 : 0;
			function += word.kind().isFunction() && word.kind() != WordClass.DETERMINER ? 1 : 0;
		}
		if (numbers == 1 && content == 1 && isYear(words, first, end)) {
			return YEAR;
		}
		if (date) {
			return DATE;
		}
		if (numbers > 0 && names == 0) {
			return numbers == content && function == 0 ? NUMBER : AMOUNT;
		}
		if (names > 0) {
			return names == content ? NAME : MIXED_NAME;
		}
		return function == 0 ? PLAIN : PHRASE;
	}

	private static boolean isYear(List<Word> words, int first, int end) {
		for (int i = first; i < end; i++) {
			String form = words.get(i).form();
			if (form.matches("1[0-9]{3}|20[0-9]{2}")) {
				return true;
			}
		}
		return false;
	}
}
