package org.lorgnette.ui.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;

/** Tells experiments and corpora among the files of the workspace, by little reading; what was read is remembered until the file changes. */
public final class ExperimentFiles {

	private static final int BYTES_READ = 64 * 1024;
	private static final int REMEMBERED = 2_000;
	private static final Pattern KEY = Pattern.compile("(?m)^(?:\\{\\s*)?(task|corpus|engines)\\s*:|[{,]\\s*(task|corpus|engines)\\s*:");
	private static final Set<String> CORPORA = Set.of("ann", "conll", "conllu", "iob", "bio", "tsv", "jsonl", "json", "xmi", "txt");
	private static final Map<IPath, Known> KNOWN = new ConcurrentHashMap<>();

	private record Known(long stamp, boolean experiment) {
	}

	private ExperimentFiles() {
	}

	/** Whether the file is YAML with the keys task, corpus and engines. Reads 64 KB at most. */
	public static boolean isExperiment(IFile file) {
		String extension = Optional.ofNullable(file.getFileExtension()).orElse("");
		if (!extension.equalsIgnoreCase("yaml") && !extension.equalsIgnoreCase("yml")) {
			return false;
		}
		long stamp = file.getModificationStamp();
		Known known = KNOWN.get(file.getFullPath());
		if (known == null || known.stamp != stamp) {
			if (KNOWN.size() > REMEMBERED) {
				KNOWN.clear();
			}
			known = new Known(stamp, hasKeys(file));
			KNOWN.put(file.getFullPath(), known);
		}
		return known.experiment;
	}

	private static boolean hasKeys(IFile file) {
		try (InputStream in = file.getContents(true)) {
			String text = new String(in.readNBytes(BYTES_READ), StandardCharsets.UTF_8);
			return KEY.matcher(text).results().map(key -> key.group(1) == null ? key.group(2) : key.group(1)).distinct().count() == 3;
		} catch (CoreException | IOException e) {
			// A file that is gone or cannot be read is offered nothing; opening it tells why.
			Platform.getLog(ExperimentFiles.class).info(file.getFullPath() + " cannot be read", e);
			return false;
		}
	}

	/** Whether a file may be a corpus by its name, or a folder by the names in it. */
	public static boolean mayBeCorpus(IResource resource) {
		if (resource instanceof IFile file) {
			return CORPORA.contains(Optional.ofNullable(file.getFileExtension()).orElse("").toLowerCase(Locale.ROOT));
		}
		try {
			if (resource instanceof IContainer container && container.isAccessible()) {
				for (IResource member : container.members()) {
					if (member instanceof IFile && mayBeCorpus(member)) {
						return true;
					}
				}
			}
		} catch (CoreException e) {
			Platform.getLog(ExperimentFiles.class).log(e.getStatus());
		}
		return false;
	}

	/** The file that a configuration names: a path in the workspace, or else in the file system. */
	static Optional<Path> locate(String path) {
		if (path.isBlank()) {
			return Optional.empty();
		}
		return resource(path).map(IResource::getLocation).map(location -> location.toFile().toPath()).or(() -> elsewhere(path));
	}

	static Optional<IResource> resource(String path) {
		return Optional.ofNullable(ResourcesPlugin.getWorkspace().getRoot().findMember(IPath.fromPortableString(path)));
	}

	private static Optional<Path> elsewhere(String path) {
		try {
			Path file = Path.of(path);
			return file.isAbsolute() ? Optional.of(file) : Optional.empty();
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}
}
