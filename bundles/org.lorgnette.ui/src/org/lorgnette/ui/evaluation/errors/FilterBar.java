package org.lorgnette.ui.evaluation.errors;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.CaseQuery.Side;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Task;
import org.lorgnette.report.CaseNames;
import org.lorgnette.ui.Accessibles;

/** The filters above the list of cases: what is chosen makes a {@link CaseQuery}, and a query sets what is chosen. */
final class FilterBar {

	private static final long TYPING_MILLIS = 200;
	/** No list of more can be used; a query for another one is shown all the same. */
	private static final int MOST_ANSWERS = 500;

	private final CaseTexts texts;
	private final LongConsumer changed;
	private final Composite bar;
	private final Filter<Optional<String>> engine;
	private final Filter<Set<Outcome.Kind>> kind;
	private final Filter<Optional<String>> type;
	private final Filter<Side> gold;
	private final Filter<Side> predicted;
	private final Text words;
	private final Button scores;
	private CaseQuery query = CaseQuery.ALL;
	private Task task = Task.NER;

	/** @param changed hears of every change, with how many milliseconds to wait for another one */
	FilterBar(Composite parent, CaseTexts texts, LongConsumer changed) {
		this.texts = texts;
		this.changed = changed;
		bar = new Composite(parent, SWT.NONE);
		RowLayoutFactory.fillDefaults().spacing(4).center(true).wrap(true).applyTo(bar);
		engine = new Filter<>(bar, Messages.FilterBar_engine, 130, () -> set(query.with(chosenEngine())));
		kind = new Filter<>(bar, Messages.FilterBar_kind, 165, () -> set(query.ofKinds(chosenKinds())));
		type = new Filter<>(bar, Messages.FilterBar_type, 110, () -> set(query.ofType(chosenType())));
		gold = new Filter<>(bar, Messages.FilterBar_gold, 110, () -> set(query.withGold(chosenGold())));
		predicted = new Filter<>(bar, Messages.FilterBar_predicted, 110, () -> set(query.withPredicted(chosenPredicted())));
		words = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		words.setMessage(Messages.FilterBar_search);
		Accessibles.name(words, Messages.FilterBar_search);
		words.setLayoutData(new RowData(170, SWT.DEFAULT));
		words.addModifyListener(event -> {
			if (!words.getText().equals(query.text())) {
				query = query.containing(words.getText());
				changed.accept(TYPING_MILLIS);
			}
		});
		scores = new Button(bar, SWT.PUSH);
		scores.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> set(query.withScores(Optional.empty()))));
		Button clear = new Button(bar, SWT.PUSH);
		clear.setText(Messages.FilterBar_clear);
		clear.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			show(CaseQuery.ALL);
			changed.accept(0);
		}));
		fill(Task.NER, List.of(Outcome.Kind.values()), List.of(), List.of(), List.of());
	}

	private Optional<String> chosenEngine() {
		return engine.value();
	}

	private Set<Outcome.Kind> chosenKinds() {
		return kind.value();
	}

	private Optional<String> chosenType() {
		return type.value();
	}

	private Side chosenGold() {
		return gold.value();
	}

	private Side chosenPredicted() {
		return predicted.value();
	}

	Composite control() {
		return bar;
	}

	CaseQuery query() {
		return query;
	}

	void focusSearch() {
		words.setFocus();
		words.selectAll();
	}

	private void set(CaseQuery newQuery) {
		show(newQuery);
		changed.accept(0);
	}

	/** Offers what occurs in these cases. */
	void fill(EvaluationResult result) {
		SortedSet<String> items = new TreeSet<>();
		SortedSet<String> questions = new TreeSet<>();
		for (Case one : result.cases()) {
			Stream.concat(one.gold().stream(), one.predicted().stream()).forEach(item -> items.add(item.type()));
			one.asked().ifPresent(asked -> questions.add(asked.kind()));
		}
		Task task = result.experiment().task();
		boolean answers = CaseTexts.Kind.of(result) != CaseTexts.Kind.MENTIONS;
		fill(task, CaseNames.kinds(result), result.engines().stream().map(found -> found.name()).toList(),
				List.copyOf(answers ? questions : items), items.stream().limit(MOST_ANSWERS).toList());
		type.rename(answers ? Messages.FilterBar_questionKind : Messages.FilterBar_type);
		show(query);
	}

	private void fill(Task newTask, List<Outcome.Kind> kinds, List<String> engines, List<String> types, List<String> items) {
		task = newTask;
		engine.clear();
		engine.add(Messages.FilterBar_any, Optional.empty());
		engines.forEach(name -> engine.add(name, Optional.of(name)));
		kind.clear();
		kind.add(Messages.FilterBar_any, EnumSet.allOf(Outcome.Kind.class));
		kind.add(Messages.FilterBar_errors, CaseQuery.ERRORS);
		for (Outcome.Kind one : kinds) {
			kind.add(texts.kind(one, task), EnumSet.of(one));
		}
		type.clear();
		type.add(Messages.FilterBar_any, Optional.empty());
		types.forEach(name -> type.add(typeName(name), Optional.of(name)));
		for (Filter<Side> side : List.of(gold, predicted)) {
			side.clear();
			side.add(Messages.FilterBar_any, Side.ANY);
			side.add(Messages.FilterBar_some, Side.SOME);
			side.add(Messages.FilterBar_none, Side.NONE);
			items.forEach(name -> side.add(name, Side.of(name)));
		}
	}

	private String typeName(String name) {
		return task == Task.QA || task == Task.VQA ? texts.questionKind(name) : name;
	}

	/** Sets all filters to a query, without telling. */
	void show(CaseQuery newQuery) {
		query = newQuery;
		engine.choose(newQuery.engine(), () -> newQuery.engine().orElse(""));
		kind.choose(newQuery.kinds(), () -> newQuery.kinds().stream().map(one -> texts.kind(one, task)).collect(Collectors.joining(", ")));
		type.choose(newQuery.type(), () -> newQuery.type().map(this::typeName).orElse(""));
		gold.choose(newQuery.gold(), newQuery.gold()::type);
		predicted.choose(newQuery.predicted(), newQuery.predicted()::type);
		if (!words.getText().equals(newQuery.text())) {
			words.setText(newQuery.text());
		}
		scores.setVisible(newQuery.scores().isPresent());
		layoutData(scores).exclude = newQuery.scores().isEmpty();
		newQuery.scores().ifPresent(range -> scores.setText(scoreText(range)));
		bar.requestLayout();
	}

	private static RowData layoutData(Button button) {
		if (button.getLayoutData() == null) {
			button.setLayoutData(new RowData());
		}
		return (RowData) button.getLayoutData();
	}

	private String scoreText(CaseQuery.Scores range) {
		var numbers = texts.texts().numbers();
		List<String> bounds = new ArrayList<>(List.of(numbers.score(range.low())));
		if (range.high() < Double.POSITIVE_INFINITY) {
			bounds.add(numbers.score(range.high()));
		}
		return bounds.size() == 1 ? NLS.bind(Messages.FilterBar_scoreFrom, bounds.getFirst())
				: NLS.bind(Messages.FilterBar_scoreBetween, bounds.getFirst(), bounds.getLast());
	}

	/** Whether anything is filtered out. */
	boolean isFiltering() {
		return !query.equals(CaseQuery.ALL);
	}
}
