package org.lorgnette.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A store that is told of each model by a system property: {@code lorgnette.models.ID=PATH}. */
public final class SystemPropertyModels implements ModelStore {

	private static final String PREFIX = "lorgnette.models.";

	/** The property that names the file or folder of this model. */
	public static String property(String modelId) {
		return PREFIX + modelId;
	}

	@Override
	public Optional<Path> find(String modelId) {
		return Optional.ofNullable(System.getProperty(property(modelId))).filter(path -> !path.isBlank()).map(Path::of)
				.filter(Files::exists);
	}
}
