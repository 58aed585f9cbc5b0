package org.lorgnette.ui.preferences;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.Task;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.session.LaneStore;

/** Which engines a text shows when it is opened for the first time. */
public final class LorgnettePreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

	private static final int LIST_HEIGHT = 180;

	private CheckboxTableViewer engines;

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Ids.PLUGIN));
		setDescription(Messages.Lorgnette_description);
	}

	@Override
	protected Control createContents(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PLUGIN + ".preferences");
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(page);
		new Label(page, SWT.NONE).setText(Messages.Lorgnette_lanes);
		engines = CheckboxTableViewer.newCheckList(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, LIST_HEIGHT).applyTo(engines.getTable());
		engines.setContentProvider(ArrayContentProvider.getInstance());
		engines.setLabelProvider(LabelProvider.createTextProvider(LorgnettePreferencePage::label));
		engines.setInput(annotators());
		tick(kept());
		Link links = new Link(page, SWT.WRAP);
		links.setText(Messages.Lorgnette_links);
		links.addListener(SWT.Selection, event -> PreferencesUtil.createPreferenceDialogOn(getShell(), event.text, null, null));
		return page;
	}

	private static List<EngineDescriptor> annotators() {
		return EnginePool.shared().registry().engines().stream()
				.filter(engine -> engine.tasks().contains(Task.NER) || engine.tasks().contains(Task.RELATIONS)).toList();
	}

	private static String label(Object element) {
		EngineDescriptor engine = (EngineDescriptor) element;
		return engine.id() + "  \u2013  " + EngineWords.family(engine) + ", " + EngineWords.languages(engine);
	}

	private List<EngineSpec> kept() {
		return LaneStore.ofText(Platform.getPreferencesService().getString(Ids.PLUGIN, LaneStore.DEFAULT, "", null));
	}

	private void tick(List<EngineSpec> lanes) {
		Set<String> ids = lanes.stream().map(EngineSpec::id).collect(Collectors.toCollection(HashSet::new));
		engines.setCheckedElements(annotators().stream().filter(engine -> ids.contains(engine.id())).toArray());
	}

	@Override
	protected void performDefaults() {
		tick(LaneStore.ofText(getPreferenceStore().getDefaultString(LaneStore.DEFAULT)));
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		List<EngineSpec> chosen = Arrays.stream(engines.getCheckedElements()).map(EngineDescriptor.class::cast).map(this::spec).toList();
		getPreferenceStore().setValue(LaneStore.DEFAULT, LaneStore.toText(chosen));
		return true;
	}

	/** A lane that was set up by hand keeps its settings and labels. */
	private EngineSpec spec(EngineDescriptor engine) {
		Optional<EngineSpec> before = kept().stream().filter(lane -> lane.id().equals(engine.id())).findFirst();
		return before.orElseGet(() -> new EngineSpec(engine.id(), engine.id(), Map.of(), Optional.empty(), Optional.empty()));
	}
}
