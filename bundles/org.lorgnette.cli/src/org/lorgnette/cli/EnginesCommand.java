package org.lorgnette.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.models.ModelDescriptor;
import org.lorgnette.engine.remote.EndpointSetting;
import org.lorgnette.model.Task;

import com.google.gson.GsonBuilder;

import picocli.CommandLine.Command;

/** Lists the engines. */
@Command(name = "engines")
final class EnginesCommand extends org.lorgnette.cli.Command {

	private static final String LANGUAGE = "language";

	private final Supplier<EngineRegistry> engines;

	EnginesCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	EnginesCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() {
		List<EngineDescriptor> installed = engines.get().engines();
		InstalledModels models = InstalledModels.ofUser();
		if (json()) {
			List<Map<String, Object>> entries = installed.stream().map(engine -> entry(engine, models)).toList();
			console().out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(Map.of("engines",
					entries)));
			return ExitStatus.DONE;
		}
		TextTable table = new TextTable(messages().get("engines.table"));
		for (EngineDescriptor engine : installed) {
			table.row(engine.id(), engine.family().name().toLowerCase(Locale.ROOT), tasks(engine),
					String.join(", ", new TreeSet<>(engine.languages())),
					messages().get(state(engine, models)));
		}
		console().out().println(table);
		for (EngineDescriptor engine : installed) {
			console().out().println(engine.id() + ": " + engine.description());
			for (Setting setting : engine.settings()) {
				console().out().println("    " + setting.name() + " = " + setting.defaultValue() + "  " + setting.description()
						+ (setting.choices().isEmpty() ? "" : " (" + String.join(" | ", setting.choices()) + ")"));
			}
		}
		return ExitStatus.DONE;
	}

	/** The key of the message. A model that nobody offers cannot be fetched. */
	private String state(EngineDescriptor engine, InstalledModels models) {
		if (EndpointSetting.isOf(engine)) {
			return EndpointSetting.isInEnvironment() ? "engines.endpoint.named" : "engines.endpoint";
		}
		if (isReady(engine, models)) {
			return "engines.ready";
		}
		Set<String> offered = engines.get().models().stream().map(ModelDescriptor::id).collect(Collectors.toSet());
		return engine.models().stream().allMatch(id -> offered.contains(id) || models.find(id).isPresent()) ? "engines.fetch"
				: "engines.absent";
	}

	private static boolean isReady(EngineDescriptor engine, InstalledModels models) {
		return engine.models().stream().allMatch(model -> models.find(model).isPresent())
				&& (!EndpointSetting.isOf(engine) || EndpointSetting.isInEnvironment());
	}

	/** Language models have no task in experiments, but a command of their own. */
	private static String tasks(EngineDescriptor engine) {
		return engine.tasks().isEmpty() ? LANGUAGE : engine.tasks().stream().sorted().map(Task::id)
				.collect(Collectors.joining(", "));
	}

	private static Map<String, Object> entry(EngineDescriptor engine, InstalledModels models) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("id", engine.id());
		entry.put("family", engine.family().name().toLowerCase(Locale.ROOT));
		entry.put("tasks", engine.tasks().stream().sorted().map(Task::id).toList());
		entry.put("languages", new TreeSet<>(engine.languages()));
		entry.put("description", engine.description());
		entry.put("types", engine.types());
		entry.put("models", engine.models());
		entry.put("ready", isReady(engine, models));
		entry.put("settings", engine.settings().stream().map(EnginesCommand::entry).toList());
		return entry;
	}

	private static Map<String, Object> entry(Setting setting) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("name", setting.name());
		entry.put("kind", setting.kind().name().toLowerCase(Locale.ROOT));
		entry.put("default", setting.defaultValue());
		entry.put("choices", setting.choices());
		entry.put("description", setting.description());
		return entry;
	}
}
