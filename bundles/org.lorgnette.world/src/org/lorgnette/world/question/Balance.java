package org.lorgnette.world.question;

import java.util.HashMap;
import java.util.Map;

import org.lorgnette.world.scene.Dice;

/**
 * Settles which answer the next question of each form must have: any of its answers, as likely as the others. What would be
 * answered otherwise is turned down until that answer has been asked for.
 */
public final class Balance {

	private final Map<String, String> wanted = new HashMap<>();
	private final Dice dice;

	public Balance(Dice dice) {
		this.dice = dice;
	}

	/** Whether a question with this answer is to be asked now; if so, what the next one of its form must have is drawn anew. */
	public boolean takes(Program program, Answer answer) {
		if (program instanceof Program.Count(Things things) && answer instanceof Answer.Number(int number)
				&& !Counts.of(things).holds(number)) {
			return false;
		}
		Form form = Form.of(program);
		String want = wanted.computeIfAbsent(form.key(), key -> dice.oneOf(form.answers()));
		boolean takes = want.equals(form.classOf(answer));
		if (takes) {
			wanted.remove(form.key());
		}
		return takes;
	}

	/** Equal for questions that have the same chances for each answer, whatever the colours, shapes and directions they name. */
	public static String form(Program program) {
		return Form.of(program).key();
	}

	/** How many answers a question has that are equally likely as long as the picture is not seen. */
	public static int answers(Program program) {
		return Form.of(program).answers().size();
	}
}
