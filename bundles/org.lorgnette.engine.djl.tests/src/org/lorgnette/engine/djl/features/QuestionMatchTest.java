package org.lorgnette.engine.djl.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class QuestionMatchTest {

	/** Sentences are separated by a bar. */
	private static MatchText text(String words) {
		String[] tokens = Stream.of(words.split(" ")).filter(word -> !word.equals("|")).toArray(String[]::new);
		int[] sentences = new int[tokens.length];
		int sentence = 0;
		int place = 0;
		for (String word : words.split(" ")) {
			if (word.equals("|")) {
				sentence++;
			} else {
				sentences[place++] = sentence;
			}
		}
		return new MatchText(Stream.of(tokens).map(MatchWord::of).toArray(MatchWord[]::new), sentences);
	}

	private static QuestionMatch question(String words) {
		return new QuestionMatch(Stream.of(words.split(" ")).map(MatchWord::of).toList());
	}

	/** [word][number] */
	private static float[][] match(String question, String text) {
		MatchText read = text(text);
		float[] values = new float[read.words().length * QuestionMatch.WIDTH];
		Arrays.fill(values, 7);
		question(question).fill(read, 0, read.words().length, values, 0);
		return IntStream.range(0, read.words().length)
				.mapToObj(i -> Arrays.copyOfRange(values, i * QuestionMatch.WIDTH, (i + 1) * QuestionMatch.WIDTH)).toArray(float[][]::new);
	}

	private static double[] column(float[][] rows, int number) {
		return Stream.of(rows).mapToDouble(row -> Math.round(row[number] * 1000) / 1000.0).toArray();
	}

	private static void assertColumn(float[][] rows, int number, double... expected) {
		assertEquals(Arrays.toString(expected), Arrays.toString(column(rows, number)), "number " + number);
	}

	@Test
	void comparesWordsWithoutCaseAndAccents() {
		float[][] rows = match("Quand l' \u00C9cole ouvrait -elle ?", "L\u2019 ecole ouvre ici .");
		assertColumn(rows, 0, 0, 1, 0, 0, 0);
		assertColumn(rows, 1, 1, 0, 0, 0, 0);
		// "ouvr" of "ouvrait"
		assertColumn(rows, 2, 0, 1, 0, 0, 0);
		// ^ou ouv uvr vre re$ against ^ou ouv uvr vra rai ait it$
		assertColumn(rows, 3, 0, 1, 0.5, 0, 0);
		assertColumn(match("the painting", "painted paint pain"), 2, 0.625, 0.625, 0);
	}

	@Test
	void numbersMatchDigitByDigit() {
		assertColumn(match("what happened in 1871 ?", "1871 1905 18"), 0, 1, 0, 0);
		assertColumn(match("what happened in 1871 ?", "1871 1905 18"), 3, 1, 0, 0);
	}

	@Test
	void weighsRareWordsMore() {
		float[][] rows = match("who saw the red boat ?", "the boat sank | a red boat came | boat");
		// "boat" in all three sentences, "red" in one, "saw" in none
		double boat = Math.log(1 + 0.5 / 3.5);
		double red = Math.log(1 + 2.5 / 1.5);
		double saw = Math.log(1 + 3.5 / 0.5);
		double all = boat + red + saw;
		assertEquals(boat / saw, rows[1][4], 1e-6);
		assertEquals(red / saw, rows[4][4], 1e-6);
		assertEquals(boat / all, rows[0][9], 1e-6);
		assertEquals((boat + red) / all, rows[3][9], 1e-6);
		assertEquals(boat / (boat + red), rows[0][10], 1e-6);
		assertEquals(1, rows[4][10]);
		assertEquals((boat + red) / all, rows[0][11], 1e-6);
		assertEquals(boat / all, rows[3][11], 1e-6);
		assertEquals((boat + red) / all, rows[2][14], 1e-6);
	}

	@Test
	void seesNeighboursAndDistances() {
		float[][] rows = match("where is the old red boat ?", "x old red y y y y y y z");
		assertColumn(rows, 5, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0);
		assertColumn(rows, 6, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
		assertColumn(rows, 7, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0);
		assertColumn(rows, 12, 0, 1, 1, 0.5, 0.333, 0.25, 0.2, 0.167, 0.143, 0.125);
		assertColumn(rows, 13, 0.5, 1, 1, 0, 0, 0, 0, 0, 0, 0);
		assertTrue(rows[6][8] > 0 && rows[7][8] > 0 && rows[8][8] == 0, "five words on each side: " + Arrays.toString(column(rows, 8)));
		assertColumn(match("red old", "old red"), 7, 0, 0);
	}

	@Test
	void knowsWhatIsAskedFor() {
		String text = "Anna met Paul in 1905 | three days because";
		assertColumn(match("who came ?", text), 15, 0.5, 0, 1, 0, 0, 0, 0, 0);
		assertColumn(match("\u00C0 qui parle -t-il ?", text), 15, 0.5, 0, 1, 0, 0, 0, 0, 0);
		assertColumn(match("qu' est-ce qui tombe ?", text), 15, 0, 0, 0, 0, 0, 0, 0, 0);
		assertColumn(match("when was it ?", text), 16, 0, 0, 0, 0, 1, 0, 1, 0);
		assertColumn(match("en quelle ann\u00E9e ?", text), 16, 0, 0, 0, 0, 1, 0, 1, 0);
		assertColumn(match("combien de jours ?", text), 17, 0, 0, 0, 0, 1, 1, 0, 0);
		assertColumn(match("how many days ?", text), 17, 0, 0, 0, 0, 1, 1, 0, 0);
		assertColumn(match("how was it ?", text), 17, 0, 0, 0, 0, 0, 0, 0, 0);
		assertColumn(match("o\u00F9 est-il ?", text), 18, 0.5, 0, 1, 0, 0, 0, 0, 0);
		// "ou" without its accent is "or".
		assertColumn(match("ici ou l\u00E0 ?", text), 18, 0, 0, 0, 0, 0, 0, 0, 0);
		assertColumn(match("pourquoi ?", text), 19, 0, 0, 0, 0, 0, 0, 0, 1);
	}

	@Test
	void countsNames() {
		float[][] rows = match("when did Paul meet Rosa in 1905 ?", "Paul came in 1905 | Rosa left | nobody");
		assertEquals(2 / 3.0, rows[0][20], 1e-6);
		assertEquals(1 / 3.0, rows[4][20], 1e-6);
		assertEquals(0, rows[6][20]);
		assertEquals(1, rows[0][21]);
		assertEquals(1, match("when ?", "Paul")[0][20], "no names, none that is missing");
	}

	/** Whatever the words, all numbers are from 0 to 1, and a passage does not know what is outside of it. */
	@Test
	void staysInRangeAndInItsWindow() {
		Random random = new Random(3);
		List<String> words = List.of("who", "where", "Paul", "paul", "paulina", "1905", ".", "\uD83D\uDE00", "\uD83D", "o\u00F9",
				"the", "le",
				"", "\u0130stanbul", "na\u00EFve", "x".repeat(500), "painting", "painted");
		for (int round = 0; round < 200; round++) {
			List<MatchWord> asked = IntStream.range(0,
					random.nextInt(90)).mapToObj(i -> MatchWord.of(words.get(random.nextInt(words.size())))).toList();
			MatchWord[] read = IntStream.range(0,
					30).mapToObj(i -> MatchWord.of(words.get(random.nextInt(words.size())))).toArray(MatchWord[]::new);
			int[] sentences = IntStream.range(0, 30).map(i -> i / 7).toArray();
			QuestionMatch match = new QuestionMatch(asked);
			int from = random.nextInt(20);
			int to = from + random.nextInt(10);
			float[] part = new float[(to - from) * QuestionMatch.WIDTH + 3];
			match.fill(new MatchText(read, sentences), from, to, part, 3);
			float[] alone = new float[(to - from) * QuestionMatch.WIDTH];
			match.fill(new MatchText(Arrays.copyOfRange(read, from, to), Arrays.copyOfRange(sentences, from, to)), 0, to - from, alone, 0);
			assertEquals(Arrays.toString(alone), Arrays.toString(Arrays.copyOfRange(part, 3, part.length)));
			for (float value : alone) {
				assertTrue(value >= 0 && value <= 1, "value " + value);
			}
		}
	}

	/** A question has more content words than a long has bits only if its length is not limited. */
	@Test
	void theFirstWordsOfALongQuestionCount() {
		String many = String.join(" ", IntStream.range(0, 500).mapToObj(i -> "word" + i).toList());
		float[][] rows = match(many, "word0 word63 word64 word499");
		assertColumn(rows, 0, 1, 1, 0, 0);
	}
}
