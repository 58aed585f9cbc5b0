package org.lorgnette.ui.evaluation.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {

	@TempDir
	private Path folder;

	@Test
	void findsTheFileOfADocument() throws Exception {
		Path text = Files.writeString(Files.createDirectories(folder.resolve("sub")).resolve("née.v1.txt"), "x");
		Files.writeString(folder.resolve("sub/née.v1.ann"), "");
		Files.writeString(folder.resolve("sub/née.txt"), "y");
		assertEquals(Optional.of(text), CaseFile.of(folder, "sub/née.v1"));
		assertEquals(Optional.empty(), CaseFile.of(folder, "sub/absent"));
		assertEquals(Optional.empty(), CaseFile.of(folder, "../outside"));
		assertEquals(Optional.of(text), CaseFile.of(text, "corpus-7"));
		assertEquals(Optional.of(text), CaseFile.of(folder.resolve("sub/née.v1.ann"), "née.v1"));
		Path alone = Files.writeString(folder.resolve("alone.ann"), "");
		assertEquals(Optional.of(alone), CaseFile.of(alone, "alone"));
		assertEquals(Optional.empty(), CaseFile.of(folder.resolve("gone.conll"), "corpus-7"));
	}
}
