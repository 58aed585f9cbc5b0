package org.lorgnette.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locations as Equinox gives them to bundles. */
class BundlePlacesTest {

	@TempDir
	Path folder;

	@Test
	void locationsOfFoldersAreRead() throws IOException {
		Path bundle = Files.createDirectories(folder.resolve("an ide/plugins/org.lorgnette.models_0.1.0"));
		Path area = folder.resolve("an ide");
		assertEquals(Optional.of(bundle), BundlePlaces.folder("reference:file:" + bundle + "/", key -> ""));
		assertEquals(Optional.of(bundle), BundlePlaces.folder("reference:" + bundle.toUri(), key -> ""));
		assertEquals(Optional.of(bundle),
				BundlePlaces.folder("initial@reference:file:plugins/org.lorgnette.models_0.1.0/", key -> "file:" + area + "/"));
		assertEquals(Optional.empty(), BundlePlaces.folder("reference:file:" + bundle + ".jar", key -> ""));
		assertEquals(Optional.empty(), BundlePlaces.folder("https://example.org/models.jar", key -> ""));
	}
}
