package org.lorgnette.engine;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.VisualQuestion;

/** An engine that answers questions about pictures. */
public interface VisualEngine extends Engine {

	/**
	 * Answers one question. Its gold answers are not looked at; its options, if it has any, are the only answers there can be.
	 *
	 * @param pictures
	 *            one for each of the question's images, in that order
	 * @throws EngineException
	 *             if the engine fails on this question or takes another number of pictures
	 * @throws java.util.concurrent.CancellationException
	 *             within a second after the work was cancelled
	 * @throws IllegalStateException
	 *             if the engine is closed
	 */
	VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) throws EngineException;

	/**
	 * Answers several questions about the same pictures, as {@link #answer} does each. An engine that reads them together is faster,
	 * and where its numbers are coarse may give them scores that differ in the last digits.
	 *
	 * @return one for each question, in their order
	 * @throws EngineException
	 *             if the engine fails on any of them
	 */
	default List<VisualAnalysis> answerAll(List<VisualQuestion> questions, List<Picture> pictures, Cancellation cancellation)
			throws EngineException {
		List<VisualAnalysis> analyses = new ArrayList<>();
		for (VisualQuestion question : questions) {
			analyses.add(answer(question, pictures, cancellation));
		}
		return analyses;
	}
}
