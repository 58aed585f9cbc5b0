package org.lorgnette.world.language;

import static org.lorgnette.world.scene.Colour.BLUE;
import static org.lorgnette.world.scene.Colour.GREEN;
import static org.lorgnette.world.scene.Colour.GREY;
import static org.lorgnette.world.scene.Colour.PURPLE;
import static org.lorgnette.world.scene.Colour.RED;
import static org.lorgnette.world.scene.Colour.YELLOW;
import static org.lorgnette.world.scene.Shape.CIRCLE;
import static org.lorgnette.world.scene.Shape.CROSS;
import static org.lorgnette.world.scene.Shape.SQUARE;
import static org.lorgnette.world.scene.Shape.STAR;
import static org.lorgnette.world.scene.Shape.TRIANGLE;
import static org.lorgnette.world.scene.Size.LARGE;
import static org.lorgnette.world.scene.Size.SMALL;

import java.util.List;

import org.lorgnette.world.question.Comparison;
import org.lorgnette.world.question.Filter;
import org.lorgnette.world.question.Program;
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
import org.lorgnette.world.question.Relation;
import org.lorgnette.world.question.Things;
import org.lorgnette.world.scene.Attribute;

/** Questions of every sort, numbered, for which the sentences are written by hand in each language's test. */
final class Sentences {

	static final List<Program> PROGRAMS = List.of(
			// 0
			new Count(new Things.Placed(Filter.of(RED, CIRCLE), Relation.LEFT, Filter.of(BLUE, SQUARE))),
			new Count(new Things.Matching(Filter.of(SMALL, GREEN, STAR))),
			new Count(new Things.Matching(Filter.ANY)),
			new Count(new Things.Except(Filter.of(STAR), GREEN)),
			new Count(new Things.Except(Filter.of(RED), CIRCLE)),
			// 5
			new Count(new Things.OneOrOther(Filter.of(CROSS), GREY, PURPLE)),
			new Count(new Things.Union(Filter.of(LARGE, TRIANGLE), Filter.of(YELLOW, STAR))),
			new Count(new Things.Alike(Attribute.COLOUR, Filter.of(SMALL, STAR))),
			new Exists(new Things.Matching(Filter.of(LARGE, PURPLE, CROSS))),
			new Exists(new Things.Except(Filter.of(STAR), SMALL)),
			// 10
			new Exists(new Things.Placed(Filter.of(GREY, SQUARE), Relation.ABOVE, Filter.of(RED, STAR))),
			new Exists(new Things.Placed(Filter.ANY, Relation.BELOW, Filter.of(TRIANGLE))),
			new Exists(new Things.Alike(Attribute.SHAPE, Filter.of(GREEN))),
			new Missing(Filter.of(RED, STAR)),
			new Query(Attribute.COLOUR, new Things.Matching(Filter.of(STAR))),
			// 15
			new Query(Attribute.SHAPE, new Things.Matching(Filter.of(LARGE, GREY))),
			new Query(Attribute.SHAPE, new Things.Placed(Filter.ANY, Relation.RIGHT, Filter.of(BLUE, SQUARE))),
			new Query(Attribute.SIZE, new Things.Placed(Filter.of(CIRCLE), Relation.LEFT, Filter.of(STAR))),
			new Verify(Filter.of(STAR), GREEN),
			new Verify(Filter.of(SMALL, RED), CROSS),
			// 20
			new VerifyPlace(Filter.of(RED, STAR), Relation.BELOW, Filter.of(LARGE, CIRCLE)),
			new VerifyAlike(Attribute.COLOUR, Filter.of(STAR), Filter.of(CROSS)),
			new VerifyAlike(Attribute.SIZE, Filter.of(STAR), Filter.of(BLUE)),
			new Compare(Comparison.MORE, Filter.of(STAR), Filter.of(RED)),
			new Compare(Comparison.FEWER, Filter.of(SMALL), Filter.of(LARGE)),
			// 25
			new Compare(Comparison.AS_MANY, Filter.of(RED, CIRCLE), Filter.of(GREY, STAR)),
			new Both(Filter.of(RED, CIRCLE), Filter.of(GREEN, STAR)), new Either(Filter.of(BLUE), Filter.of(YELLOW)));

	private Sentences() {
	}
}
