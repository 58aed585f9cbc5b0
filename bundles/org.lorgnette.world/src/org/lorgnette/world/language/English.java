package org.lorgnette.world.language;

import java.util.List;

import org.lorgnette.world.question.Answer;
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
import org.lorgnette.world.question.Things;
import org.lorgnette.world.scene.Attribute;

/** English questions. */
final class English implements Language {

	@Override
	public String code() {
		return "en";
	}

	@Override
	public String answer(Answer answer) {
		return switch (answer) {
			case Answer.YesNo(boolean yes) -> yes ? "yes" : "no";
			case Answer.Number(int number) -> Integer.toString(number);
			case Answer.Value(var trait) -> EnglishWords.word(trait);
		};
	}

	@Override
	public List<String> phrasings(Program program, Wording wording) {
		EnglishWords words = new EnglishWords(program.names(Attribute.SHAPE) ? wording.withoutShape() : wording);
		return switch (program) {
			case Count(Things things) -> count(things, words);
			case Exists(Things things) -> exists(things, words);
			case Missing(var filter) -> List.of("Is there no " + words.singular(filter) + "?",
					"Are there no " + words.plural(filter) + "?", "Is it true that there is no " + words.singular(filter) + "?",
					"Is the picture free of " + words.plural(filter) + "?");
			case Query(Attribute attribute, Things one) -> query(attribute, one, words);
			case Verify(var reference, var trait) -> {
				String the = words.the(reference);
				String is = words.predicate(trait);
				yield List.of("Is " + the + " " + is + "?", "Is it true that " + the + " is " + is + "?",
						"Is it right to say that " + the + " is " + is + "?");
			}
			case VerifyPlace(var subject, var relation, var reference) -> {
				String the = words.the(subject);
				String place = words.place(relation, reference);
				yield List.of("Is " + the + " " + place + "?", "Does " + the + " lie " + place + "?",
						"Is it true that " + the + " is " + place + "?");
			}
			case VerifyAlike(Attribute attribute, var reference, var other) -> {
				String one = words.the(reference);
				String second = words.the(other);
				String name = words.name(attribute);
				yield List.of("Do " + one + " and " + second + " have the same " + name + "?",
						"Are " + one + " and " + second + " of the same " + name + "?",
						"Does " + one + " have the same " + name + " as " + second + "?");
			}
			case Compare(var comparison, var one, var other) -> compare(comparison, words.plural(one), words.plural(other));
			case Both(var one, var other) -> List.of("Is there " + words.a(one) + " and " + words.a(other) + "?",
					"Is there both " + words.a(one) + " and " + words.a(other) + "?",
					"Can you see " + words.a(one) + " and " + words.a(other) + "?",
					"Does the picture show " + words.a(one) + " and " + words.a(other) + "?");
			case Either(var one, var other) -> List.of("Is there " + words.a(one) + " or " + words.a(other) + "?",
					"Can you see " + words.a(one) + " or " + words.a(other) + "?",
					"Does the picture show " + words.a(one) + " or " + words.a(other) + "?");
		};
	}

	private static List<String> count(Things things, EnglishWords words) {
		return switch (things) {
			case Things.Matching(var filter) -> {
				String all = words.plural(filter);
				yield List.of("How many " + all + " are there?", "How many " + all + " are in the picture?",
						"How many " + all + " can you see?", "How many " + all + " does the picture show?",
						"What is the number of " + all + "?");
			}
			case Things.Except(var subject, var excluded) -> {
				String all = words.plural(subject);
				String are = words.predicates(excluded);
				yield List.of("How many " + all + " are not " + are + "?", "How many " + all + " are there that are not " + are + "?",
						"What is the number of " + all + " that are not " + are + "?");
			}
			case Things.Placed(var subject, var relation, var reference) -> {
				String all = words.plural(subject);
				String place = words.place(relation, reference);
				yield List.of("How many " + all + " are " + place + "?", "How many " + all + " are there " + place + "?",
						"How many " + all + " can you see " + place + "?", "What is the number of " + all + " " + place + "?");
			}
			case Things.OneOrOther(var subject, var one, var other) -> {
				String all = words.plural(subject);
				String are = words.predicates(one) + " or " + words.predicates(other);
				yield List.of("How many " + all + " are " + are + "?", "How many " + all + " are there that are " + are + "?",
						"What is the number of " + all + " that are " + are + "?");
			}
			case Things.Union(var one, var other) -> {
				String all = words.plural(one) + " and " + words.plural(other);
				yield List.of("How many " + all + " are there?", "How many " + all + " are there altogether?",
						"What is the total number of " + all + "?");
			}
			case Things.Alike(Attribute attribute, var reference) -> {
				String others = "other " + words.things();
				String same = "the same " + words.name(attribute) + " as " + words.the(reference);
				yield List.of("How many " + others + " have " + same + "?", "How many " + others + " are of " + same + "?",
						"How many " + others + " are there of " + same + "?");
			}
		};
	}

