package org.lorgnette.engine.corenlp.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import edu.stanford.nlp.ling.CoreLabel;
import org.junit.jupiter.api.Test;

class NameMappingTest {

	private static List<CoreLabel> sentence(String text) {
		return Arrays.stream(text.split(" ")).map(CoreLabel::wordFromString).toList();
	}

	private static String find(String mapping, String text) throws IOException {
		List<CoreLabel> sentence = sentence(text);
		StringBuilder found = new StringBuilder();
		for (EntityRules.Name name : NameMapping.parse("en", "my.tab", mapping).mark(sentence)) {
			found.append(sentence.get(name.begin()).get(ListKeys.REGEX_NER)).append(' ').append(name.begin()).append('-')
					.append(name.end()).append(' ').append(name.line()).append('\n');
		}
		return found.toString().strip();
	}

	@Test
	void namesTheLineThatKnowsAName() throws IOException {
		assertEquals("B-ORG 1-3 my.tab:2 Red Star", find("Blue\tORG\nRed Star\tORG\n", "the Red Star won"));
		assertEquals("", find("Red Star\tORG\n", "the red star won"));
	}

	@Test
	void matchesInCapitalsAndHoweverItIsCut() throws IOException {
		assertEquals("B-ORG 0-2 my.tab:1 Red Star", find("Red Star\tORG\n", "RED STAR won"));
		assertEquals("", find("Who\tORG\n", "WHO won"));
		assertEquals("B-ORG 0-3 my.tab:1 Al-Nur", find("Al-Nur\tORG\n", "Al - Nur won"));
		assertEquals("B-MISC 0-2 fr", NameMapping.parse("fr", "fr", "TF1\tMISC\n").mark(sentence("TF 1")).stream()
				.map(name -> "B-MISC " + name.begin() + "-" + name.end() + " " + name.line().substring(0, 2)).findFirst().orElse(""));
		assertEquals("B-ORG 0-1 my.tab:1 U\\.N\\.", find("U\\.N\\.\tORG\n", "U.N. UxNx"));
	}

	@Test
	void takesRegularExpressionsForTokens() throws IOException {
		assertEquals("B-ORG 1-3 my.tab:1 Red Stars?", find("Red Stars?\tORG\n", "the Red Stars won"));
	}

	@Test
	void prefersTheHigherPriorityThenTheLonger() throws IOException {
		assertEquals("B-LOC 0-1 my.tab:2 Red", find("Red Star\tORG\t\t1\nRed\tLOC\t\t2\n", "Red Star won"));
		assertEquals("B-ORG 0-2 my.tab:1 Red Star", find("Red Star\tORG\t\t1\nRed\tLOC\t\t1\n", "Red Star won"));
	}

	@Test
	void namesTheLineOfABrokenEntry() {
		for (String broken : List.of("Red Star", "Red\tTWO WORDS", "\tORG", "a\tB\tC\t1\tD", "( \tORG")) {
			IOException refusal = assertThrows(IOException.class, () -> NameMapping.parse("en", "my.tab", "Blue\tORG\n" + broken));
			assertTrue(refusal.getMessage().contains("my.tab"), refusal.getMessage());
		}
	}

	@Test
	void shipsEveryNameOnce() throws IOException {
		for (String language : List.of("en", "fr")) {
			List<String> patterns = RuleFiles.read(language + "/names.tab").lines().map(line -> line.split("\t")[0]).toList();
			assertEquals(patterns.stream().distinct().toList(), patterns);
			assertTrue(patterns.size() > 500, language);
		}
	}
}
