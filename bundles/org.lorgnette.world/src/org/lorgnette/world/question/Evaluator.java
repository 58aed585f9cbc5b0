package org.lorgnette.world.question;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.lorgnette.world.question.Answer.Number;
import org.lorgnette.world.question.Answer.Value;
import org.lorgnette.world.question.Answer.YesNo;
import org.lorgnette.world.question.Program.Both;
import org.lorgnette.world.question.Program.Compare;
import org.lorgnette.world.question.Program.Count;
import org.lorgnette.world.question.Program.Either;
import org.lorgnette.world.question.Program.Exists;
import org.lorgnette.world.question.Program.Missing;
import org.lorgnette.world.question.Program.Query;
import org.lorgnette.world.question.Program.Verify;
import org.lorgnette.world.question.Program.VerifyAlike;
import org.lorgnette.world.question.Program.VerifyPlace;
import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.Thing;

/** Answers questions about one scene. */
public final class Evaluator {

	/** Centres closer than this, in parts of the picture's edge, are neither left nor right, above nor below of each other. */
	static final double MARGIN = 0.06;

	private final List<Thing> things;
	private final double margin;

	/**
	 * An answer.
	 *
	 * @param thing
	 *            the index of the one thing that is asked about, if it is one
	 */
	public record Outcome(Answer answer, OptionalInt thing) {
	}

	public Evaluator(Scene scene) {
		things = scene.things();
		margin = MARGIN * scene.edge();
	}

	/** Empty if the question supposes what is not so, or if its answer could be disputed. */
	public Optional<Outcome> evaluate(Program program) {
		return switch (program) {
			case Count(Things asked) -> find(asked).map(found -> new Outcome(new Number(found.length), single(found)));
			case Exists(Things asked) -> find(asked).map(found -> new Outcome(new YesNo(found.length > 0), single(found)));
			case Missing(Filter filter) -> {
				int[] found = all(filter::matches);
				yield Optional.of(new Outcome(new YesNo(found.length == 0), single(found)));
			}
			case Query(var attribute, Things one) -> find(one).filter(found -> found.length == 1)
					.map(found -> new Outcome(new Value(things.get(found[0]).trait(attribute)), single(found)));
			case Verify(Filter reference, var trait) -> one(reference)
					.map(thing -> yesNo(things.get(thing).trait(trait.attribute()) == trait, OptionalInt.of(thing)));
			case VerifyPlace(Filter subject, Relation relation, Filter reference) -> one(subject)
					.flatMap(thing -> one(reference).filter(other -> !other.equals(thing)).flatMap(other -> side(thing, relation, other))
							.map(holds -> yesNo(holds, OptionalInt.of(thing))));
			case VerifyAlike(var attribute, Filter reference, Filter second) -> one(reference)
					.flatMap(thing -> one(second).filter(other -> !other.equals(thing))
							.map(other -> yesNo(things.get(thing).trait(attribute) == things.get(other).trait(attribute),
									OptionalInt.empty())));
			case Compare(Comparison comparison, Filter one, Filter other) -> {
				int first = count(one);
				int second = count(other);
				yield first + second == 0 ? Optional.empty() : Optional.of(yesNo(comparison.holds(first, second), OptionalInt.empty()));
			}
			case Both(Filter one, Filter other) -> Optional.of(yesNo(count(one) > 0 && count(other) > 0, OptionalInt.empty()));
			case Either(Filter one, Filter other) -> Optional.of(yesNo(count(one) > 0 || count(other) > 0, OptionalInt.empty()));
		};
	}

	/**
	 * What decides the answer.
	 *
	 * @throws java.util.NoSuchElementException
	 *             if the question has no answer here
	 */
	public Decisive decisive(Program program) {
		return switch (program) {
			case Count(Things asked) -> decisive(asked);
			case Exists(Things asked) -> decisive(asked);
			case Missing(Filter filter) -> new Decisive(matching(filter), List.of());
			case Query(var attribute, Things one) -> decisive(one);
			case Verify(Filter reference, var trait) -> new Decisive(matching(reference), List.of());
			case VerifyPlace(Filter subject, var relation, Filter reference) -> new Decisive(matching(subject), matching(reference));
			case VerifyAlike(var attribute, Filter reference, Filter other) -> new Decisive(matching(reference), matching(other));
			case Compare(var comparison, Filter one, Filter other) -> new Decisive(matching(one), matching(other));
			case Both(Filter one, Filter other) -> new Decisive(matching(one), matching(other));
			case Either(Filter one, Filter other) -> new Decisive(matching(one), matching(other));
		};
	}

	private Decisive decisive(Things asked) {
		List<Integer> targets = IntStream.of(find(asked).orElseThrow()).boxed().toList();
		return switch (asked) {
			case Things.Placed placed -> new Decisive(targets, matching(placed.reference()));
			case Things.Alike alike -> new Decisive(targets, matching(alike.reference()));
			default -> new Decisive(targets, List.of());
		};
	}

	private List<Integer> matching(Filter filter) {
		return IntStream.of(all(filter::matches)).boxed().toList();
	}

	/** Indices of the things; empty if it cannot be said which they are. */
	private Optional<int[]> find(Things asked) {
		return switch (asked) {
			case Things.Matching(Filter filter) -> Optional.of(all(filter::matches));
			case Things.Except(Filter subject, var excluded) -> Optional
					.of(all(thing -> subject.matches(thing) && thing.trait(excluded.attribute()) != excluded));
			case Things.Placed(Filter subject, Relation relation, Filter reference) -> one(reference)
					.flatMap(other -> placed(subject, relation, other));
			case Things.OneOrOther(Filter subject, var one, var other) -> Optional.of(all(thing -> subject.matches(thing)
					&& (thing.trait(one.attribute()) == one || thing.trait(other.attribute()) == other)));
			case Things.Union(Filter one, Filter other) -> Optional.of(all(thing -> one.matches(thing) || other.matches(thing)));
			case Things.Alike(var attribute, Filter reference) -> one(reference).map(things::get).map(model -> all(
					thing -> thing != model && thing.trait(attribute) == model.trait(attribute)));
		};
	}

	private Optional<int[]> placed(Filter subject, Relation relation, int reference) {
		int[] candidates = IntStream.of(all(subject::matches)).filter(thing -> thing != reference).toArray();
		boolean clear = IntStream.of(candidates).allMatch(thing -> side(thing, relation, reference).isPresent());
		return clear ? Optional.of(IntStream.of(candidates).filter(thing -> side(thing, relation, reference).get()).toArray())
				: Optional.empty();
	}

	private Optional<Boolean> side(int thing, Relation relation, int reference) {
		double distance = relation.distance(things.get(thing), things.get(reference));
		return Math.abs(distance) < margin ? Optional.empty() : Optional.of(distance > 0);
	}

	private Optional<Integer> one(Filter filter) {
		int[] found = all(filter::matches);
		return found.length == 1 ? Optional.of(found[0]) : Optional.empty();
	}

	private int[] all(Predicate<Thing> test) {
		return IntStream.range(0, things.size()).filter(i -> test.test(things.get(i))).toArray();
	}

	private int count(Filter filter) {
		return all(filter::matches).length;
	}

	private static OptionalInt single(int[] found) {
		return found.length == 1 ? OptionalInt.of(found[0]) : OptionalInt.empty();
	}

	private static Outcome yesNo(boolean yes, OptionalInt thing) {
		return new Outcome(new YesNo(yes), thing);
	}
}
