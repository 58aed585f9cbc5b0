package org.lorgnette.engine.djl.runtime;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.lorgnette.engine.ClassPath;
import org.lorgnette.engine.EngineUnavailableException;

/** Tries native code in a process of its own: what kills that one, or never ends, leaves this one alive. */
public final class Probe {

	/** In this reports a tried library that it cannot start; the name of the remedy follows. */
	private static final String FAILURE = "failure";
	private static final String REMEDY = "remedy";
	/** Marks the lines that are ours; native code may write others. */
	private static final String MARK = "@lorgnette ";
	private static final Duration LIMIT = Duration.ofMinutes(2);
	private static final int SHOWN = 300;

	/** What is tried; called in the other process. */
	@FunctionalInterface
	public interface Trial {

		/**
		 * @return what was found out, as lines of text by name
		 * @throws EngineUnavailableException
		 *             if the library cannot start here
		 */
		Map<String, String> run() throws EngineUnavailableException;
	}

	/**
	 * How it ended.
	 *
	 * @param values
	 *            what the trial found out
	 * @param failure
	 *            why it did not come to its end
	 * @param remedy
	 *            what to do about that, if the trial itself could say
	 */
	public record Outcome(Map<String, String> values, Optional<String> failure, Optional<String> remedy) {

		static Outcome failed(String why) {
			return new Outcome(Map.of(), Optional.of(why), Optional.empty());
		}
	}

	private Probe() {
	}

	/**
	 * Runs the main method of a class, which is to call {@link #report}, in another process with the class path and the system
	 * properties of this one.
	 */
	public static Outcome run(Class<?> main, String... arguments) {
		return run(LIMIT, main, arguments);
	}

	static Outcome run(Duration limit, Class<?> main, String... arguments) {
		ProcessBuilder builder = new ProcessBuilder(command(main, arguments)).redirectErrorStream(true);
		// ONNX Runtime reads the command line of its process in a way that a long one makes dangerous.
		builder.environment().put("CLASSPATH",
				ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
		try {
			return ended(builder.start(), limit);
		} catch (IOException e) {
			return Outcome.failed(String.valueOf(e.getMessage()));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Outcome.failed("interrupted");
		}
	}

	private static List<String> command(Class<?> main, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(Probe::isShared).forEach(command::add);
		command.addAll(List.of("-Xmx256m", "-XX:+SuppressFatalErrorMessage", "-XX:-CreateCoredumpOnCrash", "-Xlog:disable",
				"--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-Dstdout.encoding=UTF-8", main.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	/** Settings that decide what native code does; agents and ports must not be taken along. */
	private static boolean isShared(String option) {
		return option.startsWith("-D") && !option.startsWith("-Dcom.sun.management") && !option.startsWith("-Djava.class.path=");
	}

	private static Outcome ended(Process process, Duration limit) throws IOException, InterruptedException {
		Map<String, String> values = new LinkedHashMap<>();
		StringBuilder noise = new StringBuilder();
		// Its pipe must be emptied while it runs, and this must end with it even if something it started holds the pipe.
		Thread reader = Thread.ofVirtual().start(() -> read(process, values, noise));
		if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
			process.destroyForcibly();
			return Outcome.failed("the process that loads it did not come to an end within " + limit.toSeconds() + " s");
		}
		reader.join(Duration.ofSeconds(2));
		synchronized (values) {
			if (values.containsKey(FAILURE)) {
				return new Outcome(Map.of(), Optional.of(values.get(FAILURE)), Optional.ofNullable(values.get(REMEDY)));
			}
			if (process.exitValue() != 0 || values.isEmpty()) {
				String last = noise.isEmpty() ? "" : " (" + noise + ")";
				return Outcome.failed("the process that loads it ended with status " + process.exitValue() + last);
			}
			return new Outcome(Map.copyOf(values), Optional.empty(), Optional.empty());
		}
	}

	private static void read(Process process, Map<String, String> values, StringBuilder noise) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				synchronized (values) {
					int sign = line.indexOf('=');
					if (line.startsWith(MARK) && sign > 0) {
						values.put(line.substring(MARK.length(), sign), line.substring(sign + 1));
					} else if (!line.isBlank()) {
						noise.setLength(0);
						noise.append(line.strip(), 0, Math.min(SHOWN, line.strip().length()));
					}
				}
			}
		} catch (IOException e) {
			// It ended; what was read until then counts.
			noise.append(noise.isEmpty() ? e.getMessage() : "");
		}
	}

	/** To be called in the other process: tries, and writes what comes of it for the one that waits. */
	public static void report(Trial trial) {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		try {
			trial.run().forEach((name, value) -> write(out, name, value));
		} catch (EngineUnavailableException e) {
			write(out, FAILURE, e.getMessage());
			write(out, REMEDY, e.remedy());
		} catch (RuntimeException | LinkageError e) {
			write(out, FAILURE, String.valueOf(e));
		}
	}

	private static void write(PrintStream out, String name, String value) {
		out.println(MARK + name + "=" + value.strip().replaceAll("\\s*\\R\\s*", " | "));
	}
}
