package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.lorgnette.io.conll.GivenTags;
import org.lorgnette.model.Document;
import org.lorgnette.model.tagging.SchemeDetector;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;

/** A corpus's tag scheme and where its tags break it. Places are kept for every scheme, since the scheme shows last. */
final class SchemeSurvey {

	static final int KEPT = 10;

	/**
	 * Where tags break a scheme.
	 *
	 * @param sentence number in the document, from 1
	 * @param token number in the sentence, from 1
	 * @param tag the tag there, empty at the end of a sentence
	 */
	record Place(String document, int sentence, int token, String tag, Violation.Kind kind) {
	}

	/** Violations of one scheme. */
	private static final class Record {
		private final Map<Violation.Kind, Long> kinds = new TreeMap<>();
		private final List<Place> first = new ArrayList<>();
	}

	private final SchemeDetector detector = new SchemeDetector();
	private final Map<TagScheme, Record> records = new EnumMap<>(TagScheme.class);
	private final String tagKey;
	private boolean tagged;

	/** @param tagKey where CoNLL-U has its tags */
	SchemeSurvey(String tagKey) {
		this.tagKey = tagKey;
		for (TagScheme scheme : TagScheme.values()) {
			records.put(scheme, new Record());
		}
	}

	void add(Document document) {
		for (GivenTags.Run run : GivenTags.of(document, tagKey)) {
			tagged = true;
			detector.add(run.tags());
			records.forEach((scheme, record) -> {
				for (Violation violation : scheme.validate(run.tags())) {
					record.kinds.merge(violation.kind(), 1L, Long::sum);
					if (record.first.size() < KEPT) {
						record.first.add(place(document, run, violation));
					}
				}
			});
		}
	}

	private static Place place(Document document, GivenTags.Run run, Violation violation) {
		int token = run.firstToken() + Math.min(violation.position(), run.tags().size() - 1);
		int sentence = 0;
		while (document.sentences().get(sentence).endToken() <= token) {
			sentence++;
		}
		boolean inside = violation.position() < run.tags().size();
		return new Place(document.id(), sentence + 1, token - document.sentences().get(sentence).firstToken() + 1,
				inside ? run.tags().get(violation.position()) : "", violation.kind());
	}

	/** Whether the corpus has tags at all. */
	boolean isTagged() {
		return tagged;
	}

	/** The scheme that is broken least, if any chunk was seen. */
	Optional<TagScheme> detected() {
		return detector.scheme();
	}

	Map<Violation.Kind, Long> violations(TagScheme scheme) {
		return records.get(scheme).kinds;
	}

	List<Place> first(TagScheme scheme) {
		return List.copyOf(records.get(scheme).first);
	}
}
