package org.lorgnette.engine.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands for Maven: it prints what Maven prints and answers as the plugin does. */
class ModelFetcherTest {

	private static final String CONTENT = "the model";

	@TempDir
	private Path folder;
	private Path file;
	private InstalledModels models;

	@BeforeEach
	void putModelInPlace() throws IOException {
		file = Files.writeString(folder.resolve("model.jar"), CONTENT);
		models = new InstalledModels(folder.resolve("cache/models.properties"));
	}

	private ModelDescriptor model(String sha256) {
		return new ModelDescriptor("test-model", "a test", "CC0-1.0", "g:a:1:models", CONTENT.length(), sha256);
	}

	private ModelFetcher maven(String script) throws IOException {
		Path command = folder.resolve("mvn");
		Files.writeString(command, "#!/bin/sh\nfor o in \"$@\"; do case $o in -Dmdep.outputFile=*) out=${o#*=} ;; *pom.xml) pom=$o ;; esac; done\n"
				+ script, StandardCharsets.UTF_8);
		assertTrue(command.toFile().setExecutable(true));
		return new ModelFetcher(List.of(command.toString()), models);
	}

	@Test
	void recordsWhatMavenBroughtAfterCheckingIt() throws IOException {
		List<Long> progress = new ArrayList<>();
		Path fetched = maven("grep -q '<classifier>models</classifier>' \"$pom\" || exit 7\nprintf 'Progress (1): 4/9 B\\n'\nprintf '%s' '" + file
				+ "' > \"$out\"\n").fetch(model(ModelFetcher.sha256(file)), (bytes, total) -> progress.add(bytes), () -> false);
		assertEquals(file, fetched);
		assertEquals(Optional.of(file), models.find("test-model"));
		assertEquals(List.of(4L, 9L), progress);
		Files.delete(file);
		assertEquals(Optional.empty(), models.find("test-model"));
	}

	@Test
	void aFileWithAnotherChecksumIsRefused() throws IOException {
		ModelFetcher fetcher = maven("printf '%s' '" + file + "' > \"$out\"\n");
		String message = assertThrows(IOException.class, () -> fetcher.fetch(model("00"), (bytes, total) -> {
		}, () -> false)).getMessage();
		assertTrue(message.contains("SHA-256"), message);
		assertEquals(Optional.empty(), models.find("test-model"));
	}

	@Test
	void mavensLastWordsAreInTheError() throws IOException {
		ModelFetcher fetcher = maven("echo '[ERROR] no route to repository'\nexit 1\n");
		String message = assertThrows(IOException.class, () -> fetcher.fetch(model("00"), (bytes, total) -> {
		}, () -> false)).getMessage();
		assertTrue(message.contains("no route to repository") && message.contains("g:a:1:models"), message);
	}

	@Test
	void fetchingCanBeCancelled() throws IOException {
		ModelFetcher fetcher = maven("while true; do echo 'Progress (1): 1/9 B'; sleep 0.05; done\n");
		long deadline = System.nanoTime() + 300_000_000;
		assertThrows(CancellationException.class, () -> fetcher.fetch(model("00"), (bytes, total) -> {
		}, () -> System.nanoTime() > deadline));
	}
}
