package org.lorgnette.engine.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ask.AskFailure;
import org.lorgnette.engine.ask.CitedAnswer;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;

/** Lets the reader read passages and turns what it finds there into answers over the passages' documents. */
final class PassageReader {

	/** Other places of an answer that are told. */
	private static final int MOST_COPIES = 5;

	private final Readers readers;

	/**
	 * What was read.
	 *
	 * @param answers with scores, in no order
	 * @param none the least that speaks for "no answer", 0..1; 1 if nothing was read
	 */
	record Outcome(List<CitedAnswer> answers, double none, List<AskFailure> failures) {
	}

	PassageReader(Readers readers) {
		this.readers = readers;
	}

	Outcome read(Question question, List<Retrieved> passages, Cancellation cancellation) throws EngineException {
		List<CitedAnswer> answers = new ArrayList<>();
		List<AskFailure> failures = new ArrayList<>();
		double none = 1;
		for (Retrieved passage : passages) {
			cancellation.check();
			try {
				none = Math.min(none, read(question, passage, answers, cancellation));
			} catch (EngineUnavailableException e) {
				throw e;
			} catch (EngineException e) {
				failures.add(new AskFailure(passage.document().id(), String.valueOf(e.getMessage())));
			}
		}
		return new Outcome(answers, none, failures);
	}

	/** Adds the answers of a passage; gives how much speaks for that it has none. */
	private double read(Question question, Retrieved passage, List<CitedAnswer> answers, Cancellation cancellation)
			throws EngineException {
		Document whole = passage.document();
		String text = passage.text();
		Document read = Document.builder(whole.id(), text).language(whole.language())
				.questions(List.of(new Question(question.id(), question.text()))).build();
		OptionalDouble none = OptionalDouble.empty();
		double best = 0;
		for (Prediction<Answer> found : readers.forText(whole.language(), text + " " + question.text()).analyze(read, cancellation)
				.answers(question.id())) {
			double score = found.score().orElse(1);
			if (found.value().isNone()) {
				none = OptionalDouble.of(Combination.shifted(score, -passage.shift()));
			} else {
				score = Combination.shifted(score, passage.shift());
				best = Math.max(best, score);
				answers.add(new CitedAnswer(whole, inDocument(found, score, passage)));
			}
		}
		return none.orElse(1 - best);
	}

	private static Prediction<Answer> inDocument(Prediction<Answer> found, double score, Retrieved passage) {
		int begin = passage.span().begin();
		List<Evidence> evidence = new ArrayList<>();
		for (Evidence each : found.evidence()) {
			boolean here = each.source().isEmpty() || each.source().get().equals(passage.document().id());
			evidence.add(here ? new Evidence(each.source(), each.span().shift(begin), each.reason()) : each);
		}
		evidence.add(new Evidence(Optional.of(passage.document().id()), passage.span(), passage.reason()));
		passage.copies().stream().limit(MOST_COPIES)
				.forEach(copy -> evidence.add(new Evidence(Optional.of(copy.document()), copy.span(), "the same passage")));
		Answer answer = new Answer(found.value().question(), found.value().text(), found.value().span().map(span -> span.shift(begin)));
		return new Prediction<>(answer, OptionalDouble.of(score), RetrievalQaEngine.DESCRIPTOR.id(), evidence);
	}
}
