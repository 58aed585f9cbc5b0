package org.lorgnette.ui.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.ExperimentRunner;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.evaluation.run.RunListener;

/** Makes finished runs in a temporary folder. */
public final class SampleRuns {

	private static final List<String> SENTENCES = List.of(
			"Ada B-PER\nLovelace I-PER\nwrote O\nto O\nCharles B-PER\nBabbage I-PER\nin O\nLondon B-LOC\n. O\n",
			"Yesterday O\nthe O\nUniversity B-ORG\nof I-ORG\nOxford I-ORG\nawarded O\nMarie B-PER\nCurie I-PER\na O\ndegree O\n. O\n",
			"Zoé B-PER\nhabite O\nà O\nSaint-Étienne B-LOC\n, O\nprès O\nde O\nLyon B-LOC\n. O\n",
			"Nobody O\nat O\nDassault B-ORG\nSystèmes I-ORG\nsaw O\nit O\n. O\n", "It O\nrained O\nall O\nday O\n. O\n");

	private SampleRuns() {
	}

	/** A corpus of so many documents of five sentences, with nine entities each. */
	public static Path corpus(Path folder, int documents) throws IOException {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < documents; i++) {
			text.append("-DOCSTART- O\n\n");
			for (int s = 0; s < SENTENCES.size(); s++) {
				// A number in each sentence makes them differ, and with them what engines get wrong.
				text.append("No. O\n").append(i).append(" O\n").append(SENTENCES.get(s)).append('\n');
			}
		}
		return Files.writeString(Files.createDirectories(folder).resolve("corpus.conll"), text);
	}

	public static String experiment(String engines) {
		return """
				name: sample
				task: ner
				corpus: {path: corpus.conll, format: conll}
				labels: {PER: PER, LOC: LOC, ORG: ORG}
				engines: [%s]
				compare: {baseline: careful, resamples: 500, seed: 3}
				""".formatted(engines);
	}

	/** Runs the experiment beside the corpus. */
	public static EvaluationResult run(Path folder, String experiment, String name) throws IOException, EngineException {
		Experiment parsed = ExperimentReader.parse("experiment.yaml", experiment, folder);
		return new ExperimentRunner(new EngineRegistry(List.of(new ErringEngines())), ModelStore.EMPTY, RunListener.NONE, Cancellation.NONE,
				Clock.systemUTC()).run(parsed, RunFolder.create(folder.resolve(name), parsed));
	}

	/** Three engines over forty documents. */
	public static EvaluationResult three(Path folder) throws IOException, EngineException {
		corpus(folder, 40);
		return run(folder, experiment("{id: careful}, {id: middling}, {id: careless}"), "run-1");
	}
}
