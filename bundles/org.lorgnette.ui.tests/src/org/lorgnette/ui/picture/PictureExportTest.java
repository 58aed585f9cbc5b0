package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.ui.actions.ActionFactory;
import org.junit.jupiter.api.Test;
import org.lorgnette.report.chart.PictureFigure;
import org.lorgnette.ui.evaluation.export.ExportRunOperation;
import org.lorgnette.ui.harness.Ui;

/** Pictures that go out and come in. */
class PictureExportTest extends PictureFixture {

	@Test
	void writesThePictureWithItsOverlay() throws IOException {
		ask("mapped");
		cover();
		PictureFigure figure = Ui.call(() -> new PictureExport(view.getSite().getShell(), view.panes()).figure()).orElseThrow();
		assertEquals(QUESTION, figure.panels().getFirst().caption().getFirst());
		assertTrue(figure.panels().getFirst().caption().get(1).contains("yes"));
		Path folder = project.getLocation().toPath();
		Path svg = ExportRunOperation.figure(figure, folder.resolve("seen.svg"), "png");
		String text = Files.readString(svg, StandardCharsets.UTF_8);
		assertTrue(text.contains(QUESTION) && text.contains("data:image/png;base64,") && text.contains("xmlns:xlink"), text);
		Path png = ExportRunOperation.figure(figure, folder.resolve("seen"), "png");
		assertEquals("seen.png", png.getFileName().toString());
		BufferedImage image = ImageIO.read(png.toFile());
		assertTrue(image.getWidth() > 400 && image.getHeight() > 400, image.getWidth() + " x " + image.getHeight());
		Path pdf = ExportRunOperation.figure(figure, folder.resolve("seen.pdf"), "png");
		assertTrue(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
	}

	@Test
	void copiesThePictureByKey() {
		ask("mapped");
		Ui.run(() -> {
			Clipboard clipboard = new Clipboard(Ui.display());
			clipboard.clearContents();
			clipboard.dispose();
			view.panes().canvas().setFocus();
			view.getViewSite().getActionBars().getGlobalActionHandler(ActionFactory.COPY.getId()).run();
		});
		Ui.await("the picture on the clipboard", () -> {
			Clipboard clipboard = new Clipboard(Ui.display());
			try {
				return clipboard.getContents(ImageTransfer.getInstance()) instanceof ImageData data && data.width > 400 && data.height > 400;
			} finally {
				clipboard.dispose();
			}
		});
	}

	@Test
	void pastesAPicture() {
		Ui.run(() -> {
			ImageData data = new ImageData(17, 11, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
			data.setPixel(3, 4, 0x336699);
			Clipboard clipboard = new Clipboard(Ui.display());
			clipboard.setContents(new Object[] { data }, new Transfer[] { ImageTransfer.getInstance() });
			clipboard.dispose();
			view.panes().canvas().setFocus();
			view.getViewSite().getActionBars().getGlobalActionHandler(ActionFactory.PASTE.getId()).run();
		});
		Ui.await("the pasted picture",
				() -> view.state().picture().filter(picture -> picture.width() == 17 && picture.height() == 11).isPresent());
		assertEquals(String.format(Locale.ROOT, "%08X", 0xFF336699),
				String.format(Locale.ROOT, "%08X", Ui.call(() -> view.state().picture()).orElseThrow().argb(3, 4)));
	}
}
