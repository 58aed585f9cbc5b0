package org.lorgnette.world.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

/** French questions. */
final class French implements Language {

	@Override
	public String code() {
		return "fr";
	}

	@Override
	public String answer(Answer answer) {
		return switch (answer) {
			case Answer.YesNo(boolean yes) -> yes ? "oui" : "non";
			case Answer.Number(int number) -> Integer.toString(number);
			case Answer.Value(var trait) -> FrenchWords.word(trait);
		};
	}

	@Override
	public List<String> phrasings(Program program, Wording wording) {
		FrenchWords words = new FrenchWords(program.names(Attribute.SHAPE) ? wording.withoutShape() : wording);
		return switch (program) {
			case Count(Things things) -> count(things, words);
			case Exists(Things things) -> exists(things, words);
			case Missing(var filter) -> List.of("N'y a-t-il " + words.none("aucun", filter) + " ?",
					"Est-il vrai qu'il n'y a " + words.none("aucun", filter) + " ?",
					"Est-il vrai qu'il n'y a pas " + FrenchWords.of(words.singular(filter)) + " ?",
					"L'image est-elle sans " + words.singular(filter) + " ?");
			case Query(Attribute attribute, Things one) -> query(attribute, one, words);
			case Verify(var reference, var trait) -> {
				String the = words.the(reference);
				String is = words.predicate(trait, reference);
				yield List.of(capital(the) + " est-" + words.pronoun(reference) + " " + is + " ?", "Est-ce que " + the + " est " + is + " ?",
						"Est-il vrai que " + the + " est " + is + " ?");
			}
			case VerifyPlace(var subject, var relation, var reference) -> {
				String the = words.the(subject);
				String place = words.place(relation, reference);
				yield List.of(capital(the) + " est-" + words.pronoun(subject) + " " + place + " ?",
						capital(the) + " se trouve-t-" + words.pronoun(subject) + " " + place + " ?",
						"Est-ce que " + the + " est " + place + " ?");
			}
			case VerifyAlike(Attribute attribute, var reference, var other) -> alike(FrenchWords.name(attribute), reference, other, words);
			case Compare(var comparison, var one, var other) -> compare(comparison, one, other, words);
			case Both(var one, var other) -> List.of("Y a-t-il " + words.a(one) + " et " + words.a(other) + " ?",
					"Y a-t-il à la fois " + words.a(one) + " et " + words.a(other) + " ?",
					"Est-ce qu'il y a " + words.a(one) + " et " + words.a(other) + " ?",
					"Voit-on " + words.a(one) + " et " + words.a(other) + " ?");
			case Either(var one, var other) -> List.of("Y a-t-il " + words.a(one) + " ou " + words.a(other) + " ?",
					"Est-ce qu'il y a " + words.a(one) + " ou " + words.a(other) + " ?",
					"Voit-on " + words.a(one) + " ou " + words.a(other) + " ?");
		};
	}

	private static List<String> count(Things things, FrenchWords words) {
		return switch (things) {
			case Things.Matching(var filter) -> {
				String of = words.of(filter);
				yield List.of("Combien " + of + " y a-t-il ?", "Combien y a-t-il " + of + " ?", "Combien " + of + " voit-on ?",
						"Combien " + of + " l'image montre-t-elle ?", "Quel est le nombre " + of + " ?");
			}
			case Things.Except(var subject, var excluded) -> {
				String of = words.of(subject);
				String not = "ne sont pas " + words.predicates(excluded, subject) + " ?";
				yield List.of("Combien " + of + " " + not, "Combien y a-t-il " + of + " qui " + not,
						"Quel est le nombre " + of + " qui " + not);
			}
			case Things.Placed(var subject, var relation, var reference) -> {
				String of = words.of(subject);
				String place = words.place(relation, reference) + " ?";
				yield List.of("Combien " + of + " y a-t-il " + place, "Combien y a-t-il " + of + " " + place,
						"Combien " + of + " sont " + place, "Combien " + of + " se trouvent " + place);
			}
			case Things.OneOrOther(var subject, var one, var other) -> {
				String of = words.of(subject);
				String are = "sont " + words.predicates(one, subject) + " ou " + words.predicates(other, subject) + " ?";
				yield List.of("Combien " + of + " " + are, "Combien y a-t-il " + of + " qui " + are,
						"Quel est le nombre " + of + " qui " + are);
			}
			case Things.Union(var one, var other) -> {
				String of = words.of(one) + " et " + words.of(other);
				yield List.of("Combien y a-t-il " + of + " ?", "Combien y a-t-il " + of + " en tout ?",
						"Quel est le nombre total " + of + " ?");
			}
			case Things.Alike(Attribute attribute, var reference) -> {
				String others = "d'autres " + words.thing() + "s";
				String same = "la même " + FrenchWords.name(attribute) + " que " + words.the(reference) + " ?";
				yield List.of("Combien " + others + " ont " + same, "Combien y a-t-il " + others + " de " + same,
						"Combien " + others + " sont de " + same);
			}
		};
	}

