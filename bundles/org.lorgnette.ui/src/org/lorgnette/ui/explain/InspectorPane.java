package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.ui.ask.CopyFocused;

/** How an engine reads a word: into which pieces it splits it, and which words it holds to be alike, beside what the texts say of that. */
final class InspectorPane {

	/** An engine that can be looked at. */
	record Reader(String name, String id, Map<String, String> settings) {
	}

	/** Milliseconds without another selection after which the word is looked at. */
	private static final int SETTLED = 300;

	private final Consumer<Runnable> later;
	private final Supplier<List<String>> texts;
	private final Composite page;
	private final Combo engine;
	private final Text word;
	private final Label status;
	private final Table pieces;
	private final Table neighbours;
	private final Runnable settled = this::look;
	private final Map<String, Reader> readers = new LinkedHashMap<>();
	private Optional<Inspection.Asked> asked = Optional.empty();
	private Optional<Inspection> shown = Optional.empty();
	private Optional<EngineWork<Inspection>> running = Optional.empty();
	private boolean setting;

	/** @param texts the open texts, for the surroundings of words */
	InspectorPane(Composite parent, Consumer<Runnable> later, Supplier<List<String>> texts) {
		this.later = later;
		this.texts = texts;
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).numColumns(4).applyTo(page);
		new Label(page, SWT.NONE).setText(Messages.inspect_engine);
		engine = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.swtDefaults().hint(180, SWT.DEFAULT).applyTo(engine);
		new Label(page, SWT.NONE).setText(Messages.inspect_word);
		word = new Text(page, SWT.SEARCH | SWT.SINGLE);
		word.setMessage(Messages.inspect_type);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(word);
		status = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(120, SWT.DEFAULT).applyTo(status);
		SashForm sash = new SashForm(page, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(sash);
		pieces = table(sash, Messages.inspect_pieces, List.of(Messages.pieces_piece, Messages.pieces_id, Messages.pieces_stands));
		neighbours = table(sash, Messages.inspect_neighbours,
				List.of(Messages.neighbours_word, Messages.neighbours_engine, Messages.neighbours_texts));
		sash.setWeights(45, 55);
		word.addModifyListener(event -> {
			if (!setting) {
				asked = word.getText().isBlank() ? Optional.empty()
						: Optional.of(Inspection.Asked.typed(word.getText().strip(), texts.get()));
				page.getDisplay().timerExec(SETTLED, settled);
			}
		});
		word.addListener(SWT.DefaultSelection, event -> look());
		engine.addListener(SWT.Selection, event -> look());
		page.addDisposeListener(event -> running.ifPresent(Job::cancel));
		status.setText(Messages.inspect_empty);
	}

	private static Table table(Composite parent, String name, List<String> columns) {
		Table table = Tables.create(parent, SWT.NONE, name);
		for (String column : columns) {
			Tables.column(table, column.equals(columns.getFirst()) || column.equals(Messages.pieces_stands) ? SWT.LEAD : SWT.TRAIL, column,
					130);
		}
		CopyFocused.offer(table, () -> Tables.copy(table));
		return table;
	}

	Composite control() {
		return page;
	}

	Text word() {
		return word;
	}

	Combo engine() {
		return engine;
	}

	Table pieces() {
		return pieces;
	}

	Table neighbours() {
		return neighbours;
	}

	String status() {
		return status.getText();
	}

	Optional<Inspection> shown() {
		return shown;
	}

	/** The engines to choose from; the one chosen stays. */
	void offer(List<Reader> offered) {
		Map<String, Reader> now = offered.stream().collect(Collectors.toMap(Reader::name, each -> each, (first, second) -> first,
				LinkedHashMap::new));
		if (!now.equals(readers)) {
			String kept = engine.getText();
			readers.clear();
			readers.putAll(now);
			engine.setItems(readers.keySet().toArray(String[]::new));
			engine.select(Math.max(0, new ArrayList<>(readers.keySet()).indexOf(kept)));
			if (!engine.getText().equals(kept) && page.isVisible()) {
				page.getDisplay().timerExec(SETTLED, settled);
			}
		}
	}

