package org.lorgnette.engine.baseline.shapes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.baseline.shapes.Finding.Scored;

/** Answers a query from a scene. */
final class Judge {

	private static final double MOST = 0.99;
	private static final double LEAST = 0.5;
	private static final int CELLS = 3;

	private final Scene scene;
	private final Query query;
	private final List<Thing> all;
	private final boolean cells;

	private Judge(Scene scene, Query query, boolean cells) {
		this.cells = cells;
		this.scene = scene;
		this.query = query;
		this.all = scene.things();
	}

	/** @param cells whether sides mean the next cell of a grid of 3 x 3 */
	static Finding find(Scene scene, Query query, boolean cells) {
		if (scene.trouble().isPresent()) {
			return Finding.none(scene.trouble().get());
		}
		return new Judge(scene, query, cells).find();
	}

	private Finding find() {
		List<Thing> described = query.subject().of(all, scene);
		List<Thing> others = query.object().map(phrase -> phrase.of(all, scene)).orElse(List.of());
		List<Thing> subjects = switch (query.link()) {
			case NONE, AND, OR -> described;
			case IS -> query.object().orElseThrow().of(described, scene);
			case SIDES -> described.stream().filter(thing -> others.stream().anyMatch(other -> lies(thing, other, query.sides())))
					.toList();
			case BIGGER -> described.stream().filter(thing -> others.stream().anyMatch(other -> isBigger(thing, other))).toList();
			case SMALLER -> described.stream().filter(thing -> others.stream().anyMatch(other -> isBigger(other, thing))).toList();
		};
		return switch (query.asks()) {
			case WHETHER -> whether(described, subjects, others);
			case COUNT -> count(subjects, others);
			case COLOUR -> property(subjects, others, Thing::colour);
			case FORM -> property(subjects, others, Thing::form);
			case PLACE -> property(subjects, others, this::place);
		};
	}

	private static boolean isBigger(Thing one, Thing other) {
		return one.label() != other.label() && one.area() > 1.05 * other.area();
	}

	/** Along a chain "above right of" the first side is to some thing that itself lies right of the other. */
	private boolean lies(Thing thing, Thing other, List<Side> sides) {
		if (cells) {
			return liesInCell(thing, other, sides);
		}
		if (sides.size() == 1) {
			return sides.getFirst().holds(thing, other);
		}
		List<Side> rest = sides.subList(1, sides.size());
		return all.stream().anyMatch(between -> sides.getFirst().holds(thing, between) && lies(between, other, rest));
	}

	/** Steps from cell to cell that do not leave the grid and lead from the other to the thing. */
	private boolean liesInCell(Thing thing, Thing other, List<Side> sides) {
		int column = cell(other.x(), scene.width());
		int row = cell(other.y(), scene.height());
		for (Side side : sides.reversed()) {
			column += side == Side.LEFT ? -1 : side == Side.RIGHT ? 1 : 0;
			row += side == Side.ABOVE ? -1 : side == Side.BELOW ? 1 : 0;
			if (column < 0 || row < 0 || column >= CELLS || row >= CELLS) {
				return false;
			}
		}
		return cell(thing.x(), scene.width()) == column && cell(thing.y(), scene.height()) == row;
	}

	private static int cell(double place, int length) {
		return Math.min(CELLS - 1, (int) (place * CELLS / length));
	}

	private Finding whether(List<Thing> described, List<Thing> subjects, List<Thing> others) {
		boolean missing = (query.subject().definite() && described.isEmpty()) || (query.object().isPresent()
				&& query.link() != Query.Link.IS && query.object().get().definite() && others.isEmpty());
		if (missing && query.link() != Query.Link.NONE) {
			return Finding.none("no such thing in the picture");
		}
		boolean holds = switch (query.link()) {
			case AND -> !subjects.isEmpty() && !others.isEmpty();
			case OR -> !subjects.isEmpty() || !others.isEmpty();
			default -> query.subject().number().isPresent() ? amounts(subjects.size()) : !subjects.isEmpty();
		};
		double sure = holds ? sureness(subjects, others) : sureness(all, List.of());
		boolean yes = holds != query.negated();
		return new Finding(List.of(new Scored(yes, sure), new Scored(!yes, 1 - sure)), subjects, others,
				subjects.size() + " of " + all.size() + " things fit");
	}

	private boolean amounts(int size) {
		int number = query.subject().number().orElseThrow();
		return switch (query.quantity()) {
			case EXACTLY -> size == number;
			case AT_LEAST -> size >= number;
			case MORE -> size > number;
			case FEWER -> size < number;
		};
	}

	private Finding count(List<Thing> subjects, List<Thing> others) {
		if (query.negated()) {
			return Finding.none("counts of what is not so are out of reach");
		}
		double sure = sureness(all, List.of());
		return new Finding(List.of(new Scored(subjects.size(), sure)), subjects, others, subjects.size() + " things fit");
	}

	/** The property of the things, those first that most of them, weighed by how sure they are, have. */
	private Finding property(List<Thing> subjects, List<Thing> others, java.util.function.Function<Thing, Object> property) {
		if (subjects.isEmpty() || query.negated()) {
			return Finding.none("no such thing in the picture");
		}
		Map<Object, Double> weights = new LinkedHashMap<>();
		double sum = 0;
		for (Thing thing : subjects) {
			Object value = property.apply(thing);
			if (value != Form.OTHER) {
				weights.merge(value, thing.score(), Double::sum);
			}
			sum += 1;
		}
		if (weights.isEmpty()) {
			return new Finding(List.of(), subjects, others, "none of the forms that are known");
		}
		List<Scored> answers = new ArrayList<>();
		double whole = sum;
		weights.forEach((value, weight) -> answers.add(new Scored(value, Math.min(MOST, weight / whole))));
		answers.sort(Comparator.comparingDouble(Scored::score).reversed());
		wider(answers);
		return new Finding(List.copyOf(answers), subjects, others, subjects.size() + " things fit");
	}

	/** A square may be meant to be called a rectangle, a circle an ellipse. */
	private static void wider(List<Scored> answers) {
		Scored best = answers.getFirst();
		Optional<Form> wider = best.value() == Form.SQUARE ? Optional.of(Form.RECTANGLE)
				: best.value() == Form.CIRCLE ? Optional.of(Form.ELLIPSE) : Optional.empty();
		if (wider.isPresent() && answers.stream().noneMatch(answer -> answer.value() == wider.get())) {
			answers.add(new Scored(wider.get(), Math.min(1 - best.score(), best.score() / 2)));
			answers.sort(Comparator.comparingDouble(Scored::score).reversed());
		}
	}

	private Object place(Thing thing) {
		double x = thing.x() / scene.width();
		double y = thing.y() / scene.height();
		return new Wording.Place(x < 1 / 3.0 ? -1 : x > 2 / 3.0 ? 1 : 0, y < 1 / 3.0 ? -1 : y > 2 / 3.0 ? 1 : 0);
	}

	private static double sureness(List<Thing> things, List<Thing> more) {
		double least = MOST;
		for (Thing thing : things) {
			least = Math.min(least, thing.score());
		}
		for (Thing thing : more) {
			least = Math.min(least, thing.score());
		}
		return Math.max(LEAST, least);
	}
}
