package org.lorgnette.metrics.relation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.metrics.chunk.Outcome.Kind;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

/**
 * Pairs the gold and predicted relations of a document one to one: correct (same type, same arguments with their types), then wrong
 * type (same argument spans; the relation's type or an argument's differs), then wrong boundary (both arguments overlap, same type),
 * then both wrong; among pairs of one kind those that stand first. What remains is missed or spurious.
 *
 * @param symmetricTypes
 *            relation types whose arguments have no order
 */
public record RelationErrorAnalysis(Set<String> symmetricTypes) {

	private static final List<Kind> PAIRED = List.of(Kind.CORRECT, Kind.TYPE, Kind.BOUNDARY, Kind.BOUNDARY_AND_TYPE);

	public RelationErrorAnalysis {
		symmetricTypes = Set.copyOf(symmetricTypes);
	}

	/** A relation with its arguments looked up. */
	private record Resolved(Relation relation, Entity head, Entity tail) {

		Resolved swapped() {
			return new Resolved(relation, tail, head);
		}
	}

	/**
	 * The outcomes in text order of the gold relation's head, or of the predicted one's where there is no gold.
	 *
	 * @param goldEntities
	 *            by id; holds the arguments of all gold relations, as {@code predictedEntities} those of the predicted ones
	 */
	public List<RelationOutcome> of(List<Relation> gold, Map<String, Entity> goldEntities, List<Relation> predicted,
			Map<String, Entity> predictedEntities) {
		List<Resolved> goldLeft = resolve(gold, goldEntities);
		List<Resolved> predictedLeft = resolve(predicted, predictedEntities);
		record Placed(Span at, RelationOutcome outcome) {
		}
		List<Placed> placed = new ArrayList<>();
		for (Kind kind : PAIRED) {
			for (Resolved one : List.copyOf(goldLeft)) {
				Optional<Resolved> partner = predictedLeft.stream().filter(other -> kind(one, other).equals(Optional.of(kind)))
						.findFirst();
				partner.ifPresent(other -> {
					goldLeft.remove(one);
					predictedLeft.remove(other);
					placed.add(new Placed(one.head.span(),
							new RelationOutcome(kind, Optional.of(one.relation), Optional.of(other.relation))));
				});
			}
		}
		goldLeft.forEach(one -> placed.add(
				new Placed(one.head.span(), new RelationOutcome(Kind.MISSED, Optional.of(one.relation), Optional.empty()))));
		predictedLeft.forEach(one -> placed.add(
				new Placed(one.head.span(), new RelationOutcome(Kind.SPURIOUS, Optional.empty(), Optional.of(one.relation)))));
		return placed.stream().sorted(Comparator.comparing(Placed::at)).map(Placed::outcome).toList();
	}

	private static List<Resolved> resolve(List<Relation> relations, Map<String, Entity> entities) {
		List<Resolved> resolved = new ArrayList<>();
		for (Relation relation : relations) {
			resolved.add(new Resolved(relation, entities.get(relation.head().target()), entities.get(relation.tail().target())));
		}
		return resolved;
	}

	private Optional<Kind> kind(Resolved gold, Resolved predicted) {
		Optional<Kind> straight = ordered(gold, predicted);
		boolean symmetric = symmetricTypes.contains(gold.relation.type()) || gold.relation.symmetric()
				|| predicted.relation.symmetric();
		Optional<Kind> crossed = symmetric ? ordered(gold, predicted.swapped()) : Optional.empty();
		return straight.isEmpty() || (crossed.isPresent() && crossed.get().compareTo(straight.get()) < 0) ? crossed : straight;
	}

	private static Optional<Kind> ordered(Resolved gold, Resolved predicted) {
		boolean sameType = gold.relation.type().equals(predicted.relation.type());
		boolean sameSpans = gold.head.fragments().equals(predicted.head.fragments())
				&& gold.tail.fragments().equals(predicted.tail.fragments());
		if (sameSpans) {
			boolean sameArgumentTypes = gold.head.type().equals(predicted.head.type())
					&& gold.tail.type().equals(predicted.tail.type());
			return Optional.of(sameType && sameArgumentTypes ? Kind.CORRECT : Kind.TYPE);
		}
		boolean overlap = gold.head.span().overlaps(predicted.head.span()) && gold.tail.span().overlaps(predicted.tail.span());
		return overlap ? Optional.of(sameType ? Kind.BOUNDARY : Kind.BOUNDARY_AND_TYPE) : Optional.empty();
	}
}
