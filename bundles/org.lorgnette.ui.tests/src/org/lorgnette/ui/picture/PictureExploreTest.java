package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
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
import org.lorgnette.report.chart.PictureMark;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

/** Maps, and what covering patches does. */
class PictureExploreTest extends PictureFixture {

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
}
