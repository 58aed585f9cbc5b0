package org.lorgnette.world.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.lorgnette.world.AskedQuestion;
import org.lorgnette.world.DrawnQuestion;
import org.lorgnette.world.Evidence;
import org.lorgnette.world.FreeStyle;
import org.lorgnette.world.Part;
import org.lorgnette.world.QuestionOnly;
import org.lorgnette.world.QuestionOnly.Guesses;
import org.lorgnette.world.Sense;
import org.lorgnette.world.World;
import org.lorgnette.world.WorldPicture;
import org.lorgnette.world.WorldSettings;
import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Dice;
import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.SceneSampler;
import org.lorgnette.world.scene.Shape;

/** Whether answers can be guessed without the picture. */
class QuestionOnlyTest {

	private static final int PICTURES = 4000;

	private static WorldSettings settings(Part part) {
		return new WorldSettings(PICTURES, 8, 17, 64, List.of("en", "fr"), part);
	}

	private static DrawnQuestion drawn(String language, Program program, String text, String answer) {
		Sense sense = new Sense(Kind.of(program).id(), Form.of(program).key(), program.toString(), Balance.answers(program));
		return new DrawnQuestion(sense, language, text, answer, "", Evidence.NONE);
	}

	private static void assertNearChance(Guesses guesses, double deviations, String what) {
		double n = guesses.questions();
		double chance = guesses.chance() / n;
		double allowed = deviations * Math.sqrt(chance * (1 - chance) / n);
		assertEquals(chance, guesses.byText() / n, allowed, what + " by text, of " + n);
		assertEquals(chance, guesses.byMeaning() / n, allowed, what + " by meaning, of " + n);
	}

	/** On the second half of a world, and on another part: at most four standard deviations off chance, of each kind and of all. */
	@Test
	void whatIsLearntByHeartDoesNotHelp() {
		QuestionOnly within = new QuestionOnly(PICTURES);
		QuestionOnly across = new QuestionOnly(2 * PICTURES);
		new FreeStyle().draw(settings(Part.TRAIN)).forEachRemaining(picture -> {
			for (DrawnQuestion asked : picture.questions()) {
				within.add(picture.index(), asked);
				across.add(picture.index(), asked);
			}
		});
		new FreeStyle().draw(settings(Part.TEST))
				.forEachRemaining(picture -> picture.questions().forEach(asked -> across.add(PICTURES + picture.index(), asked)));
		for (QuestionOnly guessing : List.of(within, across)) {
			assertEquals(Set.copyOf(new FreeStyle().kinds()), guessing.guesses().keySet());
			guessing.guesses().forEach((kind, guesses) -> assertNearChance(guesses, 4, kind));
			assertNearChance(guessing.guesses().values().stream().reduce(Guesses.NONE, Guesses::plus), 4, "all");
		}
	}

	/** Naive Bayes over the words and pairs of words of a question, among the answers that such a question has. */
	@Test
	void wordsDoNotHelpEither() {
		Map<String, Map<String, Integer>> learnt = new HashMap<>();
		Map<String, Integer> totals = new HashMap<>();
		int right = 0;
		int tried = 0;
		double chance = 0;
		double variance = 0;
		World world = new World(settings(Part.TRAIN));
		while (world.hasNext()) {
			WorldPicture picture = world.next();
			for (AskedQuestion asked : picture.questions()) {
				List<String> features = features(asked);
				if (picture.index() < PICTURES / 2) {
					totals.merge(asked.answer(), 1, Integer::sum);
					features.forEach(feature -> learnt.computeIfAbsent(feature, each -> new HashMap<>()).merge(asked.answer(), 1, Integer::sum));
				} else {
					double p = 1.0 / Balance.answers(asked.program());
					tried++;
					chance += p;
					variance += p * (1 - p);
					right += mostLikely(features, learnt, totals).equals(asked.answer()) ? 1 : 0;
				}
			}
		}
		// It may only fall behind chance, as it does not know which answers a question has, and not exceed it.
		assertTrue(right < chance + 4 * Math.sqrt(variance), right + " of " + tried + ", by chance " + chance);
		assertTrue(right > 0.85 * chance, "the classifier has learnt which answers there are: " + right + " of " + tried);
	}

	private static List<String> features(AskedQuestion asked) {
		String[] words = asked.text().split("[ ?']+");
		List<String> features = new ArrayList<>(List.of(words));
		for (int i = 1; i < words.length; i++) {
			features.add(words[i - 1] + " " + words[i]);
		}
		features.add(asked.language() + asked.kind() + asked.value().type());
		return features;
	}

