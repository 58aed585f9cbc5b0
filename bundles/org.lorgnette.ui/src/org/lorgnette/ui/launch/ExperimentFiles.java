package org.lorgnette.ui.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;

/** Tells experiments and corpora among the files of the workspace, by little reading. */
public final class ExperimentFiles {

	private static final Pattern KEY = Pattern.compile("(?m)^(?:\\{\\s*)?(task|corpus|engines)\\s*:|[{,]\\s*(task|corpus|engines)\\s*:");
	private static final Set<String> CORPORA = Set.of("ann", "conll", "conllu", "iob", "bio", "tsv", "jsonl", "json", "xmi", "txt");
	private static final YamlKind EXPERIMENTS = new YamlKind(ExperimentFiles::hasKeys);

	private ExperimentFiles() {
	}

	/** Whether the file is YAML with the keys task, corpus and engines. Reads 64 KB at most. */
	public static boolean isExperiment(IFile file) {
		return EXPERIMENTS.test(file);
	}

	private static boolean hasKeys(String text) {
		return KEY.matcher(text).results().map(key -> key.group(1) == null ? key.group(2) : key.group(1)).distinct().count() == 3;
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
	public static Optional<Path> locate(String path) {
		if (path.isBlank()) {
			return Optional.empty();
		}
		return resource(path).map(IResource::getLocation).map(location -> location.toFile().toPath()).or(() -> elsewhere(path));
	}

	public static Optional<IResource> resource(String path) {
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
