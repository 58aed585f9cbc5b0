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
import org.lorgnette.engine.remote.EndpointSetting;

import org.eclipse.osgi.util.NLS;

/**
 * Which of the engines installed are asked. Remembers those left out, so that an engine installed later takes part; of those that send texts
 * elsewhere it remembers the chosen ones.
 */
final class EngineChoice {

	private static final String LEFT_OUT = "enginesLeftOut";
	private static final String ELSEWHERE = "enginesElsewhere";

	private final IDialogSettings settings;
	private final Set<String> leftOut = new TreeSet<>();
	private final Set<String> elsewhere = new TreeSet<>();
	private List<EngineDescriptor> engines = List.of();

	EngineChoice(IDialogSettings settings) {
		this.settings = settings;
		recall(LEFT_OUT, leftOut);
		recall(ELSEWHERE, elsewhere);
	}

	private void recall(String key, Set<String> ids) {
		String[] remembered = settings.getArray(key);
		if (remembered != null) {
			ids.addAll(Arrays.asList(remembered));
		}
	}

	void setInstalled(List<EngineDescriptor> installed) {
		engines = List.copyOf(installed);
	}

	List<EngineDescriptor> installed() {
		return engines;
	}

	List<EngineDescriptor> chosen() {
		return engines.stream().filter(this::isChosen).toList();
	}

	private boolean isChosen(EngineDescriptor engine) {
		return EndpointSetting.isOf(engine) ? elsewhere.contains(engine.id()) : !leftOut.contains(engine.id());
	}

	void choose(String engine, boolean asked) {
		boolean asksElsewhere = engines.stream().anyMatch(each -> each.id().equals(engine) && EndpointSetting.isOf(each));
		Set<String> ids = asksElsewhere ? elsewhere : leftOut;
		if (asked == asksElsewhere) {
			ids.add(engine);
		} else {
			ids.remove(engine);
		}
		settings.put(asksElsewhere ? ELSEWHERE : LEFT_OUT, ids.toArray(String[]::new));
	}

	/** Fills a menu with one check item for each engine. */
	void fill(Menu menu, InstalledModels models, Runnable changed) {
		for (EngineDescriptor engine : engines) {
			MenuItem item = new MenuItem(menu, SWT.CHECK);
			boolean lacksModel = engine.models().stream().anyMatch(model -> models.find(model).isEmpty());
			item.setText(lacksModel ? NLS.bind(Messages.engines_lacking, engine.id()) : engine.id());
			item.setToolTipText(engine.description());
			item.setSelection(isChosen(engine));
			item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
				choose(engine.id(), item.getSelection());
				changed.run();
			}));
		}
	}
}