	private static List<String> exists(Things things, EnglishWords words) {
		return switch (things) {
			case Things.Matching(var filter) -> List.of("Is there " + words.a(filter) + "?",
					"Is there " + words.a(filter) + " in the picture?", "Are there any " + words.plural(filter) + "?",
					"Can you see " + words.a(filter) + "?", "Does the picture show " + words.a(filter) + "?");
			case Things.Except(var subject, var excluded) -> List.of(
					"Is there " + words.a(subject) + " that is not " + words.predicate(excluded) + "?",
					"Are there any " + words.plural(subject) + " that are not " + words.predicates(excluded) + "?",
					"Can you see " + words.a(subject) + " that is not " + words.predicate(excluded) + "?");
			case Things.Placed(var subject, var relation, var reference) -> {
				String place = words.place(relation, reference);
				yield List.of("Is there " + words.a(subject) + " " + place + "?",
						"Are there any " + words.plural(subject) + " " + place + "?",
						"Can you see " + words.a(subject) + " " + place + "?");
			}
			case Things.Alike(Attribute attribute, var reference) -> {
				String same = "the same " + words.name(attribute) + " as " + words.the(reference);
				yield List.of("Is there another " + words.thing() + " of " + same + "?",
						"Does another " + words.thing() + " have " + same + "?", "Does anything else have " + same + "?");
			}
			case Things.OneOrOther either -> throw new IllegalArgumentException("not asked: whether there are " + either);
			case Things.Union union -> throw new IllegalArgumentException("asked as Either: " + union);
		};
	}

	private static List<String> query(Attribute attribute, Things one, EnglishWords words) {
		String the = switch (one) {
			case Things.Matching(var filter) -> words.the(filter);
			case Things.Placed(var subject, var relation, var reference) -> words.the(subject) + " " + words.place(relation, reference);
			default -> throw new IllegalArgumentException("not asked for one of " + one);
		};
		String what = one instanceof Things.Placed(var subject, var relation, var reference) && subject.equals(Filter.ANY)
				? words.place(relation, reference)
				: the;
		String name = words.name(attribute);
		return switch (attribute) {
			case COLOUR -> List.of("What " + name + " is " + the + "?", "What is the " + name + " of " + the + "?",
					"Which " + name + " does " + the + " have?");
			case SHAPE -> List.of("What shape is " + the + "?", "What is the shape of " + the + "?", "What is " + what + "?",
					"Which shape does " + the + " have?");
			case SIZE -> List.of("What size is " + the + "?", "What is the size of " + the + "?", "How big is " + the + "?");
		};
	}

	private static List<String> compare(Comparison comparison, String ones, String others) {
		return switch (comparison) {
			case MORE -> List.of("Are there more " + ones + " than " + others + "?",
					"Does the picture show more " + ones + " than " + others + "?",
					"Is the number of " + ones + " greater than the number of " + others + "?");
			case FEWER -> List.of("Are there fewer " + ones + " than " + others + "?",
					"Does the picture show fewer " + ones + " than " + others + "?",
					"Is the number of " + ones + " smaller than the number of " + others + "?");
			case AS_MANY -> List.of("Are there exactly as many " + ones + " as " + others + "?",
					"Does the picture show the same number of " + ones + " and " + others + "?",
					"Is the number of " + ones + " equal to the number of " + others + "?");
		};
	}
}
