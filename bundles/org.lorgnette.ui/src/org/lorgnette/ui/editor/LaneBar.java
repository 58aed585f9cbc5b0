package org.lorgnette.ui.editor;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.theme.FamilyMark;

/** The line above the text: one button for each lane, to show, hide, analyse and remove it, and one that adds an engine. */
final class LaneBar {

	private final CorpusPage page;
	private final Composite composite;
	private ToolBar bar;
	private Link invitation;
	private List<String> shown = List.of("?");

	/** @param parent with a grid layout of one column */
	LaneBar(Composite parent, CorpusPage page) {
		this.page = page;
		composite = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(2, false);
		layout.marginHeight = 0;
		layout.marginWidth = 2;
		composite.setLayout(layout);
		composite.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
	}

	/** Shows the lanes as they are now. */
	void refresh() {
		if (composite.isDisposed() || page.session().isEmpty()) {
			return;
		}
		FileSession session = page.session().get();
		List<String> wanted = Stream.concat(session.lanes().stream().map(lane -> lane.name() + lane.status() + visible(lane.name())),
				Stream.of(String.valueOf(visible("")), String.valueOf(arcs()))).toList();
		if (wanted.equals(shown)) {
			return;
		}
		shown = wanted;
		boolean focused = bar != null && bar.isFocusControl();
		for (Control child : composite.getChildren()) {
			child.dispose();
		}
		bar = new ToolBar(composite, SWT.FLAT | SWT.RIGHT | SWT.WRAP);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, !session.lanes().isEmpty(), false));
		bar.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				if (event.childID < 0) {
					event.result = Messages.lanes;
				}
			}
		});
		ToolItem gold = new ToolItem(bar, SWT.PUSH);
		gold.setText(tick(visible("")) + Messages.goldLane);
		gold.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> show("", !visible(""))));
		session.lanes().forEach(this::item);
		new ToolItem(bar, SWT.SEPARATOR);
		ToolItem relations = new ToolItem(bar, SWT.PUSH);
		relations.setText(tick(arcs()) + Messages.relations);
		relations.setToolTipText(Messages.relationsTip);
		relations.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> toggleRelations()));
		new ToolItem(bar, SWT.SEPARATOR);
		ToolItem add = new ToolItem(bar, SWT.PUSH);
		add.setText(Messages.addEngine);
		add.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> chooseEngine()));
		if (session.lanes().isEmpty()) {
			invitation = new Link(composite, SWT.NONE);
			invitation.setText(Messages.noLanes);
			invitation.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> chooseEngine()));
		} else {
			new ToolItem(bar, SWT.SEPARATOR);
			ToolItem analyze = new ToolItem(bar, SWT.PUSH);
			analyze.setText(Messages.analyzeAgain);
			analyze.setToolTipText(Messages.analyzeTip);
			analyze.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> session.analyze()));
		}
		composite.getParent().layout(true, true);
		if (focused) {
			bar.setFocus();
		}
	}

	private void item(Lane lane) {
		ToolItem item = new ToolItem(bar, SWT.DROP_DOWN);
		String status = status(lane);
		item.setText(tick(visible(lane.name())) + FamilyMark.letter(lane.family()) + " " + lane.name()
				+ (lane.status() == Lane.Status.READY ? "" : " (" + status + ")"));
		item.setToolTipText(NLS.bind(Messages.laneTip, FamilyMark.name(lane.family()), lane.message().orElse(status)));
		item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			if (event.detail == SWT.ARROW) {
				menu(item, lane);
			} else {
				show(lane.name(), !visible(lane.name()));
			}
		}));
	}

	private static String tick(boolean on) {
		return on ? "\u2611 " : "\u2610 ";
	}

	private boolean arcs() {
		return page.painter().map(painter -> painter.arcs()).orElse(true);
	}

	/** Shows or hides the arcs of relations. */
	void toggleRelations() {
		boolean wanted = !arcs();
		page.painter().ifPresent(painter -> painter.setArcs(wanted));
		refresh();
	}

	private static String status(Lane lane) {
		return switch (lane.status()) {
			case WAITING -> Messages.statusWaiting;
			case RUNNING -> Messages.statusRunning;
			case READY -> Messages.statusReady;
			case FAILED, UNAVAILABLE -> "!";
		};
	}

	private void menu(ToolItem item, Lane lane) {
		Menu menu = new Menu(bar);
		entry(menu, visible(lane.name()) ? Messages.hide : Messages.show, () -> show(lane.name(), !visible(lane.name())));
		entry(menu, Messages.analyzeAgain, () -> page.session().ifPresent(FileSession::analyze));
		entry(menu, Messages.remove, () -> page.session().ifPresent(session -> session.removeLane(lane.name())));
		Rectangle bounds = item.getBounds();
		Point place = bar.toDisplay(bounds.x, bounds.y + bounds.height);
		menu.setLocation(place);
		menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}

	private static void entry(Menu menu, String text, Runnable action) {
		MenuItem entry = new MenuItem(menu, SWT.PUSH);
		entry.setText(text);
		entry.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
	}

	private boolean visible(String lane) {
		return page.painter().map(painter -> painter.isVisible(lane)).orElse(true);
	}

	private void show(String lane, boolean visible) {
		page.painter().ifPresent(painter -> painter.setVisible(lane, visible));
		refresh();
	}

	/** Shows the engines that are installed, to choose one as another lane. */
	void chooseEngine() {
		page.session().ifPresent(session -> EngineChoice.open(page, session));
	}
}
