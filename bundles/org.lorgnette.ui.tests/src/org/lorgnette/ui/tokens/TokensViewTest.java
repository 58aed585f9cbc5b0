package org.lorgnette.ui.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.conll.ConllFormat;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Span;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.Sessions;

class TokensViewTest {

	private static final String FILE = """
			Marie B-PER
			Curie I-PER
			was O
			born O
			in O
			Warsaw I-LOC
			. O

			She O
			won O
			the O
			Nobel B-MISC
			Prize I-MISC
			in O
			Stockholm B-LOC
			. O
			""";

	private FakeSession session;
	private IViewPart view;

	@BeforeEach
	void open() {
		Ui.perspective(Ids.PERSPECTIVE);
		view = Ui.view(Ids.TOKENS_VIEW);
	}

	@AfterEach
	void close() {
		if (session != null) {
			Ui.run(() -> Sessions.close(session));
			assertEquals(0, session.listenerCount(), "nobody listens to a closed session");
		}
		Ui.run(() -> Ui.page().hideView(view));
	}

	private static Document read(String text) {
		return readAll(text)[0];
	}

	private static Document[] readAll(String text) {
		try (CorpusReader reader = new ConllFormat().reader(
				CorpusSource.of("f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), new ConllFormat().defaults(),
				problem -> { })) {
			List<Document> documents = new ArrayList<>();
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				documents.add((Document) next.get());
			}
			return documents.toArray(Document[]::new);
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private void show(Document... documents) {
		session = Ui.call(() -> new FakeSession(Optional.empty(), documents));
		Ui.run(() -> Sessions.activate(session));
	}

	private static Entity entity(Document document, String id, String type, String text) {
		int begin = document.text().indexOf(text);
		return new Entity(id, type, new Span(begin, begin + text.length()));
	}

	private Table table() {
		Composite root = Ui.call(() -> ((ViewPart) view).getAdapter(Control.class) instanceof Composite it ? it : Ui.window().getShell());
		return Ui.find(root, Table.class, it -> (it.getStyle() & SWT.VIRTUAL) != 0 && it.isVisible()
				&& Arrays.stream(it.getColumns()).anyMatch(column -> column.getText().equals(Messages.column_token))).orElseThrow();
	}

	private void awaitRows(int count) {
		Ui.await(count + " rows", () -> Ui.find(Ui.window().getShell(), Table.class,
				it -> it.isVisible() && it.getItemCount() == count && it.getColumnCount() > 3).isPresent());
	}

	private static List<String> column(Table table, String title) {
		return Ui.call(() -> {
			List<String> titles = Arrays.stream(table.getColumns()).map(TableColumn::getText).toList();
			int index = titles.indexOf(title);
			assertTrue(index >= 0, title + " among " + titles);
			return Arrays.stream(table.getItems()).map(item -> item.getText(index)).toList();
		});
	}

	private void showMarie() {
		Document document = read(FILE);
		show(document.toBuilder().entities(List.of(entity(document, "T1", "PER", "Marie Curie"), entity(document, "T2", "LOC", "Warsaw"),
				entity(document, "T3", "MISC", "Nobel Prize"), entity(document, "T5", "PER", "Nobel"), entity(document, "T4", "LOC", "Stockholm")))
				.build());
		Ui.run(() -> {
			session.lane("crf", Lane.Status.READY, false, entity(document, "E1", "PER", "Marie Curie"), entity(document, "E2", "ORG", "Warsaw"),
					entity(document, "E3", "LOC", "Stockholm"));
			session.lane("rules", Lane.Status.READY, true, entity(document, "E1", "PER", "Marie Curie"));
			session.lane("neural", Lane.Status.UNAVAILABLE, false);
		});
		awaitRows(15);
	}

	@Test
	void marksDifferencesIllegalTagsNestingAndStaleness() {
		showMarie();
		Table table = table();

		assertEquals("\u26A0 I-LOC", column(table, Messages.column_file).get(5));
		assertEquals("S-LOC", column(table, Messages.column_gold).get(5));
		assertEquals("\u2260 S-ORG", column(table, "crf").get(5));
		assertEquals("B-MISC +1", column(table, Messages.column_gold).get(10));
		assertEquals("\u21BB B-PER", column(table, "\u21BB rules").getFirst());
		assertEquals("", column(table, "\u2717 neural").getFirst());
		Ui.run(() -> Ui.page().setPartState(Ui.page().getReference(view), IWorkbenchPage.STATE_MAXIMIZED));
		Screenshots.window("tokens-light");
		Screenshots.theme(Screenshots.DARK);
		Screenshots.window("tokens-dark");
		Screenshots.theme(Screenshots.LIGHT);
		Ui.run(() -> Ui.page().setPartState(Ui.page().getReference(view), IWorkbenchPage.STATE_RESTORED));
	}

	@Test
	void showsOnlyWhereTheyDifferAndFindsText() {
		showMarie();
		Ui.run(() -> {
			Button only = Ui.find(Ui.window().getShell(), Button.class, it -> it.getText().equals(Messages.filter_differing)).orElseThrow();
			only.setSelection(true);
			only.notifyListeners(SWT.Selection, new Event());
		});
		awaitRows(3);
		Ui.run(() -> Ui.find(Ui.window().getShell(), Text.class, it -> Messages.filter_search_hint.equals(it.getMessage())).orElseThrow()
				.setText("nobel"));
		awaitRows(1);
		assertEquals(List.of("Nobel"), column(table(), Messages.column_token));
	}

	@Test
	void followsTheSelectionInTheTextAndLeadsIt() {
		showMarie();
		Table table = table();

		Ui.run(() -> session.select(0, 2, 8));
		assertEquals(List.of(0, 1), Ui.call(() -> Arrays.stream(table.getSelectionIndices()).boxed().toList()));

		Ui.run(() -> {
			table.setSelection(10, 11);
			table.notifyListeners(SWT.Selection, new Event());
		});
		Document document = Ui.call(() -> session.corpus().parts().getFirst().document());
		Place place = Ui.call(() -> session.revealed.getLast());
		assertEquals("Nobel Prize", place.span().of(document.text()));
	}

	@Test
	void copiesTheSelectedRowsAsConll() {
		showMarie();
		Ui.run(() -> {
			table().setSelection(6, 7);
			view.getViewSite().getActionBars().getGlobalActionHandler(ActionFactory.COPY.getId()).run();
		});
		Ui.await("the clipboard", () -> {
			Clipboard clipboard = new Clipboard(Ui.display());
			try {
				return ". O O O _\n\nShe O O O _\n".equals(clipboard.getContents(TextTransfer.getInstance()));
			} finally {
				clipboard.dispose();
			}
		});
	}

	@Test
	void saysWhatToDoWithoutText() {
		Link link = Ui.find(Ui.window().getShell(), Link.class, it -> it.isVisible() && it.getText().contains("<a href=\"open\">"))
				.orElseThrow();
		assertTrue(Ui.call(link::isEnabled));
		Screenshots.window("tokens-empty");
	}

	@Test
	void listsTwoHundredThousandTokensWithoutBlocking() {
		Document[] documents = readAll("word O\nOslo B-LOC\n. O\n\n".repeat(67_000));
		long before = System.nanoTime();
		show(documents);
		awaitRows(201_000);
		long[] worst = new long[1];
		Ui.run(() -> {
			Table table = table();
			for (int i = 0; i < 201_000; i += 20_011) {
				long start = System.nanoTime();
				table.showItem(table.getItem(i));
				table.update();
				worst[0] = Math.max(worst[0], System.nanoTime() - start);
			}
		});
		System.out.println("tokens: 201,000 rows after " + (System.nanoTime() - before) / 1_000_000 + " ms, worst jump "
				+ worst[0] / 1_000_000 + " ms");
		assertFalse(PlatformUI.getWorkbench().isClosing());
	}

	@Test
	void explainsInTooltips() {
		showMarie();
		Table table = table();
		TokenGrid grid = Ui.call(() -> (TokenGrid) field(view, "grid"));
		// The table is laid out some time after it has its rows.
		Ui.await("the tag's tip", () -> {
			Rectangle cell = table.getItem(5).getBounds(4);
			return grid.tip(new Point(cell.x + 5, cell.y + 5)).contains(Messages.violation_missing_begin);
		});
		Ui.await("the engine's tip", () -> {
			Rectangle cell = table.getItem(5).getBounds(6);
			return grid.tip(new Point(cell.x + 5, cell.y + 5)).contains("S-LOC");
		});
	}

	private static Object field(Object owner, String name) throws ReflectiveOperationException {
		var field = owner.getClass().getDeclaredField(name);
		field.setAccessible(true);
		return field.get(owner);
	}
}
