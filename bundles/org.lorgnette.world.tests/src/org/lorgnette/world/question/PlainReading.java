package org.lorgnette.world.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.Thing;

/** Answers by going through lists as a person would with a finger, written without a look at {@link Evaluator}. */
final class PlainReading {

	private static final class NoAnswer extends Exception {

		private static final long serialVersionUID = 1L;
	}

	private final Scene scene;

	private PlainReading(Scene scene) {
		this.scene = scene;
	}

	static Optional<Answer> answer(Program program, Scene scene) {
		try {
			return Optional.of(new PlainReading(scene).answer(program));
		} catch (NoAnswer e) {
			return Optional.empty();
		}
	}

	private Answer answer(Program program) throws NoAnswer {
		if (program instanceof Program.Count count) {
			return new Answer.Number(list(count.things()).size());
		}
		if (program instanceof Program.Exists exists) {
			return new Answer.YesNo(!list(exists.things()).isEmpty());
		}
		if (program instanceof Program.Missing missing) {
			return new Answer.YesNo(list(missing.filter()).isEmpty());
		}
		if (program instanceof Program.Query query) {
			return new Answer.Value(only(list(query.one())).trait(query.attribute()));
		}
		if (program instanceof Program.Verify verify) {
			Thing thing = only(list(verify.reference()));
			return new Answer.YesNo(List.of(thing.colour(), thing.shape(), thing.size()).contains(verify.trait()));
		}
		if (program instanceof Program.VerifyPlace verify) {
			Thing thing = only(list(verify.subject()));
			Thing reference = only(list(verify.reference()));
			if (thing == reference) {
				throw new NoAnswer();
			}
			return new Answer.YesNo(isAt(thing, verify.relation(), reference));
		}
		if (program instanceof Program.VerifyAlike verify) {
			Thing one = only(list(verify.reference()));
			Thing other = only(list(verify.other()));
			if (one == other) {
				throw new NoAnswer();
			}
			return new Answer.YesNo(one.trait(verify.attribute()).equals(other.trait(verify.attribute())));
		}
		if (program instanceof Program.Compare compare) {
			int difference = list(compare.one()).size() - list(compare.other()).size();
			if (list(compare.one()).isEmpty() && list(compare.other()).isEmpty()) {
				throw new NoAnswer();
			}
			String sign = difference > 0 ? "MORE" : difference < 0 ? "FEWER" : "AS_MANY";
			return new Answer.YesNo(compare.comparison().name().equals(sign));
		}
		if (program instanceof Program.Both both) {
			return new Answer.YesNo(!list(both.one()).isEmpty() && !list(both.other()).isEmpty());
		}
		Program.Either either = (Program.Either) program;
		return new Answer.YesNo(list(either.one()).size() + list(either.other()).size() > 0);
	}

	private List<Thing> list(Filter filter) {
		List<Thing> list = new ArrayList<>();
		for (Thing thing : scene.things()) {
			String words = thing.size() + " " + thing.colour() + " " + thing.shape();
			boolean fits = true;
			for (Optional<?> part : List.of(filter.size(), filter.colour(), filter.shape())) {
				fits &= part.isEmpty() || List.of(words.split(" ")).contains(part.get().toString());
			}
			if (fits) {
				list.add(thing);
			}
		}
		return list;
	}

	private List<Thing> list(Things things) throws NoAnswer {
		if (things instanceof Things.Matching matching) {
			return list(matching.filter());
		}
		List<Thing> list = new ArrayList<>();
		if (things instanceof Things.Except except) {
			list.addAll(list(except.subject()));
			list.removeAll(list(Filter.of(except.excluded())));
		} else if (things instanceof Things.OneOrOther either) {
			list.addAll(list(either.subject().with(either.one())));
			list.addAll(list(either.subject().with(either.other())));
		} else if (things instanceof Things.Union union) {
			list.addAll(list(union.one()));
			list.addAll(list(union.other()));
		} else if (things instanceof Things.Alike alike) {
			Thing model = only(list(alike.reference()));
			list.addAll(list(Filter.of(model.trait(alike.attribute()))));
			list.remove(model);
		} else if (things instanceof Things.Placed placed) {
			Thing reference = only(list(placed.reference()));
			for (Thing thing : list(placed.subject())) {
				if (thing != reference && isAt(thing, placed.relation(), reference)) {
					list.add(thing);
				}
			}
		}
		return list;
	}

	private static Thing only(List<Thing> list) throws NoAnswer {
		if (list.size() != 1) {
			throw new NoAnswer();
		}
		return list.getFirst();
	}

	private boolean isAt(Thing thing, Relation relation, Thing reference) throws NoAnswer {
		boolean across = relation == Relation.LEFT || relation == Relation.RIGHT;
		double from = across ? reference.x() : reference.y();
		double to = across ? thing.x() : thing.y();
		if (to > from - 0.06 * scene.edge() && to < from + 0.06 * scene.edge()) {
			throw new NoAnswer();
		}
		boolean before = to < from;
		return relation == Relation.LEFT || relation == Relation.ABOVE ? before : !before;
	}
}
