package org.lorgnette.ui.picture;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Lets the user choose a picture, or a file with questions about pictures, anywhere on the machine. */
final class PictureDialog {

	private PictureDialog() {
	}

	static Optional<Path> choose(Shell shell) {
		FileDialog dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText(Messages.dialog_title);
		dialog.setFilterNames(new String[] { Messages.dialog_pictures, Messages.dialog_questions, Messages.dialog_all });
		dialog.setFilterExtensions(new String[] { "*.png;*.jpg;*.jpeg;*.gif;*.bmp;*.PNG;*.JPG;*.JPEG;*.GIF;*.BMP",
				"*.json;*.jsonl;*.txt", "*" });
		dialog.setFilterPath(ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString());
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}
}
