package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ShowInContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.Faithfulness;
import org.lorgnette.engine.explain.FaithfulnessMeasure;
import org.lorgnette.engine.explain.FaithfulnessSettings;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.explain.MapFaithfulness;
import org.lorgnette.engine.visual.explain.PictureProbe;
import org.lorgnette.model.Answer;
import org.lorgnette.report.chart.PictureFigure;
import org.lorgnette.report.chart.PictureMark;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.evaluation.export.ExportRunOperation;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

class PictureExploreTest {

	private static final String QUESTION = "Is it bright here ?";

	private final SeeingEngines engines = new SeeingEngines();
	private final EnginePool pool = TestPools.of(engines);
	private PictureView view;
	private IProject project;

	@BeforeEach
	void show() throws IOException {
		Ui.perspective(Ids.PERSPECTIVE);
		view = Ui.view(Ids.PICTURE_VIEW);
		project = Workspace.project("explore");
		Ui.await("engines", () -> view.isReady());
		Ui.run(() -> view.usePool(pool));
		open(Workspace.file(project, "white.png", white(40, 30)));
		Ui.await("the picture", () -> view.state().picture().filter(picture -> picture.width() == 40).isPresent());
	}

	@AfterEach
	void close() {
		Ui.run(() -> {
			view.panes().question().setRival(Optional.empty());
			Ui.page().hideView(view);
		});
		pool.close();
	}

	private void open(IResource resource) {
		assertTrue(Ui.call(() -> view.show(new ShowInContext(null, new StructuredSelection(resource)))));
	}

