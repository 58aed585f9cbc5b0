package org.lorgnette.evaluation.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.model.Span;
import org.lorgnette.model.edit.Alignment;

/** What each change makes of texts in both languages. */
class TextChangeTest {

	private static String changed(Change change, String language, Wording wording) {
		TextChange edits = TextChange.of(change, Optional.of(language), 7).orElseThrow();
		return Alignment.of(wording.text(), edits.edits(wording)).text();
	}

	private static String changed(Change change, String language, String text) {
		return changed(change, language, new Wording(text, Wording.Kind.PASSAGE));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			PUNCTUATION | QUESTION  | Is it red?          | Is it red
			PUNCTUATION | QUESTION  | is it red           | is it red?
			PUNCTUATION | STATEMENT | It is red           | It is red.
			PUNCTUATION | QUESTION  | Est-il rouge ?      | Est-il rouge
			PUNCTUATION | QUESTION  | Est-il rouge\u00a0? | Est-il rouge
			PUNCTUATION | QUESTION  | "?"                 | ""
			PUNCTUATION | PASSAGE   | "One. Two.\n"       | "One. Two"
			LOWER_CASE  | QUESTION  | IS It \u00C9l\u00E9 | is it \u00E9l\u00E9
			UPPER_CASE  | QUESTION  | is \u00E9 stra\u00dfe | IS \u00C9 STRASSE
			SPACES      | QUESTION  | is it               | " is  it "
			TABS        | PASSAGE   | is it               | "is	it"
			ACCENTS     | PASSAGE   | e\u0301t\u00e9, \u00c7a na\u00efve \u0153uvre \u0439 | ete, Ca naive \u0153uvre \u0439
			NO_BREAK_SPACES | PASSAGE | He ran 10 km with Dr. Who | He ran 10\u00a0km with Dr.\u00a0Who
			""")
	void changesTexts(Change change, Wording.Kind kind, String text, String expected) {
		assertEquals(expected, changed(change, "en", new Wording(text, kind)));
	}

	@Test
	void frenchPrintersHaveTheirSpaces() {
		assertEquals("Qui\u202f? Lui\u202f! Voici\u00a0: \u00ab\u00a0oui\u00a0\u00bb\u202f; \u00e0 10:30, http://a.b",
				changed(Change.NO_BREAK_SPACES, "fr", "Qui ? Lui! Voici : \u00ab oui\u00bb ; \u00e0 10:30, http://a.b"));
	}

	@Test
	void marksOfSentencesGoWhereTheTextBringsSentences() {
		Wording two = new Wording("One . Two", Wording.Kind.PASSAGE, List.of(new Span(0, 5), new Span(6, 9)), List.of());
		assertEquals("One Two", changed(Change.PUNCTUATION, "en", two), "none comes: it would be no token");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			He said she loved her.            | She said he loved him.
			Her book is hers, not his.        | His book is his, not hers.
			HE gave Mr. Smith his hat.        | SHE gave Mrs. Smith her hat.
			The actress told him to go.       | The actor told her to go.
			She saw her in her house.         | He saw him in his house.
			The sheep heard the herd.         | The sheep heard the herd.
			The King met Stephen King.        | The Queen met Stephen King.
			Dear Mr. King, Dear Sir           | Dear Mrs. King, Dear Madam
			""")
	void genderInEnglish(String text, String expected) {
		assertEquals(expected, changed(Change.GENDER, "en", text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Il est n\u00e9 \u00e0 Paris.                  | Elle est n\u00e9e \u00e0 Paris.
			L'infirmi\u00e8re fran\u00e7aise est partie.  | L'infirmier fran\u00e7ais est parti.
			Le roi parle \u00e0 l\u2019actrice.           | La reine parle \u00e0 l\u2019acteur.
			C'est la m\u00e8re de l'homme.                | C'est le p\u00e8re de la femme.
			Il va au roi, son p\u00e8re.                  | Elle va \u00e0 la reine, sa m\u00e8re.
			Cet homme vit avec elle, pas sans lui.        | Cette femme vit avec lui, pas sans elle.
			Elle vient du vieux boulanger.                | Il vient de la vieille boulang\u00e8re.
			Il y a une amie d'elle ; il faut partir.      | Il y a un ami de lui ; il faut partir.
			Ma grande amie \u00e0 la directrice           | Mon grand ami au directeur
			La table est grande.                          | La table est grande.
			Le Roi et Auguste Comte                       | La Reine et Auguste Comte
			""")
	void genderInFrench(String text, String expected) {
		assertEquals(expected, changed(Change.GENDER, "fr", text));
	}

	@Test
	void professionsKeepTheirGender() {
		assertEquals("The doctor saw two Nurses", changed(Change.PROFESSIONS, "en", "The nurse saw two Doctors"));
		assertEquals("La docteure et le docteur, l'ing\u00e9nieur du soldat",
				changed(Change.PROFESSIONS, "fr", "L'infirmi\u00e8re et l'infirmier, le serveur du danseur"));
	}

	@Test
	void namesKeepTheirGenderAndAreTheSameEverywhere() {
		TextChange swap = TextChange.of(Change.NAMES, Optional.of("fr"), 3).orElseThrow();
		Wording passage = new Wording("Marie Curie et Dr. Pierre Curie vont d'Angers \u00e0 Lyon et au Canada, pas CURIE. Curie?", Wording.Kind.PASSAGE);
		Matcher found = Pattern.compile("(\\S+) (\\S+) et Dr\\. (\\S+) (\\S+) vont d'(\\S+) \u00e0 (\\S+) et au (\\S+), pas CURIE\\. (\\S+)\\?")
				.matcher(Alignment.of(passage.text(), swap.edits(passage)).text());
		assertTrue(found.matches());
		NameList names = NameList.of(true);
		assertEquals(Optional.of("woman"), names.kind(found.group(1)));
		assertEquals(Optional.of("man"), names.kind(found.group(3)));
		assertEquals(found.group(2), found.group(4));
		assertEquals(found.group(2), found.group(8), "one name for one name");
		assertTrue(Elision.isVowel(found.group(5)) && !Elision.isVowel(found.group(6)), "d' stays right");
		assertEquals(Optional.of("country-m"), names.kind(found.group(7)), "so does au");
		Set<String> changed = new HashSet<>(Arrays.asList(found.group(1), found.group(2), found.group(3), found.group(5), found.group(6), found.group(7)));
		assertEquals(6, changed.size());
		assertTrue(java.util.Collections.disjoint(changed, List.of("Marie", "Curie", "Pierre", "Angers", "Lyon", "Canada")));
		Wording question = new Wording("O\u00f9 va Marie Curie ?", Wording.Kind.QUESTION);
		assertEquals("O\u00f9 va " + found.group(1) + " " + found.group(2) + " ?", Alignment.of(question.text(), swap.edits(question)).text());
	}

	@Test
	void numbersOfKingsStay() {
		assertTrue(changed(Change.NAMES, "en", "Queen Elizabeth II came").matches("Queen (?!Elizabeth)\\S+ II came"));
	}

	@Test
	void markedNamesAloneChangeWhereNamesAreMarked() {
		Wording marked = new Wording("Olga Smith of Paris Games saw the Rhine, Boston and John", Wording.Kind.PASSAGE, List.of(),
				List.of(new Wording.Name(new Span(0, 10), false), new Wording.Name(new Span(33, 38), true), new Wording.Name(new Span(40, 46), true)));
		String text = changed(Change.NAMES, "en", marked);
		Matcher found = Pattern.compile("Olga (\\S+) of Paris Games saw the Rhine, (\\S+) and John").matcher(text);
		assertTrue(found.matches(), text);
		assertNotEquals("Smith", found.group(1));
		assertEquals(Optional.of(NameList.CITY), NameList.of(false).kind(found.group(2)));
	}

	@Test
	void slipsStayInsideOfWords() {
		String text = "The quick brown fox jumps over lazy dogs. Tous les \u00e9l\u00e8ves arrivent. Oh no it is so.";
		for (long seed = 0; seed < 200; seed++) {
			TextChange typos = TextChange.of(Change.TYPOS, Optional.of("en"), seed).orElseThrow();
			String slipped = Alignment.of(text, typos.edits(new Wording(text, Wording.Kind.PASSAGE))).text();
			List<String> before = Arrays.asList(text.split(" "));
			List<String> after = Arrays.asList(slipped.split(" "));
			List<Integer> others = new ArrayList<>();
			for (int i = 0; i < before.size(); i++) {
				if (!before.get(i).equals(after.get(i))) {
					others.add(i);
					assertEquals(before.get(i).charAt(0), after.get(i).charAt(0));
					assertEquals(before.get(i).charAt(before.get(i).length() - 1), after.get(i).charAt(after.get(i).length() - 1));
					assertTrue(Math.abs(before.get(i).length() - after.get(i).length()) <= 1);
				}
			}
			assertTrue(others.size() == 2 && others.getFirst() < 8 && others.getLast() < 12, "one in each sentence with a long word: " + slipped);
			assertEquals(slipped, Alignment.of(text, TextChange.of(Change.TYPOS, Optional.of("en"), seed).orElseThrow()
					.edits(new Wording(text, Wording.Kind.PASSAGE))).text(), "the same again");
		}
	}

	@ParameterizedTest
	@EnumSource(Change.class)
	void nothingBreaksOnOddTexts(Change change) {
		for (String language : List.of("en", "fr")) {
			for (String text : List.of("", " ", "\r\n", "\uD83D\uDE00", "\uD800", "?", "l'", "d'elle", "\u00ab\u00bb", "de la", "Elle-m\u00eame", "\u0301", "her",
					"M. \uD835\uDC00. Lui", "a\r\n\r\nb.\r\n", "\u05d0\u05d1\u05d2.")) {
				TextChange.of(change, Optional.of(language), 1).ifPresent(edits -> {
					for (Wording.Kind kind : Wording.Kind.values()) {
						Alignment.of(text, edits.edits(new Wording(text, kind)));
					}
				});
			}
		}
		assertTrue(TextChange.of(Change.GENDER, Optional.of("de"), 1).isEmpty());
	}
}
