package org.lorgnette.ui.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.ask.CitedAnswer;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.FaithfulnessMeasure;
import org.lorgnette.engine.explain.Faithfulness;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Span;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.editor.CorpusPage;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Place;

class ExplainViewTest {

	private static final String TEXT = GlassEngines.TEXT;

	private final GlassEngines engines = new GlassEngines();
	private TestPools.Shared shared;
	private AnnotationSession session;
	private IEditorPart editor;
	private ExplainView view;

	@BeforeEach
	void open() {
		shared = TestPools.share(engines);
		Ui.perspective(Ids.PERSPECTIVE);
		IFile file = Workspace.file(Workspace.project("explain"), "curie.txt", TEXT);
		editor = Workspace.open(file, Ids.EDITOR);
		session = Ui.call(() -> Adapters.adapt(editor, AnnotationSession.class));
		view = Ui.view(Ids.EXPLAIN_VIEW);
		Ui.await("the text", () -> !session.corpus().parts().isEmpty());
	}

	@AfterEach
	void close() {
		Ui.run(() -> {
			AskedAnswers.clear();
			Ui.page().hideView(view);
		});
		Workspace.closeEditors();
		shared.close();
	}

	private void lane(String engine) {
		Ui.run(() -> session.addLane(GlassEngines.spec(engine)));
		Ui.await(engine, () -> session.lanes().stream().anyMatch(lane -> lane.name().equals(engine)
				&& lane.status() == Lane.Status.READY && lane.analysis(0).isPresent()));
	}

	private void select(String words) {
		Span span = span(words);
		Ui.run(() -> session.reveal(new Place(0, new Span(span.begin() + 1, span.begin() + 1)), false));
	}

	private static Span span(String words) {
		return new Span(TEXT.indexOf(words), TEXT.indexOf(words) + words.length());
	}

	private void choose(String label) {
		Ui.await("the decision " + label, () -> Arrays.stream(view.bar().decision().getItems()).anyMatch(item -> item.contains(label)));
		Ui.run(() -> {
			List<String> items = List.of(view.bar().decision().getItems());
			view.bar().decision().select(items.indexOf(items.stream().filter(item -> item.contains(label)).findFirst().orElseThrow()));
			view.bar().decision().notifyListeners(SWT.Selection, new Event());
		});
		Ui.await("what the engine allows", () -> view.model().abilities().isPresent());
	}

	private Explanation explain() {
		Ui.await("the button", () -> view.bar().explain().isEnabled());
		Ui.notify(view.bar().explain(), SWT.Selection, new Event());
		Ui.await("the explanation", () -> view.model().explained().isPresent() || view.model().trouble().isPresent());
		return Ui.call(() -> view.model().explained().orElseThrow().explanation());
	}

	private String[] row(String word) {
		return Ui.call(() -> {
			for (TableItem item : view.words().control().getItems()) {
				if (item.getText(2).startsWith(word)) {
					return new String[] { item.getText(0), item.getText(2), item.getText(3) };
				}
			}
			throw new AssertionError(word);
		});
	}

	private StyleRange style(String word) {
		return Ui.call(() -> view.strip().control().getStyleRangeAtOffset(view.strip().control().getText().indexOf(word)));
	}

	private List<String> annotations() {
		return Ui.call(() -> {
			CorpusPage page = Adapters.adapt(editor, CorpusPage.class);
			IAnnotationModel model = page.getDocumentProvider().getAnnotationModel(page.getEditorInput());
			return StreamSupport.stream(Spliterators.spliteratorUnknownSize(model.getAnnotationIterator(), 0), false)
					.map(Annotation.class::cast).filter(each -> each.getType().startsWith(EditorPaint.TYPE))
					.map(each -> each.getType().substring(EditorPaint.TYPE.length()) + " "
							+ TEXT.substring(model.getPosition(each).offset, model.getPosition(each).offset + model.getPosition(each).length))
					.sorted().toList();
		});
	}

	@Test
	void anEntitysWordsAreWeighedColouredAndListed() {
		lane("glass");
		select("Curie");
		choose("PER");
		assertEquals(0.6, explain().base().orElseThrow(), 1e-9);

		// Shown are the decision's score, each word's part with its sign, and whether it is one of the decision's.
		assertTrue(Ui.call(view::said).contains(Figures.of(0.6)), () -> Ui.call(view::said));
		assertEquals(Figures.signed(0.3), row("professor")[0]);
		assertEquals(Figures.signed(-0.2), row("perhaps")[0]);
		assertEquals("Marie *", row("Marie")[1]);
		assertEquals("[4, 13)", row("professor")[2]);
		assertFalse(style("professor").underline);
		assertEquals(SWT.UNDERLINE_SQUIGGLE, style("perhaps").underlineStyle);
		assertTrue(style("perhaps").underline);
		assertEquals(SWT.BORDER_SOLID, style("Marie").borderStyle);
		RGB speaksFor = style("professor").background.getRGB();
		assertFalse(speaksFor.equals(style("perhaps").background.getRGB()));
		assertEquals(List.of("against1 perhaps", "for2 professor", "for3 Curie", "for3 Marie"), annotations().stream()
				.filter(each -> !each.endsWith(" two")).sorted().toList());
	}

