package org.lorgnette.evaluation.experiment;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What else an experiment asks of its engines: whether they look, and whether what they say stays.
 *
 * @param baselines of an experiment on questions about pictures, the questions that methods without eyes learn from; those
 *        measured if empty
 * @param robustness what is changed to see whether predictions stay; nothing if empty
 */
public record ProbeSpec(Optional<Part> baselines, Optional<RobustnessSpec> robustness) {

	public static final ProbeSpec NONE = new ProbeSpec(Optional.empty(), Optional.empty());

	/**
	 * Other questions, named from the corpus on: what is not said is as with the corpus.
	 *
	 * @param path relative to the corpus, so that a run's folder can be read wherever it lies
	 */
	public record Part(Optional<String> path, Optional<String> format, Map<String, String> options, Portion portion) {

		public Part {
			options = Map.copyOf(options);
		}

		/** As a corpus of its own; the options of the corpus stay where the format is the same and the path is too. */
		public CorpusSpec of(CorpusSpec corpus) {
			Map<String, String> all = new TreeMap<>(path.isEmpty() && format.isEmpty() ? corpus.options() : Map.of());
			all.putAll(options);
			return new CorpusSpec(path.map(corpus.path()::resolve).orElse(corpus.path()).normalize(), format.or(corpus::format), all,
					corpus.language(), portion);
		}
	}
}
