package org.lorgnette.ui.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.ui.Ids;

/** The run folders that this workbench is writing to. Other programs are kept out by a lock on the folder's predictions. */
public final class ActiveRuns {

	private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

	private ActiveRuns() {
	}

	/** A folder that is ours until this is closed. */
	interface Claim extends AutoCloseable {

		@Override
		void close();
	}

	/** @throws CoreException if a run is being written to the folder */
	static Claim claim(Path folder) throws CoreException {
		Path key = key(folder);
		if (!FOLDERS.add(key)) {
			throw new CoreException(new Status(Status.ERROR, Ids.PLUGIN, NLS.bind(Messages.folderBusy, folder)));
		}
		return () -> FOLDERS.remove(key);
	}

	/** Whether a run of this workbench is being written to the folder, or one that was cancelled has not ended yet. */
	public static boolean contains(Path folder) {
		return !FOLDERS.isEmpty() && FOLDERS.contains(key(folder));
	}

	/** Two ways to a folder are one folder. */
	private static Path key(Path folder) {
		try {
			if (Files.exists(folder)) {
				return folder.toRealPath();
			}
			Path parent = folder.toAbsolutePath().normalize().getParent();
			return parent != null && Files.exists(parent) ? parent.toRealPath().resolve(folder.getFileName())
					: folder.toAbsolutePath().normalize();
		} catch (IOException e) {
			return folder.toAbsolutePath().normalize();
		}
	}
}
