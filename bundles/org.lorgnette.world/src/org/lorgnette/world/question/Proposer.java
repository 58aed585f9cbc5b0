package org.lorgnette.world.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Colour;
import org.lorgnette.world.scene.Dice;
import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.Shape;
import org.lorgnette.world.scene.Size;
import org.lorgnette.world.scene.Thing;
import org.lorgnette.world.scene.Trait;

/**
 * Draws questions that may fit a scene. It treats colours, and shapes, alike; half of what it asks for is taken from the scene,
 * so that there is something to find.
 */
public final class Proposer {

	private static final List<Set<Attribute>> SUBSETS = List.of(EnumSet.of(Attribute.COLOUR), EnumSet.of(Attribute.SHAPE),
			EnumSet.of(Attribute.SIZE), EnumSet.of(Attribute.COLOUR, Attribute.SHAPE), EnumSet.of(Attribute.COLOUR, Attribute.SIZE),
			EnumSet.of(Attribute.SHAPE, Attribute.SIZE), EnumSet.allOf(Attribute.class));
	private static final List<Attribute> ATTRIBUTES = List.of(Attribute.values());

	/** How often "things" are asked for, of whatever colour, shape and size. */
	private static final double EVERYTHING = 0.12;

	private final List<Thing> things;
	private final Dice dice;

	public Proposer(Scene scene, Dice dice) {
		this.things = scene.things();
		this.dice = dice;
	}

	/** A question of this pattern, or none if this draw came to nothing. */
	public Optional<Program> propose(Pattern pattern) {
		return switch (pattern) {
			case QUERY_COLOUR -> query(Attribute.COLOUR);
			case QUERY_SHAPE -> query(Attribute.SHAPE);
			case QUERY_SIZE -> query(Attribute.SIZE);
			case VERIFY -> verify();
			case COUNT -> Optional.of(new Count(new Things.Matching(dice.chance(0.3) ? Filter.ANY : filter())));
			case EXISTS -> Optional.of(new Exists(new Things.Matching(filter())));
			case MISSING -> Optional.of(new Missing(filter()));
			case COUNT_EXCEPT -> Optional.of(new Count(except(dice.chance(0.4))));
			case EXISTS_EXCEPT -> Optional.of(new Exists(except(false)));
			case COMPARE -> Optional.of(compare());
			case COUNT_ONE_OR_OTHER -> Optional.of(new Count(oneOrOther()));
			case COUNT_UNION -> Optional.of(apart(false)).map(two -> new Count(new Things.Union(two.getFirst(), two.getLast())));
			case BOTH -> Optional.of(apart(false)).map(two -> new Both(two.getFirst(), two.getLast()));
			case EITHER -> Optional.of(apart(false)).map(two -> new Either(two.getFirst(), two.getLast()));
			case COUNT_ALIKE -> alike().map(Count::new);
			case EXISTS_ALIKE -> alike().map(Exists::new);
			case VERIFY_ALIKE -> verifyAlike();
			case COUNT_PLACED -> placed().map(Count::new);
			case EXISTS_PLACED -> placed().map(Exists::new);
			case VERIFY_PLACE -> verifyPlace();
			case QUERY_PLACED -> queryPlaced();
		};
	}

	private Optional<Program> query(Attribute attribute) {
		return reference(attribute).map(reference -> new Query(attribute, new Things.Matching(reference)));
	}

	private Optional<Program> verify() {
		Attribute attribute = dice.oneOf(ATTRIBUTES);
		return reference(attribute).map(reference -> new Verify(reference, trait(attribute)));
	}

	private Things except(boolean everything) {
		Trait excluded = trait(dice.oneOf(ATTRIBUTES));
		return new Things.Except(everything ? Filter.ANY : filter(excluded.attribute()), excluded);
	}

	private Program compare() {
		Comparison comparison = dice.oneOf(List.of(Comparison.values()));
		if (dice.chance(0.15)) {
			Filter colour = Filter.of(trait(Attribute.COLOUR));
			Filter shape = Filter.of(trait(Attribute.SHAPE));
			return dice.chance(0.5) ? new Compare(comparison, colour, shape) : new Compare(comparison, shape, colour);
		}
		List<Filter> apart = apart(true);
		return new Compare(comparison, apart.getFirst(), apart.getLast());
	}

