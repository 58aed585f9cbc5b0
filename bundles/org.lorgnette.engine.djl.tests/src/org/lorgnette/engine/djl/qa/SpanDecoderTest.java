package org.lorgnette.engine.djl.qa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.djl.folder.AnswerCalibration;
import org.lorgnette.engine.djl.folder.NoAnswer;
import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.engine.djl.qa.FoundAnswers.Found;
import org.lorgnette.engine.djl.qa.SpanDecoder.Candidate;
import org.lorgnette.engine.djl.qa.SpanDecoder.Reading;

class SpanDecoderTest {

	/** All spans, by the definition. */
	private static Reading slowly(float[] starts, float[] ends, int from, int words, float none, int longest, double temperature,
			NoAnswer noAnswer, int best) {
		List<Candidate> all = new ArrayList<>();
		double sum = 0;
		for (int begin = 0; begin < words; begin++) {
			for (int end = begin + 1; end <= Math.min(words, begin + longest); end++) {
				double score = (double) starts[from + begin] + ends[from + end - 1];
				sum += Math.exp(score / temperature);
				all.add(new Candidate(begin, end, score, 0));
			}
		}
		double any = noAnswer.slope() * (Math.log(sum) - none / temperature) + noAnswer.offset();
		all.sort(Comparator.comparingDouble(Candidate::score).reversed());
		List<Candidate> kept = new ArrayList<>();
		for (Candidate candidate : all) {
			if (kept.size() < best && kept.stream().noneMatch(other -> candidate.begin() < other.end()
					&& other.begin() < candidate.end())) {
				kept.add(new Candidate(candidate.begin(), candidate.end(), candidate.score(),
						Math.log(Math.exp(candidate.score() / temperature) / sum * Math.exp(any))));
			}
		}
		return new Reading(kept, none - kept.getFirst().score(), any);
	}

	@Test
	void isTheDefinition() {
		Random random = new Random(8);
		for (int round = 0; round < 300; round++) {
			int words = 1 + random.nextInt(12);
			int from = random.nextInt(3);
			float[] starts = new float[words + 5];
			float[] ends = new float[words + 5];
			for (int i = 0; i < starts.length; i++) {
				starts[i] = (float) random.nextGaussian() * 3;
				ends[i] = (float) random.nextGaussian() * 3;
			}
			float none = (float) random.nextGaussian() * 5;
			int longest = 1 + random.nextInt(5);
			double temperature = 0.5 + random.nextDouble() * 3;
			NoAnswer noAnswer = new NoAnswer(0.1 + random.nextDouble(), random.nextGaussian());
			int best = 1 + random.nextInt(4);
			Reading expected = slowly(starts, ends, from, words, none, longest, temperature, noAnswer, best);
			Reading found = new SpanDecoder(longest, new AnswerCalibration(temperature, noAnswer)).read(starts, ends, from, words, none, best);
			assertEquals(expected.spans().size(), found.spans().size());
			for (int i = 0; i < expected.spans().size(); i++) {
				assertEquals(expected.spans().get(i).begin(), found.spans().get(i).begin());
				assertEquals(expected.spans().get(i).end(), found.spans().get(i).end());
				assertEquals(expected.spans().get(i).logOdds(), found.spans().get(i).logOdds(), 1e-9);
				assertEquals(Math.exp(expected.spans().get(i).logOdds() + expected.logNone()),
						found.probability(found.spans().get(i)), 1e-9);
			}
			assertEquals(expected.margin(), found.margin(), 1e-6);
			assertEquals(expected.none(), found.none(), 1e-9);
		}
	}

	@Test
	void plainlyNoAnswerIsOneMoreSpan() {
		Reading even = new SpanDecoder(3, new AnswerCalibration(2, NoAnswer.PLAIN)).read(new float[] {2}, new float[] {3}, 0, 1, 5, 1);
		assertEquals(even.none(), even.probability(even.spans().getFirst()), 1e-12);
		assertEquals(0.5, even.none(), 1e-12);
		assertEquals(0, even.margin(), 1e-6);
	}

