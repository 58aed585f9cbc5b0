package org.lorgnette.ui.session;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.IPathEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.ide.ResourceUtil;

/** Where editor inputs lie on the disk, and in which state. */
final class CorpusLocations {

	private CorpusLocations() {
	}

	/** The workspace file of an editor input, unless it comes from elsewhere. */
	static Optional<IFile> workspaceFile(Object element) {
		return Optional.ofNullable(ResourceUtil.getFile(element));
	}

	/** The local file of an editor input, or empty if it has none. */
	static Optional<Path> path(Object element) {
		Optional<IFile> file = workspaceFile(element);
		if (file.isPresent()) {
			return local(file.get().getLocationURI());
		}
		return switch (element) {
			case IURIEditorInput input -> local(input.getURI());
			case IPathEditorInput input -> Optional.ofNullable(input.getPath()).map(IPath::toPath);
			default -> Optional.empty();
		};
	}

	private static Optional<Path> local(URI uri) {
		if (uri == null) {
			return Optional.empty();
		}
		try {
			IFileStore store = EFS.getStore(uri);
			return Optional.ofNullable(store.toLocalFile(EFS.NONE, new NullProgressMonitor())).map(java.io.File::toPath);
		} catch (CoreException e) {
			return Optional.empty();
		}
	}

	/** A number that changes when one of the files changes, comes or goes. */
	static long stamp(List<Path> files) {
		long stamp = 17;
		for (Path file : files) {
			try {
				BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
				stamp = 31 * (31 * stamp + attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS)) + attributes.size();
			} catch (IOException e) {
				stamp = 31 * stamp + 1;
			}
		}
		return stamp;
	}

	static boolean isReadOnly(Path file) {
		if (!Files.exists(file)) {
			return false;
		}
		try {
			boolean posix = Files.getFileStore(file).supportsFileAttributeView("posix");
			boolean closed = posix && Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE)
					.stream().noneMatch(permissions(file)::contains);
			return closed || !Files.isWritable(file);
		} catch (IOException e) {
			return true;
		}
	}

	private static Set<PosixFilePermission> permissions(Path file) throws IOException {
		return Files.getPosixFilePermissions(file);
	}
}
