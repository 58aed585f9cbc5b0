package org.lorgnette.engine.llm;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.llm.chat.Endpoint;
import org.lorgnette.engine.llm.chat.SecretStore;
import org.lorgnette.engine.remote.EndpointBook;
import org.lorgnette.engine.remote.EndpointSetting;
import org.lorgnette.engine.remote.NamedEndpoint;

/** The endpoint that settings, the environment or the user's book choose, and where its key is: a key goes to its own endpoint only. */
record ChosenEndpoint(Endpoint endpoint, SecretStore secrets) {

	/**
	 * @param environment
	 *            values of variables, or null
	 * @throws EngineUnavailableException
	 *             if none is chosen
	 */
	static ChosenEndpoint of(Settings settings, UnaryOperator<String> environment, EndpointBook book) throws EngineUnavailableException {
		String chosen = first(settings.text(EndpointSetting.NAME), environment.apply(EndpointSetting.VARIABLE));
		List<NamedEndpoint> known = book.endpoints();
		Optional<NamedEndpoint> named = chosen.isEmpty() && known.size() == 1 ? Optional.of(known.getFirst())
				: known.stream().filter(each -> each.name().equals(chosen)).findFirst();
		if (named.isPresent()) {
			NamedEndpoint found = named.get();
			String model = settings.text(LlmSettings.MODEL).isBlank() ? found.model() : settings.text(LlmSettings.MODEL).strip();
			return new ChosenEndpoint(Endpoint.of(found.address(), model, found.name()), name -> book.key(found));
		}
		if (chosen.isEmpty()) {
			throw new EngineUnavailableException("no endpoint is " + (known.isEmpty() ? "configured" : "chosen"),
					known.isEmpty() ? "set 'endpoint', or the environment variable " + EndpointSetting.VARIABLE
							+ ", to the address of an OpenAI-compatible API such as http://localhost:11434/v1; until then nothing is sent anywhere"
							: "set 'endpoint' to one of: " + names(known));
		}
		if (!chosen.contains("://") && !known.isEmpty()) {
			throw new EngineUnavailableException("there is no endpoint '" + chosen + "'",
					"set 'endpoint' to an address, or to one of: " + names(known));
		}
		return new ChosenEndpoint(Endpoint.of(chosen, first(settings.text(LlmSettings.MODEL),
				environment.apply(LlmSettings.MODEL_VARIABLE)),
				settings.text(LlmSettings.KEY_VARIABLE).strip()), SecretStore.ofEnvironment());
	}

	private static String names(List<NamedEndpoint> known) {
		return known.stream().map(NamedEndpoint::name).collect(Collectors.joining(", "));
	}

	private static String first(String setting, String variable) {
		return !setting.isBlank() ? setting.strip() : variable == null ? "" : variable.strip();
	}
}