	private static List<String> exists(Things things, FrenchWords words) {
		return switch (things) {
			case Things.Matching(var filter) -> {
				String a = words.a(filter);
				yield List.of("Y a-t-il " + a + " ?", "Est-ce qu'il y a " + a + " ?", "Y a-t-il " + a + " dans l'image ?",
						"Voit-on " + a + " ?",
						"L'image montre-t-elle " + a + " ?");
			}
			case Things.Except(var subject, var excluded) -> {
				String not = words.a(subject) + " qui n'est pas " + words.predicate(excluded, subject) + " ?";
				yield List.of("Y a-t-il " + not, "Est-ce qu'il y a " + not, "Voit-on " + not);
			}
			case Things.Placed(var subject, var relation, var reference) -> {
				String placed = words.a(subject) + " " + words.place(relation, reference) + " ?";
				yield List.of("Y a-t-il " + placed, "Est-ce qu'il y a " + placed, "Voit-on " + placed);
			}
			case Things.Alike(Attribute attribute, var reference) -> {
				String other = words.none("un", Filter.ANY).replace(" ", " autre ");
				String same = "la même " + FrenchWords.name(attribute) + " que " + words.the(reference) + " ?";
				yield List.of("Y a-t-il " + other + " de " + same, "Est-ce qu'il y a " + other + " de " + same,
						capital(other) + " a-t-" + words.pronoun(Filter.ANY) + " " + same);
			}
			case Things.OneOrOther either -> throw new IllegalArgumentException("not asked: whether there are " + either);
			case Things.Union union -> throw new IllegalArgumentException("asked as Either: " + union);
		};
	}

	private static List<String> query(Attribute attribute, Things one, FrenchWords words) {
		return switch (one) {
			case Things.Matching(var filter) -> query(attribute, words.the(filter), words.ofThe(filter));
			case Things.Placed(var subject, var relation, var reference) -> {
				String place = " " + words.place(relation, reference);
				List<String> asked = query(attribute, words.the(subject) + place, words.ofThe(subject) + place);
				yield attribute == Attribute.SHAPE && subject.equals(Filter.ANY)
						? Stream.concat(asked.stream(), Stream.of("Qu'est-ce qui se trouve" + place + " ?")).toList()
						: asked;
			}
			default -> throw new IllegalArgumentException("not asked for one of " + one);
		};
	}

	private static List<String> query(Attribute attribute, String the, String ofThe) {
		String name = FrenchWords.name(attribute);
		return List.of("Quelle est la " + name + " " + ofThe + " ?", "De quelle " + name + " est " + the + " ?",
				"Quelle " + name + " a " + the + " ?");
	}

	private static List<String> alike(String name, Filter reference, Filter other, FrenchWords words) {
		String both = words.the(reference) + " et " + words.the(other);
		String they = (words.isFeminine(reference) && words.isFeminine(other) ? "elles" : "ils") + " ";
		return List.of(capital(both) + " ont-" + they + "la même " + name + " ?",
				capital(both) + " sont-" + they + "de la même " + name + " ?",
				"Est-ce que " + both + " ont la même " + name + " ?");
	}

	private static List<String> compare(Comparison comparison, Filter one, Filter other, FrenchWords words) {
		String more = switch (comparison) {
			case MORE -> "plus ";
			case FEWER -> "moins ";
			case AS_MANY -> "exactement autant ";
		};
		String than = switch (comparison) {
			case MORE -> "supérieur";
			case FEWER -> "inférieur";
			case AS_MANY -> "égal";
		};
		String compared = more + words.of(one) + " que " + words.of(other) + " ?";
		return List.of("Y a-t-il " + compared, "Est-ce qu'il y a " + compared, "Voit-on " + compared,
				"Le nombre " + words.of(one) + " est-il " + than + " à celui " + words.ofTheAll(other) + " ?");
	}

	private static String capital(String phrase) {
		return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
	}
}
