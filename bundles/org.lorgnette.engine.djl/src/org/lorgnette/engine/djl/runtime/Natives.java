package org.lorgnette.engine.djl.runtime;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Utils;
import ai.onnxruntime.OrtEnvironment;
import org.lorgnette.engine.EngineUnavailableException;

/** Starts the native libraries: ONNX Runtime, and the tokenizers. Each starts once; a failure is reported alike ever after. */
public final class Natives {

	static {
		// No engine of DJL may ever look for anything in a network, nor complain on standard error that nobody takes its log.
		setIfAbsent("ai.djl.offline", "true");
		setIfAbsent("slf4j.internal.verbosity", "ERROR");
	}

	/** What both libraries bring natives for, as operating system and architecture. */
	private static final Set<String> PLATFORMS = Set.of("linux x86_64", "linux aarch64", "macos aarch64", "windows x86_64");
	private static final long BYTES_NEEDED = 60L << 20;
	/** Enough for the longest command line that Linux allows, of 2 MiB; only what is used of it takes memory. */
	private static final long STACK = 512L << 20;

	private static final Start ONNX_RUNTIME = new Start("ONNX Runtime", Path.of(System.getProperty("java.io.tmpdir")),
			"-Djava.io.tmpdir=DIR", Natives::startOnnxRuntime);
	private static final Start TOKENIZERS = new Start("the tokenizer library", cache(), "-DDJL_CACHE_DIR=DIR",
			LibUtils::checkStatus);
	/** It prints the stack of a failure that is reported here; kept, since the levels of loggers that nobody holds are forgotten. */
	private static final Logger LOG = Logger.getLogger("ai.onnxruntime.OnnxRuntime");

	/** One library: started at most once. */
	private static final class Start {

		private final String name;
		private final Path folder;
		private final String option;
		private final Runnable work;
		private boolean started;
		private Throwable failure;

		Start(String name, Path folder, String option, Runnable work) {
			this.name = name;
			this.folder = folder;
			this.option = option;
			this.work = work;
		}

		synchronized void require() throws EngineUnavailableException {
			if (!started && failure == null) {
				failure = inDeepThread(() -> withOwnLoader(work));
				started = failure == null;
			}
			if (failure != null) {
				throw unavailable(name, folder, option, failure);
			}
		}
	}

	private Natives() {
	}

	/**
	 * Does work in a thread with a deep stack: ONNX Runtime 1.29 searches the command line of its process by recursion, one call a
	 * character, and a class path of ten thousand characters takes the process down with it.
	 *
	 * @return what it failed with, or null
	 */
	private static Throwable inDeepThread(Runnable work) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Thread thread = new Thread(null, work, "Start of a native library", STACK);
		thread.setUncaughtExceptionHandler((ended, thrown) -> failure.set(thrown));
		thread.setDaemon(true);
		thread.start();
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			} catch (InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return failure.get();
	}

	/** @throws EngineUnavailableException if ONNX Runtime cannot start on this machine, with what to do about it */
	static OrtEnvironment onnxRuntime() throws EngineUnavailableException {
		ONNX_RUNTIME.require();
		return OrtEnvironment.getEnvironment();
	}

	/** @throws EngineUnavailableException if the tokenizers cannot start on this machine, with what to do about it */
	public static void requireTokenizers() throws EngineUnavailableException {
		TOKENIZERS.require();
	}

	/**
	 * Does work with the context class loader that DJL looks for its engines with. Under OSGi, a thread of a common pool has one
	 * that finds none of them.
	 */
	public static void withOwnLoader(Runnable work) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(NDManager.class.getClassLoader());
		try {
			work.run();
		} finally {
			thread.setContextClassLoader(before);
		}
	}

	private static void setIfAbsent(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}

	private static void startOnnxRuntime() {
		LOG.setLevel(Level.OFF);
		// DJL's engine configures the one environment of the process and fails if there is another before.
		Engine.getEngine("OnnxRuntime");
		OrtEnvironment.getEnvironment();
	}

	private static Path cache() {
		return Utils.getEngineCacheDir("tokenizers");
	}

	private static EngineUnavailableException unavailable(String name, Path folder, String option, Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		return new EngineUnavailableException(name + " cannot start on this machine (" + cause + ")",
				remedy(name, platform(), folder, option), failure);
	}

	static String remedy(String name, String platform, Path folder, String option) {
		if (!PLATFORMS.contains(platform)) {
			return "neural engines do not run on " + platform + "; use one of " + String.join(", ", PLATFORMS.stream().sorted().toList())
					+ ", or another engine";
		}
		String place = "the native library of " + name + " is unpacked to " + folder;
		String elsewhere = ", or name another folder by LORGNETTE_OPTS=" + option + ", and start again";
		Optional<Path> existing = existing(folder);
		if (existing.isEmpty() || !Files.isWritable(existing.get())) {
			return place + ", which cannot be written to; make it writable" + elsewhere;
		}
		if (space(existing.get()) < BYTES_NEEDED) {
			return place + ", where less than " + (BYTES_NEEDED >> 20) + " MB are free; make room" + elsewhere;
		}
		if (!Files.isDirectory(folder)) {
			return place + ", which is not there; make that folder" + elsewhere;
		}
		return place + "; make sure that programs may be run from there (no 'noexec') and that the system's C++ library is installed"
				+ elsewhere;
	}

	private static Optional<Path> existing(Path folder) {
		Path place = folder.toAbsolutePath();
		while (place != null && !Files.exists(place)) {
			place = place.getParent();
		}
		return Optional.ofNullable(place).filter(Files::isDirectory);
	}

	private static long space(Path folder) {
		try {
			FileStore store = Files.getFileStore(folder);
			return store.getUsableSpace();
		} catch (IOException e) {
			// Then it is not the space that can be named as the cause.
			return Long.MAX_VALUE;
		}
	}

	static String platform() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		String known = system.startsWith("mac") ? "macos" : system.startsWith("windows") ? "windows" : system;
		return known + " " + (architecture.equals("amd64") ? "x86_64" : architecture.equals("arm64") ? "aarch64" : architecture);
	}
}
