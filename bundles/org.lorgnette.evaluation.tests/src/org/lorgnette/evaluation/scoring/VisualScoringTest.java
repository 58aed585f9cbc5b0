package org.lorgnette.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.engine.Family;
import org.lorgnette.evaluation.ConfusionMatrix;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.Score;
import org.lorgnette.evaluation.VisualAnswering;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.io.CorpusException;
import org.lorgnette.metrics.significance.Bootstrap;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.metrics.significance.Resampling;
import org.lorgnette.metrics.significance.Sample;
import org.lorgnette.metrics.vqa.VqaAccuracy;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.VisualQuestion;

/** Scores of answers about pictures against slow and obvious computations. */
class VisualScoringTest {

	private static final List<String> ANSWERS = List.of("yes", "no", "2", "red");

	private static Experiment experiment(String unit) throws CorpusException {
		return ExperimentReader.parse("e", "name: e\ntask: vqa\ncorpus: {path: q.json}\nengines: [{id: a}, {id: b}]\nthreads: 2\n"
				+ "compare: {resamples: 300, unit: " + unit + ", seed: 5}\n", Path.of(""));
	}

	private static VisualQuestion question(String id, List<String> images, String text, Optional<String> group, List<String> gold) {
		return new VisualQuestion(id, images, text, List.of(), gold, Optional.empty(), Optional.empty(), group, Map.of());
	}

