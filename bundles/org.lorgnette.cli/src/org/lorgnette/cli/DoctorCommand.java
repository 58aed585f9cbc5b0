package org.lorgnette.cli;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.models.ModelDescriptor;

import com.google.gson.GsonBuilder;

import picocli.CommandLine.Command;

/** Says what this machine offers and what is missing. */
@Command(name = "doctor")
final class DoctorCommand extends org.lorgnette.cli.Command {

	private final Supplier<EngineRegistry> engines;

	DoctorCommand(Console console) {
		this(console, EngineRegistry::installed);
	}

	DoctorCommand(Console console, Supplier<EngineRegistry> engines) {
		super(console);
		this.engines = engines;
	}

	@Override
	int run() {
		Map<String, String> findings = new LinkedHashMap<>();
		findings.put("java", System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")");
		findings.put("memory", Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB");
		findings.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
		findings.put("maven", isThere("mvn") ? "mvn" : absent("doctor.maven.remedy"));
		findings.put("fonts", fonts());
		findings.put("cache", InstalledModels.cacheFolder().toString());
		findings.put("languages", messages().locale() == Locale.FRENCH ? "fr" : "en");
		for (ModelDescriptor model : engines.get().models()) {
			findings.put(model.id(), InstalledModels.ofUser().find(model.id()).map(Object::toString)
					.orElse(messages().get("models.absent") + "; lorgnette models --fetch " + model.id()));
		}
		if (json()) {
			console().out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(findings));
		} else {
			int width = findings.keySet().stream().mapToInt(key -> label(key).length()).max().orElse(0);
			findings.forEach((key, value) -> console().out()
					.println(label(key) + " ".repeat(width - label(key).length() + 2) + value));
		}
		return ExitStatus.DONE;
	}

	private String label(String key) {
		return messages().bundle().containsKey("doctor." + key) ? messages().get("doctor." + key) : key;
	}

	private String absent(String remedy) {
		return messages().get("doctor.absent", messages().get(remedy));
	}

	private static boolean isThere(String command) {
		try {
			Process process = new ProcessBuilder(command, "--version").redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			return process.waitFor() == 0;
		} catch (IOException e) {
			return false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Java cannot even list fonts on a machine without fontconfig. */
	private String fonts() {
		try {
			int families = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
			return families > 0 ? String.valueOf(families) : absent("doctor.fonts.remedy");
		} catch (LinkageError | RuntimeException e) {
			return absent("doctor.fonts.remedy");
		}
	}
}
