package org.lorgnette.engine.visual;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;

/**
 * What an engine answers to a question about pictures, and how it came to that.
 *
 * @param answers at least one, from the surest on; {@link Answer#none} stands for the belief that the picture does not tell or the
 *            engine cannot. Their evidence points into the text of the question
 * @param tokens the words of the question as the engine reads them: spans of its text
 * @param grid the patches that {@code maps} weigh; absent only if there are none
 * @param maps each with one row for each token and one column for each patch
 * @param regions what was seen; boxes in pixels
 */
public record VisualAnalysis(VisualQuestion question, List<Prediction<Answer>> answers, List<Token> tokens,
		Optional<PatchGrid> grid, List<GroundingMap> maps, List<Region> regions) {

	/** @throws IllegalArgumentException without an answer, or if a map does not fit the tokens and the grid */
	public VisualAnalysis {
		answers = List.copyOf(answers);
		tokens = List.copyOf(tokens);
		maps = List.copyOf(maps);
		regions = List.copyOf(regions);
		if (answers.isEmpty()) {
			throw new IllegalArgumentException(question.id() + ": an analysis without an answer");
		}
		for (GroundingMap map : maps) {
			if (grid.isEmpty() || map.tokens() != tokens.size() || (map.tokens() > 0 && map.patches() != grid.get().patches())) {
				throw new IllegalArgumentException(question.id() + ": " + map + " does not fit " + tokens.size() + " tokens and "
						+ grid.map(each -> each.patches() + " patches").orElse("no grid"));
			}
		}
	}

	/** The surest answer. */
	public Prediction<Answer> best() {
		return answers.getFirst();
	}
}
