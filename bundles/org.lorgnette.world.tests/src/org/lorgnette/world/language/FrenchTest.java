package org.lorgnette.world.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.world.AskedQuestion;
import org.lorgnette.world.Part;
import org.lorgnette.world.World;
import org.lorgnette.world.WorldSettings;
import org.lorgnette.world.question.Answer;
import org.lorgnette.world.question.Filter;
import org.lorgnette.world.question.Program;
import org.lorgnette.world.question.Things;
import org.lorgnette.world.scene.Colour;
import org.lorgnette.world.scene.Shape;
import org.lorgnette.world.scene.Size;

class FrenchTest {

	private final Language french = Language.of("fr").orElseThrow();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0|0|Combien de cercles rouges y a-t-il à gauche du carré bleu ?
			0|1|Combien y a-t-il de cercles rouges à gauche du carré bleu ?
			0|2|Combien de cercles rouges sont à gauche du carré bleu ?
			0|3|Combien de cercles rouges se trouvent à gauche du carré bleu ?
			1|0|Combien de petites étoiles vertes y a-t-il ?
			1|3|Combien de petites étoiles vertes l'image montre-t-elle ?
			2|0|Combien d'objets y a-t-il ?
			2|4|Quel est le nombre d'objets ?
			3|0|Combien d'étoiles ne sont pas vertes ?
			3|1|Combien y a-t-il d'étoiles qui ne sont pas vertes ?
			4|0|Combien d'objets rouges ne sont pas des cercles ?
			5|0|Combien de croix sont grises ou violettes ?
			6|1|Combien y a-t-il de grands triangles et d'étoiles jaunes en tout ?
			7|0|Combien d'autres objets ont la même couleur que la petite étoile ?
			7|1|Combien y a-t-il d'autres objets de la même couleur que la petite étoile ?
			8|0|Y a-t-il une grande croix violette ?
			8|4|L'image montre-t-elle une grande croix violette ?
			9|0|Y a-t-il une étoile qui n'est pas petite ?
			10|0|Y a-t-il un carré gris au-dessus de l'étoile rouge ?
			11|1|Est-ce qu'il y a quelque chose au-dessous du triangle ?
			12|0|Y a-t-il un autre objet de la même forme que l'objet vert ?
			12|2|Un autre objet a-t-il la même forme que l'objet vert ?
			13|0|N'y a-t-il aucune étoile rouge ?
			13|1|Est-il vrai qu'il n'y a aucune étoile rouge ?
			13|2|Est-il vrai qu'il n'y a pas d'étoile rouge ?
			13|3|L'image est-elle sans étoile rouge ?
			14|0|Quelle est la couleur de l'étoile ?
			14|1|De quelle couleur est l'étoile ?
			14|2|Quelle couleur a l'étoile ?
			15|0|Quelle est la forme du grand objet gris ?
			15|2|Quelle forme a le grand objet gris ?
			16|0|Quelle est la forme de l'objet à droite du carré bleu ?
			16|3|Qu'est-ce qui se trouve à droite du carré bleu ?
			17|1|De quelle taille est le cercle à gauche de l'étoile ?
			18|0|L'étoile est-elle verte ?
			18|2|Est-il vrai que l'étoile est verte ?
			19|0|Le petit objet rouge est-il une croix ?
			20|0|L'étoile rouge est-elle au-dessous du grand cercle ?
			20|1|L'étoile rouge se trouve-t-elle au-dessous du grand cercle ?
			21|0|L'étoile et la croix ont-elles la même couleur ?
			21|1|L'étoile et la croix sont-elles de la même couleur ?
			22|0|L'étoile et l'objet bleu ont-ils la même taille ?
			23|0|Y a-t-il plus d'étoiles que d'objets rouges ?
			23|3|Le nombre d'étoiles est-il supérieur à celui des objets rouges ?
			24|0|Y a-t-il moins de petits objets que de grands objets ?
			25|0|Y a-t-il exactement autant de cercles rouges que d'étoiles grises ?
			26|1|Y a-t-il à la fois un cercle rouge et une étoile verte ?
			27|0|Y a-t-il un objet bleu ou un objet jaune ?
			""")
	void wordsQuestions(int program, int phrasing, String text) {
		assertEquals(text, french.phrasings(Sentences.PROGRAMS.get(program), Wording.PLAIN).get(phrasing));
	}

	@Test
	void everyWordAgreesWithWhateverAThingIsCalled() {
		assertEquals("Combien de choses rouges ne sont pas des cercles ?",
				french.phrasings(Sentences.PROGRAMS.get(4), new Wording(1, false, false)).getFirst());
		assertEquals("La petite chose rouge est-elle une croix ?",
				french.phrasings(Sentences.PROGRAMS.get(19), new Wording(1, false, false)).getFirst());
		assertEquals("Combien y a-t-il d'autres formes de la même couleur que la petite étoile ?",
				french.phrasings(Sentences.PROGRAMS.get(7), new Wording(2, false, false)).get(1));
		assertEquals("Une autre chose a-t-elle la même forme que la chose verte ?",
				french.phrasings(Sentences.PROGRAMS.get(12), new Wording(1, false, false)).get(2));
		assertEquals("Quelle est la forme du grand objet gris ?",
				french.phrasings(Sentences.PROGRAMS.get(15), new Wording(2, false, false)).getFirst());
		assertEquals("L'étoile et la forme bleue ont-elles la même taille ?",
				french.phrasings(Sentences.PROGRAMS.get(22), new Wording(2, false, false)).getFirst());
		assertEquals("Qu'est-ce qui se trouve sur la droite du carré bleu ?",
				french.phrasings(Sentences.PROGRAMS.get(16), new Wording(1, false, true)).get(3));
	}

	@Test
	void coloursAndSizesAgree() {
		List<String> forms = new ArrayList<>();
		for (Colour colour : Colour.values()) {
			forms.add(count(Filter.of(Size.LARGE, colour, Shape.SQUARE)) + "; " + count(Filter.of(Size.SMALL, colour, Shape.STAR)));
		}
		assertEquals(List.of("grands carrés rouges; petites étoiles rouges", "grands carrés verts; petites étoiles vertes",
				"grands carrés bleus; petites étoiles bleues", "grands carrés jaunes; petites étoiles jaunes",
				"grands carrés violets; petites étoiles violettes", "grands carrés gris; petites étoiles grises"), forms);
	}

	private String count(Filter filter) {
		String text = french.phrasings(new Program.Count(new Things.Matching(filter)), Wording.PLAIN).getFirst();
		return text.replace("Combien de ", "").replace(" y a-t-il ?", "");
	}

	/** What no French sentence of this world may hold, looked for in many. */
	@Test
	void noSentenceBreaksARule() {
		String vowel = "[aeiouéèêâîôû]";
		String masculine = "(?:cercle|carré|triangle|objet)";
		String feminine = "(?:étoile|croix|chose|forme)";
		List<Pattern> faults = new ArrayList<>();
		for (String fault : List.of("\\b(?:[dD]e|[lL]e|[lL]a|que|ne) (?:" + vowel + ")(?!utant)", "\\b[dl]'[^aeiouéèêâîôû]",
				"\\b[dD]e les?\\b",
				"\\b(?:un|le|du|aucun|autre objets) (?:petit |grand )?" + feminine, "\\b(?:une|la|aucune) (?:petite |grande )?" + masculine,
				"\\b(?:petits?|grands?) " + feminine, "\\b(?:petites?|grandes?) " + masculine,
				feminine + "s? (?:vert|bleu|violet|gris)s?\\b", masculine + "s? (?:verte|bleue|violette|grise)s?\\b",
				"(?:cercle|carré|triangle|objet|étoile|chose|forme)s (?:rouge|jaune|vert|verte|bleu|bleue|violet|violette|grise)\\b",
				"(?:étoile|chose|forme|cercle|carré|triangle|objet) (?:rouge|jaune|vert|verte|bleu|bleue|violet|violette|grise)s\\b",
				"\\b(?:[Cc]ombien|nombre|total|plus|moins|autant|d'autres) (?:de |d'|)(?:petit|petite|grand|grande) ", "  ", "[^ ]\\?",
				"undefined|null")) {
			faults.add(Pattern.compile(fault, Pattern.UNICODE_CHARACTER_CLASS));
		}
		World world = new World(new WorldSettings(600, 12, 4, 64, List.of("fr"), Part.TRAIN));
		Set<String> wrong = new TreeSet<>();
		int count = 0;
		while (world.hasNext()) {
			for (AskedQuestion question : world.next().questions()) {
				count++;
				for (Pattern fault : faults) {
					if (fault.matcher(question.text()).find()) {
						wrong.add(question.text() + " : " + fault);
					}
				}
			}
		}
		assertEquals(Set.of(), wrong);
		assertTrue(count == 7200);
	}

	@Test
	void wordsAnswers() {
		assertEquals("oui", french.answer(new Answer.YesNo(true)));
		assertEquals("non", french.answer(new Answer.YesNo(false)));
		assertEquals("4", french.answer(new Answer.Number(4)));
		assertEquals("violet", french.answer(new Answer.Value(Colour.PURPLE)));
		assertEquals("étoile", french.answer(new Answer.Value(Shape.STAR)));
		assertEquals("petit", french.answer(new Answer.Value(Size.SMALL)));
	}
}
