package org.lorgnette.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

class PictureViewTest extends OpenPictureView {

	private void openShapes() {
		open(Workspace.file(project, "shapes.png", Workspace.example("shapes.png")));
		Ui.await("the picture", () -> view.state().picture().filter(picture -> picture.width() == 480).isPresent());
	}

	private void ask(String question) {
		Ui.run(() -> {
			view.panes().question().setQuestion(question);
			view.ask();
		});
		Ui.await("an answer", () -> view.state().analysis().isPresent());
	}

	private String answer() {
		return Ui.call(() -> {
			Table table = view.panes().answers().control();
			return table.getItem(0).getText(2);
		});
	}

	@Test
	void answersAQuestionAndShowsWhatTheWordsGoWith() {
		openShapes();
		ask("How many circles are there?");

		assertEquals("3", answer());
		assertTrue(Ui.call(() -> view.state().map()).isPresent());
		int circles = Ui.call(() -> {
			int words = view.state().analysis().orElseThrow().tokens().size();
			for (int token = 0; token < words; token++) {
				if (view.state().word(token).equals("circles")) {
					return token;
				}
			}
			return -1;
		});
		for (int i = 0; i <= circles; i++) {
			Ui.notify(view.panes().strip(), SWT.KeyDown, key(SWT.ARROW_RIGHT));
		}
		assertEquals(OptionalInt.of(circles), Ui.call(() -> view.state().token()));
		assertTrue(Ui.call(() -> Pointing.describe(view.state())).contains("circles"));
	}

	@Test
	void arrowKeysMoveFromPatchToPatch() {
		openShapes();
		ask("Is there a red square?");
		int columns = Ui.call(() -> view.state().grid().orElseThrow().columns());

		for (int code : new int[] { SWT.ARROW_RIGHT, SWT.ARROW_RIGHT, SWT.ARROW_DOWN, SWT.ARROW_UP, SWT.ARROW_DOWN }) {
			Ui.notify(view.panes().canvas(), SWT.KeyDown, key(code));
		}
		assertEquals(OptionalInt.of(columns + 1), Ui.call(() -> view.state().patch()));
		assertFalse(Ui.call(() -> Pointing.describe(view.state())).isEmpty());
		assertTrue(Ui.call(() -> view.panes().canvas().spoken()).contains("shapes.png"));
	}

	@Test
	void choicesAreTheOnlyAnswers() {
		openShapes();
		Ui.run(() -> view.panes().question().setOptions("red; green"));
		ask("What color is the triangle?");

		assertEquals("green", answer());
		assertEquals(List.of("red", "green"), Ui.call(() -> view.state().analysis().orElseThrow().question().options()));
	}

	@Test
	void leafsThroughACorpusAndComparesWithTheGold() {
		Workspace.file(project, "vqa/images/0.png", Workspace.example("shapes.png"));
		Workspace.file(project, "vqa/questions.json",
				"[[\"what color is the triangle?\", \"green\", 0], [\"is there a triangle in the image?\", \"no\", 0], [\"is there a box?\", \"no\", 9]]");
		open(project.getFolder("vqa"));
		Ui.await("the answer", () -> view.state().analysis().isPresent());

		assertTrue(answer().startsWith("green") && answer().endsWith(Messages.gold_right), this::answer);
		assertTrue(Ui.call(() -> view.panes().question().gold()).contains("green"));
		Ui.run(() -> turn(1));
		Ui.await("the second answer", () -> view.state().analysis().filter(found -> found.question().id().equals("1")).isPresent());
		assertTrue(answer().startsWith("yes") && answer().endsWith(Messages.gold_wrong), this::answer);
		Ui.run(() -> turn(1));
		Ui.await("what is wrong with the third", () -> view.panes().hint().contains("9.png"));
		Ui.run(() -> turn(-1));
		Ui.await("the second again", () -> view.state().analysis().filter(found -> found.question().id().equals("1")).isPresent());
	}

	private void turn(int step) {
		view.turn(step);
	}

	@Test
	void saysWhatIsWrongWithAPicture() {
		byte[] whole = Workspace.example("shapes.png");
		IFile broken = Workspace.file(project, "broken.png", Arrays.copyOf(whole, whole.length / 2));
		open(broken);
		Ui.await("the reason", () -> view.panes().hint().contains("broken.png"));
		assertTrue(Ui.call(() -> view.state().shown()).isEmpty());

		open(Workspace.file(project, "empty.png", new byte[0]));
		Ui.await("the reason", () -> view.panes().hint().contains("empty.png"));
		Ui.run(() -> view.open(project.getLocation().toPath().resolve("absent.png")));
		Ui.await("the reason", () -> view.panes().hint().contains("absent.png"));
		openShapes();
		assertEquals("", Ui.call(() -> view.panes().hint()));
	}

	@Test
	void asksForAPictureFirst() {
		Ui.run(() -> {
			view.panes().question().setQuestion("How many?");
			view.ask();
		});
		assertEquals(Messages.ask_no_picture, Ui.call(() -> view.panes().message()));
	}

	private static Event key(int code) {
		Event event = new Event();
		event.keyCode = code;
		return event;
	}
}
