package org.lorgnette.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import org.lorgnette.engine.Analysis;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.model.Document;

/** Writes analyses in one form or another; nothing stands at the target before {@link #commit}. */
interface AnnotationSink extends Closeable {

	void write(Document document, Analysis analysis) throws IOException;

	/** Writes a document on which the engine failed, as one in which it found nothing. */
	void writeFailed(Document document) throws IOException;

	void commit() throws IOException;

	/** Documents with their predictions. */
	static AnnotationSink ofDocuments(CorpusWriter writer, PredictedDocument predicted) {
		return new AnnotationSink() {
			@Override
			public void write(Document document, Analysis analysis) throws IOException {
				writer.write(predicted.of(document, analysis));
			}

			@Override
			public void writeFailed(Document document) throws IOException {
				writer.write(predicted.withoutPredictions(document));
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

	/** Answers by question id. */
	static AnnotationSink ofAnswers(SquadAnswersWriter writer) {
		return new AnnotationSink() {
			@Override
			public void write(Document document, Analysis analysis) throws IOException {
				writer.write(document, new PredictedAnswers(analysis));
			}

			@Override
			public void writeFailed(Document document) throws IOException {
				write(document, new Analysis(document, List.of()));
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
