package org.lorgnette.ui.markers;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Sessions;

/** Which file stands for a document that lies in several. */
final class CheckedFiles {

	private static final List<String> ANNOTATIONS = List.of("ann", "a1", "a2");

	private CheckedFiles() {
	}

	/** The file to check for this one: the annotations, for the text of a brat document; else the file itself. */
	static IFile of(IFile file) {
		String extension = file.getFileExtension();
		if (!"txt".equals(extension) && !ANNOTATIONS.contains(String.valueOf(extension))) {
			return file;
		}
		IPath base = IPath.fromPortableString(file.getName()).removeFileExtension();
		return ANNOTATIONS.stream().map(each -> file.getParent().getFile(base.addFileExtension(each))).filter(IFile::exists).findFirst()
				.orElse(file);
	}

	/** The open session of the file, or of one that the same document lies in. For the UI thread. */
	static Optional<AnnotationSession> session(IFile checked) {
		return Sessions.open().stream().filter(session -> session.file().map(CheckedFiles::of).filter(checked::equals).isPresent())
				.findFirst();
	}
}
