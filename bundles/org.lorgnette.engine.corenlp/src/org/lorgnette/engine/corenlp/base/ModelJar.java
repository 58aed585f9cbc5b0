package org.lorgnette.engine.corenlp.base;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;

/** A jar of CoreNLP models that lies on no class path. Entries are named relative to {@code edu/stanford/nlp/models/}. */
public final class ModelJar {

	public static final String ENGLISH = "corenlp-english";
	public static final String FRENCH = "corenlp-french";

	private static final String ROOT = "edu/stanford/nlp/models/";

	private final String id;
	private final Path path;

	private ModelJar(String id, Path path) {
		this.id = id;
		this.path = path;
	}

	/** @throws EngineUnavailableException if the store has no such jar, or what it has is none */
	public static ModelJar find(ModelStore models, String id) throws EngineUnavailableException {
		Path path = models.find(id).orElseThrow(() -> new EngineUnavailableException("model '" + id + "' is not installed",
				remedy(id)));
		try (ZipFile jar = new ZipFile(path.toFile())) {
			if (jar.getEntry("META-INF/MANIFEST.MF") == null) {
				throw new EngineUnavailableException("model '" + id + "': " + path + " is no jar of models", remedy(id));
			}
		} catch (IOException e) {
			throw new EngineUnavailableException("model '" + id + "': cannot read " + path + ": " + e.getMessage(), remedy(id), e);
		}
		return new ModelJar(id, path.toAbsolutePath());
	}

	private static String remedy(String id) {
		return "fetch it by 'lorgnette models --fetch " + id + "'";
	}

	/** Tells this jar from others: two jars with the same key hold the same models. */
	public String key() {
		return path.toString();
	}

	/**
	 * The address by which CoreNLP reads an entry. Commas and semicolons are escaped, since CoreNLP separates addresses by them.
	 */
	public String url(String entry) {
		String jar = path.toUri().toASCIIString().replace(",", "%2C").replace(";", "%3B");
		return "jar:" + jar + "!/" + ROOT + entry;
	}

	/**
	 * Opens an entry, unpacked if its name ends in {@code .gz}. The caller closes the stream.
	 *
	 * @throws IOException
	 *             if there is no such entry or it cannot be read
	 */
	public InputStream open(String entry) throws IOException {
		ZipFile jar = new ZipFile(path.toFile());
		try {
			ZipEntry found = jar.getEntry(ROOT + entry);
			if (found == null) {
				throw new IOException("no entry " + ROOT + entry + " in " + path);
			}
			InputStream bytes = jar.getInputStream(found);
			InputStream plain = entry.endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
			return new FilterInputStream(new BufferedInputStream(plain)) {
				@Override
				public void close() throws IOException {
					try (jar) {
						super.close();
					}
				}
			};
		} catch (IOException e) {
			jar.close();
			throw e;
		}
	}

	/** Copies every entry below a folder of the jar into a folder, without sub-folders. */
	public void extract(String folder, Path target) throws IOException {
		Files.createDirectories(target);
		try (ZipFile jar = new ZipFile(path.toFile())) {
			String prefix = ROOT + folder + "/";
			for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
				String name = entry.getName();
				if (name.startsWith(prefix) && name.length() > prefix.length() && name.indexOf('/', prefix.length()) < 0) {
					try (InputStream bytes = jar.getInputStream(entry)) {
						Files.copy(bytes, target.resolve(name.substring(prefix.length())));
					}
				}
			}
		}
	}

	/** What to throw when loading from this jar fails. */
	public EngineUnavailableException unusable(String entry, Exception cause) {
		return new EngineUnavailableException("model '" + id + "': cannot load " + entry + " from " + path + ": " + cause,
				"the file may be damaged or of another version than 4.5.10; " + remedy(id), cause);
	}
}
