package org.lorgnette.engine.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.Analysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Value;

/** Finds a decision again in the analysis of a changed document. */
final class DecisionScore {

	private final Decision decision;
	private final Matching matching;

	DecisionScore(Decision decision, Matching matching) {
		this.decision = decision;
		this.matching = matching;
	}

	/** Of one analysis: the score of the decision; empty if the engine does not make it. One without a score counts 1. */
	OptionalDouble in(HiddenDocument hidden, Analysis analysis) {
		return switch (decision) {
			case Decision.OfEntity(Entity entity) -> entity(entity, hidden.places(), analysis);
			case Decision.OfRelation(Relation relation, Entity head, Entity tail) -> relation(relation, head, tail, hidden, analysis);
			case Decision.OfAnswer(Answer answer) -> answer(answer, hidden.places(), analysis);
		};
	}

	private static OptionalDouble larger(OptionalDouble best, Prediction<?> found) {
		double score = found.score().orElse(1);
		return best.isPresent() && best.getAsDouble() >= score ? best : OptionalDouble.of(score);
	}

	private OptionalDouble entity(Entity entity, HiddenText places, Analysis analysis) {
		List<Span> wanted = places.spans(entity.fragments());
		OptionalDouble best = OptionalDouble.empty();
		for (Prediction<? extends Value> prediction : analysis.predictions()) {
			if (prediction.value() instanceof Entity found && found.type().equals(entity.type()) && fits(wanted, found.fragments())) {
				best = larger(best, prediction);
			}
		}
		return best;
	}

	private OptionalDouble relation(Relation relation, Entity head, Entity tail, HiddenDocument hidden, Analysis analysis) {
		List<Span> wantedHead = hidden.places().spans(head.fragments());
		List<Span> wantedTail = hidden.places().spans(tail.fragments());
		Map<String, Entity> entities = Decision.entities(hidden.document(), analysis);
		OptionalDouble best = OptionalDouble.empty();
		for (Prediction<? extends Value> prediction : analysis.predictions()) {
			if (prediction.value() instanceof Relation found && found.type().equals(relation.type())) {
				Entity from = entities.get(found.head().target());
				Entity to = entities.get(found.tail().target());
				boolean both = from != null && to != null;
				boolean straight = both && fits(wantedHead, from.fragments()) && fits(wantedTail, to.fragments());
				boolean turned = both && relation.symmetric() && fits(wantedHead, to.fragments()) && fits(wantedTail, from.fragments());
				best = straight || turned ? larger(best, prediction) : best;
			}
		}
		return best;
	}

	private OptionalDouble answer(Answer answer, HiddenText places, Analysis analysis) {
		Optional<Span> wanted = answer.span().flatMap(places::span);
		OptionalDouble best = OptionalDouble.empty();
		for (Prediction<Answer> prediction : analysis.answers(answer.question())) {
			Answer found = prediction.value();
			boolean same;
			if (answer.isNone() || found.isNone()) {
				same = answer.isNone() && found.isNone();
			} else if (answer.span().isPresent()) {
				same = wanted.isPresent() && found.span().isPresent() && fits(List.of(wanted.get()), List.of(found.span().get()));
			} else {
				same = found.text().strip().equalsIgnoreCase(answer.text().strip());
			}
			best = same ? larger(best, prediction) : best;
		}
		return best;
	}

	private boolean fits(List<Span> wanted, List<Span> found) {
		if (wanted.isEmpty()) {
			return false;
		}
		return matching == Matching.EXACT ? wanted.equals(found)
				: wanted.stream().anyMatch(one -> found.stream().anyMatch(one::overlaps));
	}
}
