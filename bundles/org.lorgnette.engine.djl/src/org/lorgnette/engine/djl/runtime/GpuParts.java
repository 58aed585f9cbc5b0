package org.lorgnette.engine.djl.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Linux has of NVIDIA's GPUs, one thing resting on the other: cards, the driver's device files, and the library that programs
 * reach the driver by.
 *
 * @param looked whether this was looked for; elsewhere than on Linux it is not, and the rest is empty
 * @param cards places of display and compute cards of NVIDIA on the bus, such as {@code 0000:01:00.0}
 * @param devices such as {@code /dev/nvidia0}
 * @param library such as {@code /usr/lib/x86_64-linux-gnu/libcuda.so.1}
 */
public record GpuParts(boolean looked, List<String> cards, List<String> devices, Optional<String> library) {

	static final GpuParts UNKNOWN = new GpuParts(false, List.of(), List.of(), Optional.empty());
	/** What programs load. */
	static final String LIBRARY = "libcuda.so.1";

	private static final String VENDOR = "0x10de";
	/** Display controllers, 3D controllers among them. */
	private static final String DISPLAY = "0x03";
	/** Where the loader and container tools look, beside the folders of LD_LIBRARY_PATH. */
	private static final List<String> FOLDERS = List.of("usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu", "usr/lib64", "usr/lib",
			"lib/x86_64-linux-gnu", "lib64", "usr/lib/wsl/lib", "usr/local/nvidia/lib64", "usr/local/nvidia/lib", "usr/local/cuda/compat",
			"run/opengl-driver/lib");

	public GpuParts {
		cards = List.copyOf(cards);
		devices = List.copyOf(devices);
	}

	/** Those of this machine. */
	static GpuParts seen() {
		boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
		return linux ? of(Path.of("/"), name -> Optional.ofNullable(System.getenv(name))) : UNKNOWN;
	}

	/** @param root of the file system */
	static GpuParts of(Path root, Function<String, Optional<String>> environment) {
		return new GpuParts(true, cards(root.resolve("sys/bus/pci/devices")), devices(root), library(root, environment));
	}

	private static List<String> cards(Path bus) {
		return entries(bus, "*").stream().filter(card -> read(card.resolve("vendor")).equals(VENDOR)
				&& read(card.resolve("class")).startsWith(DISPLAY)).map(card -> card.getFileName().toString()).toList();
	}

	private static List<String> devices(Path root) {
		return entries(root.resolve("dev"), "nvidia[0-9]*").stream().map(device -> "/dev/" + device.getFileName()).toList();
	}

	private static Optional<String> library(Path root, Function<String, Optional<String>> environment) {
		Stream<Path> named = Stream.of(environment.apply("LD_LIBRARY_PATH").orElse("").split(File.pathSeparator))
				.filter(folder -> !folder.isBlank()).flatMap(GpuParts::path);
		return Stream.concat(named, FOLDERS.stream().map(root::resolve)).map(folder -> folder.resolve(LIBRARY)).filter(Files::exists)
				.map(Path::toString).findFirst();
	}

	private static Stream<Path> path(String folder) {
		try {
			return Stream.of(Path.of(folder));
		} catch (InvalidPathException e) {
			// The loader finds nothing there either.
			return Stream.empty();
		}
	}

	private static List<Path> entries(Path folder, String pattern) {
		List<Path> entries = new ArrayList<>();
		if (Files.isDirectory(folder)) {
			try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
				all.forEach(entries::add);
			} catch (IOException e) {
				// What cannot be listed is not there for other programs either.
				return List.of();
			}
		}
		entries.sort(null);
		return entries;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.US_ASCII).strip();
		} catch (IOException e) {
			return "";
		}
	}
}