	/** Two questions on most pictures, groups over two pictures, gold that some words tell. */
	private static List<VisualQuestion> random(int count) {
		Random random = new Random(11);
		List<VisualQuestion> questions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String text = List.of("is there a cat?", "how many cats?", "what color is the cat?").get(random.nextInt(3));
			questions.add(question("q" + i, List.of("p" + random.nextInt(count / 2)), text,
					random.nextInt(3) == 0 ? Optional.empty() : Optional.of("g" + i / 3), List.of(ANSWERS.get(random.nextInt(4)))));
		}
		return questions;
	}

	private static Map<String, String> given(List<VisualQuestion> questions, int seed) {
		Random random = new Random(seed);
		Map<String, String> given = new LinkedHashMap<>();
		questions.forEach(question -> given.put(question.id(), random.nextInt(10) < 6 ? question.answers().getFirst()
				: random.nextInt(5) == 0 ? "" : List.of("yes", "no", "blue").get(random.nextInt(3))));
		return given;
	}

	private static EngineScorer scorer(Experiment experiment, int engine, List<VisualQuestion> questions, Map<String, String> given) {
		EngineScorer scorer = new EngineScorer(experiment, experiment.engines().get(engine), 1000);
		questions.forEach(question -> scorer.add(question, List.of(new Prediction<>(new Answer(question.id(), given.get(question.id()),
				Optional.empty()), OptionalDouble.of(.7), "e", List.of()))));
		return scorer;
	}

	private static EngineResult result(EngineScorer scorer) {
		return scorer.result(Family.RULES, Map.of(), new TreeMap<>(), new EngineResult.Timing(0, 0, 0, 0), Optional.empty());
	}

	@Test
	void countsAreThoseOfASlowCount() throws Exception {
		List<VisualQuestion> questions = random(200);
		Map<String, String> given = given(questions, 1);
		EngineResult result = result(scorer(experiment("picture"), 0, questions, given));
		double right = questions.stream().filter(each -> each.answers().getFirst().equals(given.get(each.id()))).count();
		assertEquals(right / 200, result.main().value().orElseThrow());
		Map<String, String> kinds = Map.of("existence", "is there a cat?", "count", "how many cats?", "color", "what color is the cat?");
		kinds.forEach((kind, text) -> {
			List<VisualQuestion> of = questions.stream().filter(each -> each.text().equals(text)).toList();
			assertEquals((double) of.stream().filter(each -> each.answers().getFirst().equals(given.get(each.id()))).count() / of.size(),
					result.types().get(kind).accuracy().value().orElseThrow(), kind);
		});
		Set<String> classes = new TreeSet<>(ANSWERS);
		given.values().stream().filter(answer -> !answer.isEmpty()).forEach(classes::add);
		double f1Sum = 0;
		for (String answer : classes) {
			double both = questions.stream().filter(each -> each.answers().contains(answer) && given.get(each.id()).equals(answer)).count();
			double gold = questions.stream().filter(each -> each.answers().contains(answer)).count();
			double predicted = given.values().stream().filter(answer::equals).count();
			f1Sum += 2 * both / (gold + predicted);
			if (gold > 0) {
				Score score = result.visual().orElseThrow().breakdowns().get(VisualAnswering.ANSWER).get(answer);
				assertEquals(both / gold, score.recall().value().orElseThrow(), answer);
				assertEquals(both / predicted, score.precision().value().orElse(Double.NaN), answer);
			}
		}
		assertEquals(f1Sum / classes.size(), result.macro().f1(), 1e-12);
		Map<String, List<VisualQuestion>> groups = questions.stream().filter(each -> each.group().isPresent())
				.collect(Collectors.groupingBy(each -> each.group().get()));
		double consistent = groups.values().stream().filter(group -> group.stream().allMatch(each -> each.answers().contains(given.get(each.id()))))
				.count();
		assertEquals(consistent / groups.size(), result.overall().get("consistency").accuracy().value().orElseThrow());
		assertEquals(4, result.visual().orElseThrow().answers());
		assertEquals(Set.of("yes/no", "number", "other"), result.visual().orElseThrow().breakdowns().get(VisualAnswering.ANSWER_TYPE).keySet());
	}

	/** Intervals and tests are over pictures: as from sums that were made picture by picture here. */
	@Test
	void picturesAreResampled() throws Exception {
		List<VisualQuestion> questions = random(200);
		Map<String, String> given = given(questions, 1);
		Experiment experiment = experiment("picture");
		EngineScorer scorer = scorer(experiment, 0, questions, given);
		Map<String, double[]> pictures = new LinkedHashMap<>();
		for (VisualQuestion question : questions) {
			double[] sums = pictures.computeIfAbsent(question.images().getFirst(), unseen -> new double[2]);
			sums[0] += question.answers().contains(given.get(question.id())) ? 1 : 0;
			sums[1]++;
		}
		assertEquals(pictures.size(), scorer.units());
		Sample slow = Sample.ofMerged(List.copyOf(pictures.values()), new double[2], (one, other) -> new double[] { one[0] + other[0], one[1]
				+ other[1] }, sums -> OptionalDouble.of(sums[0] / sums[1]));
		Interval expected = Bootstrap.percentile(slow, .95, new Resampling(1000, 5), 1).interval().orElseThrow();
		Interval found = result(scorer).main().interval().orElseThrow();
		assertEquals(expected.low(), found.low(), 1e-12);
		assertEquals(expected.high(), found.high(), 1e-12);
		assertEquals(200, scorer(experiment("question"), 0, questions, given).units());
		Map<String, double[]> groups = new LinkedHashMap<>();
		pictures.keySet().forEach(picture -> groups.put(picture, new double[2]));
		questions.stream().flatMap(question -> question.group().stream()).distinct().forEach(group -> {
			List<VisualQuestion> members = questions.stream().filter(each -> each.group().equals(Optional.of(group))).toList();
			double[] sums = groups.get(members.getFirst().images().getFirst());
			sums[0] += members.stream().allMatch(each -> each.answers().contains(given.get(each.id()))) ? 1 : 0;
			sums[1]++;
		});
		Sample slowGroups = Sample.ofMerged(List.copyOf(groups.values()), new double[2], (one, other) -> new double[] { one[0] + other[0],
				one[1] + other[1] }, sums -> sums[1] == 0 ? OptionalDouble.empty() : OptionalDouble.of(sums[0] / sums[1]));
		Interval expectedGroups = Bootstrap.percentile(slowGroups, .95, new Resampling(1000, 5), 1).interval().orElseThrow();
		Interval foundGroups = result(scorer).overall().get("consistency").accuracy().interval().orElseThrow();
		assertEquals(expectedGroups.low(), foundGroups.low(), 1e-12);
		assertEquals(expectedGroups.high(), foundGroups.high(), 1e-12);
		PairedComparison comparison = new Comparer(experiment.comparison(), 1)
				.compare(List.of(scorer, scorer(experiment, 1, questions, given(questions, 2))), "accuracy").getFirst();
		assertEquals(pictures.size(), comparison.units());
		assertEquals("all.accuracy", comparison.metric());
		assertTrue(comparison.adjustedP().getAsDouble() > 0);
	}

	@Test
	void pictureAndGroupTieQuestionsTogether() {
		List<VisualQuestion> questions = List.of(question("1", List.of("a"), "?", Optional.of("g"), List.of("x")),
				question("2", List.of("b", "c"), "?", Optional.empty(), List.of("x")),
				question("3", List.of("c"), "?", Optional.of("g"), List.of("x")), question("4", List.of("d"), "?", Optional.empty(), List.of("x")),
				question("5", List.of("a"), "?", Optional.empty(), List.of("x")));
		assertArrayEquals(new int[] { 0, 1, 1, 2, 0 }, PictureUnits.of(questions, ComparisonSpec.Unit.PICTURE));
		assertArrayEquals(new int[] { 0, 0, 0, 1, 0 }, PictureUnits.of(questions, ComparisonSpec.Unit.GROUP));
		assertArrayEquals(new int[] { 0, 1, 2, 3, 4 }, PictureUnits.of(questions, ComparisonSpec.Unit.QUESTION));
		assertThrows(IllegalArgumentException.class, () -> PictureUnits.of(questions, ComparisonSpec.Unit.SENTENCE));
	}

	/** Ten people: seven say 2, two say "two", one 3. */
	@Test
	void severalPeopleAreCountedAsVqaDoes() throws Exception {
		List<String> ten = List.of("2", "two", "2", "2", "3", "2", "2", "two", "2", "2");
		List<VisualQuestion> questions = List.of(question("1", List.of("a"), "how many?", Optional.empty(), ten),
				question("2", List.of("b"), "how many?", Optional.empty(), ten), question("3", List.of("c"), "how many?", Optional.empty(), ten));
		Map<String, String> given = Map.of("1", "Two.", "2", "3", "3", "4");
		EngineResult result = result(scorer(experiment("picture"), 0, questions, given));
		double expected = (VqaAccuracy.accuracy(ten, "Two.") + VqaAccuracy.accuracy(ten, "3") + VqaAccuracy.accuracy(ten, "4")) / 3;
		assertEquals(expected, result.main().value().orElseThrow(), 1e-15);
		Score all = result.overall().get("all");
		assertEquals(1 / 3.0, all.exact().value().orElseThrow());
		assertEquals(1, all.counts().correct(), "an answer of one person has part of the credit");
		assertEquals(expected * 3, all.credit(), 1e-12);
		assertTrue(result.visual().orElseThrow().severalAnnotators());
		assertEquals(List.of("2"), List.copyOf(result.visual().orElseThrow().breakdowns().get(VisualAnswering.ANSWER).keySet()));
		assertEquals("number", result.visual().orElseThrow().breakdowns().get(VisualAnswering.ANSWER_TYPE).keySet().iterator().next());
	}

	@Test
	void rareAnswersShareARow() throws Exception {
		List<VisualQuestion> questions = new ArrayList<>();
		Map<String, String> given = new LinkedHashMap<>();
		for (int i = 0; i < 30; i++) {
			questions.add(question("q" + i, List.of("p" + i), "what?", Optional.empty(), List.of("a" + i)));
			questions.add(question("r" + i, List.of("p" + i), "what?", Optional.empty(), List.of("a0")));
			given.put("q" + i, "a" + (i + 1) % 30);
			given.put("r" + i, "a0");
		}
		EngineResult result = result(scorer(experiment("picture"), 0, questions, given));
		ConfusionMatrix matrix = result.confusion();
		assertEquals(21, matrix.labels().size());
		assertEquals(ConfusionMatrix.OTHERS, matrix.labels().getLast());
		long sum = 0;
		for (long[] row : matrix.counts()) {
			for (long count : row) {
				sum += count;
			}
		}
		assertEquals(60, sum);
		assertEquals(30, matrix.count(matrix.labels().indexOf("a0"), matrix.labels().indexOf("a0")));
		assertEquals(30, result.visual().orElseThrow().answers());
	}

	@Test
	void aPerfectScoreIsNoCertainty() throws Exception {
		List<VisualQuestion> questions = random(40);
		Map<String, String> gold = questions.stream().collect(Collectors.toMap(VisualQuestion::id, each -> each.answers().getFirst()));
		EngineScorer scorer = scorer(experiment("picture"), 0, questions, gold);
		Interval interval = result(scorer).main().interval().orElseThrow();
		assertEquals(1, interval.high());
		assertEquals(.025, Math.pow(interval.low(), scorer.units()), 1e-12, "so seldom would all pictures be right by luck");
	}

	@Test
	void textsAndPicturesAreNotMixed() throws Exception {
		EngineScorer scorer = new EngineScorer(experiment("picture"), experiment("picture").engines().getFirst(), 10);
		assertThrows(IllegalArgumentException.class, () -> scorer.add(Document.builder("d", "text").build(), List.of()));
		assertFalse(scorer.questions().isPresent());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			How many red circles are there?                              | count
			Combien de cercles rouges y a-t-il ?                         | count
			what color is the shape?                                     | color
			De quelle couleur est le carr\u00E9 ?                        | color
			what is the blue shape?                                      | shape
			Quelle forme est \u00E0 gauche du cercle ?                   | shape
			is there a triangle in the image?                            | existence
			Y a-t-il un cercle bleu ?                                    | existence
			does the image contain a circle?                             | existence
			does the image not contain a circle?                         | negation
			Il n'y a aucun carr\u00E9.                                   | negation
			is a circle above a square                                   | spatial
			Le cercle est-il \u00E0 droite du carr\u00E9 ?               | spatial
			Are there more circles than squares?                         | comparison
			There are at least two boxes                                 | number
			Il y a au moins deux carr\u00E9s                             | number
			Is there a circle and a square?                              | logic
			is a green shape a triangle                                  | attribute
			Where is the dog?                                            | where
			""")
	void kindsFollowFromWords(String question, String kind) {
		assertEquals(kind, VisualKind.of(question));
	}
}
