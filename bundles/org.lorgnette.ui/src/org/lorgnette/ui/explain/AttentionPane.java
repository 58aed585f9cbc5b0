package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.lorgnette.engine.explain.AttentionChoice;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Method;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.Span;
import org.lorgnette.ui.VirtualTables;
import org.lorgnette.ui.ask.CopyFocused;

/** What the word that is selected attends to, by layer and head, or over all layers. */
final class AttentionPane {

	private static final int BAR = 110;

	/** A layer, or a stack of layers rolled out. */
	private record Choice(String name, boolean rollout) {
	}

	private final ExplainModel model;
	private final Composite page;
	private final Combo layer;
	private final Combo head;
	private final Label words;
	private final Table table;
	private final List<Choice> choices = new ArrayList<>();
	private Optional<Target.Key> of = Optional.empty();
	private Optional<AttentionMaps> maps = Optional.empty();
	private Map<String, double[][]> rollouts = Map.of();
	private List<AttentionRow.Weight> weights = List.of();

	AttentionPane(Composite parent, ExplainModel model) {
		this.model = model;
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).numColumns(4).applyTo(page);
		layer = combo(Messages.attention_layer);
		head = combo(Messages.attention_head);
		words = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(120, SWT.DEFAULT).applyTo(words);
		table = Tables.create(page, SWT.VIRTUAL, Messages.attention_table);
		GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(table);
		Tables.column(table, SWT.TRAIL, Messages.attention_weight, 80);
		Tables.column(table, SWT.LEAD, Messages.attention_bar, BAR + 10);
		Tables.column(table, SWT.LEAD, Messages.attention_unit, 150);
		Tables.column(table, SWT.LEAD, Messages.column_where, 130);
		VirtualTables.disposeOrphans(table);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.PaintItem, this::paint);
		CopyFocused.offer(table, () -> String.join("\n", weights.stream().map(each -> each.weight() + "\t" + each.unit().text()).toList()));
		layer.addListener(SWT.Selection, event -> {
			fillHeads();
			chosen();
		});
		head.addListener(SWT.Selection, event -> chosen());
	}

	private Combo combo(String name) {
		Label label = new Label(page, SWT.NONE);
		label.setText(name);
		Combo combo = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.swtDefaults().hint(180, SWT.DEFAULT).applyTo(combo);
		return combo;
	}

	Composite control() {
		return page;
	}

	Combo layer() {
		return layer;
	}

	Combo head() {
		return head;
	}

	List<AttentionRow.Weight> weights() {
		return weights;
	}

	String words() {
		return words.getText();
	}

	/** Takes up what is known now. */
	void refresh() {
		Optional<Target.Key> now = model.target().map(Target::key);
		if (!now.equals(of)) {
			of = now;
			maps = Optional.empty();
			rollouts = Map.of();
			fillLayers();
		}
		Optional<Explained> explained = model.explained();
		if (explained.isPresent() && explained.get().maps().isPresent() && maps.isEmpty()) {
			maps = explained.get().maps();
			rollouts = explained.get().rollouts();
			fillLayers();
		}
		showRow();
	}

	private void fillLayers() {
		choices.clear();
		maps.ifPresent(all -> {
			all.layers().forEach(each -> choices.add(new Choice(each.name(), false)));
			rollouts.keySet().forEach(stack -> choices.add(new Choice(stack, true)));
		});
		layer.setItems(choices.stream().map(choice -> choice.rollout() ? NLS.bind(Messages.attention_rollout, choice.name())
				: choice.name()).toArray(String[]::new));
		layer.setEnabled(!choices.isEmpty());
		if (!choices.isEmpty()) {
			int last = (int) choices.stream().filter(choice -> !choice.rollout()).count() - 1;
			int wanted = model.method() == Method.ROLLOUT && choices.size() > last + 1 ? last + 1 : last;
			layer.select(model.attention().layer().map(name -> choices.indexOf(new Choice(name, model.method() == Method.ROLLOUT)))
					.filter(index -> index >= 0).orElse(wanted));
		}
		fillHeads();
	}

	private Optional<Choice> choice() {
		return layer.getSelectionIndex() < 0 ? Optional.empty() : Optional.of(choices.get(layer.getSelectionIndex()));
	}

	private Optional<AttentionLayer> chosenLayer() {
		return choice().filter(choice -> !choice.rollout()).flatMap(choice -> maps.flatMap(all -> all.layer(choice.name())));
	}

	private void fillHeads() {
		int kept = Math.max(0, head.getSelectionIndex());
		head.removeAll();
		head.add(Messages.attention_mean);
		chosenLayer().ifPresent(chosen -> {
			for (int i = 0; i < chosen.heads(); i++) {
				head.add(NLS.bind(Messages.attention_number, i));
			}
		});
		head.setEnabled(head.getItemCount() > 1);
		head.select(Math.min(kept, head.getItemCount() - 1));
	}

	private OptionalInt chosenHead() {
		return head.getSelectionIndex() <= 0 ? OptionalInt.empty() : OptionalInt.of(head.getSelectionIndex() - 1);
	}

	/** What explains the decision by attention is the layer shown; it is explained anew. */
	private void chosen() {
		showRow();
		Optional<Choice> now = choice();
		boolean rollout = now.filter(Choice::rollout).isPresent();
		if (now.isPresent() && model.method() == (rollout ? Method.ROLLOUT : Method.ATTENTION)) {
			model.choose(new AttentionChoice(Optional.of(now.get().name()), rollout ? OptionalInt.empty() : chosenHead()));
			model.explain();
		}
	}

	private void showRow() {
		Optional<Choice> now = choice();
		if (now.isEmpty() || maps.isEmpty()) {
			weights = List.of();
			String reason = model.explained().map(Explained::noMaps).filter(text -> !text.isEmpty())
					.orElse(model.abilities().filter(able -> !able.attention()).isPresent() ? Messages.method_no_attention
							: Messages.attention_empty);
			say(reason);
		} else {
			List<Word> units = now.get().rollout() ? maps.get().stacks().get(now.get().name()).getFirst().from()
					: chosenLayer().orElseThrow().from();
			Optional<Word> selected = model.word().isEmpty() ? Optional.empty()
					: model.explained().map(found -> found.explanation().words().get(model.word().getAsInt()).word());
			List<Integer> rows = selected.map(word -> AttentionRow.units(units, word.in(), List.of(word.span())))
					.orElseGet(() -> AttentionRow.units(units, Word.In.TEXT, model.target().map(target -> target.decision().places())
							.orElse(List.<Span>of())));
			if (rows.isEmpty()) {
				weights = List.of();
				say(Messages.attention_no_row);
			} else {
				weights = now.get().rollout() ? AttentionRow.of(units, rollouts.get(now.get().name()), rows)
						: AttentionRow.of(chosenLayer().orElseThrow(), chosenHead(), rows);
				say(NLS.bind(selected.isPresent() ? Messages.attention_from : Messages.attention_from_decision,
						DecisionLabel.oneLine(String.join(" ", rows.stream().map(row -> units.get(row).text()).toList()))));
			}
		}
		VirtualTables.setRows(table, weights.size());
	}

	private void say(String text) {
		if (!words.getText().equals(text.replace("&", "&&"))) {
			words.setText(text.replace("&", "&&"));
			page.layout();
		}
	}

	private void fill(Event event) {
		if (event.index >= 0 && event.index < weights.size()) {
			AttentionRow.Weight each = weights.get(event.index);
			String place = each.unit().span().isEmpty() ? "" : "[" + each.unit().span().begin() + ", " + each.unit().span().end() + ")";
			((TableItem) event.item).setText(new String[] { Figures.of(each.weight()), "", DecisionLabel.oneLine(each.unit().text()),
					each.unit().in() == Word.In.QUESTION ? (Messages.in_question + " " + place).strip() : place });
		}
	}

	private void paint(Event event) {
		int row = event.index == 1 ? table.indexOf((TableItem) event.item) : -1;
		if (row >= 0 && row < weights.size()) {
			boolean selected = (event.detail & SWT.SELECTED) != 0;
			var before = event.gc.getBackground();
			event.gc.setBackground(selected ? event.gc.getForeground() : Tones.line(1, table.getBackground()));
			int length = (int) Math.round(BAR * Math.min(1, weights.get(row).weight()));
			event.gc.fillRectangle(new Rectangle(event.x + 4, event.y + 4, length, Math.max(4, event.height - 9)));
			event.gc.setBackground(before);
		}
	}
}
