package org.lorgnette.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.rdf4j.model.IRI;
import org.lorgnette.model.Span;

/**
 * IRIs that are the same whenever the same thing is named: made of ids, types, names and offsets in code points, percent-encoded.
 */
final class Names {

	private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

	private final String base;

	/** @param base what IRIs of things begin with */
	Names(String base) {
		this.base = base;
	}

	String relations() {
		return base + "relation/";
	}

	String types() {
		return base + "type/";
	}

	IRI relation(String type) {
		return iri(relations() + encode(type));
	}

	IRI type(String type) {
		return iri(types() + encode(type));
	}

	IRI document(String id) {
		return iri(base + "document/" + encode(id));
	}

	/** An entity of one document. */
	IRI entity(String document, String type, String name) {
		return iri(document(document) + "#entity/" + encode(type) + "/" + encode(name));
	}

	/** An entity of all documents. */
	IRI entity(String type, String name) {
		return iri(base + "entity/" + encode(type) + "/" + encode(name));
	}

	/** @param places in code points */
	IRI place(String document, List<Span> places) {
		return iri(document(document) + "#at=" + at(places));
	}

	/** A relation that a run found; one between the same places under the same type is the same. */
	IRI statement(IRI activity, String document, String type, List<Span> head, List<Span> tail) {
		return iri(document(document) + "#relation/" + encode(type) + "/" + at(head) + "/" + at(tail) + "/"
				+ encode(activity.stringValue()));
	}

	IRI activity(String run, String engine) {
		return iri(base + "run/" + encode(run) + "/" + encode(engine));
	}

	IRI agent(String engine) {
		return iri(base + "engine/" + encode(engine));
	}

	static IRI part(IRI whole, String part) {
		return iri(whole.stringValue() + "/" + part);
	}

	private static String at(List<Span> places) {
		return places.stream().map(span -> span.begin() + "," + span.end()).collect(Collectors.joining(";"));
	}

	private static IRI iri(String iri) {
		return Vocabulary.VALUES.createIRI(iri);
	}

	/**
	 * Unpaired surrogates, which UTF-8 has no bytes for, are encoded in three bytes each, so that different texts stay different.
	 */
	static String encode(String text) {
		StringBuilder encoded = new StringBuilder(text.length() + 16);
		text.codePoints().forEach(codePoint -> {
			if (codePoint < 128 && UNRESERVED.indexOf(codePoint) >= 0) {
				encoded.append((char) codePoint);
				return;
			}
			boolean unpaired = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
			byte[] bytes = unpaired
					? new byte[] { (byte) (0xE0 | codePoint >> 12), (byte) (0x80 | codePoint >> 6 & 0x3F),
							(byte) (0x80 | codePoint & 0x3F) }
					: Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
			for (byte each : bytes) {
				encoded.append('%').append(Character.toUpperCase(Character.forDigit(each >> 4 & 0xF, 16)))
						.append(Character.toUpperCase(Character.forDigit(each & 0xF, 16)));
			}
		});
		return encoded.toString();
	}
}
