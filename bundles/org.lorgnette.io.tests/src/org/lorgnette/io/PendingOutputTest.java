package org.lorgnette.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.folder.StagedFolder;
import org.lorgnette.io.vqa.VqaFormat;

class PendingOutputTest {

	@TempDir
	private Path folder;

	@Test
	void foldersOfAnOutputThatIsDroppedGoAgain() throws IOException {
		Files.createDirectory(folder.resolve("mine"));
		PendingOutput.toFile(folder.resolve("mine/a/b/out.txt")).close();
		new StagedFolder(folder.resolve("mine/c/d")).close();
		VqaFormat format = new VqaFormat();
		format.writer(CorpusTarget.of(folder.resolve("mine/vqa")), FormatOptions.of(format.options(), Map.of()), loss -> {
		}).orElseThrow().close();
		assertEquals(List.of("mine"), names());
		try (Stream<Path> left = Files.list(folder.resolve("mine"))) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void foldersThatOthersUseMeanwhileStay() throws IOException {
		Path file = folder.resolve("new/out.txt");
		try (PendingOutput output = PendingOutput.toFile(file)) {
			Files.writeString(folder.resolve("new/other.txt"), "mine");
			output.bytes().write('x');
		}
		assertTrue(Files.exists(folder.resolve("new/other.txt")));
		assertFalse(Files.exists(file));
		try (PendingOutput output = PendingOutput.toFile(folder.resolve("newer/out.txt"))) {
			output.bytes().write('x');
			output.commit();
		}
		assertEquals("x", Files.readString(folder.resolve("newer/out.txt")));
	}

	@Test
	void aLinkStaysALink() throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "old");
		Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
		try (PendingOutput output = PendingOutput.toFile(link)) {
			output.bytes().write("new".getBytes(StandardCharsets.UTF_8));
			output.commit();
		}
		assertTrue(Files.isSymbolicLink(link));
		assertEquals("new", Files.readString(file));
		assertEquals(List.of("file", "link"), names());
	}

	@Test
	void aFullDiskIsNamed() throws IOException {
		Path full = Path.of("/dev/full");
		assumeTrue(Files.exists(full), "needs a device that is always full");
		try (OutputStream out = NamedOutput.to(full, "scores.txt")) {
			byte[] bytes = new byte[10];
			String message = assertThrows(CorpusException.class, () -> out.write(bytes)).getMessage();
			assertTrue(message.startsWith("scores.txt: cannot be written: "), message);
			assertThrows(CorpusException.class, () -> out.write('x'));
		}
		try (PendingOutput output = PendingOutput.toFile(full)) {
			output.bytes().write('x');
			String message = assertThrows(CorpusException.class, output::commit).getMessage();
			assertTrue(message.startsWith("/dev/full: cannot be written: "), message);
		}
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
