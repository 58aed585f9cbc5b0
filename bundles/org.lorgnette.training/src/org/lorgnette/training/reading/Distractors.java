package org.lorgnette.training.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.lorgnette.engine.djl.features.MatchWord;
import org.lorgnette.engine.djl.features.QuestionMatch;
import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.engine.djl.qa.PassageWindow;

/**
 * Finds passages that do not answer a question: of a few others of the same article, or of the same part if the article has no
 * other, that which shares most with the question and does not hold the answer's text.
 */
public final class Distractors {

	private static final int TRIES = 6;
	/** The share of the question's words that match in the passage, in the features of matches. */
	private static final int WHOLE_SHARE = 14;

	private final List<Passage> passages;
	private final Map<String, List<Passage>> articles = new HashMap<>();
	private final Map<String, MatchWord> known;
	private final Window size;

	public Distractors(ReadingCorpus corpus, Map<String, MatchWord> known, Window size) {
		this.passages = corpus.passages();
		this.known = known;
		this.size = size;
		passages.stream().filter(passage -> !passage.article().isEmpty())
				.forEach(passage -> articles.computeIfAbsent(passage.article(), key -> new ArrayList<>()).add(passage));
	}

	/** The question with another passage as one without answer; empty if none was found. */
	public Optional<Example> of(AskedQuestion asked, Random random) {
		Optional<Example> near = best(asked, articles.getOrDefault(asked.passage().article(), List.of()), random);
		return near.isPresent() ? near : best(asked, passages, random);
	}

	private Optional<Example> best(AskedQuestion asked, List<Passage> pool, Random random) {
		QuestionMatch match = ReadingBatch.match(asked.words(), known);
		Optional<Example> best = Optional.empty();
		float most = -1;
		for (int i = 0; i < Math.min(TRIES, pool.size()); i++) {
			Passage passage = pool.get(pool.size() <= TRIES ? i : random.nextInt(pool.size()));
			PassageWindow window = PassageWindow.over(passage.words().length, size).getFirst();
			if (passage == asked.passage() || holdsAnswer(passage, asked)) {
				continue;
			}
			float[] features = new float[window.length() * QuestionMatch.WIDTH];
			match.fill(passage.match(), window.begin(), window.end(), features, 0);
			if (features[WHOLE_SHARE] > most) {
				most = features[WHOLE_SHARE];
				best = Optional.of(new Example(asked.words(), passage, window, List.of(), 1));
			}
		}
		return best;
	}

	private static boolean holdsAnswer(Passage passage, AskedQuestion asked) {
		String text = passage.text().document().text().toLowerCase(Locale.ROOT);
		return asked.answers().answers().stream().map(answer -> answer.strip().toLowerCase(Locale.ROOT)).anyMatch(text::contains);
	}
}
