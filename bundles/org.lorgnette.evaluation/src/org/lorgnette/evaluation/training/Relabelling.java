package org.lorgnette.evaluation.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;

/**
 * Gives a corpus's annotations the labels of the model. Entities of types without a label are left out where there are labels, and
 * relations with them; relations have labels of their own, or else those of entities where these name them.
 */
record Relabelling(Map<String, String> labels, Map<String, String> relations) {

	Document apply(Document document) {
		if (labels.isEmpty() && relations.isEmpty()) {
			return document;
		}
		List<Entity> entities = new ArrayList<>();
		Set<String> left = new HashSet<>();
		for (Entity entity : document.entities()) {
			if (labels.isEmpty() || labels.containsKey(entity.type())) {
				entities.add(entity.withType(labels.getOrDefault(entity.type(), entity.type())));
				left.add(entity.id());
			}
		}
		List<Relation> kept = new ArrayList<>();
		for (Relation relation : document.relations()) {
			if (left.contains(relation.head().target()) && left.contains(relation.tail().target())) {
				label(relation.type()).ifPresent(type -> kept.add(relation.withType(type)));
			}
		}
		return document.toBuilder().entities(entities).relations(kept).events(List.of()).chains(List.of()).notes(List.of())
				.links(List.of()).build();
	}

	private Optional<String> label(String relation) {
		return relations.isEmpty() ? Optional.of(labels.getOrDefault(relation, relation))
				: Optional.ofNullable(relations.get(relation));
	}
}
