package org.lorgnette.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.world.language.Language;
import org.lorgnette.world.language.Wording;
import org.lorgnette.world.question.Balance;
import org.lorgnette.world.question.Decisive;
import org.lorgnette.world.question.Evaluator;
import org.lorgnette.world.question.Kind;
import org.lorgnette.world.question.Pattern;
import org.lorgnette.world.question.Program;
import org.lorgnette.world.question.Proposer;
import org.lorgnette.world.scene.Dice;
import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.SceneSampler;

/**
 * The pictures of a world in the free style. Which answers are asked for next depends on those before; to begin
 * again make another.
 */
public final class World extends DrawnInTurn<WorldPicture> {

	private static final int DRAWS = 200;
	/** Each as often as its weight. */
	private static final List<Pattern> PATTERNS = Arrays.stream(Pattern.values())
			.flatMap(pattern -> Collections.nCopies(pattern.weight(), pattern).stream()).toList();

	private final SceneSampler sampler;
	private final Balance balance;
	private final List<Language> languages;

	public World(WorldSettings settings) {
		super(settings);
		sampler = new SceneSampler(settings.size());
		balance = new Balance(balanceDice());
		languages = settings.languages().stream().map(code -> Language.of(code).orElseThrow()).toList();
	}

	@Override
	protected WorldPicture draw(int number, Dice dice) {
		Scene scene = sampler.draw(dice);
		while (!settings().part().holds(scene.fingerprint())) {
			scene = sampler.draw(dice);
		}
		Evaluator evaluator = new Evaluator(scene);
		Proposer proposer = new Proposer(scene, dice);
		Set<Program> asked = new HashSet<>();
		List<AskedQuestion> questions = new ArrayList<>();
		while (questions.size() < settings().questions()) {
			ask(dice.oneOf(PATTERNS), proposer, evaluator, asked, dice).ifPresent(questions::add);
		}
		return new WorldPicture(number, scene, questions);
	}

	/** A question of this pattern, unless none is found whose answer is wanted now. */
	private Optional<AskedQuestion> ask(Pattern pattern, Proposer proposer, Evaluator evaluator, Set<Program> asked, Dice dice) {
		for (int i = 0; i < DRAWS; i++) {
			Optional<Program> proposed = proposer.propose(pattern).filter(program -> !asked.contains(program));
			Optional<Evaluator.Outcome> outcome = proposed.flatMap(evaluator::evaluate);
			if (outcome.isPresent() && balance.takes(proposed.get(), outcome.get().answer())) {
				asked.add(proposed.get());
				return Optional.of(word(proposed.get(), outcome.get(), evaluator.decisive(proposed.get()), dice));
			}
		}
		return Optional.empty();
	}

	private AskedQuestion word(Program program, Evaluator.Outcome outcome, Decisive decisive, Dice dice) {
		Language language = dice.oneOf(languages);
		List<String> phrasings = language.phrasings(program, Wording.draw(dice));
		int phrasing = dice.below(phrasings.size());
		return new AskedQuestion(Kind.of(program), program, language.code(), phrasing, phrasings.get(phrasing), outcome.answer(),
				language.answer(outcome.answer()), outcome.thing(), decisive);
	}
}
