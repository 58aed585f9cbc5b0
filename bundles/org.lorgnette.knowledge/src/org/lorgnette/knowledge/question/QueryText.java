package org.lorgnette.knowledge.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.lorgnette.knowledge.question.GraphIndex.RelationType;

/** The SPARQL of a reading. IRIs come from the graph, never from the question. */
final class QueryText {

	private QueryText() {
	}

	static String of(Reading reading) {
		List<String> ways = new ArrayList<>();
		boolean symmetric = reading.concept().map(Concept::symmetric).orElse(false)
				|| reading.forward().stream().anyMatch(RelationType::symmetric);
		if (!reading.forward().isEmpty()) {
			ways.add(way(reading, reading.asks(), reading.forward(), reading.subjects().entities(), reading.objects()
					.entities()));
		}
		if (symmetric && !reading.forward().isEmpty()) {
			ways.add(way(reading, reading.asks().turned(), reading.forward(), reading.objects().entities(), reading.subjects()
					.entities()));
		}
		if (!reading.backward().isEmpty()) {
			ways.add(way(reading, reading.asks().turned(), reading.backward(), reading.objects().entities(), reading.subjects()
					.entities()));
		}
		return """
				SELECT DISTINCT ?subject ?relation ?object ?answer ?node ?document ?begin ?end ?passage ?from ?to ?engine ?score WHERE {
				%s
				  ?statement rdf:predicate ?property ; lg:subjectMention/oa:hasSelector/oa:exact ?subject ;
				    lg:objectMention/oa:hasSelector/oa:exact ?object ; lg:passage ?sentence ; prov:wasGeneratedBy/lg:engine ?engine .
				  ?property rdfs:label ?relation .
				  ?place lg:begin ?begin ; lg:end ?end ; oa:hasSource/dcterms:identifier ?document ; oa:hasSelector/oa:exact ?answer .
				  ?sentence lg:begin ?from ; lg:end ?to ; oa:hasSelector/oa:exact ?passage .
				  OPTIONAL { ?statement lg:score ?score }
				} ORDER BY DESC(?score) ?document ?begin ?engine""".formatted(String.join("\n  UNION\n", ways));
	}

	private static String way(Reading reading, Asks asks, List<RelationType> relations, Set<String> subjects,
			Set<String> objects) {
		StringBuilder way = new StringBuilder("  { ");
		way.append(values("property", relations.stream().map(RelationType::iri).toList()));
		if (reading.asks() == Asks.WHETHER) {
			way.append(values("left", subjects)).append(values("node", objects))
					.append("?statement rdf:predicate ?property ; rdf:subject ?left ; rdf:object ?node ; lg:objectMention ?place ");
		} else if (asks == Asks.OBJECT) {
			way.append(values("known", subjects))
					.append("?statement rdf:predicate ?property ; rdf:subject ?known ; rdf:object ?node ; lg:objectMention ?place ");
		} else {
			way.append(values("known", objects))
					.append("?statement rdf:predicate ?property ; rdf:object ?known ; rdf:subject ?node ; lg:subjectMention ?place ");
		}
		return way.append('}').toString();
	}

	private static String values(String variable, Collection<String> iris) {
		return iris.stream().map(iri -> "<" + iri + ">").collect(Collectors.joining(" ", "VALUES ?" + variable + " { ", " } "));
	}
}
