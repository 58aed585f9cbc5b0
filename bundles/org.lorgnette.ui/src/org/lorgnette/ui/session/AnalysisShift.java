package org.lorgnette.ui.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.lorgnette.engine.Analysis;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;
import org.lorgnette.model.edit.SpanShift;

/** Moves what an engine found to where it lies after the text has changed. */
final class AnalysisShift {

	private final SpanShift shift;

	private AnalysisShift(SpanShift shift) {
		this.shift = shift;
	}

	/** The analysis, now stale, for the document as it is now. */
	static LaneAnalysis of(LaneAnalysis old, SpanShift shift, Document now) {
		AnalysisShift mover = new AnalysisShift(shift);
		List<Prediction<? extends Value>> moved = mover.predictions(old.analysis().predictions());
		// Tokens of the engine are not needed for what is stale anyway; those of the document are as good.
		Analysis analysis = new Analysis(now, moved);
		return new LaneAnalysis(analysis, outcomes(old.outcomes(), now, analysis.entities()), true);
	}

	private List<Prediction<? extends Value>> predictions(List<Prediction<? extends Value>> predictions) {
		List<Prediction<? extends Value>> moved = new ArrayList<>(predictions.size());
		Set<String> gone = new HashSet<>();
		for (Prediction<? extends Value> prediction : predictions) {
			Optional<? extends Value> value = switch (prediction.value()) {
				case Entity entity -> entity(entity, gone);
				case Answer answer -> Optional.of(new Answer(answer.question(), answer.text(), answer.span().flatMap(shift::span)));
				case Relation relation -> Optional.of(relation);
				case Ungrounded nowhere -> Optional.of(nowhere);
			};
			value.ifPresent(there -> moved.add(there == prediction.value() && prediction.evidence().isEmpty() ? prediction
					: new Prediction<>(there, prediction.score(), prediction.producer(), evidence(prediction.evidence()),
							prediction.grounding())));
		}
		if (!gone.isEmpty()) {
			moved.removeIf(prediction -> prediction.value() instanceof Relation relation
					&& (gone.contains(relation.head().target()) || gone.contains(relation.tail().target())));
		}
		return moved;
	}

	private Optional<Entity> entity(Entity entity, Set<String> gone) {
		Optional<List<Span>> fragments = shift.fragments(entity.fragments());
		if (fragments.isEmpty()) {
			gone.add(entity.id());
			return Optional.empty();
		}
		boolean same = fragments.get() == entity.fragments();
		return Optional.of(same ? entity : new Entity(entity.id(), entity.type(), fragments.get(), entity.attributes()));
	}

	private List<Evidence> evidence(List<Evidence> evidence) {
		return evidence.stream().flatMap(each -> each.source().isPresent() ? java.util.stream.Stream.of(each)
				: shift.span(each.span()).map(span -> new Evidence(each.source(), span, each.reason())).stream()).toList();
	}

	private static List<Outcome> outcomes(List<Outcome> outcomes, Document now, List<Entity> predicted) {
		if (outcomes.isEmpty()) {
			return outcomes;
		}
		Map<String, Entity> gold = byId(now.entities());
		Map<String, Entity> found = byId(predicted);
		Map<String, Entity> unseen = new HashMap<>(gold);
		List<Outcome> moved = new ArrayList<>(outcomes.size());
		for (Outcome outcome : outcomes) {
			Optional<Entity> left = outcome.gold().map(entity -> gold.get(entity.id()));
			Optional<Entity> right = outcome.predicted()
					.flatMap(entity -> Optional.ofNullable(found.get(entity.id()))
							.map(there -> there.type().equals(entity.type()) ? there : there.withType(entity.type())));
			left.ifPresent(entity -> unseen.remove(entity.id()));
			if (left.isPresent() || right.isPresent()) {
				Outcome.Kind kind = left.isEmpty() ? Outcome.Kind.SPURIOUS : right.isEmpty() ? Outcome.Kind.MISSED : outcome.kind();
				moved.add(new Outcome(kind, left, right));
			}
		}
		unseen.values().forEach(entity -> moved.add(new Outcome(Outcome.Kind.MISSED, Optional.of(entity), Optional.empty())));
		return moved;
	}

	private static Map<String, Entity> byId(List<Entity> entities) {
		return entities.stream().collect(Collectors.toMap(Entity::id, Function.identity(), (first, second) -> first));
	}
}
