package org.lorgnette.ui.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.lorgnette.ui.Ids;
import org.osgi.framework.FrameworkUtil;

/** Edit > Paste: opens the picture, or the file, on the clipboard; where text is typed it pastes text. */
final class PastePicture extends Action {

	private final Consumer<Path> opened;

	private PastePicture(Consumer<Path> opened) {
		this.opened = opened;
	}

	static void install(IActionBars bars, Consumer<Path> opened) {
		bars.setGlobalActionHandler(ActionFactory.PASTE.getId(), new PastePicture(opened));
		bars.updateActionBars();
	}

	@Override
	public void run() {
		Control focus = Display.getCurrent().getFocusControl();
		if (focus instanceof Combo combo && (combo.getStyle() & SWT.READ_ONLY) == 0) {
			combo.paste();
		} else if (focus instanceof Text text) {
			text.paste();
		} else {
			paste();
		}
	}

	private void paste() {
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		try {
			if (clipboard.getContents(FileTransfer.getInstance()) instanceof String[] files && files.length > 0) {
				opened.accept(Path.of(files[0]));
			} else if (clipboard.getContents(ImageTransfer.getInstance()) instanceof ImageData picture) {
				keep(picture, Display.getCurrent());
			} else {
				Display.getCurrent().beep();
			}
		} finally {
			clipboard.dispose();
		}
	}

	/** A picture has a file, so that it can be asked about and read like any other. */
	private void keep(ImageData picture, Display display) {
		Job job = Job.create(Messages.job_paste, monitor -> {
			try {
				Path file = write(picture);
				if (!display.isDisposed()) {
					display.asyncExec(() -> opened.accept(file));
				}
				return Status.OK_STATUS;
			} catch (IOException | SWTException e) {
				return new Status(IStatus.ERROR, Ids.PLUGIN, NLS.bind(Messages.paste_failed, e.getMessage()), e);
			}
		});
		job.setPriority(Job.SHORT);
		job.schedule();
	}

	private static Path write(ImageData picture) throws IOException {
		Path folder = Platform.getStateLocation(FrameworkUtil.getBundle(PastePicture.class)).toPath();
		Path file = folder.resolve(Messages.paste_name + ".png");
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { picture };
		try (OutputStream out = Files.newOutputStream(file)) {
			loader.save(out, SWT.IMAGE_PNG);
		}
		return file;
	}
}
