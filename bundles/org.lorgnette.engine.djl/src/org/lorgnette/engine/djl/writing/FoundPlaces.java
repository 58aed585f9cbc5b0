package org.lorgnette.engine.djl.writing;

import java.util.Optional;

import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.grounding.SourceAligner;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Span;

/** Finds what was written freely in its source, the words {@code [begin, end)} of a document, one mention after the other. */
final class FoundPlaces {

	/** @param span of whole words of the document; empty if ungrounded */
	record Found(Optional<Span> span, Grounding grounding) {
	}

	private final DocumentWords words;
	private final Span source;
	private final SourceAligner aligner;

	FoundPlaces(DocumentWords words, int begin, int end) {
		this.words = words;
		source = words.span(begin, end);
		aligner = new SourceAligner(source.of(words.document().text()));
	}

	Found find(String written, String type) {
		SourceAligner.Aligned aligned = aligner.align(written, type);
		if (aligned.span().isEmpty()) {
			return new Found(Optional.empty(), aligned.grounding());
		}
		int begin = words.firstBehind(source.begin() + aligned.span().get().begin());
		int end = words.firstFrom(source.begin() + aligned.span().get().end());
		return begin < end ? new Found(Optional.of(words.span(begin, end)), aligned.grounding())
				: new Found(Optional.empty(), Grounding.none(written));
	}
}
