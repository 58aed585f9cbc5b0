package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.CRC32;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;
import org.lorgnette.ui.harness.Workspace;

/** Files that are no pictures, unusual ones, and unusual questions: a message that helps, and a view that goes on. */
class BadPicturesTest extends OpenPictureView {

	private void open(String name, byte[] content) {
		open(Workspace.file(project, name, content));
	}

	private String refusal(String name, byte[] content) {
		open(name, content);
		Ui.await("what is wrong with " + name, () -> view.panes().hint().contains(name));
		assertTrue(Ui.call(() -> view.state().shown()).isEmpty());
		return Ui.call(() -> view.panes().hint());
	}

	/** Opens and answers a question about it. */
	private void seen(String name, byte[] content, int width, int height) {
		open(name, content);
		Ui.await(name, () -> view.state().shown().filter(shown -> shown.files().getFirst().endsWith(name)).isPresent());
		assertEquals(width + " x " + height + " pixels", Ui.call(() -> view.state().picture()).orElseThrow().toString());
		assertEquals("", Ui.call(() -> view.panes().hint()));
		ask("How many circles are there?");
		assertFalse(Ui.call(() -> view.panes().answers().control().getItem(0).getText(2)).isEmpty());
	}

	private void ask(String question) {
		Ui.run(() -> {
			view.panes().question().setQuestion(question);
			view.ask();
		});
		Ui.await("an answer", () -> view.state().analysis().filter(found -> found.question().text().equals(question)).isPresent());
	}

	private static BufferedImage image(int width, int height, int type) {
		BufferedImage image = new BufferedImage(width, height, type);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				image.setRGB(x, y, x < width / 2 ? 0xFFFF0000 : 0xFFFFFFFF);
			}
		}
		return image;
	}

	private static byte[] encoded(BufferedImage image, String format) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		assertTrue(ImageIO.write(image, format, bytes));
		return bytes.toByteArray();
	}

	@Test
	void filesThatCannotBeSeenAreRefusedInWords() throws IOException {
		assertTrue(refusal("text.png", "no picture at all\n".getBytes(StandardCharsets.UTF_8)).contains("is not a picture"));
		byte[] whole = encoded(image(200, 200, BufferedImage.TYPE_INT_RGB), "png");
		assertTrue(refusal("cut.png", Arrays.copyOf(whole, whole.length / 2)).contains("cut off or damaged"));
		byte[] jpeg = encoded(image(200, 200, BufferedImage.TYPE_INT_RGB), "jpg");
		assertTrue(refusal("cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2)).contains("cut off or damaged"));
		long free = Runtime.getRuntime().totalMemory();
		String bomb = refusal("bomb.png", declared(30_000, 30_000));
		assertTrue(bomb.contains("30000 x 30000") && bomb.contains("scale it down"), bomb);
		assertTrue(Runtime.getRuntime().totalMemory() - free < 900_000_000L);
		// Newer runtimes read the colours of a printing press; older ones do not.
		open("press.jpg", cmyk());
		Ui.await("the picture or why there is none", () -> view.panes().hint().contains("CMYK")
				|| view.state().shown().filter(shown -> shown.files().getFirst().endsWith("press.jpg")).isPresent());
		seen("good.png", whole, 200, 200);
	}

	/** A PNG file of little more than its head, which says how large it is. */
	private static byte[] declared(int width, int height) throws IOException {
		byte[] png = encoded(image(1, 1, BufferedImage.TYPE_INT_RGB), "png");
		ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
		CRC32 sum = new CRC32();
		sum.update(png, 12, 17);
		ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
		return png;
	}

	private static byte[] cmyk() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(new IIOImage(Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null), null, null));
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	@Test
	void unusualPicturesAreSeen() throws IOException {
		seen("animated.gif", animated(), 60, 40);
		assertEquals(0xFFFF0000, pixel(10, 10));
		seen("deep.png", encoded(image(60, 40, BufferedImage.TYPE_USHORT_GRAY), "png"), 60, 40);
		seen("clear.png", encoded(new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB), "png"), 60, 40);
		assertEquals(0, pixel(10, 10) >>> 24);
		seen("dot.png", encoded(image(1, 1, BufferedImage.TYPE_INT_RGB), "png"), 1, 1);
		// Stored lying, taken upright: red is on the left as stored, and above as seen.
		seen("turned.jpg", turned(), 40, 60);
		assertTrue((pixel(20, 5) & 0xFF) < 100 && (pixel(20, 55) & 0xFF) > 200, Integer.toHexString(pixel(20, 5)));
	}

	private int pixel(int x, int y) {
		return Ui.call(() -> view.state().picture()).orElseThrow().argb(x, y);
	}

	private static byte[] animated() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			writer.writeToSequence(new IIOImage(image(60, 40, BufferedImage.TYPE_INT_RGB), null, null), null);
			writer.writeToSequence(new IIOImage(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), null, null), null);
			writer.endWriteSequence();
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	private static byte[] turned() throws IOException {
		byte[] jpeg = encoded(image(60, 40, BufferedImage.TYPE_INT_RGB), "jpg");
		byte[] tiff = { 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0 };
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(jpeg, 0, 2);
		out.write(new byte[] { (byte) 0xFF, (byte) 0xE1, 0, (byte) (8 + tiff.length), 'E', 'x', 'i', 'f', 0, 0 });
		out.write(tiff);
		out.write(jpeg, 2, jpeg.length - 2);
		return out.toByteArray();
	}

	@Test
	void unusualQuestionsLeaveTheViewAlive() throws IOException {
		seen("shapes.png", Workspace.example("shapes.png"), 480, 360);
		Ui.run(() -> {
			view.panes().question().setQuestion("  \t ");
			view.ask();
		});
		assertEquals(Messages.ask_no_question, Ui.call(() -> view.panes().message()));
		ask("Xyzzy plugh frobnicates quux?");
		assertEquals(Messages.no_answer, Ui.call(() -> view.panes().answers().control().getItem(0).getText(2)));

		String many = "How many " + String.join(" ", Collections.nCopies(9_996, "red")) + " circles there?";
		Watchdog watchdog = Watchdog.over("a question of ten thousand words");
		ask(many);
		TokenStrip strip = view.panes().strip();
		int height = Ui.call(() -> strip.getSize().y);
		assertTrue(height > 100 && height < 8_000, "height " + height);
		for (int x = 0; x < 200; x += 10) {
			Event move = new Event();
			move.x = x;
			move.y = 10;
			Ui.notify(strip, SWT.MouseMove, move);
		}
		assertTrue(Ui.call(() -> view.state().token()).isPresent());
		watchdog.close();
		assertFalse(Ui.call(() -> view.panes().question().history()).contains(many));
		ask("How many circles are there?");
		assertEquals("3", Ui.call(() -> view.panes().answers().control().getItem(0).getText(2)));
	}
}
