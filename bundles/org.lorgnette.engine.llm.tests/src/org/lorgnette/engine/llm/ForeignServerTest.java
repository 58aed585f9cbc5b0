package org.lorgnette.engine.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.llm.chat.TokenUsage;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.testing.Corpora;

/** Against a server that is not ours and speaks the protocol; skipped unless {@code releng/chat-server} has installed it. */
class ForeignServerTest {

	private static final String FIXTURES = """
			{"fixtures": [
			{"match": {"userMessage": "Agnes Morrow"}, "response":
			 {"content": "{\\"entities\\": [{\\"text\\": \\"Agnes Morrow\\", \\"type\\": \\"PERSON\\"}]}"}},
			{"match": {"userMessage": "vieille lampe"}, "response": {"content": "{\\"answer\\": \\"la pointe du Corbeau, à l'ouest\\"}"}}]}
			""";

	@TempDir
	Path folder;

	private interface Use {
		void with(Map<String, String> settings) throws Exception;
	}

	private void serve(Use use, String... options) throws Exception {
		Path script = Corpora.repositoryRoot().resolve(".lorgnette/chat-server/node_modules/@copilotkit/aimock/dist/cli.js");
		assumeTrue(Files.exists(script), "no other server is installed; run releng/chat-server (it needs npm) to run this test");
		Path fixtures = Files.writeString(folder.resolve("fixtures.json"), FIXTURES);
		int port = freePort();
		List<String> command = new ArrayList<>(List.of("node", script.toString(), "-p", String.valueOf(port), "-f",
				fixtures.toString(), "--strict",
				"--log-level", "silent"));
		command.addAll(List.of(options));
		Process server = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile()).start();
		try {
			await(server, port);
			use.with(Map.of("endpoint", "http://127.0.0.1:" + port + "/v1", "model", "mock", "cache", folder.resolve("replies").toString(),
					"retries", "15", "parallel", "8"));
		} finally {
			server.destroyForcibly().waitFor();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void await(Process server, int port) throws Exception {
		for (int i = 0; i < 300; i++) {
			assertTrue(server.isAlive(), () -> "the server ended: " + log());
			try {
				new Socket(InetAddress.getLoopbackAddress(), port).close();
				return;
			} catch (IOException e) {
				Thread.sleep(100);
			}
		}
		throw new AssertionError("the server does not listen: " + log());
	}

	private String log() {
		try {
			return Files.readString(folder.resolve("server.log"));
		} catch (IOException e) {
			return e.toString();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"false", "true"})
	void findsEntitiesWholeOrStreamed(String stream) throws Exception {
		serve(settings -> {
			Map<String, String> streamed = new HashMap<>(settings);
			streamed.put("stream", stream);
			try (LlmNerEngine engine = (LlmNerEngine) LlmFixture.open("llm-ner", streamed)) {
				Analysis analysis = engine.analyze(Document.builder("d", "Built by Agnes Morrow.").build(), Cancellation.NONE);
				assertEquals("Agnes Morrow", analysis.entities().getFirst().text(analysis.document().text()));
				TokenUsage usage = engine.used().usage();
				assertTrue(usage.prompt() > 0 && usage.completion() > 0 && !usage.estimated(), usage.toString());
				assertEquals(0, engine.used().mended());
			}
		});
	}

	@Test
	void answersInFrench() throws Exception {
		serve(settings -> {
			try (LlmQaEngine engine = (LlmQaEngine) LlmFixture.open("llm-qa", settings)) {
				Document document = Document.builder("d", "La vieille lampe est à la pointe du Corbeau, à l'ouest.").language(java.util.Optional.of("fr"))
						.questions(List.of(new Question("q", "Où est la vieille lampe ?"))).build();
				assertEquals("la pointe du Corbeau, à l'ouest",
						engine.analyze(document, Cancellation.NONE).answers("q").getFirst().value().text());
			}
		}, "--chunk-size", "3");
	}

	@Test
	void saysWhatTheServerRefuses() throws Exception {
		serve(settings -> {
			Map<String, String> once = new HashMap<>(settings);
			once.put("retries", "0");
			try (LlmNerEngine engine = (LlmNerEngine) LlmFixture.open("llm-ner", once)) {
				EngineException failure = assertThrows(EngineException.class,
						() -> engine.analyze(Document.builder("d", "Nothing that it knows.").build(), Cancellation.NONE));
				assertTrue(failure.getMessage().contains("no fixture matched") && failure.getMessage().contains("127.0.0.1"),
						failure.getMessage());
			}
		});
	}

	@Test
	void getsThroughWhateverGoesWrong() throws Exception {
		serve(settings -> {
			List<Document> documents = new ArrayList<>();
			for (int i = 0; i < 30; i++) {
				documents.add(Document.builder("d" + i, "Letter " + i + " by Agnes Morrow.").build());
			}
			try (LlmNerEngine engine = (LlmNerEngine) LlmFixture.open("llm-ner", settings)) {
				for (Analysis analysis : engine.analyzeAll(documents, Cancellation.NONE)) {
					assertEquals(1, analysis.entities().size());
				}
				assertEquals(30, engine.used().paid());
			}
		}, "--chaos-drop", "0.15", "--chaos-malformed", "0.15", "--chaos-disconnect", "0.1", "--chaos-ratelimit", "0.1");
	}
}