	private Things oneOrOther() {
		Attribute attribute = dice.chance(0.5) ? Attribute.COLOUR : Attribute.SHAPE;
		Filter subject = dice.chance(0.5) ? Filter.ANY : filter(attribute);
		Trait one = trait(attribute);
		Trait other = trait(attribute);
		while (other == one) {
			other = anyTrait(attribute);
		}
		return new Things.OneOrOther(subject, one, other);
	}

	private Optional<Things> alike() {
		Attribute attribute = dice.oneOf(ATTRIBUTES);
		return reference(attribute).map(reference -> new Things.Alike(attribute, reference));
	}

	private Optional<Program> verifyAlike() {
		Attribute attribute = dice.oneOf(ATTRIBUTES);
		return reference(attribute).flatMap(
				one -> reference(attribute).filter(other -> !other.equals(one)).map(other -> new VerifyAlike(attribute, one, other)));
	}

	private Optional<Things> placed() {
		Relation relation = dice.oneOf(List.of(Relation.values()));
		Filter subject = dice.chance(EVERYTHING) ? Filter.ANY : filter();
		return reference().filter(reference -> !subject.implies(reference))
				.map(reference -> new Things.Placed(subject, relation, reference));
	}

	private Optional<Program> verifyPlace() {
		Relation relation = dice.oneOf(List.of(Relation.values()));
		return reference().flatMap(subject -> reference().filter(reference -> !reference.equals(subject))
				.map(reference -> new VerifyPlace(subject, relation, reference)));
	}

	private Optional<Program> queryPlaced() {
		Attribute attribute = dice.oneOf(ATTRIBUTES);
		Relation relation = dice.oneOf(List.of(Relation.values()));
		Filter subject = dice.chance(0.4) ? Filter.ANY
				: Filter.of(trait(dice.oneOf(ATTRIBUTES.stream().filter(each -> each != attribute).toList())));
		return reference().filter(reference -> everyAnswerMayBe(attribute, subject, reference))
				.map(reference -> new Query(attribute, new Things.Placed(subject, relation, reference)));
	}

	/**
	 * Not if the reference is the only thing of its colour among those the subject may be, and the colour is asked for: then one
	 * answer is out of the question without a look.
	 */
	private static boolean everyAnswerMayBe(Attribute attribute, Filter subject, Filter reference) {
		return reference.trait(attribute).isEmpty() || reference.attributes().stream()
				.anyMatch(each -> each != attribute && !subject.trait(each).equals(reference.trait(each)));
	}

	/** Two filters of the same attributes that no thing can both match. */
	private List<Filter> apart(boolean sizes) {
		Set<Attribute> attributes = dice
				.oneOf(SUBSETS.stream().filter(each -> sizes || !each.equals(EnumSet.of(Attribute.SIZE))).toList());
		Filter one = filter(attributes);
		Filter other = filter(attributes);
		while (other.equals(one)) {
			other = filter(attributes);
		}
		return List.of(one, other);
	}

	/** A description that fits one thing only and says nothing of these attributes; empty if the thing drawn has none. */
	private Optional<Filter> reference(Attribute... hidden) {
		Thing thing = dice.oneOf(things);
		List<Set<Attribute>> subsets = new ArrayList<>(subsets(hidden));
		dice.shuffle(subsets);
		return subsets.stream().map(attributes -> Filter.of(thing, attributes))
				.filter(filter -> things.stream().filter(filter::matches).count() == 1).findFirst();
	}

	private Filter filter(Attribute... hidden) {
		return filter(dice.oneOf(subsets(hidden)));
	}

	/** Of a thing of the scene, or by chance. */
	private Filter filter(Set<Attribute> attributes) {
		if (dice.chance(0.5)) {
			return Filter.of(dice.oneOf(things), attributes);
		}
		return Filter.of(attributes.stream().map(this::anyTrait).toArray(Trait[]::new));
	}

	private static List<Set<Attribute>> subsets(Attribute... hidden) {
		return SUBSETS.stream().filter(subset -> List.of(hidden).stream().noneMatch(subset::contains)).toList();
	}

	private Trait trait(Attribute attribute) {
		return dice.chance(0.5) ? dice.oneOf(things).trait(attribute) : anyTrait(attribute);
	}

	private Trait anyTrait(Attribute attribute) {
		return dice.oneOf(switch (attribute) {
			case COLOUR -> List.<Trait>of(Colour.values());
			case SHAPE -> List.<Trait>of(Shape.values());
			case SIZE -> List.<Trait>of(Size.values());
		});
	}
}
