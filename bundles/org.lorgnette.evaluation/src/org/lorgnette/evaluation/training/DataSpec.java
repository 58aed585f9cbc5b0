package org.lorgnette.evaluation.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.evaluation.experiment.Portion;
import org.lorgnette.io.Location;

/**
 * One corpus of a training.
 *
 * @param place where the configuration names it
 * @param written the path as it is written there: a file, a folder or a pattern such as {@code en/*.conll}
 * @param folder what it is relative to
 * @param format empty if it is to be recognised
 * @param labels entity types of the corpus to those of the model; if there are any, others are left out
 * @param relations likewise relation types; empty if {@code labels} holds for relations too
 * @param portion the documents that are read
 */
public record DataSpec(String name, Location place, String written, Path folder, Optional<String> format, Map<String, String> options,
		Map<String, String> labels, Map<String, String> relations, double weight, Optional<String> language, Portion portion) {

	public DataSpec {
		options = Map.copyOf(options);
		labels = Map.copyOf(labels);
		relations = Map.copyOf(relations);
	}

	DataSpec named(String newName) {
		return new DataSpec(newName, place, written, folder, format, options, labels, relations, weight, language, portion);
	}
}
