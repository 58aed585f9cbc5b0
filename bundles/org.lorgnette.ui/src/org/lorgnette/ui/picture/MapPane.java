package org.lorgnette.ui.picture;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Scale;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.engine.visual.explain.MapFaithfulness;
import org.lorgnette.model.Answer;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.picture.MapChoice.Part;

/** Chooses which of an engine's maps, or what covering patches does, is laid over the picture, and how strongly. */
final class MapPane extends Composite {

	/** Squares of 1, 3 and 5 patches a side. */
	private static final List<Part> REACHES = List.of(Part.of(0), Part.of(1), Part.of(2));

	/** As no engine calls a map. */
	private static final String OCCLUSION = " occlusion";

	private final PictureState state;
	private final Supplier<Optional<EnginePool>> pool;
	private final Occlusion occlusion;
	private final Runnable arranged;
	private final Composite row;
	private final Combo name;
	private final Combo layer;
	private final Combo head;
	private final Button cover;
	private final ProgressBar progress;
	private final Button faithfulness;
	private final Scale strength;
	private final Label note;
	/** What the user chose at some time; as long as that is nothing, each engine's own first map is shown. */
	private Optional<String> preferred = Optional.empty();
	private MapChoice choice = new MapChoice(List.of(), 0);
	private Optional<VisualAnalysis> shown = Optional.empty();
	private Optional<Answer> answer = Optional.empty();
	private int picture = -1;
	private List<Object> arrangement = List.of();

