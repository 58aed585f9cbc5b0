package org.lorgnette.evaluation.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which program works on which machine. */
public final class Provenance {

	/** Of Lorgnette. */
	public static final String VERSION = "0.1.0";

	private Provenance() {
	}

	/** Name and version of operating system, processor architecture, Java, processors and heap. */
	public static Map<String, String> platform() {
		Map<String, String> platform = new TreeMap<>();
		for (String property : List.of("os.name", "os.version", "os.arch", "java.version", "java.vendor")) {
			platform.put(property, System.getProperty(property, ""));
		}
		platform.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
		platform.put("heap.mb", String.valueOf(Runtime.getRuntime().maxMemory() / (1024 * 1024)));
		return platform;
	}

	/** The commit that the program's checkout stands at, if it runs from one and git is there. */
	public static Optional<String> revision() {
		Optional<String> home = Optional.ofNullable(System.getProperty("lorgnette.home"));
		if (home.isEmpty() || !Files.exists(Path.of(home.get(), ".git"))) {
			return Optional.empty();
		}
		try {
			Process git = new ProcessBuilder("git", "-C", home.get(), "describe", "--always", "--dirty", "--abbrev=12")
					.redirectError(ProcessBuilder.Redirect.DISCARD).start();
			try (BufferedReader answer = new BufferedReader(new InputStreamReader(git.getInputStream(), StandardCharsets.UTF_8))) {
				Optional<String> line = Optional.ofNullable(answer.readLine());
				return git.waitFor() == 0 ? line : Optional.empty();
			}
		} catch (IOException e) {
			// Without git on the machine there is no revision to tell.
			return Optional.empty();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}
}
