package org.lorgnette.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.run.ExperimentRunner;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunListener;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.model.Task;
import org.lorgnette.report.ConsoleTable;
import org.lorgnette.report.JsonReport;
import org.lorgnette.report.Reports;
import org.lorgnette.report.RunNotes;
import org.lorgnette.report.Tables;
import org.lorgnette.report.Texts;
import org.lorgnette.report.Words;

/** Runs an experiment for a person: models are brought, progress and scores are shown, the report is written. */
final class EvaluationJob {

	private final Console console;
	private final EngineRegistry registry;
	private final boolean json;

	EvaluationJob(Console console, EngineRegistry registry, boolean json) {
		this.console = console;
		this.registry = registry;
		this.json = json;
	}

	/** What came out, and the exit status that says it. */
	record Outcome(EvaluationResult result, int status) {
	}

	/** @param file where the experiment was read from */
	Outcome run(Experiment experiment, Path file, RunFolder folder) throws IOException, EngineException {
		try {
			return run(experiment, folder);
		} catch (CancellationException e) {
			console.say("evaluate.cancelled", Shell.quoted(file), Shell.quoted(folder.path()));
			throw e;
		}
	}

	private Outcome run(Experiment experiment, RunFolder folder) throws IOException, EngineException {
		ModelProvision models = new ModelProvision(console, registry);
		for (EngineSpec engine : experiment.engines()) {
			models.provide(engine.id());
		}
		EvaluationResult result;
		try (Progress progress = new Progress(experiment)) {
			result = runner(models, progress).run(experiment, folder);
		} catch (IllegalArgumentException e) {
			throw new UsageException(e.getMessage());
		}
		Reports.write(result, folder.path(), console.messages().locale());
		show(result, folder);
		return new Outcome(result, RunStatus.of(result));
	}

	private ExperimentRunner runner(ModelProvision models, RunListener listener) {
		return new ExperimentRunner(registry, models.store(), listener, console.cancellation(), Clock.systemUTC());
	}

	private void show(EvaluationResult result, RunFolder folder) throws IOException {
		if (json) {
			PrintWriter out = new PrintWriter(console.out(), false, StandardCharsets.UTF_8);
			JsonReport.write(result, out);
			out.flush();
		} else {
			console.out().println(ConsoleTable.format(result, console.messages().locale(), Console.WIDTH));
			String robustness = ConsoleTable.robustness(result, console.messages().locale(), Console.WIDTH);
			if (!robustness.isEmpty()) {
				console.out().println(robustness);
			}
			Words words = new Words(new Texts(console.messages().locale()));
			result.comparisons().forEach(
					comparison -> console.out().println(words.comparison(comparison, result.experiment().comparison().unit())));
		}
		RunNotes notes = new RunNotes(result, new Texts(console.messages().locale()));
		// What methods without eyes know decides what their numbers mean.
		List<String> help = new Tables(result, new Texts(console.messages().locale())).help();
		help.stream().skip(Math.max(0, help.size() - 1)).forEach(console::sayText);
		notes.absent().forEach(console::sayText);
		notes.leftOut().forEach(console::sayText);
		notes.failures().forEach(console::complain);
		notes.gates().forEach(console::sayText);
		console.say("evaluate.report", folder.path().resolve("report.html"));
	}

	/** Shows on the terminal how the run goes on. */
	private final class Progress implements RunListener, AutoCloseable {

		private final Experiment experiment;
		private ProgressBar bar = console.bar("");

		Progress(Experiment experiment) {
			this.experiment = experiment;
		}

		@Override
		public void loading(EngineSpec engine) {
			bar.close();
			bar = console.bar(engine.name());
			console.say("evaluate.loading", experiment.name(), engine.name());
		}

		@Override
		public void progress(EngineSpec engine, long done, long total) {
			bar.at(done, total, console.messages().get(experiment.task() == Task.VQA ? "questions" : "documents"));
		}

		@Override
		public void finished(EngineResult result) {
			bar.close();
			console.say(result.visual().isPresent() ? "evaluate.scored.accuracy" : "evaluate.scored", result.name(),
					percent(result.main().value()),
					String.format(Locale.ROOT, "%.1f", result.timing().seconds()));
		}

		@Override
		public void comparing() {
			console.say("evaluate.comparing");
		}

		@Override
		public void close() {
			bar.close();
		}
	}

	private static String percent(OptionalDouble value) {
		return value.isPresent() ? String.format(Locale.ROOT, "%.1f", 100 * value.getAsDouble()) : "-";
	}
}
