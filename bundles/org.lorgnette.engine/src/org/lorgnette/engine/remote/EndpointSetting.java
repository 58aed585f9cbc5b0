package org.lorgnette.engine.remote;

import org.lorgnette.engine.EngineDescriptor;

/** The setting by which engines that ask elsewhere are told where; such engines have one, and are never chosen for a user. */
public final class EndpointSetting {

	public static final String NAME = "endpoint";
	/** The variable of the environment that names the endpoint where the setting is empty. */
	public static final String VARIABLE = "LORGNETTE_ENDPOINT";

	private EndpointSetting() {
	}

	/** Whether an engine asks elsewhere. */
	public static boolean isOf(EngineDescriptor engine) {
		return engine.settings().stream().anyMatch(setting -> setting.name().equals(NAME));
	}

	/** Whether the environment names an endpoint. */
	public static boolean isInEnvironment() {
		String address = System.getenv(VARIABLE);
		return address != null && !address.isBlank();
	}
}
