package org.lorgnette.world.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lorgnette.world.scene.Colour.BLUE;
import static org.lorgnette.world.scene.Colour.GREEN;
import static org.lorgnette.world.scene.Colour.RED;
import static org.lorgnette.world.scene.Colour.YELLOW;
import static org.lorgnette.world.scene.Shape.CIRCLE;
import static org.lorgnette.world.scene.Shape.SQUARE;
import static org.lorgnette.world.scene.Shape.STAR;
import static org.lorgnette.world.scene.Shape.TRIANGLE;
import static org.lorgnette.world.scene.Size.LARGE;
import static org.lorgnette.world.scene.Size.SMALL;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
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
import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Dice;
import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.SceneSampler;
import org.lorgnette.world.scene.Thing;

class EvaluatorTest {

	/** <pre>
	 * red circle (large)      red circle (small)
	 *            blue square (large)
	 * green star (small)      yellow triangle (small)
	 * </pre>
	 * with the small red circle a little right of the triangle. */
	private static final Scene SCENE = new Scene(100, List.of(Thing.plain(CIRCLE, RED, LARGE, 20, 20, 100),
			Thing.plain(CIRCLE, RED, SMALL, 82, 20, 100), Thing.plain(SQUARE, BLUE, LARGE, 50, 50, 100),
			Thing.plain(STAR, GREEN, SMALL, 20, 80, 100), Thing.plain(TRIANGLE, YELLOW, SMALL, 80, 80, 100)), 0);

	private static final Filter BLUE_SQUARE = Filter.of(BLUE, SQUARE);

	private static Optional<Answer> answer(Program program) {
		return new Evaluator(SCENE).evaluate(program).map(Evaluator.Outcome::answer);
	}

	private static void assertNumber(int number, Things things) {
		assertEquals(Optional.of(new Number(number)), answer(new Count(things)));
		assertEquals(Optional.of(new YesNo(number > 0)), answer(new Exists(things)));
	}

	private static void assertYes(Program program) {
		assertEquals(Optional.of(new YesNo(true)), answer(program));
	}

	private static void assertNo(Program program) {
		assertEquals(Optional.of(new YesNo(false)), answer(program));
	}

	private static void assertNone(Program program) {
		assertEquals(Optional.empty(), answer(program));
	}

	@Test
	void counts() {
		assertNumber(5, new Things.Matching(Filter.ANY));
		assertNumber(2, new Things.Matching(Filter.of(RED, CIRCLE)));
		assertNumber(1, new Things.Matching(Filter.of(RED, CIRCLE, LARGE)));
		assertNumber(0, new Things.Matching(Filter.of(RED, SQUARE)));
		assertNumber(3, new Things.Except(Filter.ANY, RED));
		assertNumber(0, new Things.Except(Filter.of(CIRCLE), RED));
		assertNumber(3, new Things.OneOrOther(Filter.ANY, RED, BLUE));
		assertNumber(1, new Things.OneOrOther(Filter.of(SMALL), RED, BLUE));
		assertNumber(3, new Things.Union(Filter.of(RED, CIRCLE), BLUE_SQUARE));
	}

	@Test
	void queries() {
		assertEquals(Optional.of(new Value(GREEN)), answer(new Query(Attribute.COLOUR, new Things.Matching(Filter.of(STAR)))));
		assertEquals(Optional.of(new Value(TRIANGLE)), answer(new Query(Attribute.SHAPE, new Things.Matching(Filter.of(YELLOW)))));
		assertEquals(Optional.of(new Value(LARGE)), answer(new Query(Attribute.SIZE, new Things.Matching(BLUE_SQUARE))));
	}

	@Test
	void whatIsSupposedMustBeSo() {
		assertNone(new Query(Attribute.COLOUR, new Things.Matching(Filter.of(CIRCLE))));
		assertNone(new Query(Attribute.COLOUR, new Things.Matching(Filter.of(STAR, LARGE))));
		assertNone(new Verify(Filter.of(CIRCLE), RED));
		assertNone(new Count(new Things.Placed(Filter.ANY, Relation.LEFT, Filter.of(CIRCLE))));
		assertNone(new Count(new Things.Alike(Attribute.SIZE, Filter.of(RED))));
		assertNone(new Exists(new Things.Alike(Attribute.SIZE, Filter.of(RED, SQUARE))));
		assertNone(new VerifyAlike(Attribute.SIZE, Filter.of(BLUE), Filter.of(SQUARE)));
		assertNone(new VerifyPlace(Filter.of(BLUE), Relation.LEFT, Filter.of(SQUARE)));
		assertNone(new Compare(Comparison.MORE, Filter.of(RED, STAR), Filter.of(GREEN, SQUARE)));
	}

