package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.models.ModelFetcher;
import org.lorgnette.engine.remote.CountsSpending;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/** Keeps a run's manifest up to date while it goes on. */
final class RunRecord {

	private final RunFolder folder;
	private final Clock clock;
	private Manifest manifest;

	private RunRecord(RunFolder folder, Clock clock, Manifest manifest) {
		this.folder = folder;
		this.clock = clock;
		this.manifest = manifest;
	}

	/**
	 * @param absent optional engines that are not available, by name, and why
	 * @throws CorpusException if the folder holds a run over another state of the corpus
	 */
	static RunRecord begin(Experiment experiment, Map<String, String> absent, RunFolder folder, GoldCorpus corpus,
			GoldCorpus.Survey survey, Clock clock) throws IOException {
		Path path = experiment.corpus().path();
		String corpusHash = Hashes.ofPath(path);
		Manifest fresh = new Manifest(Provenance.VERSION, Hashes.ofText(experiment.source()),
				path.toAbsolutePath().normalize().toString(), corpus.format().id(), corpus.options(), corpusHash, survey.documents(),
				experiment.comparison().seed(), List.of(), clock.instant().toString(), Optional.empty(), Provenance.platform(),
				Provenance.revision(), survey.problems(), survey.problemCount(), absent);
		if (Files.exists(folder.manifestFile())) {
			Manifest earlier = folder.manifest();
			if (!earlier.corpusHash().equals(corpusHash)) {
				throw new CorpusException(Location.of(path.toString()), "the corpus has changed since the run in " + folder.path()
						+ " was begun; choose another folder (--out)");
			}
			fresh = with(fresh, earlier.engines(), earlier.started(), Optional.empty());
		}
		RunRecord record = new RunRecord(folder, clock, fresh);
		folder.writeManifest(fresh);
		return record;
	}

	private static Manifest with(Manifest manifest, List<Manifest.EngineEntry> engines, String started, Optional<String> finished) {
		return new Manifest(manifest.lorgnette(), manifest.experimentHash(), manifest.corpusPath(), manifest.corpusFormat(),
				manifest.corpusOptions(), manifest.corpusHash(), manifest.documents(), manifest.seed(), engines, started, finished,
				manifest.platform(), manifest.revision(), manifest.corpusProblems(), manifest.corpusProblemCount(),
				manifest.absent());
	}

	/** Notes the settings and models an engine was opened with. */
	void opened(EngineSpec spec, Engine engine, ModelStore models) throws IOException {
		Map<String, String> hashes = new TreeMap<>();
		for (String model : engine.descriptor().models()) {
			Optional<Path> file = models.find(model);
			if (file.isPresent() && Files.isRegularFile(file.get())) {
				hashes.put(model, ModelFetcher.sha256(file.get()));
			}
		}
		List<Manifest.EngineEntry> entries = new ArrayList<>(manifest.engines());
		entries.removeIf(entry -> entry.name().equals(spec.name()));
		entries.add(new Manifest.EngineEntry(spec.name(), spec.id(), engine.descriptor().family(), engine.settings().asMap(), hashes,
				new EngineResult.Timing(0, 0, 0, 0), Optional.empty()));
		manifest = with(manifest, entries, manifest.started(), Optional.empty());
		folder.writeManifest(manifest);
	}

	void worked(EngineSpec spec, Instant opening, Instant opened, Instant ended, long documents, long characters) throws IOException {
		EngineResult.Timing timing = new EngineResult.Timing(seconds(opening, opened), seconds(opened, ended), documents, characters);
		change(spec, entry -> entry.withTiming(timing));
	}

	/** Notes what an engine's requests took by now, if it counts that. */
	void spent(EngineSpec spec, Engine engine) throws IOException, EngineException {
		if (engine instanceof CountsSpending counting) {
			Spending spending = counting.booked();
			change(spec, entry -> entry.withSpending(spending));
		}
	}

	private void change(EngineSpec spec, UnaryOperator<Manifest.EngineEntry> change) throws IOException {
		List<Manifest.EngineEntry> entries = manifest.engines().stream()
				.map(entry -> entry.name().equals(spec.name()) ? change.apply(entry) : entry).toList();
		manifest = with(manifest, entries, manifest.started(), Optional.empty());
		folder.writeManifest(manifest);
	}

	private static double seconds(Instant from, Instant to) {
		return Duration.between(from, to).toNanos() / 1e9;
	}

	/** @throws IllegalStateException if the engine has not been opened in this run or an earlier part of it */
	Manifest.EngineEntry manifestEntry(EngineSpec spec) {
		return manifest.engines().stream().filter(entry -> entry.name().equals(spec.name())).findFirst()
				.orElseThrow(() -> new IllegalStateException(spec.name() + " has predictions but no entry in the manifest"));
	}

	Manifest finish() throws IOException {
		manifest = with(manifest, manifest.engines(), manifest.started(), Optional.of(clock.instant().toString()));
		folder.writeManifest(manifest);
		return manifest;
	}
}
