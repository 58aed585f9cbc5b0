package org.lorgnette.evaluation.experiment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where an experiment's gold comes from. {@code format} is empty if it is to be recognised; {@code limit} counts documents. */
public record CorpusSpec(Path path, Optional<String> format, Map<String, String> options, Optional<String> language,
		Optional<Integer> limit) {

	public CorpusSpec {
		options = Map.copyOf(options);
	}
}