	void choose(String name) {
		int index = engine.indexOf(name);
		if (index >= 0 && index != engine.getSelectionIndex()) {
			engine.select(index);
		}
	}

	/** Follows the selection in a text. */
	void follow(Inspection.Asked selected) {
		if (!Optional.of(selected).equals(asked) && !word.isFocusControl()) {
			asked = Optional.of(selected);
			setting = true;
			word.setText(selected.word());
			setting = false;
			if (page.isVisible()) {
				page.getDisplay().timerExec(SETTLED, settled);
			}
		}
	}

	/** Looks at the word, unless it is what is shown. */
	void look() {
		Reader reader = readers.get(engine.getText());
		if (page.isDisposed() || asked.isEmpty() || reader == null) {
			if (!page.isDisposed()) {
				say(readers.isEmpty() ? Messages.inspect_no_engine : Messages.inspect_empty);
			}
			return;
		}
		running.ifPresent(Job::cancel);
		Inspection.Asked now = asked.get();
		say(NLS.bind(Messages.inspect_running, reader.name(), now.word()));
		List<EngineWork<Inspection>> self = new ArrayList<>(1);
		EngineWork<Inspection> work = new EngineWork<>(NLS.bind(Messages.job_inspect, now.word(), reader.name()), reader.id(),
				reader.settings(), (open, pool, monitor) -> Inspection.of(open, now, monitor::isCanceled),
				news -> later.accept(() -> {
					if (!page.isDisposed() && running.filter(each -> each == self.getFirst()).isPresent()) {
						running = Optional.empty();
						show(reader, news);
					}
				}));
		self.add(work);
		running = Optional.of(work);
		work.setPriority(Job.SHORT);
		work.schedule();
	}

	private void show(Reader reader, EngineWork.Outcome<Inspection> news) {
		shown = Optional.empty();
		pieces.removeAll();
		neighbours.removeAll();
		switch (news) {
			case EngineWork.Outcome.Cancelled<Inspection> stopped -> say(Messages.inspect_empty);
			case EngineWork.Outcome.Failed<Inspection> failed -> say(failed.told());
			case EngineWork.Outcome.Done<Inspection>(Inspection found) -> {
				shown = Optional.of(found);
				showPieces(found);
				for (Inspection.Row row : found.rows()) {
					new TableItem(neighbours, SWT.NONE)
							.setText(new String[] { row.word(), Figures.of(row.engine()), Figures.of(row.surroundings()) });
				}
				say(summary(reader, found));
			}
		}
	}

	private void showPieces(Inspection found) {
		for (TokenPieces each : found.pieces().orElse(List.of())) {
			for (TokenPieces.Piece piece : each.pieces()) {
				String stands = piece.span().of(found.text());
				new TableItem(pieces, SWT.NONE).setText(new String[] { piece.text(), String.valueOf(piece.id()),
						piece.unknown() ? NLS.bind(Messages.pieces_unknown, stands) : stands });
			}
		}
	}

	private static String summary(Reader reader, Inspection found) {
		List<String> said = new ArrayList<>();
		if (found.pieces().isEmpty()) {
			said.add(NLS.bind(Messages.inspect_no_pieces, reader.name()));
		} else {
			List<TokenPieces.Piece> all = found.pieces().get().stream().flatMap(each -> each.pieces().stream()).toList();
			said.add(NLS.bind(Messages.inspect_split, found.asked().word(),
					all.stream().map(TokenPieces.Piece::text).collect(Collectors.joining(" \u00b7 "))));
		}
		if (!found.vectors()) {
			said.add(NLS.bind(Messages.inspect_no_vectors, reader.name()));
		}
		said.add(NLS.bind(Messages.inspect_texts, Figures.of(found.lookedThrough())));
		return String.join(" ", said);
	}

	private void say(String text) {
		status.setText(text.replace("&", "&&"));
		page.layout();
	}
}
