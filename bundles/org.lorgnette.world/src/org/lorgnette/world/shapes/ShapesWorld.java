package org.lorgnette.world.shapes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.lorgnette.world.DrawnInTurn;
import org.lorgnette.world.DrawnPicture;
import org.lorgnette.world.DrawnQuestion;
import org.lorgnette.world.Evidence;
import org.lorgnette.world.Sense;
import org.lorgnette.world.TruthBalance;
import org.lorgnette.world.WorldSettings;
import org.lorgnette.world.draw.Box;
import org.lorgnette.world.draw.Raster;
import org.lorgnette.world.scene.Dice;

/**
 * The pictures in turn. Before a question is drawn a coin settles its answer, so that pictures tell nothing of answers; of each
 * form true and false are equally often, so that questions tell nothing either.
 */
final class ShapesWorld extends DrawnInTurn<DrawnPicture> {

	private static final int KINDS_TRIED = 20;
	private static final int DRAWS = 200;
	/** Each as often as it is in the list; of the public questions about a sixth are contradictions or say what is so anyway. */
	private static final List<Kind> KINDS = Stream.of(Collections.nCopies(2, Kind.CONTRADICTION), Collections.nCopies(4, Kind.PLAIN),
			Collections.nCopies(7, Kind.ONE_SIDE), Collections.nCopies(7, Kind.TWO_SIDES)).flatMap(List::stream).toList();

	private final TruthBalance balance;

	ShapesWorld(WorldSettings settings) {
		super(settings);
		balance = new TruthBalance(balanceDice());
	}

	@Override
	protected DrawnPicture draw(int number, Dice dice) {
		Grid grid = GridSampler.draw(dice);
		while (grid.things() < GridSampler.FEWEST || !settings().part().holds(grid.fingerprint())) {
			grid = GridSampler.draw(dice);
		}
		Raster raster = GridPainter.paint(grid, dice);
		Set<Question> asked = new HashSet<>();
		List<DrawnQuestion> questions = new ArrayList<>();
		while (questions.size() < settings().questions()) {
			boolean truth = dice.chance(0.5);
			Optional<Question> question = Optional.empty();
			for (int i = 0; i < KINDS_TRIED && question.isEmpty(); i++) {
				question = ask(dice.oneOf(KINDS), truth, grid, asked, dice);
			}
			if (question.isPresent()) {
				asked.add(question.get());
				questions.add(drawn(question.get(), grid));
			}
		}
		return new DrawnPicture(number, raster, questions);
	}

	/** A question of this kind with this answer, unless none is found that is wanted now. */
	private Optional<Question> ask(Kind kind, boolean truth, Grid grid, Set<Question> asked, Dice dice) {
		Proposer proposer = new Proposer(dice);
		for (int i = 0; i < DRAWS; i++) {
			Question question = proposer.propose(kind);
			boolean fits = kind == Kind.CONTRADICTION || question.holds(grid) == truth;
			if (fits && !asked.contains(question) && (kind == Kind.CONTRADICTION || balance.takes(question.form(), truth))) {
				return Optional.of(question);
			}
		}
		return Optional.empty();
	}

	private static DrawnQuestion drawn(Question question, Grid grid) {
		Kind kind = Kind.of(question);
		List<Box> targets = boxes(question.targets(grid));
		Evidence evidence = new Evidence(targets.size() == 1 ? Optional.of(targets.getFirst()) : Optional.empty(), targets,
				boxes(grid.all(question.reference())));
		Sense sense = new Sense(kind.id(), question.form(), question.text(), kind == Kind.CONTRADICTION ? 1 : 2);
		return new DrawnQuestion(sense, ShapesStyle.LANGUAGE, question.text(), Boolean.toString(question.holds(grid)), "yes/no",
				evidence);
	}

	private static List<Box> boxes(List<Integer> cells) {
		return cells.stream().map(GridPainter::box).toList();
	}
}
