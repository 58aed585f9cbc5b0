package org.lorgnette.engine.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;

/** Asks one engine one question over documents, of which only those cited are kept. */
public final class Asking {

	/** The id of the question in the documents that the engine sees. */
	public static final String QUESTION_ID = "asked";

	/** Among equals the first document stays first: the sort is stable. */
	private static final Comparator<CitedAnswer> BY_SCORE = Comparator
			.comparingDouble((CitedAnswer answer) -> answer.prediction().score().orElse(1)).reversed();

	private final TextEngine engine;
	private final int limit;

	/**
	 * @param limit
	 *            how many answers are wanted, 1 or more
	 */
	public Asking(TextEngine engine, int limit) {
		if (limit < 1) {
			throw new IllegalArgumentException("answers wanted: " + limit + "; expected 1 or more");
		}
		this.engine = engine;
		this.limit = limit;
	}

	/**
	 * @throws EngineException
	 *             if the engine failed on every document, or cannot work any more
	 * @throws IOException
	 *             if the documents cannot be read on
	 * @throws java.util.concurrent.CancellationException
	 *             within a second after the work was cancelled
	 */
	public AskResult ask(String question, DocumentSupply documents, AskListener listener, Cancellation cancellation)
			throws EngineException, IOException {
		if (engine instanceof CollectionEngine collection) {
			return collection.ask(question, limit, documents, listener, cancellation);
		}
		List<CitedAnswer> answers = new ArrayList<>();
		List<AskFailure> failures = new ArrayList<>();
		OptionalDouble noAnswer = OptionalDouble.empty();
		long count = 0;
		for (Optional<Document> next = documents.next(); next.isPresent(); next = documents.next()) {
			cancellation.check();
			Document document = next.get();
			count++;
			Optional<Analysis> analysis = analyze(document, question, failures, cancellation);
			if (analysis.isEmpty()) {
				continue;
			}
			for (Prediction<Answer> prediction : analysis.get().answers(QUESTION_ID)) {
				if (prediction.value().isNone()) {
					noAnswer = least(noAnswer, prediction.score());
				} else {
					answers.add(new CitedAnswer(document, prediction));
				}
			}
			keepBest(answers);
			listener.asked(count, analysis.get());
		}
		if (count > 0 && failures.size() == count) {
			AskFailure first = failures.getFirst();
			throw new EngineException(engine.descriptor().id() + " failed on every document; on '" + first.document() + "': "
					+ first.message());
		}
		return new AskResult(question, engine.descriptor().id(), answers, noAnswer, count, failures);
	}

	private Optional<Analysis> analyze(Document document, String question, List<AskFailure> failures, Cancellation cancellation)
			throws EngineException {
		Document asked = document.toBuilder().questions(List.of(new Question(QUESTION_ID, question))).build();
		try {
			return Optional.of(engine.analyze(asked, cancellation));
		} catch (EngineUnavailableException e) {
			throw e;
		} catch (EngineException e) {
			failures.add(new AskFailure(document.id(), String.valueOf(e.getMessage())));
			return Optional.empty();
		}
	}

	private void keepBest(List<CitedAnswer> answers) {
		answers.sort(BY_SCORE);
		if (answers.size() > limit) {
			answers.subList(limit, answers.size()).clear();
		}
	}

	private static OptionalDouble least(OptionalDouble one, OptionalDouble other) {
		if (one.isEmpty() || other.isEmpty()) {
			return one.isPresent() ? one : other;
		}
		return OptionalDouble.of(Math.min(one.getAsDouble(), other.getAsDouble()));
	}
}
