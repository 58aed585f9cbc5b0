package org.lorgnette.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Task;
import org.lorgnette.model.Ungrounded;

/** Counts what an engine did with a corpus. */
final class AnnotationLog {

	private final Console console;
	private final boolean skipFailures;
	private final long started = System.nanoTime();
	private final Map<String, Long> types = new TreeMap<>();
	private final Map<String, String> failures = new LinkedHashMap<>();
	private long documents;
	private long predictions;

	AnnotationLog(Console console, boolean skipFailures) {
		this.console = console;
		this.skipFailures = skipFailures;
	}

	/** Passes analyses on to the sink. */
	OrderedAnalysis.Sink<Document, Analysis> watching(AnnotationSink sink, LongConsumer progress) {
		return new OrderedAnalysis.Sink<>() {
			@Override
			public void accept(Document document, Analysis analysis) throws IOException {
				sink.write(document, analysis);
				analysed(analysis.predictions());
				progress.accept(documents);
			}

			@Override
			public void failed(Document document, EngineException failure) throws IOException, EngineException {
				AnnotationLog.this.failed(document.id(), failure);
				sink.writeFailed(document);
			}
		};
	}

	/** Counts one more instance and what was predicted for it. */
	void analysed(List<? extends Prediction<?>> made) {
		made.forEach(this::count);
		documents++;
	}

	/** Counts one more instance, on which the engine failed; throws the failure if that is to end the work. */
	void failed(String id, EngineException failure) throws EngineException {
		if (!skipFailures || failure.getCause() instanceof EngineUnavailableException) {
			throw failure;
		}
		failures.put(id, failure.getMessage());
		documents++;
	}

	private void count(Prediction<?> prediction) {
		predictions++;
		types.merge(switch (prediction.value()) {
			case Entity entity -> entity.type();
			case Relation relation -> relation.type();
			case Answer answer -> answer.isNone() ? "no answer" : "answer";
			case Ungrounded nowhere -> nowhere.type() + " (ungrounded)";
		}, 1L, Long::sum);
	}

	long documents() {
		return documents;
	}

	long predictions() {
		return predictions;
	}

	void showFailures() {
		failures.values().forEach(console::complain);
		if (!failures.isEmpty()) {
			console.complain(console.messages().get("annotate.failures", String.valueOf(failures.size())));
		}
	}

	Map<String, Object> document(String engine, Task task, String out, ProblemLog problems, LossLog losses) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("engine", engine);
		document.put("task", task.id());
		document.put("out", out);
		document.put("documents", documents);
		document.put("predictions", predictions);
		document.put("types", types);
		document.put("seconds", (System.nanoTime() - started) / 1e9);
		document.put("failures", failures);
		document.put("losses", JsonOutput.of(losses));
		document.put("problems", JsonOutput.of(problems));
		return document;
	}
}
