package org.lorgnette.engine.llm.prompt;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.io.yaml.YamlMap;

/** Labels in their order, each with a description that may be empty. */
public record LabelSet(Map<String, String> descriptions) {

	public LabelSet {
		descriptions = Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
	}

	public List<String> labels() {
		return List.copyOf(descriptions.keySet());
	}

	/** One {@code LABEL: description} on each line; blank lines are passed over. */
	static LabelSet ofLines(List<String> lines) {
		Map<String, String> descriptions = new LinkedHashMap<>();
		for (String line : lines) {
			int colon = line.indexOf(": ");
			String label = (colon < 0 ? line : line.substring(0, colon)).strip();
			String shown = label.endsWith(":") ? label.substring(0, label.length() - 1).strip() : label;
			if (!shown.isEmpty()) {
				descriptions.put(shown, colon < 0 ? "" : line.substring(colon + 2).strip());
			}
		}
		return new LabelSet(descriptions);
	}

	/**
	 * @param setting
	 *            name of the setting, for messages
	 * @param value
	 *            {@code PERSON: names of people; PLACE}, or the path of a YAML or JSON file of labels with descriptions
	 * @throws EngineUnavailableException
	 *             if there is no label, or the file cannot be read
	 */
	public static LabelSet parse(String setting, String value) throws EngineUnavailableException {
		String remedy = "write labels such as 'PERSON: names of people; PLACE: names of places', or name a YAML or JSON file of them";
		LabelSet labels;
		if (value.strip().matches("(?i).*\\.(ya?ml|json)") && !value.contains(";")) {
			try {
				labels = new LabelSet(YamlMap.read(Path.of(value.strip())).asStrings());
			} catch (IOException | InvalidPathException e) {
				throw new EngineUnavailableException("setting '" + setting + "': " + e.getMessage(), remedy, e);
			}
		} else {
			// As French sets its semicolons and colons.
			labels = ofLines(List.of(value.replaceAll("[\u00a0\u202f]", " ").split(";")));
		}
		if (labels.labels().isEmpty()) {
			throw new EngineUnavailableException("setting '" + setting + "': '" + value + "' names no label", remedy);
		}
		return labels;
	}

	/** A list that a model reads. */
	public String listed() {
		return descriptions.entrySet().stream().map(entry -> "- " + entry.getKey()
				+ (entry.getValue().isEmpty() ? "" : ": " + entry.getValue()))
				.collect(Collectors.joining("\n"));
	}
}
