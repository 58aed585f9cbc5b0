package org.lorgnette.engine;

import java.nio.file.Path;
import java.util.Optional;

/** Where model files lie on this machine. */
@FunctionalInterface
public interface ModelStore {

	/** No models at all. */
	ModelStore EMPTY = id -> Optional.empty();

	/** The file or folder of the model with this id, if it is installed. */
	Optional<Path> find(String modelId);
}
