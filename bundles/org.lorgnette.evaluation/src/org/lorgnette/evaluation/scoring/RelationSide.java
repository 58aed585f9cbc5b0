package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;

/** What the gold, or an engine, has of a document: its entities, by id too, and its relations, under common labels. */
record RelationSide(List<Entity> entities, Map<String, Entity> byId, List<Relation> relations) {

	private RelationSide(List<Entity> entities, List<Relation> relations) {
		this(entities, entities.stream().collect(Collectors.toMap(Entity::id, Function.identity())), relations);
	}

	static RelationSide gold(Mapping mapping, Document document) {
		List<Entity> entities = mapping.goldEntities(document.entities());
		return new RelationSide(entities, mapping.goldRelations(document.relations(), entities));
	}

	/**
	 * Relations may connect predicted entities, or gold ones the engine was given.
	 *
	 * @param relations receives the predictions behind the relations, in their order
	 */
	static RelationSide predicted(Mapping mapping, Document document, List<Prediction<? extends Value>> predictions,
			List<Prediction<Relation>> relations) {
		List<Entity> entities = new ArrayList<>(mapping.predictedEntities(predictions).stream().map(Prediction::value).toList());
		Set<String> known = entities.stream().map(Entity::id).collect(Collectors.toCollection(HashSet::new));
		Set<String> wanted = predictions.stream().map(Prediction::value).filter(Relation.class::isInstance).map(Relation.class::cast)
				.flatMap(relation -> Stream.of(relation.head().target(), relation.tail().target())).collect(Collectors.toSet());
		mapping.goldEntities(document.entities()).stream()
				.filter(entity -> wanted.contains(entity.id()) && known.add(entity.id())).forEach(entities::add);
		relations.addAll(mapping.predictedRelations(predictions, entities));
		return new RelationSide(entities, relations.stream().map(Prediction::value).toList());
	}

	Span head(Relation relation) {
		return byId.get(relation.head().target()).span();
	}

	/** A document with these entities and relations, and with the entities that the relations connect. */
	Document document(Document text, List<Entity> ofUnit, List<Relation> relationsOfUnit) {
		Set<Entity> needed = new HashSet<>(ofUnit);
		relationsOfUnit.forEach(relation -> Stream.of(relation.head(), relation.tail())
				.forEach(argument -> needed.add(byId.get(argument.target()))));
		return Document.builder(text.id(), text.text()).entities(needed.stream().sorted(Comparator.comparing(Entity::id)).toList())
				.relations(relationsOfUnit).build();
	}
}
