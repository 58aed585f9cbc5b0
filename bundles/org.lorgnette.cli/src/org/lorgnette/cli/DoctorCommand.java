package org.lorgnette.cli;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.lorgnette.engine.Checkup;
import org.lorgnette.engine.Checkup.Finding;
import org.lorgnette.engine.Checkup.State;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.models.ModelDescriptor;

import picocli.CommandLine.Command;

/** Says what this machine offers and what is missing. */
@Command(name = "doctor")
final class DoctorCommand extends org.lorgnette.cli.Command {

	/** What the bundles that may be left out look at, in the order that is shown. */
	private static final List<String> LEFT_OUT = List.of("onnxruntime", "pytorch");

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
		Map<String, String> machine = machine();
		EngineRegistry registry = engines.get();
		Map<String, String> models = new LinkedHashMap<>();
		for (ModelDescriptor model : registry.models()) {
			models.put(model.id(), InstalledModels.ofUser().find(model.id()).map(Object::toString)
					.orElse(messages().get("models.absent") + "; lorgnette models --fetch " + model.id()));
		}
		List<Finding> findings = examined(registry.checkups());
		if (json()) {
			Map<String, Object> document = new LinkedHashMap<>(machine);
			document.putAll(models);
			findings.forEach(finding -> document.put(finding.id(), entry(finding)));
			JsonOutput.print(console(), document);
		} else {
			Map<String, String> lines = new LinkedHashMap<>();
			machine.forEach((key, value) -> lines.put(label(key), value));
			findings.forEach(finding -> lines.put(finding.label(), line(finding)));
			models.forEach(lines::put);
			int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
			lines.forEach((label, value) -> console().out().println(label + " ".repeat(width - label.length() + 2) + value));
		}
		return findings.stream().anyMatch(finding -> finding.state() == State.BROKEN) ? ExitStatus.UNAVAILABLE : ExitStatus.DONE;
	}

	private Map<String, String> machine() {
		Map<String, String> machine = new LinkedHashMap<>();
		machine.put("java", System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")");
		machine.put("memory", Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB");
		machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
		machine.put("maven", isThere("mvn") ? "mvn" : absent("doctor.maven.remedy"));
		machine.put("fonts", fonts());
		machine.put("cache", InstalledModels.cacheFolder().toString());
		machine.put("languages", messages().locale() == Locale.FRENCH ? "fr" : "en");
		return machine;
	}

	private List<Finding> examined(List<Checkup> checkups) {
		List<Finding> findings = new ArrayList<>();
		for (Checkup checkup : checkups) {
			console().cancellation().check();
			findings.addAll(checkup.examine(InstalledModels.ofUser(), messages().locale()));
		}
		for (String id : LEFT_OUT) {
			if (findings.stream().noneMatch(finding -> finding.id().equals(id))) {
				findings.add(new Finding(id, messages().get("doctor." + id), State.ABSENT, messages().get("doctor.not.installed"),
						Optional.of(messages().get("doctor." + id + ".remedy")), Map.of()));
			}
		}
		return findings;
	}

	private String line(Finding finding) {
		String text = finding.state() == State.BROKEN ? messages().get("doctor.broken", finding.text()) : finding.text();
		return finding.remedy().map(remedy -> messages().get("doctor.remedied", text, remedy)).orElse(text);
	}

	private static Map<String, Object> entry(Finding finding) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("state", finding.state().id());
		entry.put("text", finding.text());
		finding.remedy().ifPresent(remedy -> entry.put("remedy", remedy));
		entry.putAll(finding.details());
		return entry;
	}

	private String label(String key) {
		return messages().get("doctor." + key);
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
