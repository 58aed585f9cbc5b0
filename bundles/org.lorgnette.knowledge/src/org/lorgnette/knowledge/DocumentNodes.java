package org.lorgnette.knowledge;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.model.text.CodePoints;
import org.lorgnette.model.text.FoldedText;

/** The nodes of one document, each described when it is first asked for. */
final class DocumentNodes {

	/** Takes statements. */
	@FunctionalInterface
	interface Sink {
		void add(Resource subject, IRI predicate, Value object);
	}

	private final Document document;
	private final Names names;
	private final boolean merged;
	private final Sink out;
	private final CodePoints codePoints;
	private final Passages passages;
	private final Optional<String> language;
	/** What is described already. */
	private final Set<Object> described = new HashSet<>();

	/** What is told of one mention of an entity. */
	private record Described(IRI entity, IRI mention) {
	}

	DocumentNodes(Document document, Names names, boolean merged, Sink out) {
		this.document = document;
		this.names = names;
		this.merged = merged;
		this.out = out;
		codePoints = new CodePoints(document.text());
		passages = new Passages(document);
		language = document.language().filter(DocumentNodes::isTag);
	}

	private static boolean isTag(String tag) {
		try {
			return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
		} catch (IllformedLocaleException e) {
			return false;
		}
	}

	IRI node() {
		return names.document(document.id());
	}

	void document() {
		out.add(node(), RDF.TYPE, Vocabulary.DOCUMENT);
		out.add(node(), Vocabulary.IDENTIFIER, GraphBuilder.text(document.id()));
		language.ifPresent(tag -> out.add(node(), Vocabulary.LANGUAGE, GraphBuilder.text(tag)));
	}

	/** Entities whose names differ in case, accents or white space only are one node, if their types are the same. */
	IRI entity(Entity entity, String type) {
		String label = entity.text(document.text());
		String name = FoldedText.of(label).text();
		IRI node = merged ? names.entity(type, name) : names.entity(document.id(), type, name);
		IRI mention = mention(entity);
		if (described.add(node)) {
			out.add(node, RDF.TYPE, Vocabulary.ENTITY);
			out.add(node, RDF.TYPE, names.type(type));
			out.add(names.type(type), RDFS.LABEL, GraphBuilder.text(type));
			out.add(node, RDFS.LABEL, inLanguage(label));
			out.add(node, Vocabulary.NAME, GraphBuilder.text(name));
		}
		if (described.add(new Described(node, mention))) {
			out.add(node, Vocabulary.MENTION, mention);
		}
		return node;
	}

	private Value inLanguage(String label) {
		String text = GraphBuilder.wellFormed(label.strip().replaceAll("\\s+", " "));
		return language.isPresent() ? Vocabulary.VALUES.createLiteral(text, language.get())
				: Vocabulary.VALUES.createLiteral(text);
	}

	IRI mention(Entity entity) {
		return place(entity.fragments(), entity.span(), entity.text(document.text()));
	}

	/** The sentences that the span stands in. */
	IRI passage(Span span) {
		Span around = passages.around(span);
		return place(List.of(around), around, around.of(document.text()));
	}

	IRI statement(IRI activity, String type, Entity head, Entity tail) {
		return names.statement(activity, document.id(), type, counted(head.fragments()), counted(tail.fragments()));
	}

	private IRI place(List<Span> fragments, Span whole, String quote) {
		List<Span> counted = counted(fragments);
		IRI place = names.place(document.id(), counted);
		if (!described.add(place)) {
			return place;
		}
		out.add(place, RDF.TYPE, Vocabulary.RESOURCE);
		out.add(place, Vocabulary.HAS_SOURCE, node());
		out.add(place, Vocabulary.BEGIN, offset(whole.begin()));
		out.add(place, Vocabulary.END, offset(whole.end()));
		for (int i = 0; i < counted.size(); i++) {
			IRI position = Names.part(place, i == 0 ? "position" : "position" + (i + 1));
			out.add(place, Vocabulary.HAS_SELECTOR, position);
			out.add(position, RDF.TYPE, Vocabulary.POSITION_SELECTOR);
			out.add(position, Vocabulary.START, offset(counted.get(i).begin()));
			out.add(position, Vocabulary.STOP, offset(counted.get(i).end()));
		}
		IRI selector = Names.part(place, "quote");
		out.add(place, Vocabulary.HAS_SELECTOR, selector);
		out.add(selector, RDF.TYPE, Vocabulary.QUOTE_SELECTOR);
		out.add(selector, Vocabulary.EXACT, GraphBuilder.text(quote));
		return place;
	}

	private static Value offset(int offset) {
		return Vocabulary.VALUES.createLiteral(String.valueOf(offset), XSD.NON_NEGATIVE_INTEGER);
	}

	private List<Span> counted(List<Span> fragments) {
		return fragments.stream().map(span -> new Span(codePoints.toCodePoints(span.begin()),
				codePoints.toCodePoints(span.end()))).toList();
	}
}
