package org.lorgnette.ui.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;

/** A kind of YAML files in the workspace, told by little reading; what was read is remembered until the file changes. Any thread. */
public final class YamlKind {

	private static final int BYTES_READ = 64 * 1024;
	private static final int REMEMBERED = 2_000;

	private final Predicate<String> sign;
	private final Map<IPath, Known> known = new ConcurrentHashMap<>();

	private record Known(long stamp, boolean belongs) {
	}

	/** @param sign whether the beginning of a file, 64 KB at most, is one of a file of this kind */
	public YamlKind(Predicate<String> sign) {
		this.sign = sign;
	}

	public boolean test(IFile file) {
		if (!hasExtension(file)) {
			return false;
		}
		long stamp = file.getModificationStamp();
		Known before = known.get(file.getFullPath());
		if (before != null && before.stamp == stamp) {
			return before.belongs;
		}
		if (known.size() > REMEMBERED) {
			known.clear();
		}
		boolean belongs = read(file);
		known.put(file.getFullPath(), new Known(stamp, belongs));
		return belongs;
	}

	static boolean hasExtension(IFile file) {
		String extension = Optional.ofNullable(file.getFileExtension()).orElse("");
		return extension.equalsIgnoreCase("yaml") || extension.equalsIgnoreCase("yml");
	}

	private boolean read(IFile file) {
		try (InputStream in = file.getContents(true)) {
			return sign.test(new String(in.readNBytes(BYTES_READ), StandardCharsets.UTF_8));
		} catch (CoreException | IOException e) {
			// A file that is gone or cannot be read is offered nothing; opening it tells why.
			Platform.getLog(YamlKind.class).info(file.getFullPath() + " cannot be read", e);
			return false;
		}
	}
}
