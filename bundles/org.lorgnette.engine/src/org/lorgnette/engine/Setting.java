package org.lorgnette.engine;

import java.util.List;

/**
 * One thing a user can set on an engine. {@code choices} lists the allowed values of a {@link Kind#CHOICE} and is empty else;
 * {@code description} is one English sentence.
 */
public record Setting(String name, Kind kind, String defaultValue, List<String> choices, String description) {

	/** How a setting's text is read. */
	public enum Kind {
		TEXT, BOOLEAN, INTEGER, DECIMAL, PATH, CHOICE
	}

	public Setting {
		choices = List.copyOf(choices);
	}

	public static Setting of(String name, Kind kind, String defaultValue, String description) {
		return new Setting(name, kind, defaultValue, List.of(), description);
	}

	public static Setting choice(String name, String defaultValue, List<String> choices, String description) {
		return new Setting(name, Kind.CHOICE, defaultValue, choices, description);
	}
}
