package org.lorgnette.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.ModelDescriptor;

import com.google.gson.GsonBuilder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists and fetches models. */
@Command(name = "models")
final class ModelsCommand extends org.lorgnette.cli.Command {

	@Option(names = "--fetch", paramLabel = "MODEL", arity = "1..*", descriptionKey = "models.fetch")
	private List<String> wanted = new ArrayList<>();

	private final Supplier<EngineRegistry> engines;

	ModelsCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	ModelsCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() throws Exception {
		EngineRegistry registry = engines.get();
		ModelProvision provision = new ModelProvision(console(), registry);
		for (ModelDescriptor model : chosen(registry.models())) {
			provision.fetch(model);
		}
		if (json()) {
			List<Map<String, Object>> entries = registry.models().stream().map(model -> entry(model, provision)).toList();
			console().out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(Map.of("models", entries)));
			return ExitStatus.DONE;
		}
		TextTable table = new TextTable(messages().get("models.table"));
		for (ModelDescriptor model : registry.models()) {
			Optional<Path> file = provision.store().find(model.id());
			table.row(model.id(), model.description(), model.licence(), String.valueOf(model.bytes() / 1_000_000),
					file.map(Path::toString).orElse(messages().get("models.absent")));
		}
		console().out().print(table);
		return ExitStatus.DONE;
	}

	private List<ModelDescriptor> chosen(List<ModelDescriptor> models) {
		if (wanted.contains("all")) {
			return models;
		}
		List<String> known = models.stream().map(ModelDescriptor::id).toList();
		for (String id : wanted) {
			if (!known.contains(id)) {
				throw new UsageException(messages().get("models.unknown", id, known.stream().collect(Collectors.joining(", "))));
			}
		}
		return models.stream().filter(model -> wanted.contains(model.id())).toList();
	}

	private static Map<String, Object> entry(ModelDescriptor model, ModelProvision provision) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("id", model.id());
		entry.put("description", model.description());
		entry.put("licence", model.licence());
		entry.put("artifact", model.artifact());
		entry.put("bytes", model.bytes());
		entry.put("sha256", model.sha256());
		provision.store().find(model.id()).ifPresent(file -> entry.put("file", file.toString()));
		return entry;
	}
}
