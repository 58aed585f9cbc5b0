package org.lorgnette.evaluation.training;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.io.Location;

/**
 * What to train.
 *
 * @param file where it was read from
 * @param source its text
 * @param data what is trained on, at least one corpus
 * @param development what is held out; empty where {@code split} says what, or where nothing is
 * @param allowOverlap whether a text may be in both
 * @param settings of the trainer, not checked yet
 * @param threads empty for as many as the trainer thinks best
 * @param places where values stand, by key; a setting's under {@code settings.NAME}
 */
public record TrainingConfiguration(Path file, String source, String trainer, List<DataSpec> data, List<DataSpec> development,
		Optional<Split> split, boolean allowOverlap, Map<String, String> settings, long seed, ComputeDevice device,
		OptionalInt threads, Optional<Path> out, Map<String, Location> places) {

	public static final long DEFAULT_SEED = 1;

	public TrainingConfiguration {
		data = List.copyOf(data);
		development = List.copyOf(development);
		settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
		places = Map.copyOf(places);
	}

	/** @param dev the share of documents of each corpus that is held out, above 0 and below 1 */
	public record Split(double dev, long seed) {
	}

	/** Where a key's value stands, or the file if it does not have that key. */
	public Location place(String key) {
		return places.getOrDefault(key, Location.of(file.toString()));
	}

	/**
	 * The settings with defaults for what is not set. Paths among them are relative to the file's folder.
	 *
	 * @throws IllegalArgumentException
	 *             for one that the trainer does not have or a value that does not fit, with its line
	 */
	public Settings check(List<Setting> declared) {
		for (Map.Entry<String, String> given : settings.entrySet()) {
			try {
				Settings.of(declared, Map.ofEntries(given));
			} catch (IllegalArgumentException e) {
				throw new IllegalArgumentException(place("settings." + given.getKey()) + ": " + trainer + ": " + e.getMessage(), e);
			}
		}
		Map<String, String> placed = new HashMap<>(settings);
		declared.stream().filter(setting -> setting.kind() == Setting.Kind.PATH).map(Setting::name)
				.forEach(name -> placed.computeIfPresent(name, (key, path) -> path.isEmpty() ? path : relativeToFile(path)));
		return Settings.of(declared, placed);
	}

	private String relativeToFile(String path) {
		return file.resolveSibling(path).normalize().toString();
	}
}
