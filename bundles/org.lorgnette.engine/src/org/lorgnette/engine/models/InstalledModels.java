package org.lorgnette.engine.models;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

import org.lorgnette.engine.ModelStore;

/**
 * The models of this machine: a properties file that names, for each model id, where its checked file lies, and those that come with
 * the program. A system property {@code lorgnette.models.ID} takes precedence.
 */
public final class InstalledModels implements ModelStore {

	private static final String PREFIX = "lorgnette.models.";

	private final Path index;

	public InstalledModels(Path index) {
		this.index = index;
	}

	/** The index in the user's cache folder. */
	public static InstalledModels ofUser() {
		return new InstalledModels(cacheFolder().resolve("models.properties"));
	}

	/** {@code lorgnette} below the folder that {@code XDG_CACHE_HOME} names, else below {@code .cache} in the home folder. */
	public static Path cacheFolder() {
		Optional<String> configured = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).filter(value -> !value.isBlank());
		return configured.map(Path::of).orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache")).resolve("lorgnette");
	}

	/** The file or folder of a model: as a system property says, as it is recorded here, or as it is shipped; if it is there. */
	@Override
	public Optional<Path> find(String modelId) {
		Optional<String> given = Optional.ofNullable(System.getProperty(PREFIX + modelId));
		return given.or(() -> Optional.ofNullable(load().getProperty(modelId))).map(Path::of).or(() -> ShippedModels.find(modelId))
				.filter(Files::exists);
	}

	/** Records where a model's checked file lies. */
	public void record(String modelId, Path file) throws IOException {
		Files.createDirectories(index.toAbsolutePath().getParent());
		Properties entries = load();
		entries.setProperty(modelId, file.toString());
		Path written = Files.createTempFile(index.toAbsolutePath().getParent(), "models", ".part");
		try {
			try (Writer out = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
				entries.store(out, "Checked model files");
			}
			replace(written);
		} finally {
			Files.deleteIfExists(written);
		}
	}

	private void replace(Path written) throws IOException {
		try {
			Files.move(written, index, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(written, index, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private Properties load() {
		Properties entries = new Properties();
		if (Files.exists(index)) {
			try (Reader in = Files.newBufferedReader(index, StandardCharsets.UTF_8)) {
				entries.load(in);
			} catch (IOException e) {
				throw new UncheckedIOException("the index of models, " + index + ", cannot be read; delete it to start anew", e);
			}
		}
		return entries;
	}
}
