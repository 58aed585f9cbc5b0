package org.lorgnette.world.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.lorgnette.world.scene.Colour.BLUE;
import static org.lorgnette.world.scene.Colour.GREEN;
import static org.lorgnette.world.scene.Colour.RED;
import static org.lorgnette.world.scene.Shape.CIRCLE;
import static org.lorgnette.world.scene.Shape.SQUARE;
import static org.lorgnette.world.scene.Shape.STAR;
import static org.lorgnette.world.scene.Size.LARGE;
import static org.lorgnette.world.scene.Size.SMALL;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lorgnette.world.question.Answer.Value;
import org.lorgnette.world.question.Program.Both;
import org.lorgnette.world.question.Program.Count;
import org.lorgnette.world.question.Program.Query;
import org.lorgnette.world.scene.Attribute;

class FormTest {

	private static String key(Program program) {
		return Form.of(program).key();
	}

	@Test
	void coloursAndShapesDoNotMatterButWhetherTheyAreTheSameDoes() {
		assertEquals(key(new Both(Filter.of(RED, CIRCLE), Filter.of(BLUE, CIRCLE))), key(new Both(Filter.of(GREEN, STAR), Filter.of(RED,
				STAR))));
		assertNotEquals(key(new Both(Filter.of(RED, CIRCLE), Filter.of(BLUE, CIRCLE))),
				key(new Both(Filter.of(RED, CIRCLE), Filter.of(BLUE, STAR))));
		assertNotEquals(key(new Both(Filter.of(RED), Filter.of(BLUE))), key(new Program.Either(Filter.of(RED), Filter.of(BLUE))));
		assertNotEquals(key(new Program.Missing(Filter.of(RED))), key(new Program.Missing(Filter.of(CIRCLE))));
	}

	@Test
	void sizesMatterAndDirectionsDoNot() {
		assertNotEquals(key(new Program.Missing(Filter.of(SMALL))), key(new Program.Missing(Filter.of(LARGE))));
		assertEquals(key(new Count(new Things.Placed(Filter.of(RED), Relation.LEFT, Filter.of(STAR)))),
				key(new Count(new Things.Placed(Filter.of(BLUE), Relation.ABOVE, Filter.of(SQUARE)))));
	}

	@Test
	void answersAreTakenRelativeToWhatIsNamed() {
		Form form = Form.of(new Query(Attribute.COLOUR, new Things.Placed(Filter.of(STAR), Relation.LEFT, Filter.of(BLUE, CIRCLE))));
		assertEquals("other", form.classOf(new Value(RED)));
		assertEquals("other", form.classOf(new Value(GREEN)));
		assertEquals(form.answers().getFirst(), form.classOf(new Value(BLUE)));
		assertEquals(6, form.answers().size());
		assertEquals(5, form.answers().stream().filter("other"::equals).count());
	}

	@Test
	void everyAnswerHasAClass() {
		assertEquals(List.of("0", "1", "2", "3"), Form.of(new Count(new Things.Matching(Filter.of(RED, CIRCLE)))).answers());
		assertEquals(List.of("3", "4", "5", "6", "7", "8"), Form.of(new Count(new Things.Matching(Filter.ANY))).answers());
		assertEquals(List.of("true", "false"), Form.of(new Program.Missing(Filter.of(RED))).answers());
		assertEquals(List.of("SMALL", "LARGE"), Form.of(new Query(Attribute.SIZE, new Things.Matching(Filter.of(RED)))).answers());
		assertEquals("SMALL", Form.of(new Query(Attribute.SIZE, new Things.Matching(Filter.of(RED)))).classOf(new Value(SMALL)));
	}
}