	@Test
	void faithfulnessIsShownWithItsCurvesBesideRandomOnes() {
		lane("glass");
		select("Curie");
		choose("PER");
		Faithfulness.Measured measured = (Faithfulness.Measured) explain().faithfulness().orElseThrow();

		assertEquals(FaithfulnessMeasure.values().length, Ui.call(() -> view.faithfulness().table().getItemCount()));
		assertEquals(Figures.of(measured.scores().get(FaithfulnessMeasure.DELETION).rank()),
				Ui.call(() -> view.faithfulness().table().getItem(0).getText(3)));
		LineChart chart = (LineChart) Ui.call(() -> view.faithfulness().canvas().chart().orElseThrow());
		assertEquals(4, chart.lines().size());
		assertEquals(measured.deletion().points().getLast().score(), chart.lines().getFirst().points().getLast().y());
	}

	@Test
	void aRelationIsExplainedByTheWordThatMakesIt() {
		lane("dull");
		select("Warsaw");
		choose("Born_In");
		explain();

		assertEquals(Figures.signed(0.7), row("born")[0]);
		// Its method is the only one that the engine allows; the others say why not.
		assertTrue(Ui.call(() -> view.bar().method().getItem(Method.ATTENTION.ordinal()))
				.contains(org.eclipse.osgi.util.NLS.bind(Messages.method_unable, "").strip()));
		Ui.run(() -> {
			view.bar().method().select(Method.ATTENTION.ordinal());
			view.bar().method().notifyListeners(SWT.Selection, new Event());
		});
		assertFalse(Ui.call(() -> view.bar().explain().isEnabled()));
		assertTrue(Ui.call(view::said).contains(Messages.method_no_attention));
	}

	@Test
	void attentionFollowsTheSelectedWordByLayerAndHead() {
		lane("glass");
		select("Curie");
		choose("PER");
		Ui.run(() -> {
			view.bar().method().select(Method.ATTENTION.ordinal());
			view.bar().method().notifyListeners(SWT.Selection, new Event());
			view.tabs().setSelection(2);
		});
		explain();

		List<String> layers = Ui.call(() -> List.of(view.attention().layer().getItems()));
		assertEquals(List.of("attention.0", "attention.1"), layers.subList(0, 2));
		assertEquals(3, layers.size(), layers::toString);
		// Warsaw is an entity itself; the decision is kept nevertheless.
		Ui.run(() -> view.model().pin(true));
		select("Warsaw");
		Ui.await("the word", () -> view.model().word().isPresent()
				&& view.model().explained().orElseThrow().explanation().words().get(view.model().word().getAsInt()).word().text().equals("Warsaw"));
		Ui.run(() -> {
			view.attention().layer().select(0);
			view.attention().layer().notifyListeners(SWT.Selection, new Event());
		});
		Ui.await("explained anew", () -> view.model().explained().isPresent());
		assertEquals("attention.0, mean of 2 heads", Ui.call(() -> view.model().explained().orElseThrow().explanation().shown()));
		assertEquals(List.of("in", "The"), Ui.call(() -> view.attention().weights().stream().limit(2)
				.map(each -> each.unit().text()).sorted(java.util.Comparator.reverseOrder()).toList()));
		Ui.run(() -> {
			view.attention().head().select(2);
			view.attention().head().notifyListeners(SWT.Selection, new Event());
		});
		assertEquals("The", Ui.call(() -> view.attention().weights().getFirst().unit().text()));
		assertEquals(1, Ui.call(() -> view.attention().weights().getFirst().weight()), 1e-6);
	}

	@Test
	void aChangedTextMakesTheResultStale() {
		lane("glass");
		select("Curie");
		choose("PER");
		explain();
		assertFalse(annotations().isEmpty());

		// Else the decision about the new text takes its place as soon as the engine has read that.
		Ui.run(() -> view.model().pin(true));
		replace(0, 0, "So: ");
		Ui.await("the mark", () -> view.said().equals(Messages.hint_stale));
		assertEquals(List.of(), annotations());
		assertFalse(Ui.call(() -> view.bar().explain().isEnabled()));
		assertTrue(Optional.ofNullable(style("professor")).map(found -> found.background).isEmpty());

		replace(0, 4, "");
		Ui.await("the text as it was", () -> !view.said().equals(Messages.hint_stale));
		assertFalse(annotations().isEmpty());
		assertTrue(Ui.call(() -> view.bar().explain().isEnabled()));
	}

