package org.lorgnette.knowledge;

import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/**
 * The terms of a graph. Places in a text follow the Web Annotation data model (W3C Recommendation, 2017), as it says what an
 * offset counts (code points), tells position and quotation apart, and is kept; origins follow PROV-O (W3C Recommendation, 2013).
 * NIF 2.0 would say both text and place in terms of its own, leaves open what an offset counts, and is no recommendation. What
 * neither has is in a vocabulary of our own: offsets in UTF-16 code units, which editors and every other part of the house count
 * in, and which mention is which argument.
 */
final class Vocabulary {

	static final ValueFactory VALUES = SimpleValueFactory.getInstance();

	static final String LG_NAMESPACE = "urn:lorgnette:vocabulary#";
	static final String OA_NAMESPACE = "http://www.w3.org/ns/oa#";
	static final String PROV_NAMESPACE = "http://www.w3.org/ns/prov#";
	static final String DCTERMS_NAMESPACE = "http://purl.org/dc/terms/";

	static final IRI DOCUMENT = lg("Document");
	static final IRI ENTITY = lg("Entity");
	static final IRI RELATION = lg("Relation");
	static final IRI PASSAGE = lg("passage");
	static final IRI MENTION = lg("mention");
	static final IRI SUBJECT_MENTION = lg("subjectMention");
	static final IRI OBJECT_MENTION = lg("objectMention");
	static final IRI BEGIN = lg("begin");
	static final IRI END = lg("end");
	static final IRI NAME = lg("name");
	static final IRI SCORE = lg("score");
	static final IRI GROUNDING = lg("grounding");
	static final IRI SYMMETRIC = lg("symmetric");
	static final IRI ENGINE = lg("engine");
	static final IRI EXPERIMENT = lg("experiment");
	static final IRI CORPUS_HASH = lg("corpusHash");
	static final IRI VERSION = lg("version");

	static final IRI RESOURCE = VALUES.createIRI(OA_NAMESPACE, "SpecificResource");
	static final IRI ANNOTATION = VALUES.createIRI(OA_NAMESPACE, "Annotation");
	static final IRI HAS_TARGET = VALUES.createIRI(OA_NAMESPACE, "hasTarget");
	static final IRI HAS_SOURCE = VALUES.createIRI(OA_NAMESPACE, "hasSource");
	static final IRI HAS_SELECTOR = VALUES.createIRI(OA_NAMESPACE, "hasSelector");
	static final IRI POSITION_SELECTOR = VALUES.createIRI(OA_NAMESPACE, "TextPositionSelector");
	static final IRI QUOTE_SELECTOR = VALUES.createIRI(OA_NAMESPACE, "TextQuoteSelector");
	static final IRI START = VALUES.createIRI(OA_NAMESPACE, "start");
	static final IRI STOP = VALUES.createIRI(OA_NAMESPACE, "end");
	static final IRI EXACT = VALUES.createIRI(OA_NAMESPACE, "exact");

	static final IRI ACTIVITY = VALUES.createIRI(PROV_NAMESPACE, "Activity");
	static final IRI AGENT = VALUES.createIRI(PROV_NAMESPACE, "SoftwareAgent");
	static final IRI GENERATED_BY = VALUES.createIRI(PROV_NAMESPACE, "wasGeneratedBy");
	static final IRI DERIVED_FROM = VALUES.createIRI(PROV_NAMESPACE, "wasDerivedFrom");
	static final IRI ASSOCIATED_WITH = VALUES.createIRI(PROV_NAMESPACE, "wasAssociatedWith");
	static final IRI STARTED = VALUES.createIRI(PROV_NAMESPACE, "startedAtTime");
	static final IRI ENDED = VALUES.createIRI(PROV_NAMESPACE, "endedAtTime");

	static final IRI IDENTIFIER = VALUES.createIRI(DCTERMS_NAMESPACE, "identifier");
	static final IRI LANGUAGE = VALUES.createIRI(DCTERMS_NAMESPACE, "language");

	private Vocabulary() {
	}

	private static IRI lg(String name) {
		return VALUES.createIRI(LG_NAMESPACE, name);
	}
}
