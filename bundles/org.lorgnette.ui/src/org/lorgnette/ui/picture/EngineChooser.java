package org.lorgnette.ui.picture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.ui.Accessibles;

/** Chooses an engine and, if it runs models of one's own, the folder of the model, which is remembered for each engine. */
final class EngineChooser extends Composite {

	/** Hears what the user does. */
	interface Listener {

		/** Another engine, or another model of it, is chosen. */
		void chosen();

		/** Enter in the name of the model's folder. */
		void entered();
	}

	private final IDialogSettings settings;
	private final String key;
	private final Optional<String> nobody;
	private final Listener listener;
	private final Combo engine;
	private final Composite own;
	private final Text model;
	private final Set<String> takingModels = new HashSet<>();
	/** What a run was made with, as long as nobody chooses otherwise. */
	private Optional<Seer> given = Optional.empty();
	private String told = "";

	/**
	 * @param key what settings of this chooser are called
	 * @param nobody what stands for no engine, if there may be none
	 */
	EngineChooser(Composite parent, IDialogSettings settings, String key, String tip, Optional<String> nobody, Listener listener) {
		super(parent, SWT.NONE);
		this.settings = settings;
		this.key = key;
		this.nobody = nobody;
		this.listener = listener;
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(this);
		engine = new Combo(this, SWT.READ_ONLY);
		engine.setToolTipText(tip);
		Accessibles.name(engine, tip);
		nobody.ifPresent(engine::add);
		engine.select(nobody.isPresent() ? 0 : -1);
		engine.addListener(SWT.Selection, event -> selected());
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(engine);
		own = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(2, 0).applyTo(own);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(own);
		own.setVisible(false);
		model = new Text(own, SWT.BORDER);
		model.setMessage(Messages.model_message);
		Accessibles.name(model, Messages.model_name);
		model.addListener(SWT.DefaultSelection, event -> {
			commit();
			listener.entered();
		});
		model.addListener(SWT.FocusOut, event -> commit());
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(model);
		Button browse = new Button(own, SWT.PUSH);
		browse.setText("\u2026");
		browse.setToolTipText(Messages.model_browse);
		Accessibles.name(browse, Messages.model_browse);
		browse.addListener(SWT.Selection, event -> browse());
	}

	/** @param usual the one to begin with, unless another was chosen before */
	void setEngines(List<EngineDescriptor> engines, Optional<EngineDescriptor> usual) {
		String before = nobody.isPresent() ? engine.getText() : settings.get(key);
		engine.setItems(engines.stream().map(EngineDescriptor::id).toArray(String[]::new));
		nobody.ifPresent(text -> engine.add(text, 0));
		takingModels.clear();
		engines.stream().filter(Seer::takesModel).map(EngineDescriptor::id).forEach(takingModels::add);
		String chosen = before == null || engine.indexOf(before) < 0 ? usual.map(EngineDescriptor::id).orElse("") : before;
		engine.select(Math.max(0, engine.indexOf(chosen)));
		given.ifPresent(this::choose);
		showModel();
	}

	private void selected() {
		given = Optional.empty();
		if (nobody.isEmpty()) {
			settings.put(key, engine.getText());
		}
		showModel();
		listener.chosen();
	}

	private boolean isNobody() {
		return engine.getSelectionIndex() < (nobody.isPresent() ? 1 : 0);
	}

	private String modelKey() {
		return key + ".model." + engine.getText();
	}

	private void showModel() {
		boolean takes = !isNobody() && takingModels.contains(engine.getText());
		String remembered = takes ? given.flatMap(Seer::model).or(() -> Optional.ofNullable(settings.get(modelKey()))).orElse("") : "";
		told = remembered;
		model.setText(remembered);
		model.setToolTipText(remembered.isEmpty() ? Messages.model_name : remembered);
		if (takes != own.getVisible()) {
			own.setVisible(takes);
			((GridData) own.getLayoutData()).exclude = !takes;
			requestLayout();
		}
	}

	private void commit() {
		String folder = model.getText().strip();
		if (!folder.equals(told)) {
			told = folder;
			given = Optional.empty();
			settings.put(modelKey(), folder);
			model.setToolTipText(folder.isEmpty() ? Messages.model_name : folder);
			listener.chosen();
		}
	}

	private void browse() {
		DirectoryDialog dialog = new DirectoryDialog(getShell());
		dialog.setText(Messages.model_name);
		dialog.setMessage(NLS.bind(Messages.model_dialog, engine.getText()));
		dialog.setFilterPath(model.getText().strip());
		Optional.ofNullable(dialog.open()).ifPresent(this::setModel);
	}

	/** As if the user had named this folder. */
	void setModel(String folder) {
		model.setText(folder);
		commit();
	}

	/** Chooses without telling, and without remembering it as what the user prefers; what is not installed is chosen once it is. */
	void choose(Seer seer) {
		given = Optional.of(seer);
		int index = engine.indexOf(seer.engine());
		if (index >= 0) {
			engine.select(index);
			showModel();
		}
	}

	/** As if the user had chosen it; empty for nobody. */
	void select(Optional<String> id) {
		engine.select(id.map(engine::indexOf).filter(index -> index >= 0).orElse(0));
		selected();
	}

	/** Who is chosen, if anybody is. */
	Optional<Seer> seer() {
		if (isNobody()) {
			return Optional.empty();
		}
		Map<String, String> all = new HashMap<>(given.filter(seer -> seer.engine().equals(engine.getText())).map(Seer::settings)
				.orElse(Map.of()));
		String folder = model.getText().strip();
		if (takingModels.contains(engine.getText()) && !folder.isEmpty()) {
			all.put(Seer.MODEL, folder);
		}
		return Optional.of(new Seer(engine.getText(), all));
	}

	Combo engine() {
		return engine;
	}

	Text model() {
		return model;
	}
}
