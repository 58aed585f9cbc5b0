package org.lorgnette.evaluation.experiment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where an experiment's gold comes from. {@code format} is empty if it is to be recognised; {@code portion} says which of its documents. */
public record CorpusSpec(Path path, Optional<String> format, Map<String, String> options, Optional<String> language,
		Portion portion) {

	public CorpusSpec {
		options = Map.copyOf(options);
	}
}
