package org.lorgnette.ui.ask;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.lorgnette.engine.ask.Citation;

/** What can be done with an answer: go to it, ask why, copy it. */
final class AnswerMenu {

	private AnswerMenu() {
	}

	static void attach(AnswerRow row, String engine, Runnable reveal, Runnable explain) {
		Menu menu = new Menu(row);
		if (!row.item().isNone()) {
			item(menu, Messages.menu_show, reveal);
			item(menu, Messages.menu_explain, explain);
			item(menu, Messages.menu_copy, () -> CopyFocused.put(row.item().text()));
		}
		item(menu, Messages.menu_cite, () -> CopyFocused.put(citation(row.item(), engine)));
		row.setMenu(menu);
		CopyFocused.offer(row, () -> citation(row.item(), engine));
	}

	private static void item(Menu menu, String text, Runnable action) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, event -> action.run());
	}

	/** The answer, where it stands, the sentence, and who says so. */
	static String citation(AnswerItem item, String engine) {
		String score = Counts.score(item.score());
		if (item.isNone()) {
			return NLS.bind(Messages.cite_none, engine, score);
		}
		String place = item.source() + item.place().map(Citation::line).map(line -> ":" + line).orElse("");
		return NLS.bind(Messages.cite, new Object[] { item.text(), place, item.passage(), engine, score });
	}
}
