package org.lorgnette.ui.picture;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.Setting;

/**
 * Who answers: an engine under settings, such as whose model it uses.
 *
 * @param engine its id
 * @param settings those that differ from what the user prefers, by name
 */
record Seer(String engine, Map<String, String> settings) {

	/** The setting that names a model's folder. */
	static final String MODEL = "model";

	Seer {
		settings = Map.copyOf(settings);
	}

	/** An engine under the settings that the user prefers. */
	static Seer of(String engine) {
		return new Seer(engine, Map.of());
	}

	/** Whether an engine runs models of the user's own. */
	static boolean takesModel(EngineDescriptor engine) {
		return engine.settings().stream().anyMatch(setting -> setting.name().equals(MODEL) && setting.kind() == Setting.Kind.PATH);
	}

	/** The folder of its model, where one is named. */
	Optional<String> model() {
		return Optional.ofNullable(settings.get(MODEL)).filter(folder -> !folder.isBlank());
	}

	/** Its id, with the last name of the model's folder where there is one. */
	String name() {
		return name(1);
	}

	private String name(int folders) {
		return model().map(folder -> engine + " \u00B7 " + end(folder, folders)).orElse(engine);
	}

	private static String end(String folder, int names) {
		try {
			Path path = Path.of(folder).normalize();
			int count = path.getNameCount();
			return count == 0 ? folder : path.subpath(Math.max(0, count - names), count).toString();
		} catch (InvalidPathException e) {
			// The engine will say so.
			return folder;
		}
	}

	/** The names of two that stand side by side: as much of their folders as tells them apart. */
	static List<String> names(Seer first, Seer second) {
		int folders = 1;
		while (!first.equals(second) && first.name(folders).equals(second.name(folders)) && folders < 8) {
			folders++;
		}
		return List.of(first.name(folders), second.name(folders));
	}
}
