package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

/** Two engines side by side. */
class PictureCompareTest extends PictureFixture {

	@Test
	void comparesTwoEngines() {
		ask("mapped");
		Ui.run(() -> view.panes().question().setRival(Optional.of("plain")));
		Ui.await("both answers", () -> view.rival().analysis().isPresent());
		assertEquals(List.of("mapped", "plain"),
				Ui.call(() -> view.panes().sides().stream().map(side -> side.state().engine().map(Seer::engine).orElse("")).toList()));
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

	private String model(String name, double yes) {
		Workspace.file(project, name + "/yes", Double.toString(yes));
		return project.getLocation().toPath().resolve(name).toString();
	}

	private static void name(EngineChooser chooser, String folder) {
		Ui.run(() -> {
			chooser.model().setText(folder);
			chooser.model().notifyListeners(SWT.DefaultSelection, new Event());
		});
	}

	/** One engine twice, each time with another model: two fusions side by side. */
	@Test
	void comparesTwoModelsOfOneEngine() {
		String first = model("fusions/product/best", 0);
		String second = model("fusions/gated/best", 0.1);
		EngineChooser chooser = view.panes().question().chooser();
		EngineChooser rival = view.panes().question().rivalChooser();
		Ui.run(() -> {
			chooser.select(Optional.of("mapped"));
			assertFalse(chooser.model().isVisible());
			chooser.select(Optional.of(SeeingEngines.OWN));
			assertTrue(chooser.model().isVisible());
			view.panes().question().setQuestion(QUESTION);
		});
		name(chooser, first);
		Ui.await("the answer by Enter in the name of the folder", () -> view.state().analysis().isPresent());
		assertEquals(0.8, Ui.call(() -> view.state().analysis()).orElseThrow().best().score().orElseThrow(), 1e-9);

		Ui.run(() -> view.panes().question().setRival(Optional.of(SeeingEngines.OWN)));
		name(rival, second);
		Ui.await("the other's answer", () -> view.rival().analysis().isPresent());
		assertEquals(0.9, Ui.call(() -> view.rival().analysis()).orElseThrow().best().score().orElseThrow(), 1e-9);
		assertEquals(0.8, Ui.call(() -> view.state().analysis()).orElseThrow().best().score().orElseThrow(), 1e-9);
		String one = Ui.call(() -> view.panes().first().name());
		String other = Ui.call(() -> view.panes().second().name());
		assertTrue(one.contains("product") && other.contains("gated"), one + " | " + other);

		// What is found out about either is found out with its own model.
		select(view.panes().second().map().name(), Messages.map_occlusion);
		Ui.await("what covering does there", () -> view.rival().covered().isPresent());
		assertEquals(0.9, Ui.call(() -> view.rival().covered()).orElseThrow().result().base(), 1e-9);

		// The folders are remembered for each column, also when the view is opened again.
		Ui.run(() -> {
			chooser.select(Optional.of("plain"));
			assertFalse(chooser.model().isVisible());
			chooser.select(Optional.of(SeeingEngines.OWN));
			assertEquals(first, chooser.model().getText());
			rival.select(Optional.empty());
			assertEquals(Optional.empty(), rival.seer());
			rival.select(Optional.of(SeeingEngines.OWN));
			assertEquals(second, rival.model().getText());
		});
		reopen();
		Ui.run(() -> {
			assertEquals(SeeingEngines.OWN, view.panes().question().chooser().engine().getText());
			assertEquals(first, view.panes().question().chooser().model().getText());
			view.panes().question().setRival(Optional.of(SeeingEngines.OWN));
			assertEquals(second, view.panes().question().rivalChooser().model().getText());
		});
	}

	@Test
	void saysThatAModelIsMissing() {
		EngineChooser chooser = view.panes().question().chooser();
		Ui.run(() -> {
			chooser.select(Optional.of(SeeingEngines.OWN));
			view.panes().question().setQuestion(QUESTION);
		});
		name(chooser, project.getLocation().toPath().resolve("nothing").toString());
		Ui.await("the reason", () -> view.panes().message().contains("there is no model in"));
		assertTrue(Ui.call(() -> view.panes().message()).contains("name the folder of one"));
		ask("mapped");
		assertEquals("", Ui.call(() -> view.panes().message()));
	}
}
