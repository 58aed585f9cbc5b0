package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.report.chart.PictureMark;
import org.lorgnette.report.chart.PictureMark.Line;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

/** Boxes of the user, the engine and the gold. */
class PictureBoxTest extends PictureFixture {

	@Test
	void drawsABoxByKeyAndMouse() {
		ask("mapped");
		PictureCanvas canvas = view.panes().canvas();
		press(canvas, 'b', 0, 0);
		assertTrue(Ui.call(() -> view.state().isDrawing()));
		assertEquals(Messages.box_how, Ui.call(() -> view.panes().first().box()));
		press(canvas, '\0', SWT.ARROW_RIGHT, 0);
		assertEquals(Optional.of(new PixelBox(15, 11, 10, 7)), Ui.call(() -> view.state().box()));
		press(canvas, '\0', SWT.ARROW_LEFT, 0);
		press(canvas, '\0', SWT.ARROW_DOWN, SWT.SHIFT);
		assertEquals(Optional.of(new PixelBox(14, 11, 10, 8)), Ui.call(() -> view.state().box()));
		press(canvas, '\0', SWT.ESC, 0);
		assertFalse(Ui.call(() -> view.state().isDrawing()));
		press(canvas, '\0', SWT.DEL, 0);
		assertTrue(Ui.call(() -> view.state().box()).isEmpty());

		// The engine's box is that of the patch: x 10, y 10, 10 x 10. With Shift dragging draws at any time.
		Viewport shown = Ui.call(() -> canvas.view()).orElseThrow();
		Rectangle from = shown.area(new PixelBox(10, 10, 1, 1));
		Rectangle to = shown.area(new PixelBox(19, 14, 1, 1));
		drag(canvas, SWT.MouseDown, from.x + 1, from.y + 1, SWT.SHIFT);
		drag(canvas, SWT.MouseMove, to.x + 1, to.y + 1, SWT.SHIFT | SWT.BUTTON1);
		drag(canvas, SWT.MouseUp, to.x + 1, to.y + 1, SWT.SHIFT | SWT.BUTTON1);
		assertEquals(Optional.of(new PixelBox(10, 10, 10, 5)), Ui.call(() -> view.state().box()));
		String said = Ui.call(() -> view.panes().first().box());
		assertTrue(said.contains("light") && said.contains(Numbers.twoDigits(0.5)), said);
		drag(canvas, SWT.MouseDown, from.x + 1, from.y + 1, SWT.SHIFT);
		drag(canvas, SWT.MouseMove, -50, 5000, SWT.SHIFT | SWT.BUTTON1);
		drag(canvas, SWT.MouseUp, -50, 5000, SWT.SHIFT);
		assertEquals(Optional.of(new PixelBox(0, 10, 11, 20)), Ui.call(() -> view.state().box()));
	}

	private static void press(PictureCanvas canvas, char character, int code, int modifiers) {
		Event event = new Event();
		event.character = character;
		event.keyCode = code;
		event.stateMask = modifiers;
		Ui.notify(canvas, SWT.KeyDown, event);
	}

	private static void drag(PictureCanvas canvas, int type, int x, int y, int state) {
		Event event = new Event();
		event.x = x;
		event.y = y;
		event.button = 1;
		event.stateMask = state;
		Ui.notify(canvas, type, event);
	}

	@Test
	void comparesTheBoxWithTheGold() throws IOException {
		Workspace.file(project, "vqa/images/0.png", white(40, 30));
		Workspace.file(project, "vqa/boxes.jsonl", "{\"id\": \"0\", \"x\": 10, \"y\": 10, \"width\": 20, \"height\": 5}\n");
		Workspace.file(project, "vqa/questions.json", "[[\"is it bright?\", \"yes\", 0], [\"is it dark?\", \"no\", 0]]");
		open(project.getFolder("vqa"));
		Ui.await("the answer", () -> view.state().analysis().isPresent());
		Ui.run(() -> view.state().draw(Optional.of(new PixelBox(10, 10, 10, 5))));
		String said = Ui.call(() -> view.panes().first().box());
		assertTrue(said.endsWith(word(Messages.box_iou_gold, Numbers.twoDigits(0.5))), said);
		Ui.run(() -> view.turn(1));
		Ui.await("the next question", () -> view.state().analysis().filter(found -> found.question().id().equals("1")).isPresent());
		Ui.run(() -> view.state().draw(Optional.of(new PixelBox(10, 10, 10, 5))));
		assertFalse(Ui.call(() -> view.panes().first().box()).contains(word(Messages.box_iou_gold, "").strip()));
	}

	@Test
	void drawsWhatTheGoldSays() throws IOException {
		Workspace.file(project, "vqa/images/0.png", white(40, 30));
		Workspace.file(project, "vqa/boxes.jsonl", "{\"id\": \"0\", \"x\": 10, \"y\": 10, \"width\": 20, \"height\": 5}\n");
		Workspace.file(project, "vqa/evidence.jsonl", """
				{"id": "0", "targets": [{"x": 10, "y": 10, "width": 20, "height": 5}], "references": [{"x": 30, "y": 20, "width": 8, "height": 8}]}
				{"id": "1", "targets": [{"x": 0, "y": 0, "width": 5, "height": 5}, {"x": 90, "y": 0, "width": 5, "height": 5}], "references": []}
				""");
		Workspace.file(project, "vqa/questions.json", "[[\"is it bright?\", \"yes\", 0], [\"is it dark?\", \"no\", 0]]");
		open(project.getFolder("vqa"));
		Ui.await("the answer", () -> view.state().analysis().isPresent());
		PixelBox thing = new PixelBox(10, 10, 20, 5);
		PixelBox reference = new PixelBox(30, 20, 8, 8);
		assertEquals(List.of(new PictureMark.Frame(reference, Line.DOTTED, 2, Marks.GOLD), new PictureMark.Frame(thing, Line.DASHED, 2, Marks.GOLD)),
				goldFrames());
		assertTrue(labels().containsAll(List.of(Messages.box_gold, Messages.box_gold_reference)), labels().toString());

		Ui.run(() -> view.state().setGoldVisible(false));
		assertEquals(List.of(), goldFrames());
		Ui.run(() -> {
			view.state().setGoldVisible(true);
			view.turn(1);
		});
		Ui.await("the next question", () -> view.state().analysis().filter(found -> found.question().id().equals("1")).isPresent());
		assertEquals(List.of(new PictureMark.Frame(new PixelBox(0, 0, 5, 5), Line.DASHED, 2, Marks.GOLD)), goldFrames());
	}

	private List<PictureMark> goldFrames() {
		return Ui.call(() -> Marks.of(view.state(), view.state().picture().orElseThrow())).stream()
				.filter(mark -> mark instanceof PictureMark.Frame frame && frame.rgb() == Marks.GOLD).toList();
	}

	private List<String> labels() {
		return Ui.call(() -> Marks.of(view.state(), view.state().picture().orElseThrow())).stream()
				.filter(PictureMark.Label.class::isInstance).map(mark -> ((PictureMark.Label) mark).text()).toList();
	}
}
