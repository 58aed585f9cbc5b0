package org.lorgnette.report;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of reports in English or French; any other language gets English. */
public final class Texts {

	private static final String BUNDLE = "org.lorgnette.report.messages";

	private final Locale locale;
	private final ResourceBundle bundle;
	private final Numbers numbers;

	public Texts(Locale locale) {
		this.locale = isFrench(locale) ? Locale.FRENCH : Locale.ENGLISH;
		// The root bundle is English: asking for English would find the French one on a French machine.
		this.bundle = ResourceBundle.getBundle(BUNDLE, isFrench(locale) ? Locale.FRENCH : Locale.ROOT, Texts.class.getClassLoader());
		this.numbers = new Numbers(locale);
	}

	static boolean isFrench(Locale locale) {
		return locale.getLanguage().equals("fr");
	}

	/** English or French. */
	public Locale locale() {
		return locale;
	}

	public Numbers numbers() {
		return numbers;
	}

	/**
	 * The text of a key with {@code {0}}, {@code {1}} and so on replaced.
	 *
	 * @throws java.util.MissingResourceException if there is no such key
	 */
	public String get(String key, Object... arguments) {
		String pattern = bundle.getString(key);
		StringBuilder out = new StringBuilder();
		int from = 0;
		for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
			int close = pattern.indexOf('}', open);
			out.append(pattern, from, open).append(arguments[Integer.parseInt(pattern.substring(open + 1, close))]);
			from = close + 1;
		}
		return out.append(pattern, from, pattern.length()).toString();
	}

	/** The text for a number of things: {@code key.one} or {@code key.other}, with the number in place of {@code {0}}. */
	public String count(String key, long count) {
		boolean one = numbers.isFrench() ? Math.abs(count) < 2 : count == 1;
		return get(key + (one ? ".one" : ".other"), numbers.count(count));
	}

	/** The text, or {@code otherwise} if the key is unknown: for names that data bring along, such as those of measures. */
	public String find(String key, String otherwise) {
		return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
	}

	/** Joined as in {@code a, b and c}. */
	public String list(List<String> items) {
		if (items.size() < 2) {
			return String.join("", items);
		}
		return String.join(", ", items.subList(0, items.size() - 1)) + " " + get("list.and") + " " + items.getLast();
	}

	/** How a measure such as {@code strict} is called. */
	public String measure(String measure) {
		return find("measure." + measure, measure);
	}
}
