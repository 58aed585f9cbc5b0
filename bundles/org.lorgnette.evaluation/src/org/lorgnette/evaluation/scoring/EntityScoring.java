package org.lorgnette.evaluation.scoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.metrics.Counts;
import org.lorgnette.metrics.chunk.ChunkScores;
import org.lorgnette.metrics.chunk.Conlleval;
import org.lorgnette.metrics.chunk.ErrorAnalysis;
import org.lorgnette.metrics.chunk.MatchCounts;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.metrics.chunk.SemEval13;
import org.lorgnette.metrics.chunk.SemEval13.Schema;
import org.lorgnette.metrics.chunk.SpanConfusion;
import org.lorgnette.metrics.chunk.SpanScorer;
import org.lorgnette.metrics.chunk.SpanScores;
import org.lorgnette.metrics.chunk.TypedSpan;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;

/**
 * Entities: strict (span and type) and exact (span) as sets, partial and type as SemEval-2013 task 9.1 counts them one to one, unit by
 * unit; token accuracy as conlleval counts it on the corpus's own tokens. What was written and stands nowhere is spurious, in the first unit
 * of its document; tokens know nothing of it.
 */
final class EntityScoring extends CountScoring {

	private static final List<String> MEASURES = List.of("strict", "exact", "partial", "type");

	private record Typed(List<Span> fragments, String type) {
	}

	private final Mapping mapping;
	private final ComparisonSpec.Unit unit;
	private final SpanConfusion confusion = new SpanConfusion();
	private final Conlleval conlleval = new Conlleval();
	private boolean tokensSeen;

	EntityScoring(Mapping mapping, ComparisonSpec.Unit unit, CaseSampler cases) {
		super(MEASURES, cases);
		this.mapping = mapping;
		this.unit = unit;
	}

	@Override
	void add(Document document, List<Prediction<? extends Value>> predictions, boolean failed) {
		List<Entity> gold = mapping.goldEntities(document.entities());
		List<Prediction<Entity>> predicted = mapping.predictedEntities(predictions);
		List<Entity> predictedEntities = predicted.stream().map(Prediction::value).toList();
		Units parts = Units.of(document, unit);
		List<List<Entity>> goldParts = parts.split(gold, Entity::span);
		List<List<Entity>> predictedParts = parts.split(predictedEntities, Entity::span);
		List<Prediction<Ungrounded>> nowhere = mapping.ungrounded(predictions, false);
		for (int part = 0; part < parts.count(); part++) {
			count(units() + part, goldParts.get(part), predictedParts.get(part));
			if (part == 0) {
				nowhere.forEach(prediction -> countSpurious(prediction.value().type()));
			}
		}
		predicted.forEach(prediction -> ground(units() + parts.at(prediction.value().span().begin()), prediction.grounding()));
		nowhere.forEach(prediction -> ground(units(), prediction.grounding()));
		advance(parts.count());
		collect(document, gold, predicted, predictedEntities);
		collect(document, nowhere);
		tag(document, gold, predictedEntities);
	}

	private void count(int number, List<Entity> gold, List<Entity> predicted) {
		if (gold.isEmpty() && predicted.isEmpty()) {
			return;
		}
		SpanScorer scorer = new SpanScorer();
		scorer.add(gold, predicted);
		SpanScores scores = scorer.result();
		measure("strict").add(number, scores.typed());
		measure("exact").add(number, scores.untyped());
		scores.types().forEach((type, counts) -> addType(type, number, counts));
		SemEval13 semEval = new SemEval13(SemEval13.Variant.V1);
		semEval.add(gold.stream().map(TypedSpan::of).toList(), predicted.stream().map(TypedSpan::of).toList());
		Map<Schema, MatchCounts> counts = semEval.result().overall();
		add("partial", number, counts.get(Schema.PARTIAL));
		add("type", number, counts.get(Schema.TYPE));
	}

	/** In the next unit. */
	private void countSpurious(String type) {
		Counts one = new Counts(0, 1, 0);
		MEASURES.forEach(measure -> measure(measure).add(units(), one));
		addType(type, units(), one);
		confusion.addSpurious(type);
	}

	private void add(String measure, int number, MatchCounts counts) {
		measure(measure).add(number, new Counts(counts.possible(), counts.actual(), counts.correct()),
				2 * counts.correct() + counts.partial());
	}

	private void collect(Document document, List<Entity> gold, List<Prediction<Entity>> predicted, List<Entity> predictedEntities) {
		List<Outcome> outcomes = ErrorAnalysis.of(gold, predictedEntities);
		confusion.add(outcomes);
		Map<Entity, Prediction<Entity>> byEntity = new HashMap<>();
		predicted.forEach(prediction -> byEntity.putIfAbsent(prediction.value(), prediction));
		CaseMaker maker = new CaseMaker(mapping.engineName(), document);
		for (Outcome outcome : outcomes) {
			Optional<Prediction<Entity>> prediction = outcome.predicted().map(byEntity::get);
			cases().add(outcome.kind(), () -> maker.entity(outcome, prediction));
		}
		score(gold, predicted);
	}

	private void collect(Document document, List<Prediction<Ungrounded>> nowhere) {
		CaseMaker maker = new CaseMaker(mapping.engineName(), document);
		for (Prediction<Ungrounded> prediction : nowhere) {
			cases().add(Outcome.Kind.SPURIOUS, () -> maker.ungrounded(prediction));
			prediction.score().ifPresent(score -> scored().add(new Scored(score, false)));
		}
	}

	/** A gold entity makes one prediction right: the second of two equal predictions is not correct. */
	private void score(List<Entity> gold, List<Prediction<Entity>> predicted) {
		Set<Typed> free = new HashSet<>();
		gold.forEach(entity -> free.add(new Typed(entity.fragments(), entity.type())));
		for (Prediction<Entity> prediction : predicted) {
			Entity entity = prediction.value();
			boolean correct = free.remove(new Typed(entity.fragments(), entity.type()));
			prediction.score().ifPresent(score -> scored().add(new Scored(score, correct)));
		}
	}

	private void tag(Document document, List<Entity> gold, List<Entity> predicted) {
		if (document.tokens().isEmpty()) {
			return;
		}
		tokensSeen = true;
		Units parts = Units.sentences(document);
		List<List<Entity>> goldParts = parts.split(gold, Entity::span);
		List<List<Entity>> predictedParts = parts.split(predicted, Entity::span);
		for (Sentence sentence : document.sentences()) {
			if (sentence.tokenCount() > 0) {
				int part = parts.at(sentence.span().begin());
				conlleval.add(tags(document, sentence, goldParts.get(part)), tags(document, sentence, predictedParts.get(part)));
			}
		}
	}

	private static List<String> tags(Document document, Sentence sentence, List<Entity> entities) {
		return TagScheme.IOB2.encode(Projection.of(document, sentence, entities).chunks(), sentence.tokenCount());
	}

	@Override
	ConfusionMatrix confusion() {
		return new ConfusionMatrix(List.copyOf(confusion.types()), confusion.matrix());
	}

	@Override
	SortedMap<String, Long> leftOut() {
		return mapping.leftOut();
	}

	@Override
	Optional<EngineResult.Tagging> tagging() {
		ChunkScores scores = conlleval.result();
		return tokensSeen ? Optional.of(new EngineResult.Tagging(scores.tokens(), scores.accuracy())) : Optional.empty();
	}
}
