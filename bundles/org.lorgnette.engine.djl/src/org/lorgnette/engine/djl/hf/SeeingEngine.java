package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.djl.base.NativeEngine;
import org.lorgnette.engine.djl.qa.QuestionWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.djl.vqa.AnswerChoice.Chosen;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;

/**
 * What the engines over exported models that see have in common: one picture, answers with probabilities, words of the
 * question.
 */
abstract class SeeingEngine extends NativeEngine implements VisualEngine {

	private final PictureAnswers model;
	private final PlainTokenizer words = PlainTokenizer.forLanguages(List.of());

	SeeingEngine(EngineDescriptor descriptor, Settings settings, PictureAnswers model) {
		super(descriptor, settings);
		this.model = model;
	}

	@Override
	public final VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation)
			throws EngineException {
		return work("question " + question.id(), cancellation, either -> {
			if (pictures.size() != 1) {
				throw new EngineException("it comes with " + pictures.size() + " pictures; expected one");
			}
			return answer(question, pictures.getFirst(), either);
		});
	}

	/** Why a question cannot be answered, if it cannot. */
	abstract Optional<String> obstacle(VisualQuestion question, List<Span> spans);

	private VisualAnalysis answer(VisualQuestion question, Picture picture, Cancellation cancellation) throws EngineException {
		List<Span> spans = QuestionWords.spans(question.text(), Optional.empty(), words);
		Optional<String> obstacle = obstacle(question, spans);
		if (obstacle.isPresent()) {
			return new VisualAnalysis(question, List.of(none(question, obstacle.get())), tokens(spans), Optional.empty(), List.of(),
					List.of());
		}
		PictureAnswers.Reply reply = model.answer(question.text(), spans, picture, question.options(), cancellation);
		List<Prediction<Answer>> answers = new ArrayList<>();
		for (Chosen each : reply.answers()) {
			if (!each.text().isBlank()) {
				answers.add(new Prediction<>(new Answer(question.id(), each.text(), Optional.empty()), OptionalDouble.of(each.probability()),
						descriptor().id(), List.of()));
			}
		}
		if (answers.isEmpty()) {
			answers.add(none(question, question.options().isEmpty() ? "the model gives no answer"
					: "none of the options is an answer that the model knows"));
		}
		return new VisualAnalysis(question, answers, tokens(reply.maps().isEmpty() ? spans : reply.words()), reply.grid(), reply.maps(),
				List.of());
	}

	private static List<Token> tokens(List<Span> spans) {
		return spans.stream().map(span -> new Token(span.begin(), span.end())).toList();
	}

	private Prediction<Answer> none(VisualQuestion question, String why) {
		return new Prediction<>(Answer.none(question.id()), OptionalDouble.of(1), descriptor().id(),
				List.of(new Evidence(new Span(0, question.text().length()), why)));
	}

	@Override
	protected final void release() {
		model.close();
	}
}
