package org.lorgnette.engine.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;

/** A scripted server, a folder for what is kept, and engines that use both. */
final class LlmFixture implements AutoCloseable {

	/** No endpoint in the environment, whatever machine tests run on. */
	static final LlmEngines PROVIDER = new LlmEngines(name -> null, () -> new org.lorgnette.engine.EngineRegistry(List.of()));

	final ScriptedServer server;
	final Path folder;

	/** An engine that cannot send anything. */
	static Engine preview(String id, Map<String, String> settings, ModelStore models) throws EngineUnavailableException {
		EngineDescriptor descriptor = PROVIDER.engines().stream().filter(engine -> engine.id().equals(id)).findFirst().orElseThrow();
		return PROVIDER.preview(descriptor, Settings.of(descriptor.settings(), settings), models).orElseThrow();
	}

	LlmFixture(ScriptedServer.Script script) {
		server = new ScriptedServer(script);
		try {
			folder = Files.createTempDirectory("lorgnette-llm");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Map<String, String> settings(String... more) {
		Map<String, String> settings = new HashMap<>(Map.of("endpoint", server.address(), "model", "scripted", "key-variable",
				"NO_SUCH_KEY",
				"cache", folder.resolve("replies").toString(), "retries", "0"));
		for (int i = 0; i < more.length; i += 2) {
			settings.put(more[i], more[i + 1]);
		}
		return settings;
	}

	Engine open(String id, String... more) throws EngineUnavailableException {
		return open(id, settings(more));
	}

	static Engine open(String id, Map<String, String> settings) throws EngineUnavailableException {
		EngineDescriptor descriptor = PROVIDER.engines().stream().filter(engine -> engine.id().equals(id)).findFirst().orElseThrow();
		return PROVIDER.open(descriptor, Settings.of(descriptor.settings(), settings), ModelStore.EMPTY);
	}

	TextEngine text(String id, String... more) throws EngineUnavailableException {
		return (TextEngine) open(id, more);
	}

	@Override
	public void close() {
		server.close();
		delete(folder);
	}

	static void delete(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static List<String> lines(Path file) throws IOException {
		return Files.readAllLines(file);
	}
}
