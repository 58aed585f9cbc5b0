package org.lorgnette.engine.llm.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.EngineUnavailableException;

class EndpointTest {

	@ParameterizedTest
	@CsvSource({"http://localhost:11434/v1, http://localhost:11434/v1/chat/completions",
			"http://localhost:11434/v1/, http://localhost:11434/v1/chat/completions",
			"HTTPS://Host/v1/chat/completions, https://Host/v1/chat/completions", "http://[::1]:8080, http://[::1]:8080/chat/completions",
			"https://h/openai/d?api-version=2, https://h/openai/d/chat/completions?api-version=2"})
	void findsWhereToPost(String address, String expected) throws EngineUnavailableException {
		assertEquals(expected, Endpoint.of(address, "m", "").completions().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = {"localhost:11434", "v1", "", "ftp://host", "http://", "http:///v1", "file:///etc/passwd"})
	void refusesWhatIsNoAddress(String address) {
		assertThrows(EngineUnavailableException.class, () -> Endpoint.of(address, "m", ""));
	}

	@Test
	void everythingThatMattersIsHashed() throws EngineUnavailableException {
		Endpoint endpoint = Endpoint.of("http://h/v1", "m", "A");
		ChatRequest request = request("text", 0, 17, 0);
		String hash = RequestJson.hash(endpoint, request);
		assertEquals(64, hash.length());
		assertEquals(hash, RequestJson.hash(Endpoint.of("http://h/v1/", "m", "B"), request("text", 0, 17, 0)), "another key asks the same");
		assertNotEquals(hash, RequestJson.hash(Endpoint.of("http://g/v1", "m", "A"), request));
		assertNotEquals(hash, RequestJson.hash(Endpoint.of("http://h/v1", "n", "A"), request));
		assertNotEquals(hash, RequestJson.hash(endpoint, request("texts", 0, 17, 0)));
		assertNotEquals(hash, RequestJson.hash(endpoint, request("text", 0.5, 17, 0)));
		assertNotEquals(hash, RequestJson.hash(endpoint, request("text", 0, 18, 0)));
		assertNotEquals(hash, RequestJson.hash(endpoint, request("text", 0, 17, 1)));
		ChatRequest other = new ChatRequest(request.messages(), request.sampling(),
				Optional.of(new ReplySchema("a", "{\"type\":\"array\"}", ReplySchema.Constraint.SCHEMA)), 0);
		assertNotEquals(hash, RequestJson.hash(endpoint, other));
	}

	private static ChatRequest request(String text, double temperature, int seed, int repeat) {
		return new ChatRequest(List.of(ChatMessage.of(ChatMessage.Role.USER, text)),
				new Sampling(OptionalDouble.of(temperature), OptionalInt.of(seed), OptionalInt.empty(), false),
				Optional.of(new ReplySchema("a", "{}", ReplySchema.Constraint.SCHEMA)), repeat);
	}
}
