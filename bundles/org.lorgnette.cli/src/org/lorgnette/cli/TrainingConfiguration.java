package org.lorgnette.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.yaml.YamlMap;
import org.lorgnette.model.tagging.TagScheme;

/**
 * What to train, as a YAML file says it. Relative paths of corpora and of the model are relative to the file's folder.
 *
 * @param labels corpus label to label of the model; if there are any, other labels are left out
 * @param settings of the trainer, {@code scheme} among them where it is given
 */
record TrainingConfiguration(String trainer, Corpus corpus, Optional<Corpus> dev, Map<String, String> labels,
		Map<String, String> settings, Optional<Path> out) {

	private static final List<String> KEYS = List.of("trainer", "corpus", "dev", "labels", "scheme", "settings", "out");
	private static final String SCHEME = "scheme";
	private static final String PATH = "path";
	private static final String FORMAT = "format";

	/** A corpus: its path, format if it is named, and further keys as options of the format. */
	record Corpus(Path path, Optional<String> format, Map<String, String> options) {
	}

	/** @throws CorpusException for an unknown key, naming the nearest, or a value that does not fit, with its line */
	static TrainingConfiguration read(Path file) throws IOException {
		YamlMap yaml = YamlMap.read(file);
		yaml.allow(KEYS);
		Map<String, String> settings = new LinkedHashMap<>(strings(yaml, "settings"));
		Optional<String> scheme = yaml.text(SCHEME);
		if (scheme.isPresent()) {
			TagScheme known = TagScheme.of(scheme.get())
					.orElseThrow(() -> yaml.misfit(SCHEME, "io, iob1, iob2, ioe1, ioe2, bioes or bilou"));
			settings.put(SCHEME, known.id());
		}
		Optional<YamlMap> dev = yaml.map("dev");
		Path folder = file.toAbsolutePath().getParent();
		return new TrainingConfiguration(yaml.requireText("trainer"), corpus(yaml.requireMap("corpus"), folder),
				dev.isPresent() ? Optional.of(corpus(dev.get(), folder)) : Optional.empty(), strings(yaml, "labels"), settings,
				yaml.text("out").map(folder::resolve));
	}

	private static Map<String, String> strings(YamlMap yaml, String key) throws CorpusException {
		Optional<YamlMap> map = yaml.map(key);
		return map.isPresent() ? map.get().asStrings() : Map.of();
	}

	private static Corpus corpus(YamlMap yaml, Path folder) throws CorpusException {
		Map<String, String> options = new LinkedHashMap<>(yaml.asStrings());
		Path path = folder.resolve(yaml.requireText(PATH)).normalize();
		options.remove(PATH);
		return new Corpus(path, Optional.ofNullable(options.remove(FORMAT)), options);
	}
}
