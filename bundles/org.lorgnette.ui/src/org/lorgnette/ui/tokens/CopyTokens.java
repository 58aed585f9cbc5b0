package org.lorgnette.ui.tokens;

import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Table;
import org.lorgnette.io.tokens.TokenTable;

/** Puts rows on the clipboard; the text of many rows is made in a job. */
final class CopyTokens extends Action {

	private final TokenGrid grid;
	private final Supplier<int[]> rows;
	private final BiFunction<TokenTable, int[], String> writer;

	CopyTokens(String text, TokenGrid grid, Supplier<int[]> rows, BiFunction<TokenTable, int[], String> writer) {
		super(text);
		this.grid = grid;
		this.rows = rows;
		this.writer = writer;
	}

	@Override
	public void run() {
		int[] chosen = rows.get();
		if (grid.shown().isEmpty() || chosen.length == 0) {
			return;
		}
		TokenTable tokens = grid.shown().get().table();
		Table table = grid.table();
		Job job = Job.createSystem(Messages.job_copy, monitor -> {
			String text = writer.apply(tokens, chosen);
			table.getDisplay().asyncExec(() -> {
				if (!table.isDisposed()) {
					Clipboard clipboard = new Clipboard(table.getDisplay());
					try {
						clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
					} finally {
						clipboard.dispose();
					}
				}
			});
		});
		job.schedule();
	}
}
