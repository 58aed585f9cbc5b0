package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.model.edit.TextEdit;

/** Letters that stand together, with their combining marks. */
record Word(int begin, int end, String text) {

	/** Words that may stand in a capital before a noun in a capital that is no name. */
	private static final Set<String> BEFORE_NOUNS = Set.of("the", "a", "an", "his", "her", "my", "our", "their", "your", "dear", "le", "la", "les", "l",
			"un", "une", "ce", "cet", "cette", "son", "sa", "mon", "ma", "du", "au", "cher", "chère");

	/** Of a form of address that ends in a full stop, such as Prof. */
	private static final int LONGEST_TITLE = 4;

	private static final Pattern LETTERS = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");

	static List<Word> of(String text) {
		List<Word> words = new ArrayList<>();
		Matcher matcher = LETTERS.matcher(text);
		while (matcher.find()) {
			words.add(new Word(matcher.start(), matcher.end(), matcher.group()));
		}
		return words;
	}

	String lower() {
		return text.toLowerCase(Locale.ROOT);
	}

	boolean isCapitalised() {
		return Character.isUpperCase(text.codePointAt(0));
	}

	/** Whether a word is the end of a name, as far as capitals say: King of Stephen King, Boucher of Hélène Boucher. */
	static boolean endsName(String text, List<Word> words, int at) {
		if (at == 0 || !words.get(at).isCapitalised() || !words.get(at - 1).isCapitalised()) {
			return false;
		}
		Word before = words.get(at - 1);
		String gap = text.substring(before.end(), words.get(at).begin());
		boolean title = gap.equals(". ") && before.text().length() <= LONGEST_TITLE;
		return (title || gap.equals(" ")) && !BEFORE_NOUNS.contains(before.lower());
	}

	/** Another word in its place, in capitals where this one is. */
	TextEdit replacedBy(String other) {
		return new TextEdit(begin, end - begin, like(text, other));
	}

	/** The other word with the capitals of the first: all, the first, or none changed. */
	static String like(String model, String other) {
		boolean capital = Character.isUpperCase(model.codePointAt(0));
		boolean all = capital && model.codePointCount(0, model.length()) > 1 && model.equals(model.toUpperCase(Locale.ROOT));
		int first = other.isEmpty() ? 0 : other.offsetByCodePoints(0, 1);
		return all ? other.toUpperCase(Locale.ROOT)
				: capital ? other.substring(0, first).toUpperCase(Locale.ROOT) + other.substring(first) : other;
	}
}