	/** @param arranged hears when the pane needs another size */
	MapPane(Composite parent, PictureState state, Supplier<Optional<EnginePool>> pool, Runnable arranged) {
		super(parent, SWT.NONE);
		this.state = state;
		this.pool = pool;
		this.arranged = arranged;
		this.occlusion = new Occlusion(state, pool, this::use);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(this);
		row = new Composite(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(row);
		RowLayout layout = new RowLayout();
		layout.center = true;
		layout.marginLeft = 0;
		layout.marginTop = 0;
		layout.marginBottom = 0;
		row.setLayout(layout);
		name = combo(Messages.map_name, () -> {
			preferred = Optional.of(mapName());
			named();
			coverIfChosen();
		});
		layer = combo(Messages.map_layer, () -> {
			layered();
			coverIfChosen();
		});
		head = combo(Messages.map_head, this::use);
		cover = button(Messages.map_cover, this::coverOrStop);
		cover.setToolTipText(Messages.map_cover_tip);
		progress = new ProgressBar(row, SWT.HORIZONTAL);
		Accessibles.name(progress, Messages.map_cover_tip);
		progress.setLayoutData(new RowData(80, 12));
		faithfulness = button(Messages.map_faithfulness, this::measure);
		faithfulness.setToolTipText(Messages.map_faithfulness_tip);
		Composite overlay = new Composite(row, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(overlay);
		Label label = new Label(overlay, SWT.NONE);
		label.setText(Messages.strength);
		strength = new Scale(overlay, SWT.HORIZONTAL);
		strength.setMaximum(100);
		strength.setPageIncrement(10);
		GridDataFactory.fillDefaults().hint(110, SWT.DEFAULT).applyTo(strength);
		strength.setSelection(state.strength());
		strength.setToolTipText(Messages.strength_tip);
		Accessibles.name(strength, Messages.strength_tip);
		strength.addListener(SWT.Selection, event -> state.setStrength(strength.getSelection()));
		note = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).exclude(true).applyTo(note);
		state.addListener(this::refresh);
		addDisposeListener(event -> occlusion.stop());
		refresh();
	}

	private Combo combo(String what, Runnable selected) {
		Combo combo = new Combo(row, SWT.READ_ONLY);
		combo.setToolTipText(what);
		Accessibles.name(combo, what);
		combo.setLayoutData(new RowData());
		combo.setData(List.of());
		combo.addListener(SWT.Selection, event -> selected.run());
		return combo;
	}

	private Button button(String text, Runnable action) {
		Button button = new Button(row, SWT.PUSH);
		button.setText(text);
		button.setLayoutData(new RowData());
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private void refresh() {
		if (isDisposed()) {
			return;
		}
		if (strength.getSelection() != state.strength()) {
			strength.setSelection(state.strength());
		}
		if (state.analysis().equals(shown) && state.pictureIndex() == picture && state.answer().equals(answer)) {
			return;
		}
		occlusion.stop();
		shown = state.analysis();
		picture = state.pictureIndex();
		answer = state.answer();
		choice = new MapChoice(shown.map(VisualAnalysis::maps).orElse(List.of()), picture);
		name.setItems(choice.names().stream().map(MapNames::title).toArray(String[]::new));
		if (shown.isPresent()) {
			name.add(Messages.map_occlusion);
		}
		int again = preferred.filter(OCCLUSION::equals).isPresent() ? name.getItemCount() - 1
				: preferred.map(choice.names()::indexOf).orElse(0);
		name.select(Math.max(0, again));
		setVisible(shown.isPresent());
		named();
	}

	/** What is chosen, as engines call it. */
	private String mapName() {
		int index = name.getSelectionIndex();
		return index < 0 ? "" : isOcclusion() ? OCCLUSION : choice.names().get(index);
	}

	private boolean isOcclusion() {
		return name.getItemCount() > 0 && name.getSelectionIndex() == name.getItemCount() - 1;
	}

	private void named() {
		if (isOcclusion()) {
			fill(layer, REACHES, part -> NLS.bind(Messages.map_square, 2 * part.number() + 1));
		} else {
			fill(layer, name.getItemCount() == 0 ? List.of() : choice.layers(mapName()),
					part -> part.equals(Part.ROLLOUT) ? Messages.map_rollout : NLS.bind(Messages.map_layer_number, part.number() + 1));
		}
		layer.setToolTipText(isOcclusion() ? Messages.map_square_tip : Messages.map_layer);
		layered();
	}

	private void layered() {
		fill(head, name.getItemCount() == 0 || isOcclusion() ? List.of() : choice.heads(mapName(), part(layer)),
				part -> part.equals(Part.MEAN) ? Messages.map_mean : NLS.bind(Messages.map_head_number, part.number() + 1));
		use();
	}

	/** Keeps what was chosen where it still exists. */
	private static void fill(Combo combo, List<Part> parts, Function<Part, String> text) {
		Optional<Part> before = part(combo);
		combo.setItems(parts.stream().map(text).toArray(String[]::new));
		combo.setData(parts);
		combo.select(Math.max(0, before.map(parts::indexOf).orElse(0)));
		show(combo, !parts.isEmpty());
	}

	private static void show(Control control, boolean visible) {
		control.setVisible(visible);
		((RowData) control.getLayoutData()).exclude = !visible;
	}

	@SuppressWarnings("unchecked")
	private static Optional<Part> part(Combo combo) {
		List<Part> parts = (List<Part>) combo.getData();
		return combo.getSelectionIndex() < 0 || combo.getSelectionIndex() >= parts.size() ? Optional.empty()
				: Optional.of(parts.get(combo.getSelectionIndex()));
	}

	private int reach() {
		return part(layer).map(Part::number).orElse(0);
	}

	private void coverIfChosen() {
		if (isOcclusion()) {
			occlusion.start(reach());
		}
	}

	private void coverOrStop() {
		if (occlusion.isRunning()) {
			occlusion.stop();
			use();
		} else {
			occlusion.start(reach());
		}
	}

	/** Lays what is chosen over the picture as far as it is known. */
	private void use() {
		if (isDisposed()) {
			return;
		}
		if (isOcclusion()) {
			state.cover(occlusion.known(reach()));
		} else {
			occlusion.stop();
			state.use(name.getItemCount() == 0 ? Optional.empty() : choice.map(mapName(), part(layer), part(head)));
		}
		showWork();
	}

	private void showWork() {
		boolean running = occlusion.isRunning();
		boolean known = state.covered().isPresent();
		String text = running ? Messages.map_stop : Messages.map_cover;
		if (!cover.getText().equals(text)) {
			cover.setText(text);
		}
		show(cover, isOcclusion() && !known);
		show(progress, running);
		progress.setSelection(occlusion.percent());
		faithfulness.setEnabled(known || state.map().isPresent());
		String said = !isOcclusion() ? "" : known ? Messages.map_legend : occlusion.problem();
		note.setText(said.replace("&", "&&"));
		note.setVisible(!said.isEmpty());
		((GridData) note.getLayoutData()).exclude = said.isEmpty();
		// Progress alone moves nothing.
		List<Object> now = List.of(running, known, said, isOcclusion(), name.getItemCount(), layer.getItemCount(), head.getItemCount());
		if (!now.equals(arrangement)) {
			arrangement = now;
			layout(true, true);
			arranged.run();
		}
	}

	private void measure() {
		if (pool.get().isEmpty() || state.answer().isEmpty()) {
			return;
		}
		double[] ranking = state.covered().map(covered -> covered.result().attribution())
				.or(() -> state.map().map(MapFaithfulness::importance)).orElse(new double[0]);
		state.grid().ifPresent(grid -> new FaithfulnessDialog(getShell(), title(), pool.get().get(), state, grid, ranking).open());
	}

	/** What is laid over the picture, with its layer and head. */
	String title() {
		return Stream.of(name, layer, head).filter(combo -> combo.getItemCount() > 0).map(Combo::getText)
				.collect(Collectors.joining(", "));
	}

	Combo name() {
		return name;
	}

	Combo layer() {
		return layer;
	}

	Combo head() {
		return head;
	}

	Button cover() {
		return cover;
	}

	Button faithfulness() {
		return faithfulness;
	}

	Occlusion occlusion() {
		return occlusion;
	}
}
