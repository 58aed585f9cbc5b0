package org.lorgnette.io;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.lorgnette.model.text.Nearest;

/** The values of a format's options: what was given, checked against the declared names, and defaults for the rest. */
public final class FormatOptions {

	private final Map<String, String> values;

	private FormatOptions(Map<String, String> values) {
		this.values = values;
	}

	/** @throws IllegalArgumentException for a name that is not declared; the message names the nearest that is */
	public static FormatOptions of(List<FormatOption> declared, Map<String, String> given) {
		Map<String, String> values = new TreeMap<>();
		declared.forEach(option -> values.put(option.name(), option.defaultValue()));
		given.forEach((name, value) -> {
			if (!values.containsKey(name)) {
				throw new IllegalArgumentException("unknown format option '" + name + "'" + Nearest.to(name, values.keySet())
						.map(nearest -> "; did you mean '" + nearest + "'?").orElse("; known: " + String.join(", ", values.keySet())));
			}
			values.put(name, value);
		});
		return new FormatOptions(values);
	}

	/** The value as given, which may be empty. */
	public String text(String name) {
		String value = values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("format option '" + name + "' is not declared");
		}
		return value;
	}

	/** The value, or empty if neither given nor defaulted. */
	public Optional<String> optional(String name) {
		return Optional.of(text(name)).filter(value -> !value.isEmpty());
	}

	/** @throws IllegalArgumentException unless the value is {@code true} or {@code false} */
	public boolean bool(String name) {
		return switch (text(name)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw misfit(name, "true or false");
		};
	}

	/** @throws IllegalArgumentException unless the value is a whole number */
	public int integer(String name) {
		try {
			return Integer.parseInt(text(name));
		} catch (NumberFormatException e) {
			throw misfit(name, "a whole number");
		}
	}

	public IllegalArgumentException misfit(String name, String expected) {
		return new IllegalArgumentException("format option '" + name + "': expected " + expected + ", got '" + text(name) + "'");
	}

	/** Every option with its value, by name in alphabetical order. */
	public Map<String, String> asMap() {
		return Map.copyOf(values);
	}
}
