package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Question;
import org.lorgnette.model.Task;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.ask.CopyFocused;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Part;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.SessionListener;
import org.lorgnette.ui.session.Sessions;

/** Says which words made an engine decide as it did, about the entity, relation or answer that is selected. */
public final class ExplainView extends ViewPart {

	/** The family of the jobs that explain. */
	static final Object JOBS = new Object();

	private final Consumer<Optional<AnnotationSession>> activeListener = this::listen;
	private final Consumer<AskedAnswers.Asked> answerListener = this::asked;
	private final SessionListener sessionListener = new SessionListener() {

		@Override
		public void corpusChanged(AnnotationSession session) {
			refresh();
		}

		@Override
		public void lanesChanged(AnnotationSession session) {
			offerReaders();
			offerSelected(session);
		}

		@Override
		public void selectionChanged(AnnotationSession session) {
			selected(session);
		}
	};
	private final ExplainModel model = new ExplainModel(this::later);
	private Optional<AnnotationSession> heard = Optional.empty();
	private Composite root;
	private ExplainBar bar;
	private Link summary;
	private SashForm sash;
	private CTabFolder tabs;
	private WordStrip strip;
	private WordTable words;
	private FaithfulnessPane faithfulness;
	private AttentionPane attention;
	private InspectorPane inspector;
	private EditorPaint paint;
	private String said = "";
	private Optional<String> lastEngine = Optional.empty();
	private OptionalInt lastWord = OptionalInt.empty();

