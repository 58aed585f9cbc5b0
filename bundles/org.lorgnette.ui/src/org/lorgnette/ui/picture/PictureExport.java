package org.lorgnette.ui.picture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.report.chart.PictureFigure;
import org.lorgnette.ui.ask.CopyFocused;
import org.lorgnette.ui.evaluation.export.ChartClipboard;
import org.lorgnette.ui.evaluation.export.ExportJob;
import org.lorgnette.ui.evaluation.export.ExportRunOperation;

/** Copies and saves the picture with what is laid over it, the question and the answer; two of them where engines are compared. */
final class PictureExport {

	private static final int LONGEST = 300;
	private static final String[] EXTENSIONS = { "png", "svg", "pdf" };

	private final Shell shell;
	private final PicturePanes panes;

	PictureExport(Shell shell, PicturePanes panes) {
		this.shell = shell;
		this.panes = panes;
	}

	/** Edit > Copy with the focus in a picture copies it. */
	void offer(Control control) {
		CopyFocused.offer(control, this::copy);
	}

	void copy() {
		figure().ifPresent(ChartClipboard::copy);
	}

	void save() {
		figure().ifPresent(figure -> {
			FileDialog dialog = new FileDialog(shell, SWT.SAVE);
			dialog.setText(Messages.save_title);
			dialog.setFilterExtensions(new String[] { "*.png", "*.svg", "*.pdf" });
			dialog.setFilterNames(new String[] { Messages.save_png, Messages.save_svg, Messages.save_pdf });
			dialog.setFileName(figure.title().replaceAll("[^\\p{L}\\p{N}.-]+", "-") + ".png");
			dialog.setOverwrite(true);
			Optional.ofNullable(dialog.open()).map(Path::of)
					.ifPresent(file -> save(figure, file, EXTENSIONS[Math.max(0, dialog.getFilterIndex())]));
		});
	}

	static void save(PictureFigure figure, Path file, String otherwise) {
		new ExportJob(Messages.job_save, () -> ExportRunOperation.figure(figure, file, otherwise)).schedule();
	}

	/** What is on show; empty without a picture. */
	Optional<PictureFigure> figure() {
		PictureState first = panes.first().state();
		return first.picture().map(picture -> {
			String file = first.shown().orElseThrow().files().get(first.pictureIndex()).getFileName().toString();
			String name = file.lastIndexOf('.') > 0 ? file.substring(0, file.lastIndexOf('.')) : file;
			return new PictureFigure(name, panes.sides().stream()
					.map(side -> new PictureFigure.Panel(picture, Marks.of(side.state(), picture), caption(side))).toList());
		});
	}

	private static List<String> caption(Side side) {
		PictureState state = side.state();
		List<String> caption = new ArrayList<>();
		state.analysis().ifPresent(analysis -> {
			caption.add(cut(analysis.question().text()));
			caption.add(NLS.bind(Messages.caption_answer, new Object[] { state.engine().map(Seer::name).orElse(""), answer(analysis),
					Numbers.score(analysis.best().score()) }));
			if (state.map().isPresent() || state.covered().isPresent()) {
				caption.add(overlay(side));
			}
		});
		return caption;
	}

	/** A question of ten thousand words would leave no room for the picture. */
	private static String cut(String question) {
		return question.length() <= LONGEST ? question : question.substring(0, question.offsetByCodePoints(0,
				question.codePointCount(0, LONGEST))) + "\u2026";
	}

	private static String answer(VisualAnalysis analysis) {
		return analysis.best().value().isNone() ? Messages.no_answer : analysis.best().value().text();
	}

	private static String overlay(Side side) {
		PictureState state = side.state();
		if (state.covered().isPresent()) {
			return NLS.bind(Messages.caption_overlay, side.map().title(), Messages.map_legend);
		}
		return state.token().isPresent() ? NLS.bind(Messages.caption_overlay, side.map().title(),
				NLS.bind(Messages.caption_word, state.word(state.token().getAsInt())))
				: NLS.bind(Messages.caption_overlay, side.map().title(), Messages.caption_words);
	}
}
