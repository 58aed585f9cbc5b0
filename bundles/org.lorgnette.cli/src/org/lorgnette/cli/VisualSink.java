package org.lorgnette.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.predictions.VqaResultsWriter;
import org.lorgnette.model.VisualQuestion;

/** Writes answers to visual questions in one form or another; nothing stands at the target before {@link #commit}. */
interface VisualSink extends Closeable {

	/** @param answer the empty text for none */
	void write(VisualQuestion question, String answer) throws IOException;

	void commit() throws IOException;

	/** Counts what passes on its way to this; an instance on which the engine failed gets no answer. */
	default OrderedAnalysis.Sink<VisualQuestion, VisualAnalysis> counting(AnnotationLog log, LongConsumer progress) {
		return new OrderedAnalysis.Sink<>() {
			@Override
			public void accept(VisualQuestion question, VisualAnalysis analysis) throws IOException {
				write(question, analysis.best().value().text());
				log.analysed(List.of(analysis.best()));
				progress.accept(log.documents());
			}

			@Override
			public void failed(VisualQuestion question, EngineException failure) throws IOException, EngineException {
				log.failed(question.id(), failure);
				write(question, "");
			}
		};
	}

	/** {@code [{"question_id", "answer"}]}, what VQA's official script reads. */
	static VisualSink ofResults(CorpusTarget target) throws IOException {
		VqaResultsWriter writer = new VqaResultsWriter(target);
		return new VisualSink() {
			@Override
			public void write(VisualQuestion question, String answer) throws IOException {
				writer.add(question.id(), answer);
			}

			@Override
			public void commit() throws IOException {
				writer.commit();
			}

			@Override
			public void close() throws IOException {
				writer.close();
			}
		};
	}

	/** The questions with the engine's answer in place of the gold ones, or after them. */
	static VisualSink ofQuestions(CorpusWriter writer, boolean keepGold) {
		return new VisualSink() {
			@Override
			public void write(VisualQuestion question, String answer) throws IOException {
				List<String> answers = new ArrayList<>(keepGold ? question.answers() : List.of());
				if (!answer.isEmpty()) {
					answers.add(answer);
				}
				writer.write(new VisualQuestion(question.id(), question.images(), question.text(), question.options(), answers,
						question.questionType(), question.answerType(), question.group(), question.metadata()));
			}

			@Override
			public void commit() throws IOException {
				writer.commit();
			}

			@Override
			public void close() throws IOException {
				writer.close();
			}
		};
	}
}
