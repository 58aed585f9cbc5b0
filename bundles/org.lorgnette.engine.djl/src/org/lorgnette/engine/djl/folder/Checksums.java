package org.lorgnette.engine.djl.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.models.ModelFetcher;

/** Compares files with their SHA-256; a file that was compared is not read again while its size and time stay the same. */
final class Checksums {

	private record Version(long size, FileTime time, String sum) {
	}

	private static final Map<Path, Version> KNOWN = new ConcurrentHashMap<>();

	private Checksums() {
	}

	/**
	 * @param sums
	 *            by name of a file in the folder
	 * @param optional
	 *            names of files that may be absent
	 */
	static void require(Path folder, Map<String, String> sums, Set<String> optional) throws EngineUnavailableException {
		for (Map.Entry<String, String> entry : sums.entrySet()) {
			Path file = folder.resolve(entry.getKey());
			if (!Files.isRegularFile(file)) {
				if (optional.contains(entry.getKey())) {
					continue;
				}
				throw ModelFolder.misfit(file, "is missing, but " + ModelFolder.DESCRIPTION + " lists it");
			}
			String sum = sum(file);
			if (!sum.equals(entry.getValue())) {
				throw ModelFolder.misfit(file, "its SHA-256 is " + sum + "; " + ModelFolder.DESCRIPTION + " expects " + entry.getValue());
			}
		}
	}

	private static String sum(Path file) throws EngineUnavailableException {
		try {
			BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
			Path key = file.toRealPath();
			Version known = KNOWN.get(key);
			if (known == null || known.size() != now.size() || !known.time().equals(now.lastModifiedTime())) {
				known = new Version(now.size(), now.lastModifiedTime(), ModelFetcher.sha256(file));
				KNOWN.put(key, known);
			}
			return known.sum();
		} catch (IOException e) {
			throw ModelFolder.misfit(file, "cannot be read: " + e.getMessage(), e);
		}
	}
}
