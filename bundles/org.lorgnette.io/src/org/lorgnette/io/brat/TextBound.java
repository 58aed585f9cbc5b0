package org.lorgnette.io.brat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.model.text.CodePoints;

/** Reads text-bound annotations: {@code T1<tab>Type 0 4;7 9<tab>text}. */
final class TextBound {

	/** Why a line is no text-bound annotation of the text. */
	static final class Misfit extends Exception {

		private static final long serialVersionUID = 1L;

		Misfit(String message) {
			super(message, null, false, false);
		}
	}

	private static final Pattern BODY = Pattern.compile("(\\S+)\\s+([0-9][0-9 ;]*)");
	private static final Pattern FRAGMENT = Pattern.compile("[0-9]+ [0-9]+");
	private static final String SHAPE = "expected 'id<tab>type begin end<tab>text', with more fragments as 'begin end;begin end'";

	private final String text;
	private final CodePoints codePoints;

	TextBound(String text) {
		this.text = text;
		this.codePoints = new CodePoints(text);
	}

	Entity read(AnnLine line) throws Misfit {
		Matcher matcher = BODY.matcher(line.body());
		if (!matcher.matches() || !line.hasText()) {
			throw new Misfit(SHAPE);
		}
		List<Span> spans = new ArrayList<>();
		for (String fragment : matcher.group(2).split(";", -1)) {
			spans.add(span(fragment));
		}
		String covered = spans.stream().map(span -> span.of(text)).collect(Collectors.joining(" "));
		if (!plain(covered).equals(plain(line.text()))) {
			throw new Misfit("says '" + shorten(line.text()) + "', but the text there is '" + shorten(covered) + "'");
		}
		List<Span> ordered = spans.stream().sorted().toList();
		for (int i = 1; i < ordered.size(); i++) {
			if (ordered.get(i).begin() < ordered.get(i - 1).end()) {
				throw new Misfit("has fragments that overlap");
			}
		}
		return new Entity(line.id(), matcher.group(1), ordered, Map.of());
	}

	private Span span(String fragment) throws Misfit {
		if (!FRAGMENT.matcher(fragment).matches()) {
			throw new Misfit(SHAPE);
		}
		int space = fragment.indexOf(' ');
		int begin = offset(fragment.substring(0, space));
		int end = offset(fragment.substring(space + 1));
		if (begin > end) {
			throw new Misfit("begins at " + begin + ", after its end " + end);
		}
		return new Span(codePoints.toUtf16(begin), codePoints.toUtf16(end));
	}

	private int offset(String digits) throws Misfit {
		int count = codePoints.count();
		String significant = digits.replaceFirst("^0+(?=\\d)", "");
		if (significant.length() > 9 || Integer.parseInt(significant) > count) {
			throw new Misfit("offset " + digits + " lies outside the text of " + count + " code points");
		}
		return Integer.parseInt(significant);
	}

	/** White space is shown as spaces in annotation files, and tools differ in how many. */
	private static String plain(String shown) {
		return shown.replaceAll("[\\s\u00A0\u0085\u2028\u2029]+", " ").strip();
	}

	private static String shorten(String shown) {
		String line = plain(shown);
		return line.length() > 60 ? line.substring(0, line.offsetByCodePoints(0, Math.min(50, line.codePointCount(0, 50)))) + "..."
				: line;
	}

	/** How many of the text-bound lines fit this text. */
	static int countMatches(List<AnnLine> lines, String text) {
		TextBound reader = new TextBound(text);
		int count = 0;
		for (AnnLine line : lines) {
			if (line.kind() == 'T') {
				try {
					reader.read(line);
					count++;
				} catch (Misfit e) {
					continue;
				}
			}
		}
		return count;
	}
}
