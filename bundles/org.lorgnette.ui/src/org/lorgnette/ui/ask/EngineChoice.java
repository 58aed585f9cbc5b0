package org.lorgnette.ui.ask;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.models.InstalledModels;

import org.eclipse.osgi.util.NLS;

/** Which of the engines installed are asked. Remembers those left out, so that an engine installed later takes part. */
final class EngineChoice {

	private static final String LEFT_OUT = "enginesLeftOut";

	private final IDialogSettings settings;
	private final Set<String> leftOut = new TreeSet<>();
	private List<EngineDescriptor> engines = List.of();

	EngineChoice(IDialogSettings settings) {
		this.settings = settings;
		String[] remembered = settings.getArray(LEFT_OUT);
		if (remembered != null) {
			leftOut.addAll(Arrays.asList(remembered));
		}
	}

	void setInstalled(List<EngineDescriptor> installed) {
		engines = List.copyOf(installed);
	}

	List<EngineDescriptor> installed() {
		return engines;
	}

	List<EngineDescriptor> chosen() {
		return engines.stream().filter(engine -> !leftOut.contains(engine.id())).toList();
	}

	void choose(String engine, boolean asked) {
		if (asked) {
			leftOut.remove(engine);
		} else {
			leftOut.add(engine);
		}
		settings.put(LEFT_OUT, leftOut.toArray(String[]::new));
	}

	/** Fills a menu with one check item for each engine. */
	void fill(Menu menu, InstalledModels models, Runnable changed) {
		for (EngineDescriptor engine : engines) {
			MenuItem item = new MenuItem(menu, SWT.CHECK);
			boolean lacksModel = engine.models().stream().anyMatch(model -> models.find(model).isEmpty());
			item.setText(lacksModel ? NLS.bind(Messages.engines_lacking, engine.id()) : engine.id());
			item.setToolTipText(engine.description());
			item.setSelection(!leftOut.contains(engine.id()));
			item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
				choose(engine.id(), item.getSelection());
				changed.run();
			}));
		}
	}
}