	@Test
	void allProbabilitiesAddUpToOne() {
		Reading all = new SpanDecoder(1, new AnswerCalibration(1.7, new NoAnswer(0.3, -1))).read(new float[] {2, -1, 0}, new float[] {3, 0, 1}, 0, 3, 4, 3);
		assertEquals(1, all.none() + all.spans().stream().mapToDouble(all::probability).sum(), 1e-12);
		Reading shifted = new SpanDecoder(1, new AnswerCalibration(1.7, new NoAnswer(0.3, -1).shifted(Math.log(9)))).read(new float[] {2, -1, 0},
				new float[] {3, 0, 1}, 0, 3, 4, 3);
		assertEquals(9 * (1 - all.none()) / all.none(), (1 - shifted.none()) / shifted.none(), 1e-9);
	}

	@Test
	void hugeScoresAreNoTrouble() {
		Reading sure = new SpanDecoder(3, new AnswerCalibration(0.1, NoAnswer.PLAIN)).read(new float[] {900, -900, 0}, new float[] {-900, 900, 0}, 0, 3, -900, 3);
		assertEquals(2, sure.spans().getFirst().end());
		assertEquals(1, sure.probability(sure.spans().getFirst()), 1e-9);
		assertEquals(0, sure.none());
		Reading never = new SpanDecoder(3, new AnswerCalibration(1, new NoAnswer(1, -1e4))).read(new float[] {1}, new float[] {1}, 0, 1, 0, 1);
		assertEquals(1, never.none());
	}

	@Test
	void windowsCoverAllWords() {
		assertEquals(List.of(), PassageWindow.over(0, new Window(4, 2)));
		assertEquals(List.of(new PassageWindow(0, 3)), PassageWindow.over(3, new Window(4, 2)));
		assertEquals(List.of(new PassageWindow(0, 4)), PassageWindow.over(4, new Window(4, 2)));
		assertEquals(List.of(new PassageWindow(0, 4), new PassageWindow(1, 5)), PassageWindow.over(5, new Window(4, 2)));
		assertEquals(List.of(new PassageWindow(0, 4), new PassageWindow(3, 7), new PassageWindow(4, 8)), PassageWindow.over(8,
				new Window(4, 3)));
	}

	@Test
	void whatOverlapsOrSaysTheSameIsOneAnswer() {
		FoundAnswers found = new FoundAnswers(2);
		assertEquals(1, found.none());
		found.add(List.of(new Found(3, 5, 4, List.of()), new Found(8, 9, 1, List.of())), Math.log(0.5));
		found.add(List.of(new Found(4, 6, 3, List.of()), new Found(20, 22, 3.5, List.of()), new Found(30, 31, 2, List.of(1))),
				Math.log(0.2));
		List<Found> best = found.best(answer -> answer.begin() == 20 ? "text 3" : "text " + answer.begin());
		assertEquals(List.of(new Found(3, 5, 4, List.of()), new Found(30, 31, 2, List.of(1))), best);
		assertEquals(0.2, found.none(), 1e-12);
	}

	/** A sure guess in a window that rather has no answer does not outweigh a window that has one in several places. */
	@Test
	void windowsAreComparedByNoAnswer() {
		FoundAnswers found = new FoundAnswers(2);
		Found guess = new Found(0, 1, Math.log(0.3 / 0.6), List.of());
		Found answer = new Found(10, 11, Math.log(0.2 / 0.01), List.of());
		found.add(List.of(guess), Math.log(0.6));
		found.add(List.of(answer), Math.log(0.01));
		assertEquals(List.of(answer, guess), found.best(each -> "text " + each.begin()));
		assertEquals(0.01, found.none(), 1e-12);
		assertEquals(0.2, found.probability(answer), 1e-12);
		assertEquals(0.005, found.probability(guess), 1e-12);
	}

	@Test
	void keepsTheBestOfVeryManyWindows() {
		FoundAnswers found = new FoundAnswers(3);
		for (int i = 0; i < 10_000; i++) {
			found.add(List.of(new Found(10 * i, 10 * i + 1, i * 7919 % 10_000, List.of())), 0);
		}
		List<Found> best = found.best(answer -> "text " + answer.begin());
		assertEquals(List.of(9999.0, 9998.0, 9997.0), best.stream().map(Found::logOdds).toList());
	}
}
