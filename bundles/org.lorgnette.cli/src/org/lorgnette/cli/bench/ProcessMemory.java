package org.lorgnette.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** What memory this process has, where Linux tells. */
final class ProcessMemory {

	private static final Path STATUS = Path.of("/proc/self/status");
	private static final Path REFERENCES = Path.of("/proc/self/clear_refs");
	private static final String PEAK = "VmHWM:";
	/** What makes Linux forget the peak so far (proc(5)). */
	private static final String FORGET = "5";
	private static final double KIBIBYTE = 1024;
	private static final double MEGABYTE = 1_000_000;

	private ProcessMemory() {
	}

	/** Begins to watch the peak anew; false if that is not possible here. */
	static boolean forgetPeak() {
		System.gc();
		try {
			Files.writeString(REFERENCES, FORGET, StandardCharsets.US_ASCII);
			return true;
		} catch (IOException e) {
			return false;
		}
	}

	/** The most resident memory since the peak was forgotten, or of the whole process, in MB. */
	static OptionalDouble peak() {
		try {
			List<String> lines = Files.readAllLines(STATUS, StandardCharsets.US_ASCII);
			return lines.stream().filter(line -> line.startsWith(PEAK))
					.mapToDouble(line -> Double.parseDouble(line.substring(PEAK.length()).replace("kB", "").strip()) * KIBIBYTE / MEGABYTE)
					.findFirst();
		} catch (IOException e) {
			return OptionalDouble.empty();
		}
	}

	/** The Java heap that is in use after a collection, in MB. */
	static double heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
	}
}
