package org.lorgnette.metrics.text;

import java.util.List;
import java.util.regex.Pattern;

/** The tokeniser of mteval-v13a.pl as sacreBLEU has it; digits and punctuation are those of ASCII. */
final class Tokenizer13a {

	private static final Pattern PUNCTUATION = Pattern.compile("([\\x7b-\\x7e\\x5b-\\x60\\x20-\\x26\\x28-\\x2b\\x3a-\\x40/])");
	private static final Pattern STOP_AFTER_NON_DIGIT = Pattern.compile("([^0-9])([.,])");
	private static final Pattern STOP_BEFORE_NON_DIGIT = Pattern.compile("([.,])([^0-9])");
	private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

	private Tokenizer13a() {
	}

	static List<String> tokenize(String segment) {
		String line = PythonText.stripTrailing(segment).replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
		// One entity after the other: "&amp;lt;" becomes "<", as in the original.
		line = line.replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
		line = PUNCTUATION.matcher(" " + line + " ").replaceAll(" $1 ");
		line = STOP_AFTER_NON_DIGIT.matcher(line).replaceAll("$1 $2 ");
		line = STOP_BEFORE_NON_DIGIT.matcher(line).replaceAll(" $1 $2");
		line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
		return PythonText.split(line);
	}
}
