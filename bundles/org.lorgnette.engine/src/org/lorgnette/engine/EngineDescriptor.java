package org.lorgnette.engine;

import java.util.List;
import java.util.Set;

import org.lorgnette.engine.remote.EndpointSetting;
import org.lorgnette.model.Task;

/**
 * What is known of an engine before it is opened. {@code languages} are BCP 47 tags, empty if it works in any; {@code description}
 * is one English sentence; {@code types} are the labels it can give under its default settings, empty if those do not say which;
 * {@code models} are the ids of the models it loads.
 */
public record EngineDescriptor(String id, Family family, Set<Task> tasks, Set<String> languages, List<Setting> settings,
		String description, List<String> types, List<String> models) {

	public EngineDescriptor {
		tasks = Set.copyOf(tasks);
		languages = Set.copyOf(languages);
		settings = List.copyOf(settings);
		types = List.copyOf(types);
		models = List.copyOf(models);
	}

	/** Whether it works with a model of the user's own only, which the setting {@code model} names. */
	public boolean needsOwnModel() {
		return settings.stream().anyMatch(setting -> setting.kind() == Setting.Kind.PATH && setting.name().equals("model")
				&& setting.defaultValue().isEmpty());
	}

	/** Whether all models that it loads are here, and it needs neither one of the user's own nor an endpoint. */
	public boolean isReady(ModelStore store) {
		return !needsOwnModel() && !EndpointSetting.isOf(this) && models.stream().allMatch(model -> store.find(model).isPresent());
	}
}
