package org.lorgnette.ui.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.actions.ActionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.Highlight;
import org.lorgnette.ui.session.Sessions;

class AskViewTest {

	private static final String TEXT = "Lydia Marsh founded the bakery in 1921. The bakery stands in Leeds. It sells bread to the whole street.";
	private static final String QUESTION = "When did Lydia Marsh found the bakery?";

	private AskView view;
	private OpenText open;

	@BeforeEach
	void show() {
		Ui.perspective(Ids.PERSPECTIVE);
		view = Ui.view(Ids.ASK_VIEW);
		Ui.await("engines", () -> view.isReady());
		Ui.run(() -> {
			view.usePool(EnginePool.shared());
			view.engines().installed().forEach(engine -> view.engines().choose(engine.id(), engine.id().equals("lexical-qa")));
			view.form().scope().choose(ScopeChooser.OPEN);
			open = new OpenText(List.of(Document.builder("text", TEXT).build()));
			Sessions.activate(open);
		});
	}

	@AfterEach
	void close() {
		Ui.run(() -> {
			view.stop();
			Sessions.close(open);
			Ui.page().hideView(view);
		});
	}

	private void ask(String question) {
		Ui.run(() -> view.form().setQuestion(question));
		Ui.notify(view.form().question(), SWT.DefaultSelection, new Event());
	}

	private EngineCard answered() {
		Ui.await("an answer", () -> !view.answers().cards().isEmpty() && view.answers().cards().stream().allMatch(EngineCard::isFinished));
		return Ui.call(() -> view.answers().cards().getFirst());
	}

	private AnswerRow best() {
		EngineCard card = answered();
		return Ui.call(() -> card.rows().getFirst());
	}

	private static String all(Composite composite) {
		return Ui.call(() -> texts(composite));
	}

	private static String texts(Composite composite) {
		StringBuilder all = new StringBuilder();
		for (var child : composite.getChildren()) {
			all.append(child instanceof Label label ? label.getText() : child instanceof Link link ? link.getText() : "").append('\n');
			if (child instanceof Composite inner) {
				all.append(texts(inner));
			}
		}
		return all.toString();
	}

	@Test
	void anAnswerLeadsToItsPlaceAndShowsWhatItRestsOn() {
		ask(QUESTION);
		AnswerRow best = best();

		assertEquals("1921", best.item().text());
		assertTrue(best.spoken().contains("Lydia Marsh founded the bakery in 1921."), best::spoken);
		Ui.notify(best, SWT.KeyDown, key(SWT.CR));
		Span answer = new Span(TEXT.indexOf("1921"), TEXT.indexOf("1921") + 4);
		assertEquals(List.of(answer), open.revealed.stream().map(place -> place.span()).toList());
		assertEquals(List.of(answer), open.highlights.stream().filter(Highlight::primary).map(mark -> mark.place().span()).toList());
		assertTrue(open.highlights.stream().anyMatch(mark -> mark.reason().equals("sentence")), open.highlights::toString);
	}

	@Test
	void anAnswerIsFoundAgainAfterTheTextHasMoved() {
		ask(QUESTION);
		AnswerRow best = best();
		String before = "A new first line.\n";

		Ui.run(() -> open.show(List.of(Document.builder("text", before + TEXT).build())));
		Ui.notify(best, SWT.KeyDown, key(SWT.CR));
		assertEquals(before.length() + TEXT.indexOf("1921"), open.revealed.getFirst().span().begin());
	}

	@Test
	void theLackOfAnAnswerIsAnAnswer() {
		ask("Which planet did the astronaut photograph?");
		AnswerRow best = best();

		assertTrue(best.item().isNone());
		assertTrue(best.spoken().startsWith(Messages.no_answer), best::spoken);
		Ui.notify(best, SWT.KeyDown, key(SWT.CR));
		assertTrue(open.revealed.isEmpty());
	}

	@Test
	void answersAreCopiedWithTheirSource() {
		ask(QUESTION);
		AnswerRow best = best();

		Ui.run(() -> {
			best.setFocus();
			view.getViewSite().getActionBars().getGlobalActionHandler(ActionFactory.COPY.getId()).run();
		});
		assertEquals("1921 (text:1: \u201cLydia Marsh founded the bakery in 1921.\u201d; lexical-qa, score "
				+ Counts.score(best.item().score()) + ")", Ui.call(() -> {
					Clipboard clipboard = new Clipboard(Ui.display());
					Object copied = clipboard.getContents(TextTransfer.getInstance());
					clipboard.dispose();
					return copied;
				}));
	}

