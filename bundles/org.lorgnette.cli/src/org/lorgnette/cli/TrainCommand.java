package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingListener;
import org.lorgnette.metrics.chunk.SpanScores;
import org.lorgnette.model.text.Nearest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model. It appears at its place only when it is complete. */
@Command(name = "train")
final class TrainCommand extends org.lorgnette.cli.Command {

	@Parameters(index = "0", paramLabel = "CONFIG.yaml", descriptionKey = "train.config")
	private Path file;

	@Option(names = "--out", paramLabel = "FILE", descriptionKey = "train.out")
	private Optional<Path> out;

	private final Supplier<EngineRegistry> engines;

	TrainCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	TrainCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		TrainingConfiguration configuration = TrainingConfiguration.read(file);
		EngineRegistry registry = engines.get();
		Trainer trainer = trainer(registry, configuration.trainer());
		Settings settings = settings(trainer, configuration);
		Path model = out.or(configuration::out).orElseThrow(() -> new UsageException(messages().get("train.out.missing")))
				.toAbsolutePath();
		ProblemLog problems = new ProblemLog();
		LabelledCorpus corpus = corpus(configuration.corpus(), configuration, problems);
		Optional<LabelledCorpus> dev = Optional.empty();
		if (configuration.dev().isPresent()) {
			dev = Optional.of(corpus(configuration.dev().get(), configuration, new ProblemLog()));
		}
		console().say("train.reading", trainer.id(), corpus.name());
		long started = System.nanoTime();
		train(trainer, corpus, settings, model);
		double seconds = (System.nanoTime() - started) / 1e9;
		problems.show(console());
		console().say("train.done", model, String.format(Locale.ROOT, "%.1f", seconds), String.valueOf(Files.size(model)));
		Optional<SpanScores> scores = Optional.empty();
		if (dev.isPresent()) {
			scores = new ModelScoring(console(), registry).score(trainer.engine(model, settings), dev.get());
		}
		show(model, trainer, settings, seconds, dev, scores);
		return ExitStatus.DONE;
	}

	private Trainer trainer(EngineRegistry registry, String id) throws EngineUnavailableException {
		List<Trainer> trainers = registry.trainers();
		Optional<Trainer> found = trainers.stream().filter(trainer -> trainer.id().equals(id)).findFirst();
		if (found.isPresent()) {
			return found.get();
		}
		List<String> known = trainers.stream().map(Trainer::id).toList();
		String remedy = Nearest.to(id, known).map(nearest -> messages().get("train.trainer.nearest", nearest))
				.orElseGet(() -> known.isEmpty() ? messages().get("train.trainer.nobody")
						: messages().get("train.trainer.list", String.join(", ", known)));
		throw new EngineUnavailableException(messages().get("train.trainer.unknown", id), remedy);
	}

	private Settings settings(Trainer trainer, TrainingConfiguration configuration) {
		try {
			return Settings.of(trainer.settings(), configuration.settings());
		} catch (IllegalArgumentException e) {
			throw new UsageException(file + ": " + trainer.id() + ": " + e.getMessage());
		}
	}

	private LabelledCorpus corpus(TrainingConfiguration.Corpus corpus, TrainingConfiguration configuration, ProblemLog problems)
			throws IOException {
		CorpusInput input = CorpusInput.of(messages(), corpus.path().toString(), corpus.format(), corpus.options());
		return new LabelledCorpus(input, configuration.labels(), problems, messages().get("train.documents"));
	}

	private void train(Trainer trainer, LabelledCorpus corpus, Settings settings, Path model) throws IOException, EngineException {
		if (Files.isDirectory(model)) {
			throw new UsageException(messages().get("train.out.folder", model));
		}
		Files.createDirectories(model.getParent());
		Path stage = Files.createTempDirectory(model.getParent(), "." + model.getFileName());
		Path part = stage.resolve(model.getFileName());
		try (ProgressBar bar = console().bar(trainer.id())) {
			TrainingListener listener = (phase, done, total, loss) -> {
				String unit = phase + (loss.isPresent() ? String.format(Locale.ROOT, " (%.2f)", loss.getAsDouble()) : "");
				if (total > 0) {
					bar.at(done, total, unit);
				} else {
					bar.count(done, unit);
				}
			};
			trainer.train(corpus, settings, part, listener, console().cancellation());
			move(part, model);
		} finally {
			delete(stage);
		}
	}

	private static void move(Path part, Path model) throws IOException {
		try {
			Files.move(part, model, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(part, model, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static void delete(Path stage) throws IOException {
		List<Path> all;
		try (Stream<Path> walk = Files.walk(stage)) {
			all = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : all) {
			Files.delete(path);
		}
	}

	private void show(Path model, Trainer trainer, Settings settings, double seconds, Optional<LabelledCorpus> dev,
			Optional<SpanScores> scores) throws IOException {
		if (json()) {
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("trainer", trainer.id());
			document.put("settings", settings.asMap());
			document.put("model", model.toString());
			document.put("bytes", Files.size(model));
			document.put("seconds", seconds);
			scores.ifPresent(given -> document.put("dev", ModelScoring.document(given)));
			JsonOutput.print(console(), document);
		} else if (scores.isPresent()) {
			console().out().println(messages().get("train.dev", dev.orElseThrow().name(), String.valueOf(scores.get().documents())));
			console().out().print(ModelScoring.table(messages(), scores.get()));
		}
	}
}
