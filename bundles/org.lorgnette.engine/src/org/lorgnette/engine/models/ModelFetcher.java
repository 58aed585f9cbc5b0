package org.lorgnette.engine.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings models through Maven: the machine's own set-up decides where from. Files stay in Maven's local repository; their checksum
 * is compared before they are recorded.
 */
public final class ModelFetcher {

	/** What Maven prints while it loads: {@code Progress (1): 12/474 MB}, or {@code 12 MB} if the server names no size. */
	private static final Pattern PROGRESS = Pattern.compile("Progress \\(\\d+\\):.*?([0-9.]+)(?:/[0-9.]+)? ([kMG]?)B");
	private static final int LINES_KEPT = 12;
	private static final long LOOK_MILLIS = 100;

	private final List<String> maven;
	private final InstalledModels models;

	/** @param maven the command that runs Maven, 3.8 or newer */
	public ModelFetcher(List<String> maven, InstalledModels models) {
		this.maven = List.copyOf(maven);
		this.models = models;
	}

	/** With Lorgnette's own Maven, {@code mvnw} in the folder that {@code lorgnette.home} names, or else the machine's. */
	public static ModelFetcher ofMachine(InstalledModels models) {
		Optional<Path> own = Optional.ofNullable(System.getProperty("lorgnette.home")).map(home -> Path.of(home, "mvnw"))
				.filter(Files::isExecutable);
		return new ModelFetcher(List.of(own.map(Path::toString).orElse("mvn")), models);
	}

	/** Hears how many bytes of a model are here. */
	@FunctionalInterface
	public interface Progress {

		void at(long bytes, long total);
	}

	/**
	 * Fetches and records a model.
	 *
	 * @throws IOException
	 *             if Maven cannot bring it (with Maven's last words) or the file is not the one expected
	 * @throws java.util.concurrent.CancellationException
	 *             if it was cancelled
	 */
	public Path fetch(ModelDescriptor model, Progress progress, BooleanSupplier cancelled) throws IOException {
		Path folder = Files.createTempDirectory("lorgnette-model");
		try {
			Path pom = folder.resolve("pom.xml");
			Path answer = folder.resolve("file");
			Files.writeString(pom, pom(model), StandardCharsets.UTF_8);
			run(model, pom, answer, progress, cancelled);
			Path file = Path.of(Files.readString(answer, StandardCharsets.UTF_8).strip());
			check(model, file);
			progress.at(model.bytes(), model.bytes());
			models.record(model.id(), file);
			return file;
		} finally {
			for (String name : List.of("pom.xml", "file")) {
				Files.deleteIfExists(folder.resolve(name));
			}
			Files.deleteIfExists(folder);
		}
	}

	private void run(ModelDescriptor model, Path pom, Path answer, Progress progress, BooleanSupplier cancelled) throws IOException {
		List<String> command = new ArrayList<>(maven);
		command.addAll(List.of("-f", pom.toString(), "-Dmdep.outputFile=" + answer,
				"org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath"));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		Thread watch = Thread.ofPlatform().daemon().name("fetch-" + model.id()).start(() -> stopWhen(cancelled, process));
		Deque<String> lastLines = new ArrayDeque<>();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			process.getOutputStream().close();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (cancelled.getAsBoolean()) {
					throw new CancellationException();
				}
				Matcher matcher = PROGRESS.matcher(line);
				if (matcher.find()) {
					progress.at(Math.min(bytes(matcher), model.bytes()), model.bytes());
				} else if (!line.isBlank()) {
					lastLines.addLast(line);
					if (lastLines.size() > LINES_KEPT) {
						lastLines.removeFirst();
					}
				}
			}
			int status = process.waitFor();
			if (cancelled.getAsBoolean()) {
				throw new CancellationException();
			}
			if (status != 0 || !Files.exists(answer)) {
				throw new IOException("Maven could not bring " + model.artifact() + " (exit status " + status + "):\n"
						+ String.join("\n", lastLines));
			}
		} catch (IOException e) {
			// Stopping the process closes what it writes to, maybe while this reads.
			if (cancelled.getAsBoolean()) {
				throw new CancellationException();
			}
			throw e;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while Maven was bringing " + model.artifact(), e);
		} finally {
			process.destroy();
			watch.interrupt();
		}
	}

	/** Maven may say nothing for minutes, as when a server does not answer: whoever cancels does not wait for its next line. */
	private static void stopWhen(BooleanSupplier cancelled, Process process) {
		try {
			while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				if (cancelled.getAsBoolean()) {
					process.descendants().forEach(ProcessHandle::destroy);
					process.destroy();
				}
			}
		} catch (InterruptedException e) {
			// The fetch is over.
			Thread.currentThread().interrupt();
		}
	}

	private static long bytes(Matcher matcher) {
		long unit = switch (matcher.group(2)) {
			case "k" -> 1_000;
			case "M" -> 1_000_000;
			case "G" -> 1_000_000_000;
			default -> 1;
		};
		return (long) (Double.parseDouble(matcher.group(1)) * unit);
	}

	private static void check(ModelDescriptor model, Path file) throws IOException {
		if (Files.size(file) != model.bytes() || !sha256(file).equals(model.sha256())) {
			throw new IOException(file + " is not the model " + model.id() + " (size or SHA-256 differ); delete it and fetch it again");
		}
	}

	/** SHA-256 of a file in lower-case hexadecimal. */
	public static String sha256(Path file) throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
				byte[] buffer = new byte[1 << 16];
				while (in.read(buffer) >= 0) {
					// Reading feeds the digest.
				}
			}
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	private static String pom(ModelDescriptor model) {
		String[] parts = model.artifact().split(":");
		return """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>org.lorgnette</groupId>
					<artifactId>model</artifactId>
					<version>1</version>
					<packaging>pom</packaging>
					<dependencies>
						<dependency>
							<groupId>%s</groupId>
							<artifactId>%s</artifactId>
							<version>%s</version>
							<classifier>%s</classifier>
							<exclusions>
								<exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion>
							</exclusions>
						</dependency>
					</dependencies>
				</project>
				""".formatted((Object[]) parts);
	}
}
