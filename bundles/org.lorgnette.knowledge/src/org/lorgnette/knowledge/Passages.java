package org.lorgnette.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;

/** The sentences of a document: its own, or those that Unicode's rules find in each line. */
final class Passages {

	private final String text;
	private final List<Span> sentences;

	Passages(Document document) {
		text = document.text();
		sentences = document.sentences().isEmpty() ? split(text, document.language().map(Locale::forLanguageTag)
				.orElse(Locale.ROOT))
				: document.sentences().stream().map(Sentence::span).sorted().toList();
	}

	private static List<Span> split(String text, Locale locale) {
		List<Span> found = new ArrayList<>();
		BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
		int line = 0;
		while (line < text.length()) {
			int end = text.indexOf('\n', line);
			end = end < 0 ? text.length() : end + 1;
			breaks.setText(text.substring(line, end));
			int from = breaks.first();
			for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
				found.add(new Span(line + from, line + to));
				from = to;
			}
			line = end;
		}
		return found;
	}

	/**
	 * From the begin of the sentence in which the span begins to the end of that in which it ends, without white space at its
	 * ends.
	 */
	Span around(Span span) {
		int begin = span.begin();
		int end = span.end();
		for (int i = firstEndingAfter(span.begin()); i < sentences.size() && sentences.get(i)
				.begin() < Math.max(span.end(), span.begin() + 1); i++) {
			begin = Math.min(begin, sentences.get(i).begin());
			end = Math.max(end, sentences.get(i).end());
		}
		while (begin < span.begin() && Character.isWhitespace(text.charAt(begin))) {
			begin++;
		}
		while (end > span.end() && Character.isWhitespace(text.charAt(end - 1))) {
			end--;
		}
		return new Span(begin, end);
	}

	private int firstEndingAfter(int offset) {
		int low = 0;
		int high = sentences.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (sentences.get(middle).end() > offset) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		return low;
	}
}
