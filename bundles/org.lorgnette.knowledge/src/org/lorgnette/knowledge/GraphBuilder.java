package org.lorgnette.knowledge;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.eclipse.rdf4j.rio.RDFHandler;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Ungrounded;

/** Turns documents with predictions into statements, in the order in which they come. */
final class GraphBuilder {

	private static final ValueFactory VALUES = Vocabulary.VALUES;

	private final RDFHandler out;
	private final GraphOptions options;
	private final Names names;

	GraphBuilder(RDFHandler out, GraphOptions options) {
		this.out = out;
		this.options = options;
		this.names = new Names(options.base());
	}

	void begin() {
		out.startRDF();
		out.handleNamespace("rdf", RDF.NAMESPACE);
		out.handleNamespace("rdfs", RDFS.NAMESPACE);
		out.handleNamespace("xsd", XSD.NAMESPACE);
		out.handleNamespace("oa", Vocabulary.OA_NAMESPACE);
		out.handleNamespace("prov", Vocabulary.PROV_NAMESPACE);
		out.handleNamespace("dcterms", Vocabulary.DCTERMS_NAMESPACE);
		out.handleNamespace("lg", Vocabulary.LG_NAMESPACE);
		out.handleNamespace("rel", names.relations());
		out.handleNamespace("type", names.types());
	}

	void end() {
		out.endRDF();
	}

	void origin(Origin origin) {
		IRI activity = activity(origin);
		add(activity, RDF.TYPE, Vocabulary.ACTIVITY);
		add(activity, Vocabulary.ENGINE, text(origin.engine()));
		add(activity, Vocabulary.EXPERIMENT, text(origin.experiment()));
		add(activity, Vocabulary.CORPUS_HASH, text(origin.corpusHash()));
		add(activity, Vocabulary.STARTED, VALUES.createLiteral(origin.started(), XSD.DATETIME));
		origin.finished().ifPresent(finished -> add(activity, Vocabulary.ENDED, VALUES.createLiteral(finished, XSD.DATETIME)));
		IRI agent = names.agent(origin.engineId());
		add(activity, Vocabulary.ASSOCIATED_WITH, agent);
		add(agent, RDF.TYPE, Vocabulary.AGENT);
		add(agent, RDFS.LABEL, text(origin.engineId()));
		add(agent, Vocabulary.VERSION, text(origin.version()));
	}

	private IRI activity(Origin origin) {
		return names.activity(origin.run(), origin.engine());
	}

	/** @return what was added */
	GraphCounts document(Document document, List<Prediction<? extends org.lorgnette.model.Value>> predictions, Origin origin) {
		DocumentNodes nodes = new DocumentNodes(document, names, options.mergeNames(), this::add);
		nodes.document();
		Map<String, Entity> entities = new HashMap<>();
		document.entities().forEach(entity -> entities.put(entity.id(), entity));
		long mentions = 0;
		for (Prediction<? extends org.lorgnette.model.Value> prediction : predictions) {
			if (prediction.value() instanceof Entity entity) {
				entities.put(entity.id(), entity);
				nodes.entity(entity, origin.entityType().apply(entity.type()));
				mentions++;
			}
		}
		long relations = 0;
		long ungrounded = 0;
		for (Prediction<? extends org.lorgnette.model.Value> prediction : predictions) {
			if (prediction.value() instanceof Ungrounded nowhere && nowhere.isRelation()) {
				ungrounded++;
			} else if (prediction.value() instanceof Relation relation) {
				Entity head = entities.get(relation.head().target());
				Entity tail = entities.get(relation.tail().target());
				if (head != null && tail != null) {
					relation(nodes, prediction, relation, List.of(head, tail), origin);
					relations++;
				}
			}
		}
		return new GraphCounts(1, mentions, relations, ungrounded);
	}

	private void relation(DocumentNodes nodes, Prediction<?> prediction, Relation relation, List<Entity> ends, Origin origin) {
		String type = origin.relationType().apply(relation.type());
		IRI predicate = names.relation(type);
		add(predicate, RDF.TYPE, RDF.PROPERTY);
		add(predicate, RDFS.LABEL, text(type));
		if (relation.symmetric() || origin.symmetric().test(type)) {
			add(predicate, Vocabulary.SYMMETRIC, VALUES.createLiteral(true));
		}
		IRI subject = nodes.entity(ends.getFirst(), origin.entityType().apply(ends.getFirst().type()));
		IRI object = nodes.entity(ends.getLast(), origin.entityType().apply(ends.getLast().type()));
		IRI subjectMention = nodes.mention(ends.getFirst());
		IRI objectMention = nodes.mention(ends.getLast());
		IRI passage = nodes.passage(ends.getFirst().span().cover(ends.getLast().span()));
		add(subject, predicate, object);
		IRI statement = nodes.statement(activity(origin), type, ends.getFirst(), ends.getLast());
		add(statement, RDF.TYPE, RDF.STATEMENT);
		add(statement, RDF.TYPE, Vocabulary.RELATION);
		add(statement, RDF.TYPE, Vocabulary.ANNOTATION);
		add(statement, RDF.SUBJECT, subject);
		add(statement, RDF.PREDICATE, predicate);
		add(statement, RDF.OBJECT, object);
		add(statement, Vocabulary.HAS_TARGET, passage);
		add(statement, Vocabulary.SUBJECT_MENTION, subjectMention);
		add(statement, Vocabulary.OBJECT_MENTION, objectMention);
		add(statement, Vocabulary.PASSAGE, passage);
		add(statement, Vocabulary.GENERATED_BY, activity(origin));
		add(statement, Vocabulary.DERIVED_FROM, nodes.node());
		prediction.score().ifPresent(score -> add(statement, Vocabulary.SCORE, VALUES.createLiteral(BigDecimal.valueOf(score))));
		prediction.grounding().ifPresent(grounding -> add(statement, Vocabulary.GROUNDING,
				text(grounding.kind().name().toLowerCase(Locale.ROOT))));
	}

	private void add(Resource subject, IRI predicate, Value object) {
		out.handleStatement(VALUES.createStatement(subject, predicate, object));
	}

	static Value text(String text) {
		return VALUES.createLiteral(wellFormed(text));
	}

	/** RDF has no unpaired surrogates: U+FFFD stands for each. */
	static String wellFormed(String text) {
		StringBuilder fixed = new StringBuilder(text.length());
		text.codePoints().forEach(codePoint -> fixed
				.appendCodePoint(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? 0xFFFD
						: codePoint));
		return fixed.toString();
	}
}
