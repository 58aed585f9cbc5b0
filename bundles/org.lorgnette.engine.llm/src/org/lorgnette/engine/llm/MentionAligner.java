package org.lorgnette.engine.llm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.engine.llm.reply.WrittenMention;
import org.lorgnette.model.Span;

/**
 * Finds where in a text the mentions stand that a model wrote. They must be written alike, but for the width of blanks; the first
 * mention of a name is its first occurrence, the second its second. Whole words are taken before parts of words.
 */
final class MentionAligner {

	private MentionAligner() {
	}

	/**
	 * @param within
	 *            the part of the text that the model saw
	 * @return for each mention where it stands; empty if the text does not have it. A mention that is written more often than it occurs
	 *         stands where it occurs first
	 */
	static List<Optional<Span>> align(String text, Span within, List<WrittenMention> mentions) {
		Map<String, List<Span>> occurrences = new HashMap<>();
		Map<String, Integer> used = new HashMap<>();
		List<Optional<Span>> places = new ArrayList<>();
		for (WrittenMention mention : mentions) {
			String wanted = mention.text().strip();
			List<Span> found = occurrences.computeIfAbsent(wanted, any -> occurrences(text, within, wanted));
			int next = used.merge(wanted, 1, Integer::sum) - 1;
			places.add(found.isEmpty() ? Optional.empty() : Optional.of(found.get(next < found.size() ? next : 0)));
		}
		return places;
	}

	private static List<Span> occurrences(String text, Span within, String wanted) {
		if (wanted.isBlank()) {
			return List.of();
		}
		String words = Arrays.stream(wanted.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
		Matcher matcher = Pattern.compile(words).matcher(text).region(within.begin(), within.end());
		List<Span> whole = new ArrayList<>();
		List<Span> parts = new ArrayList<>();
		while (matcher.find()) {
			Span span = new Span(matcher.start(), matcher.end());
			if (!splitsPair(text, span.begin()) && !splitsPair(text, span.end())) {
				(joins(text, span.begin()) || joins(text, span.end()) ? parts : whole).add(span);
			}
		}
		return whole.isEmpty() ? parts : whole;
	}

	private static boolean joins(String text, int offset) {
		return offset > 0 && offset < text.length() && Character.isLetterOrDigit(text.codePointBefore(offset))
				&& Character.isLetterOrDigit(text.codePointAt(offset));
	}

	private static boolean splitsPair(String text, int offset) {
		return offset > 0 && offset < text.length() && Character.isHighSurrogate(text.charAt(offset - 1))
				&& Character.isLowSurrogate(text.charAt(offset));
	}
}
