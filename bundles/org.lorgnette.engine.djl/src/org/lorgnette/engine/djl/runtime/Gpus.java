package org.lorgnette.engine.djl.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NVIDIA's GPUs, as its driver and its program {@code nvidia-smi} tell of them; no native code is loaded for it.
 *
 * @param driver the driver's version
 * @param names such as {@code NVIDIA H200, 143771 MiB}
 * @param parts what they rest on
 */
public record Gpus(Optional<String> driver, List<String> names, GpuParts parts) {

	private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
	private static final Pattern VERSION = Pattern.compile("Kernel Module\\D*(\\d+\\.[\\d.]+)");
	private static final List<String> COMMAND = List.of("nvidia-smi", "--query-gpu=name,memory.total,driver_version",
			"--format=csv,noheader");
	private static final int PARTS = 3;
	private static final int LIMIT_SECONDS = 15;
	private static final int LONGEST = 1 << 16;

	public Gpus {
		names = List.copyOf(names);
	}

	/** Of whose parts nothing is known. */
	public Gpus(Optional<String> driver, List<String> names) {
		this(driver, names, GpuParts.UNKNOWN);
	}

	/** Those of this machine. */
	public static Gpus seen() {
		return of(loaded(), answer(), GpuParts.seen());
	}

	static Gpus of(Optional<String> loaded, List<String> rows) {
		return of(loaded, rows, GpuParts.UNKNOWN);
	}

	/** Whether the library is known to be missing that programs reach the driver by. */
	public boolean lacksLibrary() {
		return parts.looked() && parts.library().isEmpty();
	}

	/** @param rows of {@code nvidia-smi}: name, memory, version of the driver */
	static Gpus of(Optional<String> loaded, List<String> rows, GpuParts parts) {
		List<String[]> cells = rows.stream().map(row -> row.split("\\s*,\\s*")).filter(row -> row.length == PARTS).toList();
		return new Gpus(loaded.or(() -> cells.stream().map(row -> row[2]).findFirst()),
				cells.stream().map(row -> row[0] + ", " + row[1]).toList(), parts);
	}

	private static Optional<String> loaded() {
		try {
			return Files.isReadable(DRIVER) ? version(Files.readString(DRIVER, StandardCharsets.UTF_8)) : Optional.empty();
		} catch (IOException e) {
			// Then the program says what there is.
			return Optional.empty();
		}
	}

	/** @param text such as {@code NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 ...} */
	static Optional<String> version(String text) {
		Matcher found = VERSION.matcher(text.replace("x86_64", ""));
		return found.find() ? Optional.of(found.group(1)) : Optional.empty();
	}

	private static List<String> answer() {
		try {
			Process process = new ProcessBuilder(COMMAND).redirectError(ProcessBuilder.Redirect.DISCARD).start();
			try (InputStream out = process.getInputStream()) {
				if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
					process.destroyForcibly();
					return List.of();
				}
				return process.exitValue() == 0 ? new String(out.readNBytes(LONGEST), StandardCharsets.UTF_8).lines().map(String::strip).toList()
						: List.of();
			}
		} catch (IOException e) {
			return List.of();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}
}
