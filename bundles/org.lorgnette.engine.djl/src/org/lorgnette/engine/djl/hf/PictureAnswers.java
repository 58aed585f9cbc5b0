package org.lorgnette.engine.djl.hf;

import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.vqa.AnswerChoice;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.Span;

/** A way in which a model gives answers to questions about pictures. Safe for several threads. */
interface PictureAnswers extends AutoCloseable {

	/**
	 * @param answers the surest first; none if it knows none of the options
	 * @param words those of the question that the maps are about, in their order
	 * @param grid of the maps
	 */
	record Reply(List<AnswerChoice.Chosen> answers, List<Span> words, Optional<PatchGrid> grid, List<GroundingMap> maps) {

		static Reply of(List<AnswerChoice.Chosen> answers) {
			return new Reply(answers, List.of(), Optional.empty(), List.of());
		}
	}

	/**
	 * @param question
	 *            not blank
	 * @param words
	 *            of the question
	 * @param options
	 *            the only answers there can be; if there are none, any
	 * @throws EngineException
	 *             if a network fails, or gives what is no number
	 */
	Reply answer(String question, List<Span> words, Picture picture, List<String> options, Cancellation cancellation)
			throws EngineException;

	@Override
	void close();
}
