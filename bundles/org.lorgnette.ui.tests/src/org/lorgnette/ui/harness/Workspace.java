package org.lorgnette.ui.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;

/** Projects and files for tests. */
public final class Workspace {

	private Workspace() {
	}

	/** An empty project; one of this name that was there is deleted with its content. */
	public static IProject project(String name) {
		try {
			IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
			if (project.exists()) {
				project.delete(true, true, new NullProgressMonitor());
			}
			project.create(new NullProgressMonitor());
			project.open(new NullProgressMonitor());
			return project;
		} catch (CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	public static IFile file(IProject project, String path, String content) {
		return file(project, path, content.getBytes(StandardCharsets.UTF_8));
	}

	/** Writes a file, with the folders above it. */
	public static IFile file(IProject project, String path, byte[] content) {
		try {
			IFile file = project.getFile(path);
			if (file.getParent() instanceof IFolder folder) {
				create(folder);
			}
			if (file.exists()) {
				file.setContents(new ByteArrayInputStream(content), IResource.FORCE, new NullProgressMonitor());
			} else {
				file.create(new ByteArrayInputStream(content), IResource.FORCE, new NullProgressMonitor());
			}
			return file;
		} catch (CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void create(IFolder folder) throws CoreException {
		if (folder.getParent() instanceof IFolder parent) {
			create(parent);
		}
		if (!folder.exists()) {
			folder.create(true, true, new NullProgressMonitor());
		}
	}

	/** A file of the repository's {@code examples} folder. */
	public static byte[] example(String name) {
		try {
			return Files.readAllBytes(root().resolve("examples").resolve(name));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The repository: what {@code lorgnette.home} names, else the folder above that holds the examples. */
	public static Path root() {
		Path start = Path.of(System.getProperty("lorgnette.home", "")).toAbsolutePath();
		for (Path folder = start; folder != null; folder = folder.getParent()) {
			if (Files.isDirectory(folder.resolve("examples")) && Files.isDirectory(folder.resolve("bundles"))) {
				return folder;
			}
		}
		throw new IllegalStateException("no folder above the working directory holds the examples");
	}

	/** Opens a file in an editor and gives it the focus. */
	public static IEditorPart open(IFile file, String editorId) {
		return Ui.call(() -> IDE.openEditor(Ui.page(), file, editorId));
	}

	public static void closeEditors() {
		Ui.run(() -> Ui.page().closeAllEditors(false));
	}
}
