package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

/** A Picture view with a white picture and engines that see white. */
abstract class PictureFixture extends OpenPictureView {

	static final String QUESTION = "Is it bright here ?";

	final SeeingEngines engines = new SeeingEngines();
	private final EnginePool pool = TestPools.of(engines);

	@BeforeEach
	final void show() throws IOException {
		Ui.run(() -> view.usePool(pool));
		open(Workspace.file(project, "white.png", white(40, 30)));
		Ui.await("the picture", () -> view.state().picture().filter(picture -> picture.width() == 40).isPresent());
	}

	@AfterEach
	final void close() {
		Ui.run(() -> {
			view.panes().question().setRival(Optional.empty());
			view.panes().question().chooser().select(Optional.of("mapped"));
			Ui.page().hideView(view);
		});
		// Not before the view is gone.
		pool.close();
	}

	/** Closes the view and opens it anew. */
	void reopen() {
		Ui.run(() -> Ui.page().hideView(view));
		view = Ui.view(Ids.PICTURE_VIEW);
		Ui.await("engines", () -> view.isReady());
		Ui.run(() -> view.usePool(pool));
	}

	/** White with a black corner, so that its mean is not white. */
	static byte[] white(int width, int height) throws IOException {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				image.setRGB(x, y, x <= width / 20 && y <= height / 20 ? 0 : 0xFFFFFF);
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}

	void ask(String engine) {
		Ui.run(() -> {
			view.panes().question().chooser().select(Optional.of(engine));
			view.panes().question().setQuestion(QUESTION);
			view.ask();
		});
		Ui.await("an answer", () -> view.state().analysis().isPresent());
	}

	MapPane maps() {
		return view.panes().first().map();
	}

	static void select(Combo combo, String item) {
		Ui.run(() -> {
			assertTrue(combo.indexOf(item) >= 0, item + " is not among " + List.of(combo.getItems()));
			combo.select(combo.indexOf(item));
		});
		Ui.notify(combo, SWT.Selection, new Event());
	}

	Covered cover() {
		select(maps().name(), Messages.map_occlusion);
		Ui.await("what covering does", () -> view.state().covered().isPresent());
		return Ui.call(() -> view.state().covered()).orElseThrow();
	}

	static String word(String pattern, String argument) {
		return pattern.replace("{0}", argument);
	}
}