	private void replace(int offset, int length, String text) {
		Ui.run(() -> {
			CorpusPage page = Adapters.adapt(editor, CorpusPage.class);
			page.getDocumentProvider().getDocument(page.getEditorInput()).replace(offset, length, text);
		});
	}

	@Test
	void explainingIsStoppedWithinASecond() {
		lane("slow");
		select("Curie");
		choose("PER");
		Ui.await("the button", () -> view.bar().explain().isEnabled());
		Ui.notify(view.bar().explain(), SWT.Selection, new Event());
		Ui.await("progress", () -> view.model().done() > 0);
		Ui.notify(view.bar().stop(), SWT.Selection, new Event());
		Ui.await("the end", Duration.ofSeconds(2), () -> org.eclipse.core.runtime.jobs.Job.getJobManager().find(ExplainView.JOBS).length == 0);
		assertEquals(Messages.hint_cancelled, Ui.call(view::said));
		assertTrue(Ui.call(() -> view.bar().explain().isEnabled()));
	}

	@Test
	void anEnginesFaultIsTold() {
		lane("broken");
		select("Curie");
		choose("PER");
		Ui.await("the button", () -> view.bar().explain().isEnabled());
		Ui.notify(view.bar().explain(), SWT.Selection, new Event());
		Ui.await("the fault", () -> view.model().trouble().isPresent());
		assertTrue(Ui.call(view::said).contains("it broke on 'x && y'"), () -> Ui.call(view::said));
	}

	@Test
	void anAnswerOfTheAskViewIsExplained() {
		Span span = span("two prizes");
		Document document = Ui.call(() -> session.corpus().parts().getFirst().document());
		shared.close();
		shared = () -> {
		};
		CitedAnswer answer = new CitedAnswer(document,
				new Prediction<>(new Answer("asked", "two prizes", Optional.of(span)), OptionalDouble.of(0.5), "lexical-qa", List.of()));
		Ui.run(() -> AskedAnswers.select(new AskedAnswers.Asked("lexical-qa", "What did she win?", answer)));
		choose("two prizes");
		Ui.await("the button", () -> view.bar().explain().isEnabled());
		Explanation found = explain();

		assertTrue(found.words().stream().anyMatch(word -> word.word().text().equals("win")), found.words()::toString);
		assertTrue(Ui.call(() -> view.strip().control().getText()).startsWith(Messages.strip_question + " What did she win?\n"));
	}

	@Test
	void wordsAreTakenToPiecesAndHaveNeighbours() {
		lane("glass");
		Ui.run(() -> {
			view.tabs().setSelection(3);
			view.inspector().choose("glass");
		});
		select("professor");
		Ui.await("the word of the text", () -> view.inspector().shown().filter(found -> found.asked().word().equals("professor")).isPresent());
		assertEquals(List.of("prof", "##esso", "##r"), pieces());
		Ui.run(() -> view.inspector().word().setText("profesqor"));
		Ui.await("the typed word", () -> view.inspector().shown().filter(found -> found.asked().word().equals("profesqor")).isPresent());
		assertEquals(List.of("prof", "##esqo", "##r"), pieces());
		assertEquals(org.eclipse.osgi.util.NLS.bind(Messages.pieces_unknown, "esqo"),
				Ui.call(() -> view.inspector().pieces().getItem(1).getText(2)));
		TableItem first = Ui.call(() -> view.inspector().neighbours().getItem(0));
		assertEquals("scientist", Ui.call(() -> first.getText(0)));
		assertEquals(Figures.of(1 / 1.25), Ui.call(() -> first.getText(1)));
	}

	private List<String> pieces() {
		return Ui.call(() -> Arrays.stream(view.inspector().pieces().getItems()).map(item -> item.getText(0)).toList());
	}

	@Test
	void anEmptyViewSaysWhatToDo() {
		assertEquals(Messages.hint_no_engine, Ui.call(view::said));
		lane("glass");
		Ui.await("the next step", () -> view.said().equals(Messages.hint_select) || view.model().target().isPresent());
		Workspace.closeEditors();
		Ui.await("without a text", () -> view.said().equals(Messages.hint_no_text));
		assertEquals(OptionalInt.empty(), Ui.call(() -> view.model().word()));
	}
}
