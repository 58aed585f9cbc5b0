package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of what a run was made from, in lower-case hexadecimal. */
public final class Hashes {

	private Hashes() {
	}

	public static String ofText(String text) {
		return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Of a file's bytes; of a folder, over the relative names and bytes of all files below it, in the order of their names. */
	public static String ofPath(Path path) throws IOException {
		MessageDigest digest = sha256();
		if (Files.isDirectory(path)) {
			for (Path file : filesBelow(path)) {
				digest.update((path.relativize(file) + "\0").getBytes(StandardCharsets.UTF_8));
				update(digest, file);
			}
		} else {
			update(digest, path);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static List<Path> filesBelow(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private static void update(MessageDigest digest, Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] buffer = new byte[1 << 16];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				digest.update(buffer, 0, read);
			}
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
