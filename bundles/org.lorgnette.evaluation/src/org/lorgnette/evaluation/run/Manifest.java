package org.lorgnette.evaluation.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Family;
import org.lorgnette.engine.remote.Spending;
import org.lorgnette.evaluation.EngineResult;

/**
 * What a run was made from, so that it can be understood and made again.
 *
 * @param lorgnette version of Lorgnette
 * @param experimentHash SHA-256 of the experiment file's text
 * @param corpusFormat the format read, with its options
 * @param corpusHash SHA-256 over the corpus's files
 * @param started and {@code finished}: ISO 8601 instants in UTC; finished is empty while the run goes on
 * @param platform name and version of operating system, processor architecture, Java
 * @param absent optional engines that were not available, by name, and why
 * @param revision git revision of the checkout, where there is one
 */
public record Manifest(String lorgnette, String experimentHash, String corpusPath, String corpusFormat,
		Map<String, String> corpusOptions, String corpusHash, long documents, long seed, List<EngineEntry> engines, String started,
		Optional<String> finished, Map<String, String> platform, Optional<String> revision, List<String> corpusProblems,
		long corpusProblemCount, Map<String, String> absent) {

	public Manifest {
		absent = Map.copyOf(absent);
		engines = List.copyOf(engines);
		corpusProblems = List.copyOf(corpusProblems);
	}

	/**
	 * An engine with the settings it ran under, the SHA-256 of each model it loaded, by model id, and what its work cost (all zero
	 * until it has worked; of a resumed run, its last part).
	 *
	 * @param spending of all parts of a run, if the engine counts it
	 */
	public record EngineEntry(String name, String id, Family family, Map<String, String> settings, Map<String, String> models,
			EngineResult.Timing timing, Optional<Spending> spending) {

		EngineEntry withTiming(EngineResult.Timing newTiming) {
			return new EngineEntry(name, id, family, settings, models, newTiming, spending);
		}

		EngineEntry withSpending(Spending newSpending) {
			return new EngineEntry(name, id, family, settings, models, timing, Optional.of(newSpending));
		}
	}
}