	@Test
	void places() {
		assertNumber(1, new Things.Placed(Filter.of(RED, CIRCLE), Relation.LEFT, BLUE_SQUARE));
		assertNumber(2, new Things.Placed(Filter.ANY, Relation.RIGHT, BLUE_SQUARE));
		assertNumber(2, new Things.Placed(Filter.of(RED, CIRCLE), Relation.ABOVE, BLUE_SQUARE));
		assertNumber(2, new Things.Placed(Filter.of(SMALL), Relation.BELOW, BLUE_SQUARE));
		assertNumber(0, new Things.Placed(BLUE_SQUARE, Relation.LEFT, BLUE_SQUARE));
		assertYes(new VerifyPlace(Filter.of(STAR), Relation.LEFT, BLUE_SQUARE));
		assertNo(new VerifyPlace(Filter.of(STAR), Relation.ABOVE, BLUE_SQUARE));
		assertEquals(Optional.of(new Value(STAR)),
				answer(new Query(Attribute.SHAPE, new Things.Placed(Filter.of(SMALL), Relation.LEFT, BLUE_SQUARE))));
		assertNone(new Query(Attribute.SHAPE, new Things.Placed(Filter.ANY, Relation.LEFT, BLUE_SQUARE)));
	}

	/** Two pixels apart in a hundred is neither left nor right; what is not asked about does not matter. */
	@Test
	void whatIsHardToSeeIsNotAsked() {
		assertNone(new Count(new Things.Placed(Filter.of(RED), Relation.LEFT, Filter.of(TRIANGLE))));
		assertNone(new VerifyPlace(Filter.of(TRIANGLE), Relation.RIGHT, Filter.of(RED, SMALL)));
		assertNumber(1, new Things.Placed(Filter.of(BLUE), Relation.LEFT, Filter.of(TRIANGLE)));
		assertYes(new VerifyPlace(Filter.of(TRIANGLE), Relation.BELOW, Filter.of(RED, SMALL)));
	}

	@Test
	void judgements() {
		assertYes(new Verify(Filter.of(STAR), GREEN));
		assertNo(new Verify(Filter.of(STAR), LARGE));
		assertYes(new Missing(Filter.of(GREEN, SQUARE)));
		assertNo(new Missing(Filter.of(RED)));
		assertYes(new VerifyAlike(Attribute.SIZE, Filter.of(STAR), Filter.of(TRIANGLE)));
		assertNo(new VerifyAlike(Attribute.COLOUR, Filter.of(STAR), Filter.of(TRIANGLE)));
		assertNumber(2, new Things.Alike(Attribute.SIZE, Filter.of(STAR)));
		assertNumber(0, new Things.Alike(Attribute.COLOUR, Filter.of(STAR)));
		assertYes(new Compare(Comparison.MORE, Filter.of(RED), Filter.of(BLUE)));
		assertNo(new Compare(Comparison.FEWER, Filter.of(RED), Filter.of(BLUE)));
		assertYes(new Compare(Comparison.AS_MANY, Filter.of(GREEN), Filter.of(BLUE)));
		assertNo(new Compare(Comparison.MORE, Filter.of(GREEN), Filter.of(BLUE)));
		assertYes(new Both(Filter.of(RED, CIRCLE), BLUE_SQUARE));
		assertNo(new Both(Filter.of(RED, CIRCLE), Filter.of(RED, SQUARE)));
		assertYes(new Either(Filter.of(RED, CIRCLE), Filter.of(RED, SQUARE)));
		assertYes(new Either(Filter.of(RED, CIRCLE), BLUE_SQUARE));
		assertNo(new Either(Filter.of(RED, STAR), Filter.of(RED, SQUARE)));
	}

	@Test
	void saysWhichThingIsAskedAbout() {
		Evaluator evaluator = new Evaluator(SCENE);
		Map<Program, OptionalInt> things = Map.of(new Query(Attribute.SIZE, new Things.Matching(BLUE_SQUARE)), OptionalInt.of(2),
				new Verify(Filter.of(GREEN), STAR), OptionalInt.of(3),
				new Query(Attribute.SHAPE, new Things.Placed(Filter.of(SMALL), Relation.LEFT, BLUE_SQUARE)), OptionalInt.of(3),
				new VerifyPlace(Filter.of(TRIANGLE), Relation.LEFT, BLUE_SQUARE), OptionalInt.of(4),
				new Count(new Things.Placed(Filter.of(RED), Relation.RIGHT, BLUE_SQUARE)), OptionalInt.of(1),
				new Count(new Things.Matching(Filter.of(RED))), OptionalInt.empty(), new Missing(Filter.of(STAR)), OptionalInt.of(3),
				new Both(Filter.of(STAR), BLUE_SQUARE), OptionalInt.empty());
		things.forEach((program, thing) -> assertEquals(thing, evaluator.evaluate(program).orElseThrow().thing(), program::toString));
	}

