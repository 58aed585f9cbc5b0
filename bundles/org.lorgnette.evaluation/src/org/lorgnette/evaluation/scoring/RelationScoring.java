package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.relation.RelationErrorAnalysis;
import org.lorgnette.metrics.relation.RelationOutcome;
import org.lorgnette.metrics.relation.RelationScorer;
import org.lorgnette.metrics.relation.RelationScores;
import org.lorgnette.metrics.relation.TypedCounts;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * Relations: strict (type, argument spans and argument types), boundary (without argument types), and the entities they connect, unit
 * by unit; a relation belongs to the unit in which its head begins. What was written and stands nowhere is spurious, in the first unit of
 * its document.
 */
final class RelationScoring extends CountScoring {

	private static final List<String> MEASURES = List.of("strict", "boundary", "entities");
	private static final Counts SPURIOUS = new Counts(0, 1, 0);

	private final Mapping mapping;
	private final ComparisonSpec.Unit unit;
	private final RelationScorer scorer;
	private final RelationErrorAnalysis analysis;
	private final Map<List<String>, Long> confusion = new HashMap<>();

	RelationScoring(Mapping mapping, ComparisonSpec.Unit unit, CaseSampler cases, Set<String> symmetric) {
		super(MEASURES, cases);
		this.mapping = mapping;
		this.unit = unit;
		this.scorer = new RelationScorer(symmetric);
		this.analysis = new RelationErrorAnalysis(symmetric);
	}

	@Override
	void add(Document document, List<Prediction<? extends Value>> predictions, boolean failed) {
		RelationSide gold = RelationSide.gold(mapping, document);
		List<Prediction<Relation>> relationPredictions = new ArrayList<>();
		RelationSide predicted = RelationSide.predicted(mapping, document, predictions, relationPredictions);
		Units parts = Units.of(document, unit);
		List<List<Entity>> goldEntities = parts.split(gold.entities(), Entity::span);
		List<List<Entity>> predictedEntities = parts.split(predicted.entities(), Entity::span);
		List<List<Relation>> goldRelations = parts.split(gold.relations(), gold::head);
		List<List<Relation>> predictedRelations = parts.split(predicted.relations(), predicted::head);
		List<Prediction<Ungrounded>> nowhere = mapping.ungrounded(predictions, true);
		for (int part = 0; part < parts.count(); part++) {
			int number = units() + part;
			// The entities of a unit are scored apart: relations may reach for entities of other units.
			TypedCounts entities = scorer.score(gold.document(document, goldEntities.get(part), List.of()),
					predicted.document(document, predictedEntities.get(part), List.of())).entities();
			measure("entities").add(number, entities.micro());
			RelationScores relations = scorer.score(gold.document(document, List.of(), goldRelations.get(part)),
					predicted.document(document, List.of(), predictedRelations.get(part)));
			measure("strict").add(number, relations.strict().micro());
			measure("boundary").add(number, relations.boundary().micro());
			relations.strict().types()
					.forEach((type, counts) -> addType(type, number, counts));
			if (part == 0) {
				mapping.ungrounded(predictions, false).forEach(entity -> measure("entities").add(number, SPURIOUS));
				nowhere.forEach(relation -> countSpurious(relation.value().type()));
			}
		}
		relationPredictions.forEach(prediction -> ground(units() + parts.at(predicted.head(prediction.value()).begin()), prediction.grounding()));
		nowhere.forEach(prediction -> ground(units(), prediction.grounding()));
		advance(parts.count());
		collect(document, gold, predicted, relationPredictions);
		collect(document, nowhere);
	}

	/** In the next unit. */
	private void countSpurious(String type) {
		measure("strict").add(units(), SPURIOUS);
		measure("boundary").add(units(), SPURIOUS);
		addType(type, units(), SPURIOUS);
		confusion.merge(List.of("", type), 1L, Long::sum);
	}

	private void collect(Document document, List<Prediction<Ungrounded>> nowhere) {
		CaseMaker maker = new CaseMaker(mapping.engineName(), document);
		for (Prediction<Ungrounded> prediction : nowhere) {
			cases().add(Outcome.Kind.SPURIOUS, () -> maker.ungrounded(prediction));
			prediction.score().ifPresent(score -> scored().add(new Scored(score, false)));
		}
	}

	private void collect(Document document, RelationSide gold, RelationSide predicted, List<Prediction<Relation>> predictions) {
		Map<Relation, Prediction<Relation>> byRelation = new HashMap<>();
		predictions.forEach(prediction -> byRelation.putIfAbsent(prediction.value(), prediction));
		CaseMaker maker = new CaseMaker(mapping.engineName(), document);
		for (RelationOutcome outcome : analysis.of(gold.relations(), gold.byId(), predicted.relations(), predicted.byId())) {
			Optional<Prediction<Relation>> prediction = outcome.predicted().map(byRelation::get);
			cases().add(outcome.kind(), () -> maker.relation(outcome, gold.byId(), predicted.byId(), prediction));
			confusion.merge(List.of(outcome.gold().map(Relation::type).orElse(""), outcome.predicted().map(Relation::type).orElse("")),
					1L, Long::sum);
			prediction.ifPresent(found -> found.score()
					.ifPresent(score -> scored().add(new Scored(score, outcome.kind() == Outcome.Kind.CORRECT))));
		}
	}

	@Override
	ConfusionMatrix confusion() {
		SortedSet<String> labels = new TreeSet<>();
		confusion.keySet().forEach(labels::addAll);
		labels.remove("");
		List<String> axis = Stream.concat(labels.stream(), Stream.of("")).toList();
		long[][] counts = axis.stream()
				.map(gold -> axis.stream().mapToLong(predicted -> confusion.getOrDefault(List.of(gold, predicted), 0L)).toArray())
				.toArray(long[][]::new);
		return new ConfusionMatrix(List.copyOf(labels), counts);
	}

	@Override
	SortedMap<String, Long> leftOut() {
		return mapping.leftOut();
	}
}
