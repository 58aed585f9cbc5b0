package org.lorgnette.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.lorgnette.model.text.Nearest;

/** The values of an engine's settings: what the user set, checked against the declared settings, and defaults for the rest. */
public final class Settings {

	private final Map<String, String> values;

	private Settings(Map<String, String> values) {
		this.values = Collections.unmodifiableMap(values);
	}

	/**
	 * @throws IllegalArgumentException
	 *             for a name that is not declared (the message names the nearest that is) or a value that does not fit
	 */
	public static Settings of(List<Setting> declared, Map<String, String> given) {
		Map<String, String> values = new TreeMap<>();
		declared.forEach(setting -> values.put(setting.name(), setting.defaultValue()));
		given.forEach((name, value) -> {
			Setting setting = declared.stream().filter(candidate -> candidate.name().equals(name)).findFirst()
					.orElseThrow(() -> unknown(name, values.keySet().stream().toList()));
			check(setting, value);
			values.put(name, value);
		});
		return new Settings(values);
	}

	private static IllegalArgumentException unknown(String name, List<String> known) {
		String hint = Nearest.to(name, known).map(nearest -> "; did you mean '" + nearest + "'?")
				.orElse(known.isEmpty() ? "; this engine has no settings" : "; known settings: " + String.join(", ", known));
		return new IllegalArgumentException("unknown setting '" + name + "'" + hint);
	}

	private static void check(Setting setting, String value) {
		boolean fits = switch (setting.kind()) {
			case TEXT, PATH -> true;
			case BOOLEAN -> value.equals("true") || value.equals("false");
			case INTEGER -> value.matches("-?\\d{1,9}");
			case DECIMAL -> value.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
			case CHOICE -> setting.choices().contains(value);
		};
		if (!fits) {
			String expected = setting.kind() == Setting.Kind.CHOICE ? "one of " + String.join(", ", setting.choices())
					: "a value of kind " + setting.kind().name().toLowerCase(Locale.ROOT);
			throw new IllegalArgumentException("setting '" + setting.name() + "': expected " + expected + ", got '" + value + "'");
		}
	}

	/** Every declared setting's value, by name in alphabetical order. */
	public Map<String, String> asMap() {
		return values;
	}

	/** @throws IllegalArgumentException if no such setting is declared; likewise below */
	public String text(String name) {
		String value = values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("no setting '" + name + "' is declared");
		}
		return value;
	}

	public boolean bool(String name) {
		return Boolean.parseBoolean(text(name));
	}

	public int integer(String name) {
		return Integer.parseInt(text(name));
	}

	public double decimal(String name) {
		return Double.parseDouble(text(name));
	}

	public Path path(String name) {
		return Path.of(text(name));
	}
}