	@Test
	void saysWhichThingsDecide() {
		Evaluator evaluator = new Evaluator(SCENE);
		Map<Program, Decisive> decisive = Map.of(
				new Count(new Things.Matching(Filter.of(RED))), new Decisive(List.of(0, 1), List.of()),
				new Count(new Things.Placed(Filter.of(SMALL), Relation.RIGHT, BLUE_SQUARE)), new Decisive(List.of(1, 4), List.of(2)),
				new Exists(new Things.Alike(Attribute.SIZE, Filter.of(STAR))), new Decisive(List.of(1, 4), List.of(3)),
				new Missing(Filter.of(GREEN, CIRCLE)), new Decisive(List.of(), List.of()),
				new Verify(Filter.of(GREEN), STAR), new Decisive(List.of(3), List.of()),
				new VerifyPlace(Filter.of(TRIANGLE), Relation.LEFT, BLUE_SQUARE), new Decisive(List.of(4), List.of(2)),
				new VerifyAlike(Attribute.COLOUR, Filter.of(STAR), Filter.of(TRIANGLE)), new Decisive(List.of(3), List.of(4)),
				new Compare(Comparison.MORE, Filter.of(RED), Filter.of(LARGE)), new Decisive(List.of(0, 1), List.of(0, 2)),
				new Either(Filter.of(RED, STAR), BLUE_SQUARE), new Decisive(List.of(), List.of(2)));
		decisive.forEach((program, things) -> assertEquals(things, evaluator.decisive(program), program::toString));
	}

	/** Against the slow and obvious answers, over thousands of drawn questions of every pattern. */
	@Test
	void agreesWithThePlainReading() {
		SceneSampler sampler = new SceneSampler(64);
		Map<Pattern, Integer> answered = new EnumMap<>(Pattern.class);
		for (int i = 0; i < 400; i++) {
			Dice dice = Dice.of(99, i);
			Scene scene = sampler.draw(dice);
			Proposer proposer = new Proposer(scene, dice);
			Evaluator evaluator = new Evaluator(scene);
			for (Pattern pattern : Pattern.values()) {
				for (int j = 0; j < 5; j++) {
					Optional<Program> program = proposer.propose(pattern);
					program.ifPresent(each -> assertEquals(PlainReading.answer(each, scene), evaluator.evaluate(each)
							.map(Evaluator.Outcome::answer), () -> each + " about " + scene));
					if (program.flatMap(evaluator::evaluate).isPresent()) {
						assertFollows(PlainReading.answer(program.get(), scene).orElseThrow(), program.get(),
								evaluator.decisive(program.get()));
						answered.merge(pattern, 1, Integer::sum);
					}
				}
			}
		}
		for (Pattern pattern : Pattern.values()) {
			assertTrue(answered.getOrDefault(pattern, 0) > 100, pattern + " " + answered);
		}
	}

	/** What decides an answer gives it, where numbers of things do. */
	private static void assertFollows(Answer answer, Program program, Decisive decisive) {
		int targets = decisive.targets().size();
		int references = decisive.references().size();
		Optional<Answer> follows = switch (program) {
			case Count count -> Optional.of(new Answer.Number(targets));
			case Exists exists -> Optional.of(new Answer.YesNo(targets > 0));
			case Missing missing -> Optional.of(new Answer.YesNo(targets == 0));
			case Compare compare -> Optional.of(new Answer.YesNo(compare.comparison().holds(targets, references)));
			case Both both -> Optional.of(new Answer.YesNo(targets > 0 && references > 0));
			case Either either -> Optional.of(new Answer.YesNo(targets > 0 || references > 0));
			default -> Optional.empty();
		};
		follows.ifPresent(expected -> assertEquals(expected, answer, program::toString));
		if (program instanceof Query || program instanceof Verify || program instanceof VerifyPlace || program instanceof VerifyAlike) {
			assertEquals(1, targets, program::toString);
		}
		if (program instanceof VerifyPlace || program instanceof VerifyAlike) {
			assertEquals(1, references, program::toString);
		}
	}
}
