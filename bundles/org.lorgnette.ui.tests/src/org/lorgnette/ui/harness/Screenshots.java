package org.lorgnette.ui.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Pictures of the window as it is on the screen, in {@code target/screenshots}. */
public final class Screenshots {

	public static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
	public static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";

	/** Until what was asked to be drawn is on the screen. */
	private static final Duration SETTLING = Duration.ofMillis(600);

	private Screenshots() {
	}

	/** The whole workbench window. */
	public static Path window(String name) {
		return take(Ui.call(() -> Ui.window().getShell()), name);
	}

	public static Path take(Control control, String name) {
		Ui.pause(SETTLING);
		Path file = Path.of("target", "screenshots", name + ".png");
		Ui.run(() -> save(capture(control), file));
		return file;
	}

	/** The control's pixels on the screen; what lies over it, such as a tooltip, is seen as well. */
	public static ImageData capture(Control control) {
		Rectangle bounds = control instanceof Shell shell ? control.getDisplay().map(shell, null, shell.getClientArea())
				: control.getDisplay().map(control.getParent(), null, control.getBounds());
		Image image = new Image(control.getDisplay(), Math.max(1, bounds.width), Math.max(1, bounds.height));
		GC gc = new GC(control.getDisplay());
		try {
			gc.copyArea(image, bounds.x, bounds.y);
			return image.getImageData();
		} finally {
			gc.dispose();
			image.dispose();
		}
	}

	private static void save(ImageData data, Path file) throws IOException {
		Files.createDirectories(file.getParent());
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { data };
		loader.save(file.toString(), SWT.IMAGE_PNG);
	}

	/** Changes the theme of the running workbench. */
	public static void theme(String id) {
		Ui.run(() -> PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false));
		Ui.pause(SETTLING);
	}
}