	@Override
	public void createPartControl(Composite parent) {
		root = parent;
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		bar = new ExplainBar(parent, model);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
		summary = new Link(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(160, SWT.DEFAULT).indent(5, 1).applyTo(summary);
		summary.addListener(SWT.Selection, event -> new HintLinks(getSite().getPage(), model).follow(event.text));
		sash = new SashForm(parent, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		Composite left = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(left);
		strip = new WordStrip(left, model, this::reveal);
		GridDataFactory.fillDefaults().grab(true, true).hint(160, 40).applyTo(strip.control());
		Legend legend = new Legend(left);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(legend);
		tabs = new CTabFolder(sash, SWT.FLAT);
		words = new WordTable(tabs, model, this::reveal);
		faithfulness = new FaithfulnessPane(tabs);
		attention = new AttentionPane(tabs, model);
		inspector = new InspectorPane(tabs, this::later, this::texts);
		tab(Messages.tab_words, words.control());
		tab(Messages.tab_faithfulness, faithfulness.control());
		tab(Messages.tab_attention, attention.control());
		tab(Messages.tab_inspector, inspector.control());
		tabs.setSelection(0);
		tabs.addListener(SWT.Selection, event -> {
			if (tabs.getSelectionIndex() == 3) {
				inspector.look();
			}
		});
		sash.setWeights(34, 66);
		sash.addListener(SWT.Resize, event -> arrange());
		paint = new EditorPaint(getSite().getPage());
		CopyFocused.install(getViewSite().getActionBars());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.EXPLAIN_VIEW);
		model.addListener(this::refresh);
		Sessions.addActiveListener(activeListener);
		AskedAnswers.addListener(answerListener);
		listen(Sessions.active());
		AskedAnswers.selected().ifPresent(answer -> {
			if (model.target().isEmpty()) {
				asked(answer);
			}
		});
	}

	private void tab(String name, Control control) {
		CTabItem item = new CTabItem(tabs, SWT.NONE);
		item.setText(name);
		item.setControl(control);
	}

	/** Words and tables beside each other where there is room, else below each other. */
	private void arrange() {
		int wanted = sash.getSize().x < 620 && sash.getSize().y > 260 ? SWT.VERTICAL : SWT.HORIZONTAL;
		if (sash.getOrientation() != wanted) {
			sash.setOrientation(wanted);
		}
	}

	private void later(Runnable action) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!root.isDisposed()) {
					action.run();
				}
			});
		}
	}

	private void listen(Optional<AnnotationSession> session) {
		heard.ifPresent(old -> old.removeListener(sessionListener));
		heard = session;
		heard.ifPresent(open -> open.addListener(sessionListener));
		if (!root.isDisposed()) {
			offerReaders();
			model.forgetClosed();
			heard.ifPresent(this::selected);
		}
	}

	private void asked(AskedAnswers.Asked answer) {
		model.offer(List.of(Candidates.of(answer, Sessions.open())));
	}

	private void selected(AnnotationSession session) {
		offerSelected(session);
		Optional<Place> place = session.selection().filter(each -> each.part() < session.corpus().parts().size());
		if (place.isPresent()) {
			Optional<Target.Where> where = model.target().flatMap(Target::where);
			if (!model.isStale() && where.filter(each -> each.session() == session && each.part() == place.get().part()).isPresent()) {
				model.selectWordAt(place.get().span().begin());
			}
			String text = session.corpus().parts().get(place.get().part()).document().text();
			if (place.get().span().end() <= text.length()) {
				WordAt.of(text, place.get().span(), texts()).ifPresent(inspector::follow);
			}
		}
	}

	private void offerSelected(AnnotationSession session) {
		model.offer(Candidates.at(session));
	}

	private List<String> texts() {
		return heard.map(open -> open.corpus().parts().stream().map(Part::document).map(document -> document.text()).toList())
				.orElse(List.of());
	}

	/** The engines of the open text first, then all others that read texts. */
	private void offerReaders() {
		List<InspectorPane.Reader> readers = new ArrayList<>();
		heard.ifPresent(open -> open.lanes().forEach(
				lane -> readers.add(new InspectorPane.Reader(lane.name(), lane.engine().id(), lane.engine().settings()))));
		for (EngineDescriptor engine : EnginePool.shared().registry().engines()) {
			if (engine.tasks().stream().anyMatch(task -> task != Task.VQA)) {
				readers.add(new InspectorPane.Reader(engine.id(), engine.id(), Map.of()));
			}
		}
		inspector.offer(readers);
	}

	private void refresh() {
		if (root.isDisposed()) {
			return;
		}
		bar.refresh();
		String text = Summary.of(model, heard.map(open -> open.lanes().size()));
		if (!text.equals(said)) {
			said = text;
			summary.setText(text);
			root.layout(true, true);
		}
		Optional<Explanation> explanation = model.explained().map(Explained::explanation);
		boolean stale = model.isStale();
		strip.show(model.target(), explanation, stale);
		words.show(explanation);
		faithfulness.show(explanation.flatMap(Explanation::faithfulness));
		attention.refresh();
		Optional<String> engine = model.target().map(Target::name);
		if (!engine.equals(lastEngine)) {
			lastEngine = engine;
			lastEngine.ifPresent(inspector::choose);
		}
		if (!model.word().equals(lastWord)) {
			lastWord = model.word();
			lastWord.ifPresent(this::inspectWord);
			getViewSite().getActionBars().getStatusLineManager().setMessage(lastWord.isEmpty() ? null
					: WordStrip.describe(explanation.orElseThrow().words().get(lastWord.getAsInt())));
		}
		paint.show(model.target(), stale ? Optional.empty() : explanation);
	}

	private void inspectWord(int number) {
		Target target = model.target().orElseThrow();
		Word word = model.explained().orElseThrow().explanation().words().get(number).word();
		String text = word.in() == Word.In.TEXT ? target.document().text()
				: target.question().map(Question::text).orElse("");
		WordAt.of(text, word.span(), texts()).ifPresent(inspector::follow);
	}

	/** Shows the word pointed at in the editor. */
	private void reveal() {
		OptionalInt word = model.word();
		if (word.isPresent() && !model.isStale()) {
			Word each = model.explained().orElseThrow().explanation().words().get(word.getAsInt()).word();
			model.target().flatMap(Target::where).filter(where -> each.in() == Word.In.TEXT)
					.ifPresent(where -> where.session().reveal(new Place(where.part(), each.span()), true));
		}
	}

	/** Explains what is selected, as soon as it is known what the engine allows. */
	void explainSelected() {
		heard.ifPresent(this::selected);
		tabs.setSelection(0);
		model.explainWhenAble();
	}

	/** Explains the answer that is selected in the Ask view. */
	void explainAnswer() {
		AskedAnswers.selected().ifPresent(this::asked);
		tabs.setSelection(0);
		model.explainWhenAble();
	}

	/** Shows how engines read the word that is selected. */
	void inspect() {
		tabs.setSelection(3);
		inspector.look();
	}

	ExplainModel model() {
		return model;
	}

	ExplainBar bar() {
		return bar;
	}

	String said() {
		return said;
	}

	WordStrip strip() {
		return strip;
	}

	WordTable words() {
		return words;
	}

	FaithfulnessPane faithfulness() {
		return faithfulness;
	}

	AttentionPane attention() {
		return attention;
	}

	InspectorPane inspector() {
		return inspector;
	}

	CTabFolder tabs() {
		return tabs;
	}

	@Override
	public void setFocus() {
		bar.setFocus();
	}

	@Override
	public void dispose() {
		Sessions.removeActiveListener(activeListener);
		AskedAnswers.removeListener(answerListener);
		heard.ifPresent(session -> session.removeListener(sessionListener));
		model.dispose();
		if (paint != null) {
			paint.clear();
		}
		super.dispose();
	}
}
