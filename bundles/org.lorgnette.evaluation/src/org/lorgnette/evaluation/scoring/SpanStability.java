package org.lorgnette.evaluation.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.Flip;
import org.lorgnette.evaluation.change.ChangedDocument;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * Entities or relations as sets, unit by unit, with the identity of the strict measure: fragments and type of an entity; type
 * and both
 * entities of a relation. What is predicted on the changed text is brought to where it stands in the original one. A unit is
 * right if its
 * set is the gold's.
 */
final class SpanStability extends StabilityScoring {

	/**
	 * Something found.
	 *
	 * @param key equal for the same in both texts
	 * @param span in its own text
	 * @param place where it begins in the original text
	 * @param item given a context in its own text
	 */
	private record Found(Object key, Span span, int place, Function<Span, Case.Item> item) {
	}

	private record EntityKey(String type, List<Span> fragments) {
	}

	private record RelationKey(String type, Object ends) {
	}

	/** For what has no place in the original text: equal to nothing else. */
	private static final class Lost {
	}

	/**
	 * How one leads from a text to the original one.
	 *
	 * @param fragments of an entity there; empty if nothing stands for them
	 * @param near an offset there, as near as can be
	 */
	private record Way(Function<List<Span>, Optional<List<Span>>> fragments, IntUnaryOperator near) {

		static final Way NONE = new Way(Optional::of, offset -> offset);
	}

	private record Sides(ChangedDocument changed, Span unit, List<Found> gold, List<Found> before, List<Found> after) {
	}

	private final Experiment experiment;
	private final Mapping mapping;

	SpanStability(Experiment experiment, EngineSpec engine) {
		super(experiment.comparison().seed());
		this.experiment = experiment;
		this.mapping = new Mapping(experiment, engine);
	}

	@Override
	void compare(ChangedDocument changed, EngineScorer.Predicted before, EngineScorer.Predicted after, FlipTally tally) {
		Document original = changed.original();
		Units units = Units.of(original, experiment.comparison().unit());
		List<Found> projected = predicted(changed.changed(), after.predictions(), new Way(changed::back, changed::near));
		projected.stream().filter(found -> found.key instanceof Lost).forEach(found -> tally.lose());
		List<List<Found>> gold = units.split(gold(original), SpanStability::at);
		List<List<Found>> first = units.split(predicted(original, before.predictions(), Way.NONE), SpanStability::at);
		List<List<Found>> second = units.split(projected, SpanStability::at);
		for (int unit = 0; unit < units.count(); unit++) {
			if (changed.touches(units.span(unit))) {
				Set<Object> wanted = keys(gold.get(unit));
				Set<Object> was = keys(first.get(unit));
				Set<Object> is = keys(second.get(unit));
				long both = is.stream().filter(was::contains).count();
				FlipTally.Unit result = new FlipTally.Unit(!was.equals(is), was.equals(wanted), is.equals(wanted),
						new FlipTally.Kept.Sets(was.size(), is.size(), both));
				Sides sides = new Sides(changed, units.span(unit), gold.get(unit), first.get(unit), second.get(unit));
				tally.add(original.id(), result, () -> flip(sides, result));
			}
		}
	}

	private static Span at(Found found) {
		return new Span(found.place, found.place);
	}

	private static Set<Object> keys(List<Found> found) {
		return found.stream().map(Found::key).collect(Collectors.toSet());
	}

	private List<Found> gold(Document document) {
		if (experiment.task() == Task.NER) {
			return mapping.goldEntities(document.entities()).stream().map(entity -> found(entity, Way.NONE)).toList();
		}
		RelationSide side = RelationSide.gold(mapping, document);
		return side.relations().stream().map(relation -> found(side, relation, Way.NONE)).toList();
	}

	/** What was written and stands nowhere is the same if it was written the same. */
	private List<Found> predicted(Document document, List<Prediction<? extends Value>> predictions, Way way) {
		List<Found> found = new ArrayList<>();
		if (experiment.task() == Task.NER) {
			mapping.predictedEntities(predictions).forEach(prediction -> found.add(found(prediction.value(), way)));
		} else {
			RelationSide side = RelationSide.predicted(mapping, document, predictions, new ArrayList<>());
			side.relations().forEach(relation -> found.add(found(side, relation, way)));
		}
		for (Prediction<Ungrounded> nowhere : mapping.ungrounded(predictions, experiment.task() == Task.RELATIONS)) {
			found.add(new Found(nowhere.value(), new Span(0, 0), 0, context -> CaseMaker.item(nowhere.value())));
		}
		return found;
	}

	private static Found found(Entity entity, Way way) {
		Optional<List<Span>> there = way.fragments.apply(entity.fragments());
		Object key = there.isPresent() ? new EntityKey(entity.type(), there.get()) : new Lost();
		int place = there.map(fragments -> fragments.getFirst().begin()).orElseGet(() -> way.near.applyAsInt(entity.span().begin()));
		return new Found(key, entity.span(), place, context -> CaseMaker.item(entity, context));
	}

	private Found found(RelationSide side, Relation relation, Way way) {
		Entity head = side.byId().get(relation.head().target());
		Entity tail = side.byId().get(relation.tail().target());
		Found first = found(head, way);
		Found second = found(tail, way);
		List<Object> ends = List.of(first.key, second.key);
		boolean lost = ends.stream().anyMatch(Lost.class::isInstance);
		Object key = lost ? new Lost()
				: new RelationKey(relation.type(), experiment.symmetric().contains(relation.type()) ? new HashSet<>(ends) : ends);
		return new Found(key, head.span().cover(tail.span()), first.place, context -> CaseMaker.item(relation, side.byId(), context));
	}

	/** With the sentences around what differs, in both texts. */
	private Flip flip(Sides sides, FlipTally.Unit unit) {
		ChangedDocument changed = sides.changed;
		Set<Object> was = keys(sides.before);
		Set<Object> is = keys(sides.after);
		Span focus = Stream.concat(sides.before.stream().filter(found -> !is.contains(found.key)),
				sides.after.stream().filter(found -> !was.contains(found.key))).map(SpanStability::at).reduce(Span::cover).orElse(sides.unit);
		Span context = new CaseMaker(mapping.engineName(), changed.original())
				.context(sides.unit.length() <= CaseMaker.MARGIN ? sides.unit : focus);
		Span there = changed.around(context);
		return new Flip(mapping.engineName(), changed.original().id(), changed.change().id(), unit.rightBefore(), unit.rightAfter(),
				view(changed.original(), context, sides.gold), view(changed.original(), context, sides.before),
				view(changed.changed(), there, sides.after));
	}

	/** What was written and stands nowhere has no mark: it is told beside the text. */
	private static Flip.View view(Document document, Span context, List<Found> found) {
		List<Case.Item> items = found.stream().filter(one -> one.span.begin() < context.end() && one.span.end() > context.begin())
				.map(one -> one.item.apply(context)).toList();
		String nowhere = found.stream().filter(one -> one.key instanceof Ungrounded).map(one -> (Ungrounded) one.key)
				.map(one -> one.type() + " (" + String.join(" / ", one.mentions()) + ")").collect(Collectors.joining("; "));
		return new Flip.View(context.of(document.text()), context.begin(), items, "", nowhere);
	}
}
