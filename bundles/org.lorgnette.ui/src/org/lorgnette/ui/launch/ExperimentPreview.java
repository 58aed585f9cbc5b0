package org.lorgnette.ui.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.GoldCorpus;

/**
 * What the tabs show of an experiment.
 *
 * @param error
 *            why there is nothing to show; the experiment is empty then
 * @param corpus
 *            what one pass over the corpus found, or why that was not possible
 */
record ExperimentPreview(String path, Optional<Path> file, Optional<Experiment> experiment, Optional<String> error,
		Optional<CorpusFindings> corpus) {

	static final ExperimentPreview NONE = new ExperimentPreview("", Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty());
	/** A larger corpus is read when it is run. */
	private static final long LARGEST_READ = 50_000_000;

	/** @param problems in words, one a line; the first of them if there are many */
	record CorpusFindings(long documents, List<String> problems, long problemCount, Optional<String> error) {
	}

	/** Reads the experiment's file, but not its corpus. */
	static ExperimentPreview of(String path, String absent) {
		Optional<Path> file = ExperimentFiles.locate(path);
		if (file.isEmpty() || !Files.isRegularFile(file.get())) {
			return new ExperimentPreview(path, file, Optional.empty(), Optional.of(absent), Optional.empty());
		}
		try {
			return new ExperimentPreview(path, file, Optional.of(ExperimentReader.read(file.get())), Optional.empty(), Optional.empty());
		} catch (IOException e) {
			return new ExperimentPreview(path, file, Optional.empty(), Optional.of(String.valueOf(e.getMessage())), Optional.empty());
		}
	}

	/** Reads the corpus too, unless it is large. */
	ExperimentPreview withCorpus() {
		if (experiment.isEmpty()) {
			return this;
		}
		Optional<CorpusFindings> findings = Optional.empty();
		try {
			if (size(experiment.get().corpus().path()) <= LARGEST_READ) {
				GoldCorpus.Survey survey = GoldCorpus.open(experiment.get().corpus()).survey();
				findings = Optional.of(new CorpusFindings(survey.documents(), survey.problems(), survey.problemCount(), Optional.empty()));
			}
		} catch (IOException | IllegalArgumentException e) {
			findings = Optional.of(new CorpusFindings(0, List.of(), 0, Optional.of(String.valueOf(e.getMessage()))));
		}
		return new ExperimentPreview(path, file, experiment, error, findings);
	}

	private static long size(Path corpus) throws IOException {
		if (!Files.isDirectory(corpus)) {
			return Files.exists(corpus) ? Files.size(corpus) : 0;
		}
		try (Stream<Path> files = Files.walk(corpus)) {
			long sum = 0;
			for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
				sum += Files.size(file);
				if (sum > LARGEST_READ) {
					break;
				}
			}
			return sum;
		}
	}
}
