package org.lorgnette.ui.training;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentWriter;
import org.lorgnette.evaluation.experiment.LabelMap;
import org.lorgnette.evaluation.training.DataSpec;
import org.lorgnette.evaluation.training.TrainingConfiguration;
import org.lorgnette.model.Task;
import org.lorgnette.ui.runs.RunFolders;

/** An experiment that measures a trained model on its held-out corpus; only where that is one corpus of its own at one place. */
final class DevelopmentExperiment {

	private static final String ENDING = ".experiment.yaml";

	private DevelopmentExperiment() {
	}

	static boolean isPossible(LiveTraining training, EngineRegistry registry) {
		Optional<TrainingConfiguration> configuration = training.configuration();
		return configuration.isPresent() && training.engine().filter(engine -> registry.find(engine.id()).isPresent()).isPresent()
				&& trainer(training, registry).flatMap(Trainer::task).isPresent() && corpus(configuration.get()).isPresent()
				&& RunFolders.file(configuration.get().file()).isPresent();
	}

	private static Optional<Trainer> trainer(LiveTraining training, EngineRegistry registry) {
		return registry.trainers().stream().filter(trainer -> trainer.id().equals(training.trainer())).findFirst();
	}

	private static Optional<Path> corpus(TrainingConfiguration configuration) {
		if (configuration.development().size() != 1) {
			return Optional.empty();
		}
		DataSpec spec = configuration.development().getFirst();
		try {
			Path path = spec.folder().resolve(spec.written()).toAbsolutePath().normalize();
			return Files.exists(path) ? Optional.of(path) : Optional.empty();
		} catch (InvalidPathException e) {
			// A pattern that is no path on this system.
			return Optional.empty();
		}
	}

	/** Writes it beside the training's file, unless it is there already. Not for the UI thread. */
	static IFile write(LiveTraining training, EngineRegistry registry) throws CoreException {
		TrainingConfiguration configuration = training.configuration().orElseThrow();
		IFile beside = RunFolders.file(configuration.file()).orElseThrow();
		IFile file = beside.getParent().getFile(IPath.fromOSString(training.name() + ENDING));
		if (!file.exists()) {
			byte[] text = text(training, configuration, trainer(training, registry).flatMap(Trainer::task).orElseThrow())
					.getBytes(StandardCharsets.UTF_8);
			file.create(new ByteArrayInputStream(text), false, null);
		}
		return file;
	}

	private static String text(LiveTraining training, TrainingConfiguration configuration, Task task) {
		DataSpec spec = configuration.development().getFirst();
		TrainedEngine trained = training.engine().orElseThrow();
		Path corpus = corpus(configuration).orElseThrow();
		EngineSpec engine = new EngineSpec(trained.id(), trained.id(), trained.settings(), kept(spec.labels()), kept(spec.relations()));
		String name = training.name().replaceAll("[^\\p{L}\\p{N}._ -]", "-").replaceAll("^[^\\p{L}\\p{N}]+", "");
		Experiment experiment = new Experiment(name.isEmpty() ? "model" : name, task,
				new CorpusSpec(corpus, spec.format(), spec.options(), spec.language(), spec.portion()),
				map(spec.labels()), map(spec.relations()), Set.of(), List.of(engine), ComparisonSpec.of(task), List.of(),
				Math.min(4, Runtime.getRuntime().availableProcessors()), "");
		return "# " + Messages.experimentHead + "\n" + ExperimentWriter.write(experiment, corpus.toString());
	}

	private static LabelMap map(Map<String, String> labels) {
		return labels.isEmpty() ? LabelMap.IDENTITY : new LabelMap(new TreeMap<>(labels));
	}

	/** The engine gives the model's labels, which the experiment's map, made for the corpus's, does not know. */
	private static Optional<LabelMap> kept(Map<String, String> labels) {
		if (labels.isEmpty()) {
			return Optional.empty();
		}
		TreeMap<String, String> kept = new TreeMap<>();
		labels.values().forEach(label -> kept.put(label, label));
		return Optional.of(new LabelMap(kept));
	}
}
