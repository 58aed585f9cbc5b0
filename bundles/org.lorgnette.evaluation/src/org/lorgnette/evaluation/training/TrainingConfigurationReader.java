package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.TextFiles;
import org.lorgnette.io.yaml.YamlMap;
import org.lorgnette.model.tagging.TagScheme;

/** Reads training configurations from YAML. Unknown keys and values that do not fit are errors with their line. */
public final class TrainingConfigurationReader {

	private static final List<String> KEYS = List.of("trainer", "corpus", "corpora", "dev", "split", "allow-overlap", "labels",
			"relations", "scheme", "settings", "seed", "device", "threads", "out");
	private static final List<String> SPLIT_KEYS = List.of("dev", "seed", "by");
	private static final String SCHEME = "scheme";
	private static final String SETTINGS = "settings";
	private static final String THREADS = "threads";
	private static final int MOST_THREADS = 1024;

	private TrainingConfigurationReader() {
	}

	/** Relative paths are relative to the file's folder. */
	public static TrainingConfiguration read(Path file) throws IOException {
		return parse(file, TextFiles.read(file, StandardCharsets.UTF_8));
	}

	/** @param file what messages call the text, and where paths start */
	public static TrainingConfiguration parse(Path file, String source) throws CorpusException {
		YamlMap root = YamlMap.parse(file.toString(), source);
		root.allow(KEYS);
		Map<String, Location> places = new HashMap<>();
		root.keys().forEach(key -> places.put(key, root.location(key)));
		Path folder = file.toAbsolutePath().getParent();
		DataSpecs specs = new DataSpecs(root, folder);
		List<DataSpec> data = data(root, specs);
		Optional<TrainingConfiguration.Split> split = split(root);
		if (split.isPresent() && root.keys().contains("dev")) {
			throw root.misfit("split", "no split where 'dev' names held-out data; leave one of the two out");
		}
		Map<String, String> settings = settings(root, places);
		return new TrainingConfiguration(file, source, root.requireText("trainer"), data, specs.list("dev"), split,
				bool(root, "allow-overlap"), settings, root.whole("seed").orElse(TrainingConfiguration.DEFAULT_SEED), device(root),
				threads(root, settings), out(root, folder), places);
	}

	private static List<DataSpec> data(YamlMap root, DataSpecs specs) throws CorpusException {
		boolean one = root.keys().contains("corpus");
		if (one && root.keys().contains("corpora")) {
			throw root.misfit("corpora", "either 'corpus' or 'corpora', not both");
		}
		List<DataSpec> data = one ? List.of(specs.one(root.requireMap("corpus"))) : specs.list("corpora");
		if (data.isEmpty()) {
			throw new CorpusException(root.location(),
					"the key 'corpus' is missing; name what to learn from, or several parts under 'corpora'");
		}
		return data;
	}

	private static Optional<TrainingConfiguration.Split> split(YamlMap root) throws CorpusException {
		Optional<YamlMap> given = root.map("split");
		if (given.isEmpty()) {
			return Optional.empty();
		}
		YamlMap split = given.get();
		split.allow(SPLIT_KEYS);
		double dev = split.decimal("dev").orElseThrow(() -> new CorpusException(split.location(), "split: the key 'dev' is missing"));
		if (!(dev > 0 && dev < 1)) {
			throw split.misfit("dev", "a share of the documents above 0 and below 1, such as 0.1");
		}
		if (!split.text("by").orElse("document").equals("document")) {
			throw split.misfit("by", "document");
		}
		return Optional.of(new TrainingConfiguration.Split(dev, split.whole("seed").orElse(TrainingConfiguration.DEFAULT_SEED)));
	}

	private static Map<String, String> settings(YamlMap root, Map<String, Location> places) throws CorpusException {
		Map<String, String> settings = new LinkedHashMap<>();
		Optional<YamlMap> given = root.map(SETTINGS);
		if (given.isPresent()) {
			settings.putAll(given.get().asStrings());
			given.get().keys().forEach(key -> places.put(SETTINGS + "." + key, given.get().location(key)));
		}
		Optional<String> scheme = root.text(SCHEME);
		if (scheme.isPresent()) {
			TagScheme known = TagScheme.of(scheme.get())
					.orElseThrow(() -> root.misfit(SCHEME, "io, iob1, iob2, ioe1, ioe2, bioes or bilou"));
			settings.put(SCHEME, known.id());
			places.put(SETTINGS + "." + SCHEME, root.location(SCHEME));
		}
		return settings;
	}

	private static boolean bool(YamlMap root, String key) throws CorpusException {
		return switch (root.text(key).orElse("false")) {
			case "true" -> true;
			case "false" -> false;
			default -> throw root.misfit(key, "true or false");
		};
	}

	private static ComputeDevice device(YamlMap root) throws CorpusException {
		Optional<String> device = root.text("device");
		return device.isEmpty() ? ComputeDevice.AUTO : ComputeDevice.of(device.get())
				.orElseThrow(() -> root.misfit("device", "auto, cpu, gpu or gpu:N, got '" + device.get() + "'"));
	}

	private static OptionalInt threads(YamlMap root, Map<String, String> settings) throws CorpusException {
		Optional<Integer> threads = root.integer(THREADS);
		if (threads.isEmpty()) {
			return OptionalInt.empty();
		}
		if (threads.get() < 1 || threads.get() > MOST_THREADS) {
			throw root.misfit(THREADS, "1 to " + MOST_THREADS);
		}
		if (settings.containsKey(THREADS)) {
			throw root.misfit(THREADS, "it either here or in 'settings', not in both");
		}
		return OptionalInt.of(threads.get());
	}

	private static Optional<Path> out(YamlMap root, Path folder) throws CorpusException {
		Optional<String> out = root.text("out");
		return out.isEmpty() ? Optional.empty() : Optional.of(DataSpecs.path(root, "out", folder));
	}

	static List<String> append(List<String> first, List<String> second) {
		List<String> all = new ArrayList<>(first);
		second.stream().filter(key -> !first.contains(key)).forEach(all::add);
		return all;
	}
}
