package org.lorgnette.engine.djl.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

class PlainTokenizerTest {

	private static PlainTokenizer.Tokenized tokenize(String text, Language language) {
		return new PlainTokenizer(language).tokenize(Document.builder("d", text).build(), Cancellation.NONE);
	}

	/** Words separated by a space, sentences by {@code  || }. */
	private static String show(String text, Language language) {
		PlainTokenizer.Tokenized tokenized = tokenize(text, language);
		return tokenized.sentences().stream().map(sentence -> tokenized.document().tokens(sentence).stream()
				.map(token -> token.text(text)).collect(Collectors.joining(" "))).collect(Collectors.joining(" || "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"Mr. Smith paid $3.50 (or 1,000) at 10:30.|Mr. Smith paid $ 3.50 ( or 1,000 ) at 10:30 .",
			"I don't think she'll go; it's John's, isn't it?|I do n't think she 'll go ; it 's John 's , is n't it ?",
			"I don\u2019t. We can't.|I do n\u2019t . ~ ~We ca n't .",
			"James' rock'n'roll O'Neil Qur'an D'Angelo|James ' rock'n'roll O'Neil Qur'an D'Angelo",
			"U.S. troops, e.g. in Washington D.C., left at 5 p.m. today.|U.S. troops , e.g. in Washington D.C. , left at 5 p.m. today .",
			"J. K. Rowling and J.R.R. Tolkien met Dr. No.|J. K. Rowling and J.R.R. Tolkien met Dr. No .",
			"A well-known twenty-year-old Jean-Pierre -- from 1990-95.|A well-known twenty-year-old Jean-Pierre -- from 1990-95 .",
			"See https://example.org/a?b=c&d=(e). Mail jo.e+x@mail.example.com, now!|See https://example.org/a?b=c&d=(e) . ~ ~Mail "
					+ "jo.e+x@mail.example.com , now !",
			"www.example.org, (http://x.y/z) <ftp://a.b/c>|www.example.org , ( http://x.y/z ) < ftp://a.b/c >",
			"@jo_e loves #OpenScience... AT&T\u2019s R&D|@jo_e loves #OpenScience ... ~ ~AT&T \u2019s R&D",
			"Ph.D. at 50% of 3/4 no. 5, \u00A312 3rd|Ph.D. at 50 % of 3/4 no. 5 , \u00A3 12 3rd",
			"He said: \"Stop!\" Then he left.|He said : \" Stop ! \" ~ ~Then he left .",
			"Node.js reads file.txt.And then|Node.js reads file.txt . ~ ~And then",
			"Really?! Yes!!! (No.) \u201CWhy?\u201D she asked.|Really ?! ~ ~Yes !!! ~ ~( No . ) ~ ~\u201C Why ? \u201D she asked .",
			"apples, pears, etc. are sold, tea etc. Nobody came.|apples , pears , etc. are sold , tea etc. ~ ~Nobody came .",
			"Acme Inc. The firm and Acme Corp. Ltd. grew in 1999. It fell.|Acme Inc. ~ ~The firm and Acme Corp. Ltd. grew in 1999 . ~ ~It "
					+ "fell .",
			"1. First item 2. Second|1 . First item 2 . ~ ~Second", "the 'quoted' word|the ' quoted ' word"})
	void splitsEnglish(String text, String expected) {
		assertEquals(expected.replace("~ ~", "|| "), show(text, Language.EN));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"L'homme d'affaires qu'il a vu aujourd'hui \u00E0 12h30.|L' homme d' affaires qu' il a vu aujourd'hui \u00E0 12h30 .",
			"Viendra-t-il ? Est-ce l\u2019\u00E9t\u00E9 ?|Viendra -t-il ? ~ ~Est -ce l\u2019 \u00E9t\u00E9 ?",
			"M. Dupont et Mme Durand, de Villeneuve-d'Ascq, rendez-vous \u00E0 Aix-en-Provence.|M. Dupont et Mme Durand , de "
					+ "Villeneuve-d'Ascq , rendez-vous \u00E0 Aix-en-Provence .",
			"Il y a 3,5 % de 1\u00A0000 \u20AC, etc. Les prix montent.|Il y a 3,5 % de 1 000 \u20AC , etc. ~ ~Les prix montent .",
			"\u00AB Oui ! \u00BB dit-il. \u00AB Non. \u00BB Puis rien.|\u00AB Oui ! \u00BB dit -il . ~ ~\u00AB Non . \u00BB ~ ~Puis rien .",
			"C'est-\u00E0-dire jusqu'\u00E0 O'Neil, presqu'\u00EEle|C' est-\u00E0-dire jusqu' \u00E0 O'Neil , presqu'\u00EEle",
			"Le J.-C. Martin, n\u00E9 en 1950. La France, les U.S.A. aussi|Le J.-C. Martin , n\u00E9 en 1950 . ~ ~La France , les U.S.A. aussi"})
	void splitsFrench(String text, String expected) {
		assertEquals(expected.replace("~ ~", "|| "), show(text, Language.FR));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"'a \uD83D\uDE00b \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\uD83D\uDC4D\uD83C\uDFFD \uD83C\uDDEB\uD83C\uDDF7\uD83C\uDDE9\uD83C\uDDEA \u2764\uFE0F'"
					+ "|'a \uD83D\uDE00 b \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83D\uDC4D\uD83C\uDFFD \uD83C\uDDEB\uD83C\uDDF7 "
					+ "\uD83C\uDDE9\uD83C\uDDEA \u2764\uFE0F'",
			"'\u05D3\u05D5\u05D3 \u05D2\u05E8 \u05D1\u05D9\u05E8\u05D5\u05E9\u05DC\u05D9\u05DD. \u202Eabc\u202C'|"
					+ "'\u05D3\u05D5\u05D3 \u05D2\u05E8 \u05D1\u05D9\u05E8\u05D5\u05E9\u05DC\u05D9\u05DD . abc'",
			"'\u6771\u4EAC\u306B'|'\u6771 \u4EAC \u306B'", "'e\u0301te\u0301 caf\u00E9'|'e\u0301te\u0301 caf\u00E9'",
			"'x\u200By \uFEFFz\u0000'|'x y z'", "'\uD835\uDC1A\uD835\uDC1B \uD83D!'|'\uD835\uDC1A\uD835\uDC1B \uD83D !'"})
	void keepsCharactersWhole(String text, String expected) {
		assertEquals(expected, show(text, Language.EN));
	}

	@Test
	void blankLinesEndSentencesWhateverTheLineEnd() {
		for (String end : List.of("\n", "\r\n", "\r")) {
			assertEquals("A title || The text goes on .", show("A title" + end + end + "The text" + end + "goes on.", Language.EN));
		}
		assertEquals("A || B", show("A\u2029B", Language.EN));
		assertEquals("", show(" \r\n\t\uFEFF", Language.EN));
	}

	/** Against a slow, obvious statement of what must hold for any text. */
	@Test
	void coversEveryVisibleCharacterOnceInOrder() {
		String signs = "abcABC019.,'\u2019-@#&/:\"!?() \n\r\u00A0\u00E9\u0301\u6771\uD83D\uDE00\u05D0\u200D_%$\u00AB\u00BB";
		Random random = new Random(8);
		for (int round = 0; round < 3000; round++) {
			StringBuilder built = new StringBuilder();
			for (int i = random.nextInt(40); i >= 0; i--) {
				built.append(signs.charAt(random.nextInt(signs.length())));
			}
			String text = built.toString();
			for (Language language : Language.values()) {
				PlainTokenizer.Tokenized tokenized = tokenize(text, language);
				int at = 0;
				for (Token token : tokenized.document().tokens()) {
					assertTrue(token.begin() >= at && token.end() > token.begin(), text);
					requireInvisible(text, at, token.begin());
					String word = token.text(text);
					assertFalse(word.chars().anyMatch(c -> Character.isWhitespace(c) || c == 0xA0), text);
					at = token.end();
				}
				requireInvisible(text, at, text.length());
				int first = 0;
				for (Sentence sentence : tokenized.sentences()) {
					assertEquals(first, sentence.firstToken());
					first = sentence.endToken();
				}
				assertEquals(tokenized.document().tokens().size(), first);
			}
		}
	}

	private static void requireInvisible(String text, int begin, int end) {
		for (int at = begin; at < end; at++) {
			char c = text.charAt(at);
			assertTrue(Character.isWhitespace(c) || c == 0xA0 || c == 0x200D, () -> "lost '" + c + "' of " + text);
		}
	}

	@Test
	void keepsWhatIsGiven() {
		Document tokens = Document.builder("d", "Hi there. Bye now.").tokens(List.of(new Token(0, 2), new Token(3, 9), new Token(10,
				13),
				new Token(14, 18))).build();
		PlainTokenizer.Tokenized kept = new PlainTokenizer(Language.EN).tokenize(tokens, Cancellation.NONE);
		assertEquals(tokens, kept.document());
		assertEquals(List.of(new Sentence(new Span(0, 9), 0, 2), new Sentence(new Span(10, 18), 2, 4)), kept.sentences());
		Document sentences = Document.builder("d", "one two three").sentences(List.of(new Sentence(new Span(0, 3), 0, 0),
				new Sentence(new Span(4, 13), 0, 0))).build();
		assertEquals(List.of(new Sentence(new Span(0, 3), 0, 1), new Sentence(new Span(4, 13), 1, 3)),
				new PlainTokenizer(Language.EN).tokenize(sentences, Cancellation.NONE).document().sentences());
	}

	@Test
	void theDocumentSaysItsLanguage() {
		PlainTokenizer english = PlainTokenizer.forLanguages(List.of("de", "en", "fr"));
		Document french = Document.builder("d", "l'homme").language(Optional.of("fr-CA")).build();
		assertEquals(2, english.tokenize(french, Cancellation.NONE).document().tokens().size());
		assertEquals(1, english.tokenize(Document.builder("d", "l'homme").build(), Cancellation.NONE).document().tokens().size());
	}

	@Test
	void stopsWhenCancelled() {
		Document document = Document.builder("d", "word ".repeat(10_000)).build();
		assertThrows(CancellationException.class, () -> new PlainTokenizer(Language.EN).tokenize(document, () -> true));
	}
}