	private static String mostLikely(List<String> features, Map<String, Map<String, Integer>> learnt, Map<String, Integer> totals) {
		String best = "";
		double most = Double.NEGATIVE_INFINITY;
		for (String answer : new TreeSet<>(totals.keySet())) {
			double score = Math.log(totals.get(answer));
			for (String feature : features) {
				int count = learnt.getOrDefault(feature, Map.of()).getOrDefault(answer, 0);
				score += Math.log((count + 0.01) / (totals.get(answer) + 1));
			}
			if (score > most) {
				most = score;
				best = answer;
			}
		}
		return best;
	}

	/** The measure does find what there is to find: without balancing, guessing is far above chance. */
	@Test
	void withoutBalanceGuessingHelps() {
		QuestionOnly guessing = new QuestionOnly(2000);
		SceneSampler sampler = new SceneSampler(64);
		for (int i = 0; i < 2000; i++) {
			Dice dice = Dice.of(5, i);
			Scene scene = sampler.draw(dice);
			Proposer proposer = new Proposer(scene, dice);
			Evaluator evaluator = new Evaluator(scene);
			for (Pattern pattern : Pattern.values()) {
				Optional<Program> program = proposer.propose(pattern);
				Optional<Evaluator.Outcome> outcome = program.flatMap(evaluator::evaluate);
				if (outcome.isPresent()) {
					guessing.add(i, drawn("en", program.get(), program.get().toString(), outcome.get().answer().toString()));
				}
			}
		}
		Guesses all = guessing.guesses().values().stream().reduce(Guesses.NONE, Guesses::plus);
		assertTrue(all.byMeaning() > 1.2 * all.chance(), all::toString);
		Guesses spatial = guessing.guesses().get(Kind.SPATIAL.id());
		assertTrue(spatial.byMeaning() > 1.15 * spatial.chance(), spatial::toString);
	}

	/** Of each form that is asked often, every answer is as frequent as the others. */
	@Test
	void answersOfAFormAreEquallyFrequent() {
		Map<String, Map<String, Integer>> forms = new TreeMap<>();
		World world = new World(settings(Part.TRAIN));
		while (world.hasNext()) {
			for (AskedQuestion asked : world.next().questions()) {
				Form form = Form.of(asked.program());
				forms.computeIfAbsent(form.key(), key -> form.answers().stream().distinct().collect(Collectors.toMap(each -> each,
						each -> 0)))
						.merge(form.classOf(asked.value()), 1, Integer::sum);
			}
		}
		int often = 0;
		for (Map.Entry<String, Map<String, Integer>> form : forms.entrySet()) {
			int all = form.getValue().values().stream().mapToInt(Integer::intValue).sum();
			boolean single = form.getValue().containsKey("other");
			if (all >= 150 && !single) {
				often++;
				double share = 1.0 / form.getValue().size();
				double allowed = 4.5 * Math.sqrt(share * (1 - share) / all);
				form.getValue().forEach((answer, count) -> assertEquals(share, (double) count / all, allowed, form.getKey() + " " + answer));
			}
		}
		assertTrue(often > 20, () -> "forms asked often enough to tell: " + forms.size());
	}

	@Test
	void learnsByHeartAndFallsBack() {
		QuestionOnly guessing = new QuestionOnly(4);
		Program red = new Program.Query(Attribute.COLOUR, new Things.Matching(Filter.of(Shape.STAR)));
		guessing.add(0, drawn("en", red, "What colour?", "red"));
		guessing.add(1, drawn("en", red, "What colour?", "red"));
		guessing.add(1, drawn("en", red, "Which colour?", "blue"));
		guessing.add(2, drawn("en", red, "What colour?", "red"));
		guessing.add(2, drawn("en", red, "Which colour?", "blue"));
		guessing.add(3, drawn("en", red, "Never seen?", "red"));
		guessing.add(3, drawn("fr", red, "Quelle couleur ?", "rouge"));
		assertEquals(Map.of(Kind.QUERY_COLOUR.id(), new Guesses(4, 3, 2, 4.0 / 6)), guessing.guesses());
		guessing.add(4, drawn("en", red, "What colour?", "red"));
		assertEquals(4, guessing.guesses().get(Kind.QUERY_COLOUR.id()).questions());
	}
}
