package org.lorgnette.ui.tokens;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.lorgnette.io.tokens.TokenColumns;
import org.lorgnette.io.tokens.TokenFilter;
import org.lorgnette.io.tokens.TokenRow;
import org.lorgnette.io.tokens.TokenTable;
import org.lorgnette.model.Span;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Place;
import org.lorgnette.ui.session.SessionListener;
import org.lorgnette.ui.session.Sessions;

/** The tokens of the active text, with the tags of gold and engines. */
public final class TokensView extends ViewPart {

	private static final String SCHEME = "scheme";
	private static final String LINKED = "linked";

	private final Consumer<Optional<AnnotationSession>> activeListener = this::show;
	private final IPropertyChangeListener themeListener = event -> repaint();
	private final SessionListener sessionListener = new SessionListener() {

		@Override
		public void corpusChanged(AnnotationSession changed) {
			refresh();
		}

		@Override
		public void lanesChanged(AnnotationSession changed) {
			refresh();
		}

		@Override
		public void selectionChanged(AnnotationSession changed) {
			follow();
		}
	};

	private Optional<AnnotationSession> session = Optional.empty();
	private TagScheme scheme = TagScheme.BIOES;
	private boolean linked = true;
	private boolean revealing;

	private Composite stack;
	private Composite content;
	private Hint hint;
	private Hint engineHint;
	private FilterBar filter;
	private TokenGrid grid;
	private Label status;
	private TokenWork work;

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		if (memento != null) {
			scheme = TagScheme.of(Optional.ofNullable(memento.getString(SCHEME)).orElse("bioes")).orElse(TagScheme.BIOES);
			linked = !Boolean.FALSE.equals(memento.getBoolean(LINKED));
		}
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(SCHEME, scheme.id());
		memento.putBoolean(LINKED, linked);
	}

	@Override
	public void createPartControl(Composite parent) {
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		hint = new Hint(stack, this::followLink);
		content = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(content);
		Composite top = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(top);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(top);
		filter = new FilterBar(top, this::refresh);
		engineHint = new Hint(top, this::followLink);
		GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(engineHint.control());
		GridLayoutFactory.fillDefaults().margins(6, 0).applyTo(engineHint.control());
		GridDataFactory.swtDefaults().applyTo(engineHint.link());
		grid = new TokenGrid(content);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(grid.control());
		status = new Label(content, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 2).applyTo(status);
		grid.table().addListener(SWT.Selection, event -> reveal(false));
		grid.table().addListener(SWT.DefaultSelection, event -> reveal(true));
		work = new TokenWork(parent.getDisplay(), getSite().getService(IWorkbenchSiteProgressService.class), this::accept);
		createActions();
		PlatformUI.getWorkbench().getHelpSystem().setHelp(stack, Ids.TOKENS_VIEW);
		PlatformUI.getWorkbench().getThemeManager().addPropertyChangeListener(themeListener);
		Sessions.addActiveListener(activeListener);
		show(Sessions.active());
	}

	private void createActions() {
		IAction copyConll = new CopyTokens(Messages.action_copy_conll, grid, grid::selectedOrAll, TokenColumns::conll);
		copyConll.setActionDefinitionId(ActionFactory.COPY.getCommandId());
		IAction copyTabs = new CopyTokens(Messages.action_copy_tabs, grid, grid::selectedOrAll, TokenColumns::tabbed);
		IAction allConll = new CopyTokens(Messages.action_copy_all_conll, grid, grid::all, TokenColumns::conll);
		IAction allTabs = new CopyTokens(Messages.action_copy_all_tabs, grid, grid::all, TokenColumns::tabbed);
		IAction link = new Action(Messages.action_link, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				linked = isChecked();
				follow();
			}
		};
		link.setToolTipText(Messages.action_link_tip);
		link.setImageDescriptor(PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(ISharedImages.IMG_ELCL_SYNCED));
		link.setChecked(linked);
		IAction go = new Action(Messages.action_go + "\tEnter") {
			@Override
			public void run() {
				reveal(true);
			}
		};
		getViewSite().getActionBars().getToolBarManager().add(link);
		IMenuManager menu = getViewSite().getActionBars().getMenuManager();
		MenuManager schemes = new MenuManager(Messages.action_scheme);
		for (TagScheme offered : List.of(TagScheme.BIOES, TagScheme.IOB2, TagScheme.IOB1, TagScheme.IO, TagScheme.IOE1, TagScheme.IOE2,
				TagScheme.BILOU)) {
			schemes.add(schemeAction(offered));
		}
		menu.add(schemes);
		menu.add(link);
		menu.add(new Separator());
		menu.add(allConll);
		menu.add(allTabs);
		MenuManager context = new MenuManager();
		context.add(go);
		context.add(new Separator());
		List.of(copyConll, copyTabs, allConll, allTabs).forEach(context::add);
		grid.table().setMenu(context.createContextMenu(grid.table()));
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copyConll);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), new Action() {
			@Override
			public void run() {
				grid.table().selectAll();
			}
		});
		getViewSite().getActionBars().updateActionBars();
	}

	private IAction schemeAction(TagScheme offered) {
		IAction action = new Action(TokenTips.name(offered), IAction.AS_RADIO_BUTTON) {
			@Override
			public void run() {
				if (isChecked()) {
					scheme = offered;
					refresh();
				}
			}
		};
		action.setChecked(offered == scheme);
		return action;
	}

	private void show(Optional<AnnotationSession> active) {
		session.ifPresent(before -> before.removeListener(sessionListener));
		session = active;
		session.ifPresent(now -> now.addListener(sessionListener));
		refresh();
	}

	private void refresh() {
		if (stack.isDisposed()) {
			return;
		}
		boolean open = session.isPresent();
		((StackLayout) stack.getLayout()).topControl = open ? content : hint.control();
		if (open) {
			AnnotationSession now = session.get();
			boolean lonely = now.lanes().isEmpty();
			engineHint.say(lonely ? Messages.empty_engine : "");
			engineHint.control().setVisible(lonely);
			if (grid.shown().isEmpty()) {
				status.setText(Messages.status_computing);
			}
			work.request(new TokenWork.Request(now.corpus(), now.lanes(), scheme, filter.filter(selectedSentence())));
		} else {
			hint.say(Messages.empty_open);
		}
		stack.layout(true, true);
	}

	private void accept(TokenWork.Result result) {
		if (stack.isDisposed() || session.isEmpty()) {
			return;
		}
		boolean first = grid.shown().isEmpty();
		grid.show(result);
		filter.offer(result.table().types());
		status.setText(describe(result));
		status.setToolTipText(result.table().untold() > 0 ? status.getText() + "\n" + Messages.status_untold_tip : status.getText());
		if (first && filter.isSentenceOnly()) {
			refresh();
		}
		follow();
	}

	private static String describe(TokenWork.Result result) {
		TokenTable table = result.table();
		if (table.size() == 0) {
			return Messages.empty_nothing;
		}
		NumberFormat numbers = NumberFormat.getIntegerInstance();
		List<String> parts = new ArrayList<>();
		parts.add(result.rows().length == table.size() ? NLS.bind(Messages.status_rows, numbers.format(table.size()))
				: NLS.bind(Messages.status_rows_of, numbers.format(result.rows().length), numbers.format(table.size())));
		if (result.differing() > 0) {
			parts.add(NLS.bind(Messages.status_differ, numbers.format(result.differing())));
		}
		if (table.violationCount() > 0) {
			parts.add(NLS.bind(Messages.status_illegal, numbers.format(table.violationCount()),
					table.givenScheme().map(TokenTips::name).orElse("")));
		}
		if (table.untold() > 0) {
			parts.add(NLS.bind(Messages.status_untold, numbers.format(table.untold())));
		}
		return String.join("   ", parts);
	}

	private Optional<TokenFilter.Place> selectedSentence() {
		return selectedRow().map(row -> new TokenFilter.Place(row.document(), row.sentence()));
	}

	private Optional<TokenRow> selectedRow() {
		if (grid.shown().isEmpty()) {
			return Optional.empty();
		}
		TokenTable table = grid.shown().get().table();
		return session.flatMap(AnnotationSession::selection).flatMap(place -> {
			OptionalInt row = table.find(place.part(), place.span());
			return row.isPresent() ? Optional.of(table.row(row.getAsInt())) : Optional.empty();
		});
	}

	/** Selects the rows of what is selected in the text. */
	private void follow() {
		if (stack.isDisposed() || revealing || grid.shown().isEmpty()) {
			return;
		}
		if (filter.isSentenceOnly() && !grid.shown().get().request().filter().sentence().equals(selectedSentence())) {
			refresh();
			return;
		}
		Optional<Place> selection = session.flatMap(AnnotationSession::selection);
		if (!linked || selection.isEmpty()) {
			return;
		}
		TokenTable table = grid.shown().get().table();
		Place place = selection.get();
		OptionalInt first = table.find(place.part(), place.span());
		if (first.isPresent()) {
			int last = first.getAsInt();
			while (last + 1 < table.size() && table.row(last + 1).document() == place.part()
					&& table.row(last + 1).span().begin() < place.span().end()) {
				last++;
			}
			grid.select(first.getAsInt(), last);
		}
	}

	/** Selects in the text what is selected here. */
	private void reveal(boolean activate) {
		int[] selected = grid.selected();
		if (session.isEmpty() || selected.length == 0 || !(linked || activate)) {
			return;
		}
		TokenTable table = grid.shown().orElseThrow().table();
		TokenRow first = table.row(selected[0]);
		Span span = first.span();
		for (int row : selected) {
			span = table.row(row).document() == first.document() ? span.cover(table.row(row).span()) : span;
		}
		revealing = true;
		try {
			session.get().reveal(new Place(first.document(), span), activate);
		} finally {
			revealing = false;
		}
	}

	private void followLink(String target) {
		if (target.equals("engine")) {
			session.ifPresent(now -> AddEngine.ask(getSite().getShell(), now));
		} else {
			OpenText.open(getSite());
		}
	}

	private void repaint() {
		if (!stack.isDisposed()) {
			grid.table().clearAll();
		}
	}

	@Override
	public void setFocus() {
		(session.isPresent() ? grid.table() : hint.link()).setFocus();
	}

	@Override
	public void dispose() {
		Sessions.removeActiveListener(activeListener);
		PlatformUI.getWorkbench().getThemeManager().removePropertyChangeListener(themeListener);
		session.ifPresent(now -> now.removeListener(sessionListener));
		if (work != null) {
			work.cancel();
		}
		super.dispose();
	}
}
