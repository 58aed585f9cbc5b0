package org.lorgnette.engine.llm.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

/** Rows from annotated documents: sentences for entities and relations, passages with a question each. */
public final class ExampleRows {

	private static final int CONTEXT = 20;

	private ExampleRows() {
	}

	/** Sentences with their entities of these types. */
	public static List<ExampleRow> entities(Instance instance, List<String> types, boolean context) {
		List<ExampleRow> rows = new ArrayList<>();
		if (instance instanceof Document document) {
			for (Span sentence : sentences(document)) {
				List<Map<String, String>> elements = inside(document, sentence).stream().filter(entity -> types.contains(entity.type()))
						.map(entity -> element(document, sentence, entity, context)).toList();
				rows.add(new ExampleRow(sentence.of(document.text()), Map.of(), List.of(), "entities", elements));
			}
		}
		return rows;
	}

	private static Map<String, String> element(Document document, Span sentence, Entity entity, boolean context) {
		Map<String, String> element = new LinkedHashMap<>();
		element.put("text", entity.text(document.text()));
		element.put("type", entity.type());
		if (context) {
			int begin = Math.max(sentence.begin(), entity.span().begin() - CONTEXT);
			int end = Math.min(sentence.end(), entity.span().end() + CONTEXT);
			element.put("context", new Span(wordBorder(document.text(), begin, sentence.begin()),
					wordBorder(document.text(), end, sentence.end())).of(document.text()));
		}
		return element;
	}

	/** The next blank in the direction of the limit. */
	private static int wordBorder(String text, int from, int limit) {
		int at = from;
		while (at != limit && !Character.isWhitespace(text.charAt(at))) {
			at += limit < at ? -1 : 1;
		}
		return at;
	}

	/**
	 * Sentences with their relations.
	 *
	 * @param entityTypes
	 *            of the arguments; empty if entities are given, which the row then lists with their ids
	 */
	public static List<ExampleRow> relations(Instance instance, List<String> types, List<String> entityTypes) {
		List<ExampleRow> rows = new ArrayList<>();
		if (instance instanceof Document document) {
			for (Span sentence : sentences(document)) {
				List<Entity> entities = inside(document, sentence);
				Map<String, String> ids = new LinkedHashMap<>();
				entities.forEach(entity -> ids.put(entity.id(), "E" + (ids.size() + 1)));
				List<Map<String, String>> elements = new ArrayList<>();
				for (Relation relation : document.relations()) {
					boolean within = ids.containsKey(relation.head().target()) && ids.containsKey(relation.tail().target());
					if (within && types.contains(relation.type())) {
						element(document, relation, entityTypes, ids).ifPresent(elements::add);
					}
				}
				Map<String, String> places = entityTypes.isEmpty() ? Map.of("entities", listed(document.text(), entities)) : Map.of();
				if (!entityTypes.isEmpty() || entities.size() > 1) {
					rows.add(new ExampleRow(sentence.of(document.text()), places, List.of(), "relations", elements));
				}
			}
		}
		return rows;
	}

	private static Optional<Map<String, String>> element(Document document, Relation relation, List<String> entityTypes,
			Map<String, String> ids) {
		Entity head = document.entity(relation.head().target()).orElseThrow();
		Entity tail = document.entity(relation.tail().target()).orElseThrow();
		Map<String, String> element = new LinkedHashMap<>();
		if (entityTypes.isEmpty()) {
			element.put("head", ids.get(head.id()));
			element.put("type", relation.type());
			element.put("tail", ids.get(tail.id()));
			return Optional.of(element);
		}
		if (!entityTypes.contains(head.type()) || !entityTypes.contains(tail.type())) {
			return Optional.empty();
		}
		element.put("head", head.text(document.text()));
		element.put("head_type", head.type());
		element.put("type", relation.type());
		element.put("tail", tail.text(document.text()));
		element.put("tail_type", tail.type());
		return Optional.of(element);
	}

	/** Entities under the ids E1, E2 ... as a model reads them. */
	public static String listed(String text, List<Entity> entities) {
		List<String> lines = new ArrayList<>();
		for (Entity entity : entities) {
			lines.add("E" + (lines.size() + 1) + ": " + entity.text(text).replaceAll("\\s+", " ") + " (" + entity.type() + ")");
		}
		return lines.stream().collect(Collectors.joining("\n"));
	}

	/** The document with each of its questions. */
	public static List<ExampleRow> questions(Instance instance) {
		List<ExampleRow> rows = new ArrayList<>();
		if (instance instanceof Document document) {
			for (Question question : document.questions()) {
				if (!question.answerable() || !question.answers().isEmpty()) {
					String answer = question.answerable() ? question.answers().getFirst().text() : "";
					rows.add(new ExampleRow(document.text(), Map.of("question", question.text()), List.of(), "answer",
							List.of(Map.of("answer", answer))));
				}
			}
		}
		return rows;
	}

	private static List<Entity> inside(Document document, Span sentence) {
		return document.entities().stream().filter(entity -> sentence.contains(entity.span())).sorted((a, b) ->
				a.span().compareTo(b.span()))
				.toList();
	}

	private static List<Span> sentences(Document document) {
		if (document.sentences().isEmpty()) {
			return document.text().isBlank() ? List.of() : Passages.split(document, 600);
		}
		return document.sentences().stream().filter(sentence -> sentence.tokenCount() > 0)
				.map(sentence -> new Span(document.tokens().get(sentence.firstToken()).begin(),
						document.tokens().get(sentence.endToken() - 1).end()))
				.toList();
	}
}
