package org.lorgnette.engine.llm.chat;

import java.util.Optional;

/** Where keys are kept. */
@FunctionalInterface
public interface SecretStore {

	/** The key that goes by this name, such as {@code LORGNETTE_API_KEY}. */
	Optional<String> find(String name);

	/** Keys in variables of the environment. */
	static SecretStore ofEnvironment() {
		return name -> name.isBlank() ? Optional.empty() : Optional.ofNullable(System.getenv(name)).filter(key -> !key.isBlank());
	}
}
