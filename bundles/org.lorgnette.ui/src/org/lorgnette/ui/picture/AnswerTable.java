package org.lorgnette.ui.picture;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.ask.CopyFocused;
import org.lorgnette.ui.ask.ScoreBar;

/** An engine's answers about a picture, the surest first. */
final class AnswerTable {

	private static final int BAR = 60;
	private static final int SCORE = 56;

	private final Table table;

	/** @param chosen hears the place of the answer that the user selects */
	AnswerTable(Composite parent, IntConsumer chosen) {
		table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
		Accessibles.name(table, Messages.answers_name);
		new TableColumn(table, SWT.LEAD).setWidth(BAR);
		TableColumn score = new TableColumn(table, SWT.TRAIL);
		score.setWidth(SCORE);
		new TableColumn(table, SWT.LEAD).setWidth(160);
		table.addListener(SWT.PaintItem, this::paint);
		table.addListener(SWT.Resize, event -> table.getColumn(2).setWidth(Math.max(60, table.getClientArea().width - BAR - SCORE)));
		table.addListener(SWT.Selection, event -> chosen.accept(table.getSelectionIndex()));
		CopyFocused.offer(table, () -> table.getSelectionCount() == 0 ? "" : table.getSelection()[0].getText(2));
	}

	Table control() {
		return table;
	}

	/** @param verdict of the first answer, or empty */
	void show(List<Prediction<Answer>> answers, String verdict) {
		table.removeAll();
		for (int i = 0; i < answers.size(); i++) {
			Prediction<Answer> answer = answers.get(i);
			TableItem item = new TableItem(table, SWT.NONE);
			String text = answer.value().isNone() ? Messages.no_answer : answer.value().text();
			item.setText(new String[] { "", Numbers.score(answer.score()), i == 0 && !verdict.isEmpty() ? text + "   " + verdict : text });
			item.setData(answer.score());
		}
	}

	private void paint(Event event) {
		if (event.index == 0 && event.item.getData() instanceof OptionalDouble score) {
			Rectangle area = new Rectangle(event.x + 4, event.y + (event.height - 8) / 2, BAR - 12, 8);
			if ((event.detail & SWT.SELECTED) != 0) {
				ScoreBar.paint(event.gc, area, score, event.gc.getForeground());
			} else {
				ScoreBar.paint(event.gc, area, score);
			}
		}
	}
}
