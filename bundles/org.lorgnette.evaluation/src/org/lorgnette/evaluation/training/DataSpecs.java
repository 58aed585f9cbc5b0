package org.lorgnette.evaluation.training;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.lorgnette.evaluation.experiment.Portion;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.yaml.YamlMap;

/** Reads the corpora of a configuration. Those that have no label maps of their own have those of the whole file. */
final class DataSpecs {

	private static final String LABELS = "labels";
	private static final String RELATIONS = "relations";
	private static final String PATH = "path";
	private static final String FORMAT = "format";
	private static final String NAME = "name";
	private static final List<String> KEYS = List.of(PATH, FORMAT, LABELS, RELATIONS, "weight", "language", NAME, "skip", "limit");

	private final YamlMap root;
	private final Path folder;
	private final Map<String, String> labels;
	private final Map<String, String> relations;

	DataSpecs(YamlMap root, Path folder) throws CorpusException {
		this.root = root;
		this.folder = folder;
		this.labels = strings(root, LABELS).orElse(Map.of());
		this.relations = strings(root, RELATIONS).orElse(Map.of());
	}

	/** A sequence of corpora, or one as a sequence of one; empty if there is no such key. */
	List<DataSpec> list(String key) throws CorpusException {
		List<DataSpec> specs = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (YamlMap map : root.maps(key)) {
			DataSpec spec = one(map);
			String name = spec.name();
			if (!names.add(name)) {
				if (map.keys().contains(NAME)) {
					throw map.misfit(NAME, "a name of its own for each corpus; '" + name + "' occurs twice");
				}
				for (int number = 2; !names.add(name); number++) {
					name = spec.name() + " (" + number + ")";
				}
			}
			specs.add(spec.named(name));
		}
		if (specs.isEmpty() && root.keys().contains(key)) {
			throw root.misfit(key, "a list of corpora, such as [{path: train.conll, format: conll}]");
		}
		return specs;
	}

	DataSpec one(YamlMap map) throws CorpusException {
		String written = map.requireText(PATH);
		path(map, PATH, folder);
		Optional<String> formatId = map.text(FORMAT);
		double weight = map.decimal("weight").orElse(1.0);
		if (!(weight > 0) || Double.isInfinite(weight)) {
			throw map.misfit("weight", "a number above 0: how often a document is seen in an epoch; leave the corpus out for none");
		}
		return new DataSpec(map.text(NAME).orElse(written), map.location(PATH), written, folder, formatId, options(map, formatId),
				strings(map, LABELS).orElse(labels), strings(map, RELATIONS).orElse(relations), weight, map.text("language"),
				Portion.read(map));
	}

	/** Of a format to be recognised any key may be an option; the format itself will say. */
	private static Map<String, String> options(YamlMap map, Optional<String> formatId) throws CorpusException {
		List<String> names;
		if (formatId.isPresent()) {
			names = format(map, formatId.get()).options().stream().map(FormatOption::name).toList();
			map.allow(TrainingConfigurationReader.append(KEYS, names));
		} else {
			Set<String> known = new HashSet<>();
			CorpusFormats.all().forEach(each -> each.options().forEach(option -> known.add(option.name())));
			map.allow(TrainingConfigurationReader.append(KEYS, known.stream().sorted().toList()));
			names = map.keys().stream().filter(key -> !KEYS.contains(key)).toList();
		}
		Map<String, String> options = new TreeMap<>();
		for (String name : names) {
			map.text(name).ifPresent(value -> options.put(name, value));
		}
		return options;
	}

	private static CorpusFormat format(YamlMap map, String id) throws CorpusException {
		try {
			return CorpusFormats.find(id);
		} catch (IllegalArgumentException e) {
			throw new CorpusException(map.location(FORMAT), e.getMessage(), e);
		}
	}

	static Path path(YamlMap map, String key, Path folder) throws CorpusException {
		String text = map.requireText(key);
		if (text.isBlank()) {
			throw map.misfit(key, "a path, got an empty text");
		}
		try {
			return folder.resolve(text).normalize();
		} catch (InvalidPathException e) {
			throw new CorpusException(map.location(key), key + ": '" + text + "' is not a path: " + e.getReason(), e);
		}
	}

	private static Optional<Map<String, String>> strings(YamlMap map, String key) throws CorpusException {
		Optional<YamlMap> strings = map.map(key);
		return strings.isPresent() ? Optional.of(strings.get().asStrings()) : Optional.empty();
	}
}
