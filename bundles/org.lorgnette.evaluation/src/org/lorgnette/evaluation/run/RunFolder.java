package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.io.TextFiles;

/** The folder of a run: the experiment it was made from, its manifest, its predictions, and beside them what reports add. */
public final class RunFolder {

	private final Path path;

	private RunFolder(Path path) {
		this.path = path;
	}

	/**
	 * A folder for a new run.
	 *
	 * @throws CorpusException
	 *             if something is there already
	 */
	public static RunFolder create(Path path, Experiment experiment) throws IOException {
		if (Files.exists(path) && !isEmptyFolder(path)) {
			throw new CorpusException(Location.of(path.toString()),
					"exists and is not empty; resume the run that is in it (--resume) or choose another folder (--out)");
		}
		Files.createDirectories(path);
		RunFolder folder = new RunFolder(path);
		folder.write(folder.experimentFile(), experiment.source());
		return folder;
	}

	/** Removes the folder again if no run was begun in it, so that nothing stands in the way of another try. */
	public void discardUnlessBegun() throws IOException {
		if (!Files.exists(manifestFile()) && Files.exists(experimentFile())) {
			Files.delete(experimentFile());
			if (Files.exists(predictionsFile()) && Files.size(predictionsFile()) == 0) {
				Files.delete(predictionsFile());
			}
			if (isEmptyFolder(path)) {
				Files.delete(path);
			}
		}
	}

	/** Removes temporary files that a kill left behind. */
	private void sweep() throws IOException {
		List<Path> left;
		try (Stream<Path> files = Files.walk(path, 2)) {
			left = files.filter(RunFolder::isTemporary).filter(Files::isRegularFile).toList();
		}
		for (Path file : left) {
			Files.deleteIfExists(file);
		}
	}

	private static boolean isTemporary(Path file) {
		String name = file.getFileName().toString();
		return name.startsWith(".") && name.endsWith(PendingOutput.PART);
	}

	/**
	 * The folder of an earlier run of the same experiment; a new one if there is none.
	 *
	 * @throws CorpusException
	 *             if the folder belongs to another experiment
	 */
	public static RunFolder resume(Path path, Experiment experiment) throws IOException {
		RunFolder folder = new RunFolder(path);
		if (Files.isDirectory(path)) {
			folder.sweep();
		}
		if (!Files.exists(folder.experimentFile())) {
			return create(path, experiment);
		}
		if (!TextFiles.read(folder.experimentFile(), StandardCharsets.UTF_8).equals(experiment.source())) {
			throw new CorpusException(Location.of(folder.experimentFile().toString()),
					"the run was made from another experiment; choose another folder (--out)");
		}
		return folder;
	}

	/**
	 * A run that was made before.
	 *
	 * @throws CorpusException
	 *             if the folder is not a run or was not finished
	 */
	public static RunFolder open(Path path) throws IOException {
		RunFolder folder = new RunFolder(path);
		if (!Files.exists(folder.manifestFile()) || !Files.exists(folder.experimentFile())) {
			throw new CorpusException(Location.of(path.toString()), "is not the folder of a run (no manifest.json)");
		}
		if (ManifestJson.read(folder.manifestFile()).finished().isEmpty()) {
			throw new CorpusException(Location.of(path.toString()), "the run is not finished; resume it first (evaluate --resume)");
		}
		return folder;
	}

	/** A run, finished or not, if there is one at this path. A run that was stopped before it began to work has no manifest yet. */
	public static Optional<RunFolder> find(Path path) {
		RunFolder folder = new RunFolder(path);
		boolean there = Files.isRegularFile(folder.experimentFile())
				&& (Files.isRegularFile(folder.manifestFile()) || Files.isRegularFile(folder.predictionsFile()));
		return there ? Optional.of(folder) : Optional.empty();
	}

	private static boolean isEmptyFolder(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			return false;
		}
		try (Stream<Path> files = Files.list(path)) {
			return files.findAny().isEmpty();
		}
	}

	private void write(Path file, String text) throws IOException {
		try (PendingOutput output = PendingOutput.toFile(file)) {
			Writer writer = output.text();
			writer.write(text);
			writer.flush();
			output.commit();
		}
	}

	public Path path() {
		return path;
	}

	Path experimentFile() {
		return path.resolve("experiment.yaml");
	}

	Path manifestFile() {
		return path.resolve("manifest.json");
	}

	Path predictionsFile() {
		return path.resolve("predictions.jsonl");
	}

	Path failuresFile() {
		return path.resolve("failures.jsonl");
	}

	/** What the requests of an engine took, a line each, if it counts that. */
	Path ledgerFile(String engine) {
		return path.resolve("ledgers").resolve(URLEncoder.encode(engine, StandardCharsets.UTF_8).replace("*", "%2A") + ".jsonl");
	}

	/** Boxes that engines gave. */
	Path groundingFile() {
		return path.resolve("grounding.jsonl");
	}

	/** Predictions for changed documents and questions. */
	Path robustnessFile() {
		return path.resolve("robustness.jsonl");
	}

	/** Changed documents and questions that an engine failed on. */
	Path robustnessFailuresFile() {
		return path.resolve("robustness-failures.jsonl");
	}

	/** The manifest as it stands. */
	public Manifest manifest() throws IOException {
		return ManifestJson.read(manifestFile());
	}

	void writeManifest(Manifest manifest) throws IOException {
		write(manifestFile(), ManifestJson.toJson(manifest));
	}

	/**
	 * The experiment of the run, with the corpus where the manifest says it lies and the engines that were available.
	 *
	 * @throws CorpusException
	 *             if the copy in the folder is damaged
	 */
	public Experiment experiment() throws IOException {
		Experiment read = ExperimentReader.parse(experimentFile().toString(),
				TextFiles.read(experimentFile(), StandardCharsets.UTF_8), path.toAbsolutePath());
		Manifest manifest = manifest();
		return read.withOnly(read.engines().stream().filter(engine -> !manifest.absent().containsKey(engine.name())).toList())
				.withCorpusPath(Path.of(manifest.corpusPath()));
	}
}
