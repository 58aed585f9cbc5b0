package org.lorgnette.ui.ask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.ask.AskResult;
import org.lorgnette.engine.ask.Citation;
import org.lorgnette.engine.ask.CitedAnswer;
import org.lorgnette.io.folder.DocumentStream;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;

/**
 * One line of an engine's answers, made ready for showing: {@code cited} is absent where the engine says that there is no answer.
 *
 * @param passage the sentence around the answer, or what else it rests on; empty if it cites nothing
 * @param emphasis the answer inside of the passage, if it lies in it
 */
record AnswerItem(Optional<CitedAnswer> cited, OptionalDouble score, Optional<Citation> place, List<Citation> evidence, String passage,
		Optional<Span> emphasis) {

	private static final int AROUND = 80;

	/** All answers in the order of their scores, with the lack of an answer among them; takes as long as the texts are large. */
	static List<AnswerItem> of(AskResult result) {
		List<AnswerItem> items = new ArrayList<>();
		result.answers().forEach(answer -> items.add(of(answer)));
		if (result.noAnswer().isPresent() || items.isEmpty()) {
			AnswerItem none = new AnswerItem(Optional.empty(), result.noAnswer(), Optional.empty(), List.of(), "", Optional.empty());
			int place = 0;
			while (!result.saysNoAnswer() && place < items.size()
					&& items.get(place).score().orElse(1) >= result.noAnswer().orElse(0)) {
				place++;
			}
			items.add(place, none);
		}
		return List.copyOf(items);
	}

	private static AnswerItem of(CitedAnswer answer) {
		Optional<Citation> place = answer.place();
		List<Citation> evidence = answer.evidence();
		Optional<Span> passage = evidence.stream().map(Citation::span)
				.filter(span -> place.isEmpty() || span.contains(place.get().span()))
				.reduce((one, other) -> one.length() >= other.length() ? one : other)
				.or(() -> place.map(found -> around(answer.document().text(), found.span())));
		Optional<Span> emphasis = passage.flatMap(
				span -> place.map(Citation::span).filter(span::contains).map(inner -> inner.shift(-span.begin())));
		return new AnswerItem(Optional.of(answer), answer.prediction().score(), place, evidence,
				passage.map(span -> span.of(answer.document().text()).replaceAll("[\\r\\n\\t]", " ")).orElse(""), emphasis);
	}

	/** Some text on both sides, in its line. */
	private static Span around(String text, Span span) {
		int begin = span.begin();
		while (begin > Math.max(0, span.begin() - AROUND) && text.charAt(begin - 1) != '\n' && text.charAt(begin - 1) != '\r') {
			begin--;
		}
		int end = span.end();
		while (end < Math.min(text.length(), span.end() + AROUND) && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
			end++;
		}
		return new Span(begin, end);
	}

	boolean isNone() {
		return cited.isEmpty();
	}

	String text() {
		return cited.map(CitedAnswer::text).orElse("");
	}

	/** The file that the document was read from, if it was not taken from an editor. */
	Optional<Path> file() {
		return cited.map(CitedAnswer::document).map(Document::metadata).map(metadata -> metadata.get(DocumentStream.FILE)).map(Path::of);
	}

	/** What the document is called: its file, and its id where the file's name does not say it already. */
	String source() {
		String id = cited.map(answer -> answer.document().id()).orElse("");
		return file().map(Path::getFileName).map(Path::toString)
				.map(name -> name.startsWith(id) ? name : name + " [" + id + "]").orElse(id);
	}
}
