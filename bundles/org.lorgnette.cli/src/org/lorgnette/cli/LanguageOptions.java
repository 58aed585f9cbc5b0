package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.language.LanguageEngine;

import picocli.CommandLine.Option;

/** The language models that a command asks: {@code ID}, or {@code ID=MODEL} for a model of the user's own. */
final class LanguageOptions {

	private static final String MODEL = "model";

	@Option(names = "--engine", required = true, paramLabel = "ID[=MODEL]", descriptionKey = "language.engine")
	private List<String> engines = new ArrayList<>();

	@Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "language.set")
	private Map<String, String> settings = new LinkedHashMap<>();

	/** Engines that are open, by the names that the user gave them. */
	record Opened(Map<String, LanguageEngine> engines) implements AutoCloseable {

		@Override
		public void close() {
			engines.values().forEach(LanguageEngine::close);
		}
	}

	/** @throws UsageException also if a setting fits none of them, or one is named twice */
	Opened open(Console console, EngineRegistry registry) throws EngineException {
		Set<String> meant = new HashSet<>();
		Map<String, LanguageEngine> open = new LinkedHashMap<>();
		Opened opened = new Opened(open);
		try {
			for (String named : engines) {
				if (open.containsKey(named)) {
					throw new UsageException(console.messages().get("language.engine.twice", named));
				}
				open.put(named, open(console, registry, named, meant));
			}
			settings.keySet().stream().filter(name -> !meant.contains(name)).findFirst().ifPresent(name -> {
				throw new UsageException(console.messages().get("bench.text.setting", name, String.join(", ", engines)));
			});
		} catch (EngineException | RuntimeException e) {
			opened.close();
			throw e;
		}
		return opened;
	}

	/** What the user called the first engine. */
	String name() {
		return engines.getFirst();
	}

	/** The only engine. */
	LanguageEngine openOne(Console console, EngineRegistry registry) throws EngineException {
		if (engines.size() != 1) {
			throw new UsageException(console.messages().get("language.engine.one"));
		}
		return open(console, registry).engines().get(engines.getFirst());
	}

	private LanguageEngine open(Console console, EngineRegistry registry, String named, Set<String> meant)
			throws EngineException {
		int equals = named.indexOf('=');
		String id = equals < 0 ? named : named.substring(0, equals);
		Map<String, String> given = new LinkedHashMap<>(settings);
		given.keySet().retainAll(registry.find(id).map(EngineDescriptor::settings).orElse(List.of()).stream().map(Setting::name)
				.toList());
		meant.addAll(given.keySet());
		if (equals >= 0) {
			given.put(MODEL, named.substring(equals + 1));
		}
		ModelProvision models = new ModelProvision(console, registry);
		models.provide(id);
		try {
			return registry.openLanguage(id, given, models.store());
		} catch (IllegalArgumentException e) {
			throw new UsageException(named + ": " + e.getMessage());
		}
	}
}
