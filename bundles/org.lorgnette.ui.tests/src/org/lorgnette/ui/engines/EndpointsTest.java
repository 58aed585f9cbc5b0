package org.lorgnette.ui.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.ui.Ids;

class EndpointsTest {

	private static final String SECRET = "sk-" + "7f3a9c-lorgnette";

	@TempDir
	private Path folder;

	/** A storage of its own with a password, so that nobody is asked for one. */
	private ISecurePreferences vault() throws IOException {
		return SecurePreferencesFactory.open(folder.resolve("vault").toUri().toURL(),
				Map.of(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec("open".toCharArray()), IProviderHints.PROMPT_USER, false));
	}

	@Test
	void aKeyIsKeptEncryptedAndNotAmongThePreferences() throws Exception {
		Endpoints endpoints = new Endpoints(vault());
		Endpoint endpoint = new Endpoint("here/now", URI.create("http://localhost:11434/v1"), "a-model");
		try {
			endpoints.put(endpoint, Optional.of(SECRET));
			endpoints.put(endpoint, Optional.empty());
			assertEquals(List.of(endpoint), endpoints.all());
			assertTrue(endpoints.hasKey("here/now"));
			assertEquals(Optional.of(SECRET), endpoints.key("here/now"), "without a new key the stored one stays");
			assertEquals("", InstanceScope.INSTANCE.getNode(Ids.PLUGIN + "/endpoints/" + "here\\2fnow").get("key", ""));
			assertFalse(written().contains(SECRET), "the key must not be readable in any file");
		} finally {
			endpoints.remove("here/now");
		}
		assertEquals(List.of(), endpoints.all());
		assertFalse(endpoints.hasKey("here/now"));
	}

	private String written() throws IOException, URISyntaxException {
		StringBuilder all = new StringBuilder();
		Path workspace = Path.of(URIUtil.toURI(Platform.getInstanceLocation().getURL()));
		Path preferences = workspace.resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings");
		for (Path root : List.of(folder, preferences)) {
			try (Stream<Path> files = Files.walk(root)) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
				}
			}
		}
		assertTrue(all.indexOf("a-model") >= 0, "looked in the right place");
		return all.toString();
	}
}