	@Test
	void aQuestionOfTheCorpusIsComparedToItsGold() {
		Span gold = new Span(TEXT.indexOf("1921"), TEXT.indexOf("1921") + 4);
		Question question = new Question("q1", QUESTION, List.of(new Answer("q1", "1921", Optional.of(gold))), true, List.of(), Map.of());
		Ui.run(() -> open.show(List.of(Document.builder("other", "Nothing at all.").build(),
				Document.builder("text", TEXT).questions(List.of(question)).build())));
		Ui.await("the question", () -> !view.form().questions().isEmpty());

		Ui.run(() -> {
			view.form().questions().pick(0);
			view.ask();
		});
		EngineCard card = answered();
		assertTrue(Ui.call(() -> view.form().gold()).contains("1921"));
		assertTrue(best().spoken().contains(Messages.gold_right));
		assertTrue(Ui.call(card::status).contains(Counts.documents(1)));

		Ui.run(() -> view.form().setQuestion(QUESTION + " Really?"));
		assertTrue(Ui.call(() -> view.form().picked()).isEmpty());
	}

	@Test
	void aFolderIsAskedFileByFileAndFailuresAreTold() {
		IProject project = Workspace.project("ask");
		Workspace.file(project, "one.txt", TEXT);
		Workspace.file(project, "below/two.txt", "The museum opened in 1887. It shows clocks.");
		Workspace.file(project, "broken.txt", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		Ui.run(() -> view.askAbout(new StructuredSelection(project)));

		ask("When did the museum open?");
		EngineCard card = answered();
		AnswerRow best = best();
		assertEquals("1887", best.item().text());
		assertTrue(best.spoken().contains("two.txt:1"), best::spoken);
		assertTrue(Ui.call(card::status).contains(Counts.documents(2)));
		assertTrue(all(card).contains(Counts.plural(Messages.card_problems, 1)), () -> all(card));
	}

	@Test
	void anAnswerInAFileOpensTheFile() {
		IFile file = Workspace.file(Workspace.project("ask"), "one.txt", "A first line.\n" + TEXT);
		Ui.run(() -> view.askAbout(new StructuredSelection(file)));
		ask(QUESTION);
		AnswerRow best = best();

		Ui.notify(best, SWT.KeyDown, key(' '));
		Ui.await("the editor", () -> Ui.page().getActiveEditor() != null
				&& file.equals(Ui.page().getActiveEditor().getEditorInput().getAdapter(IFile.class)));
		Ui.await("the selected answer", Duration.ofSeconds(10), () -> Ui.page().getActiveEditor().getEditorSite().getSelectionProvider()
				.getSelection() instanceof ITextSelection selected && selected.getText().equals("1921"));
		Workspace.closeEditors();
	}

	@Test
	void engineFaultsStayOnTheirCards() {
		Ui.run(() -> {
			view.usePool(TestPools.of(new TroubledEngines()));
			view.engines().choose(TroubledEngines.ENDLESS, false);
			view.engines().choose(TroubledEngines.BROKEN, true);
			view.engines().choose(TroubledEngines.ABSENT, true);
		});

		ask(QUESTION);
		answered();
		Map<String, String> cards = Ui.call(() -> Map.of(view.answers().cards().get(0).engine(), texts(view.answers().cards().get(0)),
				view.answers().cards().get(1).engine(), texts(view.answers().cards().get(1))));
		assertTrue(cards.get(TroubledEngines.ABSENT).contains("the model is missing"), cards::toString);
		assertTrue(cards.get(TroubledEngines.ABSENT).contains("fetch it first"), cards::toString);
		assertTrue(cards.get(TroubledEngines.BROKEN).contains("the engine broke"), cards::toString);
	}

	@Test
	void askingIsStoppedWithinASecond() {
		Ui.run(() -> {
			view.usePool(TestPools.of(new TroubledEngines()));
			view.engines().choose(TroubledEngines.ENDLESS, true);
			view.engines().choose(TroubledEngines.BROKEN, false);
			view.engines().choose(TroubledEngines.ABSENT, false);
		});
		ask(QUESTION);
		Ui.pause(Duration.ofMillis(300));
		EngineCard card = Ui.call(() -> view.answers().cards().getFirst());
		assertFalse(Ui.call(card::isFinished));

		Ui.run(view::stop);
		Ui.await("the end", Duration.ofSeconds(1), card::isFinished);
		assertEquals(Messages.card_cancelled, Ui.call(card::status));
	}

	@Test
	void withoutATextTheViewSaysWhatToDo() {
		Ui.run(() -> Sessions.close(open));
		ask(QUESTION);

		assertTrue(all(view.answers()).contains(Messages.hint_no_text), () -> all(view.answers()));
	}

	private static Event key(int code) {
		Event event = new Event();
		event.keyCode = code;
		return event;
	}
}