	/** White with a black corner, so that its mean is not white. */
	private static byte[] white(int width, int height) throws IOException {
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

	private void ask(String engine) {
		Ui.run(() -> {
			Combo combo = view.panes().question().engines();
			combo.select(combo.indexOf(engine));
			view.panes().question().setQuestion(QUESTION);
			view.ask();
		});
		Ui.await("an answer", () -> view.state().analysis().isPresent());
	}

	private MapPane maps() {
		return view.panes().first().map();
	}

	private static void select(Combo combo, String item) {
		Ui.run(() -> {
			assertTrue(combo.indexOf(item) >= 0, item + " is not among " + List.of(combo.getItems()));
			combo.select(combo.indexOf(item));
		});
		Ui.notify(combo, SWT.Selection, new Event());
	}

	private Covered cover() {
		select(maps().name(), Messages.map_occlusion);
		Ui.await("what covering does", () -> view.state().covered().isPresent());
		return Ui.call(() -> view.state().covered()).orElseThrow();
	}

	@Test
	void sumsUpHeadsAndLayers() {
		ask("mapped");
		assertEquals(3, Ui.call(() -> maps().layer().getItemCount()));
		assertEquals(Messages.map_mean, Ui.call(() -> maps().head().getText()));
		GroundingMap mean = Ui.call(() -> view.state().map()).orElseThrow();
		assertArrayEquals(new float[] { 0.5f, 0, 0.5f, 0 }, first(mean));
		select(maps().head(), Ui.call(() -> maps().head().getItem(2)));
		assertArrayEquals(new float[] { 0, 0, 1, 0 }, first(Ui.call(() -> view.state().map()).orElseThrow()));

		select(maps().layer(), Messages.map_rollout);
		assertArrayEquals(new float[] { 0.125f, 0.25f, 0.125f, 0.25f }, first(Ui.call(() -> view.state().map()).orElseThrow()));
		assertFalse(Ui.call(() -> maps().head().isVisible()));
	}

	/** What the first word gives the first four patches. */
	private static float[] first(GroundingMap map) {
		float[] first = new float[4];
		System.arraycopy(map.ofToken(0), 0, first, 0, 4);
		return first;
	}

	@Test
	void coversPatchesAndSaysWhatThatDoes() {
		ask("mapped");
		Covered covered = cover();
		assertEquals(0.8, covered.result().base(), 1e-12);
		assertEquals(0.4, covered.of(SeeingEngines.FOR), 1e-12);
		assertEquals(-0.1, covered.of(SeeingEngines.AGAINST), 1e-12);
		assertEquals(0, covered.of(7), 1e-12);

		String lost = pointAt(SeeingEngines.FOR);
		assertTrue(lost.contains(Numbers.twoDigits(0.4)) && lost.contains(word(Messages.covered_instead, "no")), lost);
		String gained = pointAt(SeeingEngines.AGAINST);
		assertTrue(gained.contains(Numbers.twoDigits(0.1)) && gained.contains(Messages.covered_stays), gained);
		assertTrue(pointAt(7).contains(Numbers.twoDigits(0.8)));

		List<PictureMark> marks = Ui.call(() -> Marks.of(view.state(), view.state().picture().orElseThrow()));
		assertFalse(tint(marks, SeeingEngines.FOR).hatched());
		assertTrue(tint(marks, SeeingEngines.AGAINST).hatched());
		assertTrue(tint(marks, SeeingEngines.FOR).rgb() != tint(marks, SeeingEngines.AGAINST).rgb());
		assertEquals(0.25, tint(marks, SeeingEngines.AGAINST).opacity() / tint(marks, SeeingEngines.FOR).opacity(), 1e-9);
	}

	private static String word(String pattern, String argument) {
		return pattern.replace("{0}", argument);
	}

	private String pointAt(int patch) {
		Ui.run(() -> view.state().choosePatch(OptionalInt.of(patch)));
		return Ui.call(() -> view.panes().first().pointing());
	}

	private PictureMark.Tint tint(List<PictureMark> marks, int patch) {
		PixelBox box = SeeingEngines.GRID.box(patch, Ui.call(() -> view.state().picture()).orElseThrow());
		return marks.stream().filter(mark -> mark instanceof PictureMark.Tint && mark.box().equals(box)).map(PictureMark.Tint.class::cast)
				.findFirst().orElseThrow();
	}

	@Test
	void coversForTheAnswerThatIsChosen() {
		ask("mapped");
		cover();
		Ui.run(() -> view.panes().answers().control().select(1));
		Ui.notify(view.panes().answers().control(), SWT.Selection, new Event());
		assertTrue(Ui.call(() -> view.state().covered()).isEmpty());
		Ui.notify(maps().cover(), SWT.Selection, new Event());
		Ui.await("what covering does to no", () -> view.state().covered().isPresent());
		Covered covered = Ui.call(() -> view.state().covered()).orElseThrow();
		assertEquals("no", covered.answer().text());
		assertEquals(-0.4, covered.of(SeeingEngines.FOR), 1e-12);

		// What is known already is shown at once.
		Ui.run(() -> view.panes().answers().control().select(0));
		Ui.notify(view.panes().answers().control(), SWT.Selection, new Event());
		assertEquals(0.4, Ui.call(() -> view.state().covered()).orElseThrow().of(SeeingEngines.FOR), 1e-12);
	}

	@Test
	void dividesAPictureItselfIfTheEngineDoesNot() throws IOException {
		ask("plain");
		assertTrue(Ui.call(() -> view.state().grid()).isEmpty());
		Covered covered = cover();
		assertEquals(new PatchGrid(8, 8), covered.grid());
		assertEquals(Optional.of(new PatchGrid(8, 8)), Ui.call(() -> view.state().grid()));
		assertEquals(0.4, covered.largest(), 1e-12);

		open(Workspace.file(project, "tiny.png", white(4, 3)));
		Ui.await("the picture", () -> view.state().picture().filter(picture -> picture.width() == 4).isPresent());
		ask("plain");
		assertEquals(new PatchGrid(3, 4), cover().grid());
	}

	@Test
	void stopsCovering() throws InterruptedException {
		ask("waiting");
		select(maps().name(), Messages.map_occlusion);
		assertTrue(engines.asked.await(30, TimeUnit.SECONDS));
		assertTrue(Ui.call(() -> maps().occlusion().isRunning()));
		assertEquals(Messages.map_stop, Ui.call(() -> maps().cover().getText()));
		Ui.notify(maps().cover(), SWT.Selection, new Event());
		assertFalse(Ui.call(() -> maps().occlusion().isRunning()));
		assertTrue(engines.stopped.await(5, TimeUnit.SECONDS));
		assertTrue(Ui.call(() -> view.state().covered()).isEmpty());
		assertEquals(Messages.map_cover, Ui.call(() -> maps().cover().getText()));
	}

	@Test
	void saysWhyCoveringFailed() {
		ask("broken");
		select(maps().name(), Messages.map_occlusion);
		Ui.await("the reason", () -> maps().occlusion().problem().contains("cannot see through covers"));
		ask("mapped");
		assertEquals("", Ui.call(() -> maps().occlusion().problem()));
	}

	@Test
	void measuresHowFaithfulAMapIs() throws EngineException {
		ask("mapped");
		Covered covered = cover();
		Ui.notify(maps().faithfulness(), SWT.Selection, new Event());
		String title = word(Messages.faith_title, "").strip();
		Ui.await("the dialog", () -> shell(title).isPresent());
		Shell shell = Ui.call(() -> shell(title)).orElseThrow();
		Ui.await("the figures", () -> table(shell).getItemCount() == FaithfulnessMeasure.values().length);
		var state = view.state();
		PictureProbe probe = new PictureProbe(engines.mapped(), Ui.call(() -> state.analysis()).orElseThrow().question(),
				Ui.call(() -> state.shown()).orElseThrow().pictures(), 0, SeeingEngines.GRID, new Answer("", "yes", Optional.empty()));
		Faithfulness.Measured expected = (Faithfulness.Measured) MapFaithfulness.of(probe, covered.result().attribution(),
				FaithfulnessSettings.DEFAULT, ExplainListener.NONE, Cancellation.NONE);
		Faithfulness.Score deletion = expected.scores().get(FaithfulnessMeasure.DELETION);
		assertTrue(deletion.value() < deletion.randomMean().orElseThrow());
		assertEquals(deletion.value(), Double.parseDouble(Ui.call(() -> table(shell).getItem(0).getText(2)).replace(',', '.')), 5e-4);
		assertEquals(deletion.rank().orElseThrow(), Double.parseDouble(Ui.call(() -> table(shell).getItem(0).getText(3)).replace(',', '.')),
				5e-4);
		Ui.run(shell::close);
	}

	private static Optional<Shell> shell(String title) {
		for (Shell shell : Ui.display().getShells()) {
			if (!shell.isDisposed() && shell.isVisible() && shell.getText().startsWith(title)) {
				return Optional.of(shell);
			}
		}
		return Optional.empty();
	}

	private static Table table(Shell shell) {
		return Ui.find(shell, Table.class, any -> true).orElseThrow();
	}

	@Test
	void comparesTwoEngines() {
		ask("mapped");
		Ui.run(() -> view.panes().question().setRival(Optional.of("plain")));
		Ui.await("both answers", () -> view.rival().analysis().isPresent());
		assertEquals(List.of("mapped", "plain"),
				Ui.call(() -> view.panes().sides().stream().map(side -> side.state().engine().orElse("")).toList()));
		assertEquals("yes", Ui.call(() -> view.panes().second().answers().control().getItem(0).getText(2)));
		Rectangle rival = Ui.call(() -> view.panes().rivalCanvas().getBounds());
		assertTrue(rival.width > 50 && rival.height > 30, rival.toString());
		assertFalse(rival.intersects(Ui.call(() -> view.panes().canvas().getBounds())));

		// What is pointed at here is pointed at there, in its own patches and words.
		select(view.panes().second().map().name(), Messages.map_occlusion);
		Ui.await("what covering does there", () -> view.rival().covered().isPresent());
		Ui.run(() -> view.state().pointAtPatch(OptionalInt.of(SeeingEngines.FOR)));
		OptionalInt there = Ui.call(() -> view.rival().patch());
		assertEquals(SeeingEngines.FOR, Ui.call(() -> {
			var picture = view.state().picture().orElseThrow();
			PixelBox box = view.rival().grid().orElseThrow().box(there.orElseThrow(), picture);
			return SeeingEngines.GRID.patchAt(box.x() + box.width() / 2, box.y() + box.height() / 2, picture);
		}));
		Ui.run(() -> view.rival().chooseToken(OptionalInt.of(2)));
		assertEquals(OptionalInt.of(2), Ui.call(() -> view.state().token()));

		Ui.run(() -> view.panes().canvas().zoomIn());
		assertEquals(Ui.call(() -> view.panes().canvas().view().orElseThrow().scale()),
				Ui.call(() -> view.panes().rivalCanvas().view().orElseThrow().scale()));
		Ui.run(() -> view.panes().rivalCanvas().zoomOut());
		assertEquals(Ui.call(() -> view.panes().rivalCanvas().view().orElseThrow().scale()),
				Ui.call(() -> view.panes().canvas().view().orElseThrow().scale()));
		assertEquals(2, Ui.call(() -> new PictureExport(new Shell(), view.panes()).figure().orElseThrow().panels().size()));

		// Asking again asks both; then the other is put away.
		ask("mapped");
		Ui.await("both again", () -> view.rival().analysis().isPresent());
		var before = Ui.call(() -> view.state().shown()).orElseThrow();
		Ui.run(() -> view.open(before.files().getFirst()));
		Ui.await("the picture once more", () -> view.state().shown().filter(shown -> shown != before).isPresent());
		assertTrue(Ui.call(() -> view.rival().shown().orElseThrow() == view.state().shown().orElseThrow()));
		assertTrue(Ui.call(() -> view.rival().analysis()).isEmpty());
		Ui.run(() -> view.panes().question().setRival(Optional.empty()));
		assertTrue(Ui.call(() -> view.rival().analysis()).isEmpty());
		assertFalse(Ui.call(() -> view.panes().rivalCanvas().isVisible()));
	}

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
		assertFalse(Ui.call(() -> view.panes().first().box()).contains(Messages.box_iou_gold.substring(0, 12)));
	}

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
