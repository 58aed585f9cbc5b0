package org.lorgnette.io.webanno;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.io.cas.FeatureValue;
import org.lorgnette.model.Span;

/** A row: a token or a part of one, with the annotations that touch it by their layer. */
final class TsvUnit {

	/** An annotation that grows while rows are read. */
	static final class Mention {

		final int id;
		final String type;
		final int begin;
		int end;
		final Map<String, FeatureValue> features = new LinkedHashMap<>();

		Mention(int id, String type, Span span) {
			this.id = id;
			this.type = type;
			this.begin = span.begin();
			this.end = span.end();
		}

		void extend(Span span) {
			end = Math.max(end, span.end());
		}
	}

	final Span span;
	/** The id of the token it is, or is a part of. */
	final int token;
	final Map<String, List<Mention>> mentions = new LinkedHashMap<>();

	TsvUnit(Span span, int token) {
		this.span = span;
		this.token = token;
	}

	void add(Mention mention) {
		mentions.computeIfAbsent(mention.type, key -> new ArrayList<>()).add(mention);
	}
}
