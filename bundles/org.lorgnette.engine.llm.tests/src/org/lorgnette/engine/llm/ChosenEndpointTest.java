package org.lorgnette.engine.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.remote.EndpointBook;
import org.lorgnette.engine.remote.NamedEndpoint;
import org.lorgnette.engine.remote.TestsConnection;
import org.lorgnette.engine.remote.TestsConnection.Connection;

class ChosenEndpointTest {

	private static final NamedEndpoint HERE = new NamedEndpoint("here", "http://localhost:1/v1", "small");
	private static final NamedEndpoint THERE = new NamedEndpoint("there", "https://there.example/v1", "large");

	/** Keys of endpoints are their names. */
	private record Book(List<NamedEndpoint> endpoints) implements EndpointBook {

		@Override
		public Optional<String> key(NamedEndpoint endpoint) {
			return Optional.of("key of " + endpoint.name());
		}
	}

	private static ChosenEndpoint chosen(Map<String, String> settings, Map<String, String> environment, NamedEndpoint... book)
			throws EngineUnavailableException {
		return ChosenEndpoint.of(Settings.of(LlmQaEngine.DESCRIPTOR.settings(), settings), environment::get, new Book(List.of(book)));
	}

	@Test
	void theOnlyOneIsTakenUnlessAnotherIsNamed() throws Exception {
		ChosenEndpoint only = chosen(Map.of(), Map.of(), HERE);
		assertEquals("http://localhost:1/v1 (model small)", only.endpoint().toString());
		assertEquals(Optional.of("key of here"), only.secrets().find(only.endpoint().keyVariable()));
		assertEquals("large", chosen(Map.of("endpoint", "there"), Map.of(), HERE, THERE).endpoint().model());
		assertEquals("mine", chosen(Map.of("endpoint", "there", "model", "mine"), Map.of(), HERE, THERE).endpoint().model());
		EngineUnavailableException two = assertThrows(EngineUnavailableException.class, () -> chosen(Map.of(), Map.of(), HERE, THERE));
		assertTrue(two.remedy().contains("here, there"), two.remedy());
		EngineUnavailableException unknown = assertThrows(EngineUnavailableException.class,
				() -> chosen(Map.of("endpoint", "nowhere"), Map.of(), HERE, THERE));
		assertTrue(unknown.getMessage().contains("nowhere") && unknown.remedy().contains("here, there"), unknown.remedy());
	}

	/** The environment speaks for the whole process, as on the command line; a setting goes before it. */
	@Test
	void theEnvironmentGoesBeforeTheOnlyOne() throws Exception {
		Map<String, String> environment = Map.of("LORGNETTE_ENDPOINT", "http://elsewhere:2/v1", "LORGNETTE_MODEL", "m");
		assertEquals("http://elsewhere:2/v1 (model m)", chosen(Map.of(), environment, HERE).endpoint().toString());
		assertEquals("http://localhost:1/v1 (model small)", chosen(Map.of("endpoint", "here"), environment, HERE).endpoint().toString());
	}

	/** Whoever the address belongs to must not be handed the key of another. */
	@Test
	void keysGoToTheirOwnEndpointOnly() throws Exception {
		ChosenEndpoint plain = chosen(Map.of("endpoint", "http://stranger.example/v1", "key-variable", "here"), Map.of(), HERE);
		assertEquals(Optional.empty(), plain.secrets().find(plain.endpoint().keyVariable()));
	}

	private static Connection test(LlmFixture fixture, String... settings) throws EngineException {
		try (Engine engine = fixture.open("llm-qa", settings)) {
			return ((TestsConnection) engine).testConnection(Cancellation.NONE);
		}
	}

	@Test
	void aConnectionTestAsksEachTime() throws Exception {
		try (LlmFixture fixture = new LlmFixture(ScriptedServer.reply("{\"there\": true}"))) {
			Connection first = test(fixture);
			assertEquals("scripted", first.model());
			assertTrue(first.keepsForm());
			assertFalse(first.tellsProbabilities());
			fixture.server.otherwise((request, exchange) -> ScriptedServer.send(exchange, 200, "application/json",
					ScriptedServer.completion("Yes, I am here!", 0.5)));
			Connection second = test(fixture);
			assertFalse(second.keepsForm());
			assertTrue(second.tellsProbabilities());
			assertEquals(2, fixture.server.asked().size());
			assertEquals("test", fixture.server.asked().getFirst().schema());
			fixture.server.otherwise((request, exchange) -> ScriptedServer.send(exchange, 404, "application/json",
					"{\"error\": {\"message\": \"no such model\"}}"));
			String message = assertThrows(EngineException.class, () -> test(fixture)).getMessage();
			assertTrue(message.contains("no such model"), message);
		}
	}
}
