package org.lorgnette.world.nlvr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.world.DrawnInTurn;
import org.lorgnette.world.DrawnPicture;
import org.lorgnette.world.DrawnQuestion;
import org.lorgnette.world.Evidence;
import org.lorgnette.world.Sense;
import org.lorgnette.world.TruthBalance;
import org.lorgnette.world.WorldSettings;
import org.lorgnette.world.draw.Box;
import org.lorgnette.world.scene.Dice;

/**
 * The pictures in turn. Before a statement is drawn a coin settles whether it is true, so that pictures tell nothing of that; of
 * each form true and false are equally often, so that statements tell nothing either.
 */
final class NlvrWorld extends DrawnInTurn<DrawnPicture> {

	private static final int DRAWS = 1000;
	private static final double CAPITAL = 0.75;
	private static final double FULL_STOP = 0.6;

	private final TruthBalance balance;

	NlvrWorld(WorldSettings settings) {
		super(settings);
		balance = new TruthBalance(balanceDice());
	}

	@Override
	protected DrawnPicture draw(int number, Dice dice) {
		Boxes boxes = BoxesSampler.draw(dice);
		while (!settings().part().holds(boxes.fingerprint())) {
			boxes = BoxesSampler.draw(dice);
		}
		Set<Statement> said = new HashSet<>();
		List<DrawnQuestion> questions = new ArrayList<>();
		while (questions.size() < settings().questions()) {
			Optional<Statement> statement = say(dice.chance(0.5), boxes, said, dice);
			if (statement.isPresent()) {
				said.add(statement.get());
				questions.add(drawn(statement.get(), boxes, dice));
			}
		}
		return new DrawnPicture(number, BoxesPainter.paint(boxes), questions);
	}

	private Optional<Statement> say(boolean truth, Boxes boxes, Set<Statement> said, Dice dice) {
		Proposer proposer = new Proposer(boxes.towers(), dice);
		for (int i = 0; i < DRAWS; i++) {
			Statement statement = proposer.propose();
			if (statement.holds(boxes) == truth && !said.contains(statement)
					&& balance.takes(Form.of(statement, boxes.towers()), truth)) {
				return Optional.of(statement);
			}
		}
		return Optional.empty();
	}

	private static DrawnQuestion drawn(Statement statement, Boxes boxes, Dice dice) {
		String text = English.draw(statement, boxes.towers(), dice);
		String begun = dice.chance(CAPITAL) ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
		String ended = dice.chance(FULL_STOP) ? begun + "." : begun;
		List<Box> targets = statement.targets(boxes);
		Evidence evidence = new Evidence(targets.size() == 1 ? Optional.of(targets.getFirst()) : Optional.empty(), targets, List.of());
		Sense sense = new Sense(Kind.of(statement).id(), Form.of(statement, boxes.towers()), boxes.towers() + " " + statement, 2);
		return new DrawnQuestion(sense, NlvrStyle.LANGUAGE, ended, Boolean.toString(statement.holds(boxes)), "yes/no", evidence);
	}
}
