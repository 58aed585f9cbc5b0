package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one engine over a corpus. */
@Command(name = "annotate")
final class AnnotateCommand extends org.lorgnette.cli.Command {

	@Option(names = "--task", required = true, paramLabel = "TASK", descriptionKey = "annotate.task")
	private String taskId;

	@Option(names = "--engine", required = true, paramLabel = "ID", descriptionKey = "annotate.engine")
	private String engineId;

	@Mixin
	private CorpusOptions corpus;

	@Option(names = "--out", paramLabel = "PATH", defaultValue = "-", descriptionKey = "annotate.out")
	private String out;

	@Option(names = "--to", paramLabel = "FORMAT", descriptionKey = "annotate.to")
	private Optional<String> to;

	@Option(names = "--scheme", paramLabel = "SCHEME", descriptionKey = "annotate.scheme")
	private Optional<String> scheme;

	@Option(names = "--na-prob", paramLabel = "FILE", descriptionKey = "annotate.na.prob")
	private Optional<Path> noAnswerFile;

	@Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "annotate.set")
	private Map<String, String> settings = new LinkedHashMap<>();

	@Option(names = "--threads", paramLabel = "N", descriptionKey = "annotate.threads")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Option(names = "--keep-gold", descriptionKey = "annotate.keep.gold")
	private boolean keepGold;

	@Option(names = "--skip-failures", descriptionKey = "annotate.skip.failures")
	private boolean skipFailures;

	private final Supplier<EngineRegistry> engines;

	AnnotateCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	AnnotateCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		Task task = task();
		EngineRegistry registry = engines.get();
		new EngineCheck(messages(), registry).require(engineId, task);
		if (threads < 1) {
			throw new UsageException(messages().get("annotate.threads.least"));
		}
		CorpusOutput output = new CorpusOutput(console(), out);
		if (json() && output.isStream()) {
			throw new UsageException(messages().get("output.json.stream"));
		}
		Optional<CorpusFormat> target = to.map(CorpusInput::format);
		CorpusInput input = corpus.open(messages());
		boolean answers = task == Task.QA && target.isEmpty() && input.format().id().equals("squad");
		if (noAnswerFile.isPresent() && !answers) {
			throw new UsageException(messages().get("annotate.na.prob.squad"));
		}
		ModelProvision models = new ModelProvision(console(), registry);
		models.provide(engineId);
		ProblemLog problems = new ProblemLog();
		LossLog losses = new LossLog();
		AnnotationLog log = new AnnotationLog(console(), skipFailures);
		if (task == Task.VQA) {
			annotatePictures(input, target, output, () -> visual(registry, models), problems, losses, log);
		} else {
			annotateTexts(task, input, target, output, () -> text(registry, models), problems, losses, log, answers);
		}
		problems.show(console());
		losses.show(console());
		log.showFailures();
		if (json()) {
			JsonOutput.print(console(), log.document(engineId, task, output.name(), problems, losses));
		}
		console().say("annotate.done", String.valueOf(log.documents()), String.valueOf(log.predictions()), output.name());
		return ExitStatus.DONE;
	}

	@FunctionalInterface
	private interface Opener<E> {
		E open() throws EngineUnavailableException;
	}

	private void annotateTexts(Task task, CorpusInput input, Optional<CorpusFormat> target, CorpusOutput output,
			Opener<TextEngine> opener, ProblemLog problems, LossLog losses, AnnotationLog log, boolean answers)
			throws IOException, EngineException {
		try (TextEngine engine = opener.open(); CorpusReader reader = input.open(problems)) {
			DocumentSource source = new DocumentSource(reader, input.name(), messages().get("annotate.expected.documents"));
			PredictedDocument predicted = new PredictedDocument(task, keepGold, losses);
			try (AnnotationSink sink = answers ? answers(output) : documents(input, target, output, task, source, predicted, losses)) {
				annotate(engine, source, sink, log);
				sink.commit();
			}
		}
	}

	private void annotatePictures(CorpusInput input, Optional<CorpusFormat> target, CorpusOutput output, Opener<VisualEngine> opener,
			ProblemLog problems, LossLog losses, AnnotationLog log) throws IOException, EngineException {
		if (scheme.isPresent()) {
			throw new UsageException(messages().get("annotate.scheme.columns"));
		}
		try (VisualEngine engine = opener.open(); CorpusReader reader = input.open(problems)) {
			VisualSource source = new VisualSource(reader, input, messages().get("annotate.expected.pictures"));
			try (VisualSink sink = target.isPresent()
					? VisualSink.ofQuestions(output.open(target.get(), Map.of(), false, losses), keepGold)
					: VisualSink.ofResults(output.target());
					OrderedAnalysis<VisualQuestion, VisualAnalysis> analysis = new OrderedAnalysis<>(engineId,
							(question, cancellation) -> engine.answer(question, source.pictures(question), cancellation), threads,
							console().cancellation());
					ProgressBar bar = console().bar(engineId)) {
				analysis.run(source, sink.counting(log, documents -> bar.count(documents, messages().get("questions"))));
				sink.commit();
			}
		}
	}

	private Task task() {
		return Task.of(taskId).orElseThrow(() -> {
			String known = Arrays.stream(Task.values()).map(Task::id).collect(Collectors.joining(", "));
			return new UsageException(messages().get("annotate.task.unknown", taskId, known));
		});
	}

	private TextEngine text(EngineRegistry registry, ModelProvision models) throws EngineUnavailableException {
		try {
			return registry.openText(engineId, settings, models.store());
		} catch (IllegalArgumentException e) {
			throw new UsageException(engineId + ": " + e.getMessage());
		}
	}

	private VisualEngine visual(EngineRegistry registry, ModelProvision models) throws EngineUnavailableException {
		try {
			return registry.openVisual(engineId, settings, models.store());
		} catch (IllegalArgumentException e) {
			throw new UsageException(engineId + ": " + e.getMessage());
		}
	}

	private AnnotationSink answers(CorpusOutput output) throws IOException {
		if (scheme.isPresent()) {
			throw new UsageException(messages().get("annotate.scheme.columns"));
		}
		return AnnotationSink.ofAnswers(new SquadAnswersWriter(output.target(), noAnswerFile.map(CorpusTarget::of)));
	}

	private AnnotationSink documents(CorpusInput input, Optional<CorpusFormat> target, CorpusOutput output, Task task,
			DocumentSource source, PredictedDocument predicted, LossLog losses) throws IOException {
		AnnotationTarget written = AnnotationTarget.of(messages(), input, target, task, scheme, source, keepGold);
		return AnnotationSink.ofDocuments(output.open(written.format(), written.options(), written.crlf(), losses), predicted);
	}

	private void annotate(TextEngine engine, DocumentSource source, AnnotationSink sink, AnnotationLog log)
			throws IOException, EngineException {
		try (OrderedAnalysis<Document, Analysis> analysis = new OrderedAnalysis<>(engineId, engine::analyze, threads,
				console().cancellation());
				ProgressBar bar = console().bar(engineId)) {
			analysis.run(source, log.watching(sink, documents -> bar.count(documents, messages().get("documents"))));
		}
	}
}
