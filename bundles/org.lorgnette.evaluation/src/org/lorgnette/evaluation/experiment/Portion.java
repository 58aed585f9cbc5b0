package org.lorgnette.evaluation.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.yaml.YamlMap;

/**
 * Which of a corpus's documents are meant: those from one on, in corpus order, and how many.
 *
 * @param skip documents before the first one
 * @param limit {@link #UNLIMITED} for all that follow
 */
public record Portion(int skip, int limit) {

	public static final int UNLIMITED = Integer.MAX_VALUE;
	public static final Portion ALL = new Portion(0, UNLIMITED);
	public static final List<String> KEYS = List.of("skip", "limit");

	/** @throws CorpusException if the values are no numbers of documents */
	public static Portion read(YamlMap map) throws CorpusException {
		Optional<Integer> skip = map.integer("skip");
		if (skip.isPresent() && skip.get() < 0) {
			throw map.misfit("skip", "a number of documents, 0 or more");
		}
		Optional<Integer> limit = map.integer("limit");
		if (limit.isPresent() && limit.get() < 1) {
			throw map.misfit("limit", "a number of documents, 1 or more");
		}
		return new Portion(skip.orElse(0), limit.orElse(UNLIMITED));
	}

	/** As in YAML, such as {@code limit: 10}; empty for all documents. */
	public List<String> written() {
		List<String> parts = new ArrayList<>();
		if (skip > 0) {
			parts.add("skip: " + skip);
		}
		if (limit < UNLIMITED) {
			parts.add("limit: " + limit);
		}
		return parts;
	}

	public <T> Stream<T> of(Stream<T> documents) {
		return documents.skip(skip).limit(limit);
	}
}
