package org.lorgnette.engine.llm.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.llm.ScriptedServer;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

class CertificateTest {

	private static final String PASSWORD = "changeit";

	@Test
	void aCertificateThatNobodySignedIsNotTrusted(@TempDir Path folder) throws Exception {
		HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		https.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
		try (ScriptedServer server = new ScriptedServer(https, ScriptedServer.reply("{}"))) {
			Endpoint endpoint = Endpoint.of("https://localhost:" + server.port() + "/v1", "m", "");
			try (HttpChatClient client = new HttpChatClient(endpoint, name -> Optional.empty(),
					new HttpChatClient.Options(Duration.ofSeconds(10), 5, false, 1000), new RequestLimits(1, 0, System::nanoTime))) {
				ChatRequest request = new ChatRequest(List.of(ChatMessage.of(ChatMessage.Role.USER, "secret text")),
						new Sampling(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty(), false), Optional.empty(), 0);
				EngineUnavailableException failure = assertThrows(EngineUnavailableException.class,
						() -> client.ask(request, Cancellation.NONE));
				assertTrue(failure.getMessage().contains(endpoint.base().toString()), failure.getMessage());
				assertTrue(failure.remedy().contains("certificate") && failure.remedy().contains("trustStore"), failure.remedy());
				assertEquals(0, server.asked().size(), "not a word was sent");
			}
		}
	}

	private static SSLContext selfSigned(Path folder) throws Exception {
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		assumeTrue(Files.isExecutable(keytool), "this Java has no keytool to make a certificate with");
		Path file = folder.resolve("keys.p12");
		Process made = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname",
				"CN=localhost", "-ext",
				"san=dns:localhost", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore",
						file.toString()).redirectErrorStream(true).start();
		made.getInputStream().readAllBytes();
		assertEquals(0, made.waitFor());
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			keys.load(in, PASSWORD.toCharArray());
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}
}
