package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.lorgnette.engine.explain.Curve;
import org.lorgnette.engine.explain.Faithfulness;
import org.lorgnette.engine.explain.FaithfulnessMeasure;
import org.lorgnette.report.Texts;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.ui.UserLocale;
import org.lorgnette.ui.ask.CopyFocused;
import org.lorgnette.ui.evaluation.chart.ChartCanvas;
import org.lorgnette.ui.evaluation.chart.ChartModel;

/** How faithful an explanation is: its figures with their ranks among rankings at random, and the curves behind them. */
public final class FaithfulnessPane {

	/** What the pane says of the units that are ranked; {@code how} has a place for the number of rankings. */
	public record Wording(String empty, String noUnits, String noRanking, String noDecision, String how, String chart, String share,
			String score) {

		static Wording ofWords() {
			return new Wording(Messages.faith_empty, Messages.faith_no_words, Messages.faith_no_ranking, Messages.faith_no_decision,
					Messages.faith_how, Messages.faith_chart, Messages.faith_share, Messages.faith_score);
		}
	}

	private final Wording wording;
	private final SashForm sash;
	private final Label words;
	private final Table table;
	private final ChartCanvas canvas;
	private final Texts texts = new Texts(UserLocale.get());
	private Optional<Faithfulness> shown = Optional.empty();

	FaithfulnessPane(Composite parent) {
		this(parent, Wording.ofWords());
	}

	public FaithfulnessPane(Composite parent, Wording wording) {
		this.wording = wording;
		sash = new SashForm(parent, SWT.HORIZONTAL);
		Composite left = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(left);
		words = new Label(left, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(words);
		table = Tables.create(left, SWT.NONE, Messages.faith_table);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		Tables.column(table, SWT.LEAD, Messages.faith_measure, 138);
		Tables.column(table, SWT.LEAD, Messages.faith_better, 80);
		Tables.column(table, SWT.TRAIL, Messages.faith_value, 60);
		Tables.column(table, SWT.TRAIL, Messages.faith_rank, 56);
		Tables.column(table, SWT.TRAIL, Messages.faith_random, 118);
		CopyFocused.offer(table, () -> Tables.copy(table));
		canvas = new ChartCanvas(sash, UserLocale.get());
		sash.setWeights(50, 50);
		show(Optional.empty());
	}

	public SashForm control() {
		return sash;
	}

	public Table table() {
		return table;
	}

	public ChartCanvas canvas() {
		return canvas;
	}

	public String words() {
		return words.getText();
	}

	public void show(Optional<Faithfulness> faithfulness) {
		if (faithfulness.equals(shown) && !words.getText().isEmpty()) {
			return;
		}
		shown = faithfulness;
		table.removeAll();
		switch (faithfulness.orElse(null)) {
			case null -> {
				say(wording.empty());
				canvas.show(Optional.empty());
			}
			case Faithfulness.Undefined(Faithfulness.Reason reason) -> {
				say(NLS.bind(Messages.faith_undefined, reason(reason)));
				canvas.show(Optional.empty());
			}
			case Faithfulness.Measured measured -> {
				say(NLS.bind(wording.how(), Figures.of(measured.rankings())));
				for (FaithfulnessMeasure measure : FaithfulnessMeasure.values()) {
					Faithfulness.Score score = measured.scores().get(measure);
					new TableItem(table, SWT.NONE).setText(new String[] { name(measure),
							measure.largerIsBetter() ? Messages.faith_larger : Messages.faith_smaller, Figures.of(score.value()),
							Figures.of(score.rank()), random(score) });
				}
				canvas.show(Optional.of(new ChartModel(chart(measured), texts, hit -> Optional.empty(), query -> {
				}, this::say)));
			}
		}
	}

	private static String random(Faithfulness.Score score) {
		String mean = Figures.of(score.randomMean());
		return score.randomDeviation().isEmpty() ? mean : NLS.bind(Messages.faith_spread, mean, Figures.of(score.randomDeviation()));
	}

	private void say(String text) {
		words.setText(text.replace("&", "&&"));
		words.getParent().layout();
	}

	private String reason(Faithfulness.Reason reason) {
		return switch (reason) {
			case NO_WORDS -> wording.noUnits();
			case NO_RANKING -> wording.noRanking();
			case NO_DECISION -> wording.noDecision();
		};
	}

	private static String name(FaithfulnessMeasure measure) {
		return switch (measure) {
			case DELETION -> Messages.faith_deletion;
			case INSERTION -> Messages.faith_insertion;
			case COMPREHENSIVENESS -> Messages.faith_comprehensiveness;
			case SUFFICIENCY -> Messages.faith_sufficiency;
		};
	}

	private LineChart chart(Faithfulness.Measured measured) {
		List<LineChart.Line> lines = new ArrayList<>();
		lines.add(line(Messages.faith_deletion, measured.deletion()));
		measured.randomDeletion().ifPresent(curve -> lines.add(line(Messages.faith_deletion_random, curve)));
		lines.add(line(Messages.faith_insertion, measured.insertion()));
		measured.randomInsertion().ifPresent(curve -> lines.add(line(Messages.faith_insertion_random, curve)));
		return new LineChart(wording.chart(), wording.share(), wording.score(), lines, LineChart.Axes.FRACTIONS);
	}

	private static LineChart.Line line(String name, Curve curve) {
		return new LineChart.Line(name, curve.points().stream().map(point -> new LineChart.Point(point.share(), point.score())).toList(),
				-1);
	}
}
