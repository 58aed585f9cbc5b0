package org.lorgnette.ui.explain;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.ui.Accessibles;

/** What is explained and how, and how far that is. */
final class ExplainBar {

	private static final int STEPS = 1000;
	/** Width from which on all stands in one line. */
	private static final int ONE_LINE = 900;
	private static final int METHOD_WIDTH = 320;

	private final ExplainModel model;
	private final Composite bar;
	private final Combo decision;
	private final Button pin;
	private final Combo method;
	private final Button explain;
	private final Button stop;
	private final ProgressBar progress;
	private final Label count;
	private List<String> methods = List.of();

	ExplainBar(Composite parent, ExplainModel model) {
		this.model = model;
		bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 3).spacing(8, 3).applyTo(bar);
		Composite what = new Composite(bar, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(what);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(what);
		label(what, Messages.bar_decision);
		decision = new Combo(what, SWT.READ_ONLY | SWT.DROP_DOWN);
		Accessibles.name(decision, Messages.bar_decision);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(decision);
		pin = new Button(what, SWT.CHECK);
		pin.setText(Messages.bar_pin);
		pin.setToolTipText(Messages.bar_pin_tip);
		Composite how = new Composite(bar, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(6).applyTo(how);
		GridDataFactory.fillDefaults().applyTo(how);
		label(how, Messages.bar_method);
		method = new Combo(how, SWT.READ_ONLY | SWT.DROP_DOWN);
		Accessibles.name(method, Messages.bar_method);
		GridDataFactory.swtDefaults().hint(METHOD_WIDTH, SWT.DEFAULT).applyTo(method);
		explain = new Button(how, SWT.PUSH);
		explain.setText(Messages.bar_explain);
		stop = new Button(how, SWT.PUSH);
		stop.setText(Messages.bar_stop);
		progress = new ProgressBar(how, SWT.HORIZONTAL | SWT.SMOOTH);
		progress.setMaximum(STEPS);
		GridDataFactory.swtDefaults().hint(90, 12).applyTo(progress);
		count = new Label(how, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(count);
		bar.addListener(SWT.Resize, event -> {
			GridLayout layout = (GridLayout) bar.getLayout();
			int columns = bar.getSize().x >= ONE_LINE ? 2 : 1;
			if (columns != layout.numColumns) {
				layout.numColumns = columns;
				bar.getParent().layout(true, true);
			}
		});
		decision.addListener(SWT.Selection, event -> model.choose(model.candidates().get(decision.getSelectionIndex())));
		pin.addListener(SWT.Selection, event -> model.pin(pin.getSelection()));
		method.addListener(SWT.Selection, event -> model.choose(Method.values()[method.getSelectionIndex()]));
		explain.addListener(SWT.Selection, event -> model.explain());
		stop.addListener(SWT.Selection, event -> model.stop());
		decision.addListener(SWT.DefaultSelection, event -> model.explain());
		method.addListener(SWT.DefaultSelection, event -> model.explain());
	}

	private static void label(Composite parent, String text) {
		new Label(parent, SWT.NONE).setText(text);
	}

	Composite control() {
		return bar;
	}

	Combo decision() {
		return decision;
	}

	Combo method() {
		return method;
	}

	Button explain() {
		return explain;
	}

	Button stop() {
		return stop;
	}

	boolean setFocus() {
		return explain.isEnabled() ? explain.setFocus() : decision.isEnabled() ? decision.setFocus() : method.setFocus();
	}

	void refresh() {
		String[] offered = model.candidates().stream().map(DecisionLabel::of).toArray(String[]::new);
		if (!Arrays.equals(offered, decision.getItems())) {
			decision.setItems(offered);
		}
		decision.setEnabled(offered.length > 0);
		int chosen = model.target().map(model.candidates()::indexOf).orElse(-1);
		if (chosen >= 0) {
			decision.select(chosen);
		} else {
			decision.deselectAll();
		}
		pin.setEnabled(model.target().isPresent());
		pin.setSelection(model.isPinned());
		showMethods();
		explain.setEnabled(model.target().isPresent() && model.isAble() && !model.isRunning() && !model.isStale());
		stop.setEnabled(model.isRunning());
		if (progress.getVisible() != model.isRunning() || ((GridData) progress.getLayoutData()).exclude == model.isRunning()) {
			progress.setVisible(model.isRunning());
			count.setVisible(model.isRunning());
			((GridData) progress.getLayoutData()).exclude = !model.isRunning();
			((GridData) count.getLayoutData()).exclude = !model.isRunning();
			bar.layout(true, true);
		}
		if (model.isRunning() && model.total() > 0) {
			progress.setSelection((int) (STEPS * model.done() / model.total()));
			count.setText(NLS.bind(Messages.progress, Figures.of(model.done()), Figures.of(model.total())));
		} else {
			progress.setSelection(0);
			count.setText(model.isRunning() ? Messages.progress_begins : "");
		}
		if (count.getVisible() && count.getSize().x < count.computeSize(SWT.DEFAULT, SWT.DEFAULT).x) {
			bar.layout(true, true);
		}
	}

	private void showMethods() {
		List<String> now = Arrays.stream(Method.values()).map(each -> model.abilities().isEmpty()
				|| model.abilities().get().methods().contains(each) ? Abilities.name(each)
						: NLS.bind(Messages.method_unable, Abilities.name(each)))
				.toList();
		if (!now.equals(methods)) {
			methods = now;
			method.setItems(now.toArray(String[]::new));
		}
		if (method.getSelectionIndex() != model.method().ordinal()) {
			method.select(model.method().ordinal());
		}
	}
}
