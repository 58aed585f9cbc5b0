package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.LabelMap;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * Brings gold and predicted labels to the experiment's common ones and counts what is left out. A label map that the experiment does
 * not give for an engine is derived label by label.
 */
final class Mapping {

	private final Experiment experiment;
	private final EngineSpec engine;
	private final SortedMap<String, Long> leftOut = new TreeMap<>();

	Mapping(Experiment experiment, EngineSpec engine) {
		this.experiment = experiment;
		this.engine = engine;
	}

	String engineName() {
		return engine.name();
	}

	/** Predicted labels that no common label stands for, with how often they occurred. */
	SortedMap<String, Long> leftOut() {
		return leftOut;
	}

	List<Entity> goldEntities(List<Entity> entities) {
		List<Entity> mapped = new ArrayList<>();
		entities.forEach(entity -> experiment.labels().apply(entity.type()).map(entity::withType).ifPresent(mapped::add));
		return mapped;
	}

	/** Relations between entities that are left out are left out too. */
	List<Relation> goldRelations(List<Relation> relations, List<Entity> mappedEntities) {
		Set<String> known = ids(mappedEntities);
		List<Relation> mapped = new ArrayList<>();
		relations.stream().filter(relation -> connects(relation, known)).forEach(
				relation -> experiment.relations().apply(relation.type()).map(relation::withType).ifPresent(mapped::add));
		return mapped;
	}

	Optional<String> predictedEntityType(String type) {
		return predicted(type, engine.labels(), experiment.labels());
	}

	Optional<String> predictedRelationType(String type) {
		return predicted(type, engine.relations(), experiment.relations());
	}

	private Optional<String> predicted(String type, Optional<LabelMap> own, LabelMap common) {
		Optional<String> mapped = own.orElseGet(() -> common.derive(Set.of(type))).apply(type);
		if (mapped.isEmpty()) {
			leftOut.merge(type, 1L, Long::sum);
		}
		return mapped;
	}

	/** The predictions of entities under common labels; the others are dropped. */
	List<Prediction<Entity>> predictedEntities(List<Prediction<? extends Value>> predictions) {
		List<Prediction<Entity>> mapped = new ArrayList<>();
		for (Prediction<? extends Value> prediction : predictions) {
			if (prediction.value() instanceof Entity entity) {
				predictedEntityType(entity.type()).ifPresent(type -> mapped.add(prediction.withValue(entity.withType(type))));
			}
		}
		return mapped;
	}

	/** The predictions of relations between the given entities under common labels; the others are dropped. */
	List<Prediction<Relation>> predictedRelations(List<Prediction<? extends Value>> predictions, List<Entity> entities) {
		Set<String> known = ids(entities);
		List<Prediction<Relation>> mapped = new ArrayList<>();
		for (Prediction<? extends Value> prediction : predictions) {
			if (prediction.value() instanceof Relation relation && connects(relation, known)) {
				predictedRelationType(relation.type()).ifPresent(type -> mapped.add(prediction.withValue(relation.withType(type))));
			}
		}
		return mapped;
	}

	/**
	 * What was written and stands nowhere, under common labels; the others are dropped.
	 *
	 * @param relations whether those are wanted, or entities
	 */
	List<Prediction<Ungrounded>> ungrounded(List<Prediction<? extends Value>> predictions, boolean relations) {
		List<Prediction<Ungrounded>> mapped = new ArrayList<>();
		for (Prediction<? extends Value> prediction : predictions) {
			if (prediction.value() instanceof Ungrounded nowhere && nowhere.isRelation() == relations) {
				(relations ? predictedRelationType(nowhere.type()) : predictedEntityType(nowhere.type()))
						.ifPresent(type -> mapped.add(prediction.withValue(new Ungrounded(type, nowhere.mentions()))));
			}
		}
		return mapped;
	}

	private static Set<String> ids(List<Entity> entities) {
		Set<String> ids = new HashSet<>();
		entities.forEach(entity -> ids.add(entity.id()));
		return ids;
	}

	private static boolean connects(Relation relation, Set<String> known) {
		return known.contains(relation.head().target()) && known.contains(relation.tail().target());
	}
}
