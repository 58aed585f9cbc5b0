package org.lorgnette.ui.engines;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.Setting;
import org.lorgnette.ui.Ids;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Settings that the user prefers over an engine's own defaults wherever nothing else is said: in lanes, questions and pictures. Experiments
 * do not look here, so that they mean the same on every machine.
 */
public final class EngineDefaults {

	/** Preference: {@code auto}, {@code cpu} or {@code gpu}; the value of an engine's {@code device} setting unless that says otherwise. */
	public static final String DEVICE = "device";
	public static final String AUTOMATIC = "auto";

	private static final String NODE = Ids.PLUGIN + "/engines/";

	private EngineDefaults() {
	}

	/** The preferred values that differ from the engine's own; those of settings that the engine no longer has are left out. */
	public static Map<String, String> of(EngineDescriptor engine) {
		IEclipsePreferences node = node(engine.id());
		Map<String, String> values = new TreeMap<>();
		for (Setting setting : engine.settings()) {
			String value = node.get(setting.name(), setting.defaultValue());
			if (!value.equals(setting.defaultValue())) {
				values.put(setting.name(), value);
			} else if (setting.name().equals(DEVICE) && setting.kind() == Setting.Kind.CHOICE) {
				preferredDevice(setting).ifPresent(device -> values.put(DEVICE, device));
			}
		}
		return values;
	}

	private static Optional<String> preferredDevice(Setting setting) {
		String device = InstanceScope.INSTANCE.getNode(Ids.PLUGIN).get(DEVICE, AUTOMATIC);
		return Optional.of(device).filter(setting.choices()::contains).filter(chosen -> !chosen.equals(setting.defaultValue()));
	}

	/** Keeps the values that differ from the engine's own, and forgets the others. */
	public static void set(EngineDescriptor engine, Map<String, String> values) {
		IEclipsePreferences node = node(engine.id());
		for (Setting setting : engine.settings()) {
			String value = values.getOrDefault(setting.name(), setting.defaultValue());
			if (value.equals(setting.defaultValue())) {
				node.remove(setting.name());
			} else {
				node.put(setting.name(), value);
			}
		}
		try {
			node.flush();
		} catch (BackingStoreException e) {
			ILog.of(EngineDefaults.class).error("The settings of " + engine.id() + " could not be kept", e);
		}
	}

	private static IEclipsePreferences node(String engineId) {
		return InstanceScope.INSTANCE.getNode(NODE + engineId);
	}
}
