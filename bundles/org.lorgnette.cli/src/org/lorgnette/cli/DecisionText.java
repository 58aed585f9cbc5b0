package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.explain.Decision;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

/** What a decision says, in one line and in JSON. */
final class DecisionText {

	private final Messages messages;
	private final Document document;

	DecisionText(Messages messages, Document document) {
		this.messages = messages;
		this.document = document;
	}

	String line(Decision decision) {
		return switch (decision) {
			case Decision.OfEntity(Entity entity) -> entity.type() + "  " + mention(entity);
			case Decision.OfRelation(Relation relation, Entity head, Entity tail) ->
				relation.type() + "  " + mention(head) + (relation.symmetric() ? " <-> " : " -> ") + mention(tail);
			case Decision.OfAnswer(var answer) -> question(answer.question()) + "  " + (answer.isNone() ? messages.get("ask.none")
					: quote(answer.text()) + answer.span().map(span -> " " + place(List.of(span))).orElse(""));
		};
	}

	private String question(String id) {
		return document.questions().stream().filter(question -> question.id().equals(id)).findFirst()
				.map(question -> oneLine(question.text())).orElse(id);
	}

	private String mention(Entity entity) {
		return quote(entity.text(document.text())) + " " + place(entity.fragments());
	}

	private static String place(List<Span> spans) {
		return String.join(" ", spans.stream().map(span -> "[" + span.begin() + ", " + span.end() + ")").toList());
	}

	private static String quote(String text) {
		return "\u201C" + oneLine(text) + "\u201D";
	}

	static String oneLine(String text) {
		return text.strip().replaceAll("[\\s\\p{Cc}]+", " ");
	}

	/** {@code {"task", "type" | "question", "text", "fragments" | "head", "tail"}} */
	Map<String, Object> entry(Decision decision) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("task", decision.task().id());
		switch (decision) {
			case Decision.OfEntity(Entity entity) -> entry.putAll(entry(entity));
			case Decision.OfRelation(Relation relation, Entity head, Entity tail) -> {
				entry.put("type", relation.type());
				entry.put("symmetric", relation.symmetric());
				entry.put("head", entry(head));
				entry.put("tail", entry(tail));
			}
			case Decision.OfAnswer(var answer) -> {
				entry.put("question", question(answer.question()));
				entry.put("text", answer.text());
				entry.put("fragments", fragments(decision.places()));
			}
		}
		return entry;
	}

	private Map<String, Object> entry(Entity entity) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("type", entity.type());
		entry.put("text", entity.text(document.text()));
		entry.put("fragments", fragments(entity.fragments()));
		return entry;
	}

	private static List<Map<String, Object>> fragments(List<Span> spans) {
		List<Map<String, Object>> fragments = new ArrayList<>();
		spans.forEach(span -> {
			Map<String, Object> fragment = new LinkedHashMap<>();
			fragment.put("begin", span.begin());
			fragment.put("end", span.end());
			fragments.add(fragment);
		});
		return fragments;
	}
}
