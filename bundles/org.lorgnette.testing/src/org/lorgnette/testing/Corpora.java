package org.lorgnette.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.opentest4j.TestAbortedException;

/**
 * Finds development corpora, which are not part of the repository: below the folder that the environment variable
 * {@code LORGNETTE_DATA} names, else in {@code shared/data} beside the checkout.
 */
public final class Corpora {

	private static final String VARIABLE = "LORGNETTE_DATA";

	private Corpora() {
	}

	/** The corpus file or folder at this relative path; the calling test is skipped with a message if it is absent. */
	public static Path require(String relativePath) {
		return find(relativePath).orElseThrow(() -> new TestAbortedException("corpus " + relativePath
				+ " is absent; set " + VARIABLE + " to the folder that holds it to run this test"));
	}

	/** The corpus file or folder at this relative path, if it is there. */
	public static Optional<Path> find(String relativePath) {
		return dataFolder().map(folder -> folder.resolve(relativePath)).filter(Files::exists);
	}

	/** The root of the checkout that the running test belongs to. */
	public static Path repositoryRoot() {
		Path folder = Path.of("").toAbsolutePath();
		while (folder != null && !Files.exists(folder.resolve("CONTRIBUTING.md"))) {
			folder = folder.getParent();
		}
		if (folder == null) {
			throw new IllegalStateException("no checkout of Lorgnette around " + Path.of("").toAbsolutePath());
		}
		return folder;
	}

	private static Optional<Path> dataFolder() {
		String configured = System.getenv(VARIABLE);
		Path folder = configured != null ? Path.of(configured) : repositoryRoot().resolveSibling("shared").resolve("data");
		return Optional.of(folder).filter(Files::isDirectory);
	}
}
