package org.lorgnette.world.question;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.world.question.Answer.Number;
import org.lorgnette.world.question.Answer.Value;
import org.lorgnette.world.question.Answer.YesNo;
import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Trait;

/**
 * A question with its colours numbered in order of appearance instead of named, its shapes too, and its direction left out.
 * Since the world treats colours, shapes and directions alike, questions of one form have the same chances for each answer, once
 * answers are likewise taken relative to what the question names.
 *
 * @param key
 *            equal for questions of one form
 * @param named
 *            the colours and shapes of the question in order of appearance
 * @param answers
 *            what may be answered, as {@link #classOf} puts it; a class of several values occurs that often
 */
record Form(String key, List<Trait> named, List<String> answers) {

	private static final String OTHER = "other";

	Form {
		named = List.copyOf(named);
		answers = List.copyOf(answers);
	}

	static Form of(Program program) {
		Builder builder = new Builder();
		builder.add(program);
		return new Form(builder.key.toString(), builder.named, classes(program, builder.named));
	}

	/** The answer, with a colour or shape as the number of its appearance in the question or as any other. */
	String classOf(Answer answer) {
		return switch (answer) {
			case YesNo(boolean yes) -> Boolean.toString(yes);
			case Number(int number) -> Integer.toString(number);
			case Value(Trait trait) -> trait.attribute() == Attribute.SIZE ? trait.toString()
					: named.contains(trait) ? "named " + named.indexOf(trait) : OTHER;
		};
	}

	private static List<String> classes(Program program, List<Trait> named) {
		List<String> classes = new ArrayList<>();
		switch (program) {
			case Program.Count(Things things) -> {
				Counts counts = Counts.of(things);
				for (int number = counts.fewest(); number <= counts.most(); number++) {
					classes.add(Integer.toString(number));
				}
			}
			case Program.Query(Attribute attribute, Things one) -> {
				if (attribute == Attribute.SIZE) {
					return List.of("SMALL", "LARGE");
				}
				for (Trait trait : named) {
					if (trait.attribute() == attribute) {
						classes.add("named " + named.indexOf(trait));
					}
				}
				while (classes.size() < attribute.count()) {
					classes.add(OTHER);
				}
			}
			default -> classes.addAll(List.of("true", "false"));
		}
		return classes;
	}

	/** Writes the key. */
	private static final class Builder {

		private final StringBuilder key = new StringBuilder();
		private final List<Trait> named = new ArrayList<>();

		void add(Program program) {
			key.append(program.getClass().getSimpleName());
			switch (program) {
				case Program.Count(Things things) -> add(things);
				case Program.Exists(Things things) -> add(things);
				case Program.Missing(Filter filter) -> add(filter);
				case Program.Query(Attribute attribute, Things one) -> {
					key.append(' ').append(attribute);
					add(one);
				}
				case Program.Verify(Filter reference, Trait trait) -> {
					add(reference);
					add(trait);
				}
				case Program.VerifyPlace(Filter subject, Relation relation, Filter reference) -> add(subject, reference);
				case Program.VerifyAlike(Attribute attribute, Filter reference, Filter other) -> {
					key.append(' ').append(attribute);
					add(reference, other);
				}
				case Program.Compare(Comparison comparison, Filter one, Filter other) -> {
					key.append(' ').append(comparison);
					add(one, other);
				}
				case Program.Both(Filter one, Filter other) -> add(one, other);
				case Program.Either(Filter one, Filter other) -> add(one, other);
			}
		}

		private void add(Things things) {
			key.append(' ').append(things.getClass().getSimpleName());
			switch (things) {
				case Things.Matching(Filter filter) -> add(filter);
				case Things.Except(Filter subject, Trait excluded) -> {
					add(subject);
					add(excluded);
				}
				case Things.Placed(Filter subject, Relation relation, Filter reference) -> add(subject, reference);
				case Things.OneOrOther(Filter subject, Trait one, Trait other) -> {
					add(subject);
					add(one);
					add(other);
				}
				case Things.Union(Filter one, Filter other) -> add(one, other);
				case Things.Alike(Attribute attribute, Filter reference) -> {
					key.append(' ').append(attribute);
					add(reference);
				}
			}
		}

		private void add(Filter... filters) {
			for (Filter filter : filters) {
				key.append(" (");
				for (Attribute attribute : filter.attributes()) {
					add(filter.trait(attribute).orElseThrow());
				}
				key.append(')');
			}
		}

		private void add(Trait trait) {
			if (trait.attribute() == Attribute.SIZE) {
				key.append(' ').append(trait);
				return;
			}
			if (!named.contains(trait)) {
				named.add(trait);
			}
			key.append(' ').append(trait.attribute()).append(named.indexOf(trait));
		}
	}
}
