package org.lorgnette.ui.evaluation.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lorgnette.evaluation.Case;
import org.lorgnette.report.CaseNames;
import org.lorgnette.ui.Accessibles;

/** One case in full: its sentence with the mentions emphasised, or its question and pictures; what gold and engines say, and why. */
final class CaseDetail {

	private final CaseTexts texts;
	private final Composite pane;
	private final Canvas picture;
	private final StyledText text;
	private Optional<Case> shown = Optional.empty();

	CaseDetail(Composite parent, CaseTexts texts, Thumbnails thumbnails) {
		this.texts = texts;
		pane = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(pane);
		picture = new Canvas(pane, SWT.DOUBLE_BUFFERED);
		picture.addListener(SWT.Paint, event -> shown.ifPresent(one -> {
			Rectangle area = picture.getClientArea();
			thumbnails.paint(event.gc, one, new Rectangle(8, 6, Math.max(1, area.width - 16), Math.max(1, area.height - 8)),
					picture.getForeground());
		}));
		picture.addListener(SWT.Resize, event -> picture.redraw());
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(picture);
		picture.setVisible(false);
		thumbnails.addListener(() -> {
			if (!picture.isDisposed()) {
				picture.redraw();
			}
		});
		text = new StyledText(pane, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setMargins(8, 6, 8, 6);
		text.setLineSpacing(3);
		GridDataFactory.fillDefaults().grab(true, true).hint(60, 40).applyTo(text);
		Accessibles.name(text, Messages.CaseDetail_name);
		pane.addListener(SWT.Resize, event -> arrange());
	}

	StyledText control() {
		return text;
	}

	/** Pictures get up to half of the room. */
	private void arrange() {
		boolean seen = shown.filter(one -> !Thumbnails.pictures(one).isEmpty()).isPresent();
		GridData data = (GridData) picture.getLayoutData();
		data.exclude = !seen;
		data.heightHint = Math.min(pane.getClientArea().height / 2, Math.max(60, pane.getClientArea().width * 3 / 4));
		picture.setVisible(seen);
		picture.redraw();
		pane.layout();
	}

	void show(Optional<Case> news) {
		shown = news;
		StringBuilder content = new StringBuilder();
		List<StyleRange> styles = new ArrayList<>();
		shown.ifPresent(one -> {
			if (one.asked().isPresent()) {
				question(content, styles, one);
			} else {
				mention(content, styles, one);
			}
			line(content, styles, Thumbnails.pictures(one).isEmpty() ? Messages.CaseColumn_document : Messages.CaseColumn_questionId,
					one.instance());
			if (!one.evidence().isEmpty()) {
				line(content, styles, Messages.CaseColumn_evidence, String.join("; ", one.evidence()));
			}
		});
		text.setText(content.toString());
		text.setStyleRanges(styles.toArray(StyleRange[]::new));
		arrange();
	}

	private void mention(StringBuilder content, List<StyleRange> styles, Case one) {
		styles.addAll(CaseStyles.of(one));
		content.append(one.context()).append("\n\n");
		line(content, styles, Messages.CaseColumn_kind, texts.kind(one));
		item(content, styles, Messages.CaseDetail_gold, one, one.gold());
		item(content, styles, Messages.CaseDetail_predicted, one, one.predicted());
		line(content, styles, Messages.CaseColumn_engine, one.engine());
		if (one.score().isPresent()) {
			line(content, styles, Messages.CaseColumn_score, texts.score(one));
		}
	}

	private void question(StringBuilder content, List<StyleRange> styles, Case one) {
		line(content, styles, Messages.CaseColumn_question, texts.question(one));
		if (!one.context().isEmpty()) {
			content.append('\n').append(one.context()).append("\n\n");
		}
		line(content, styles, Messages.CaseColumn_gold, texts.goldAnswers(one));
		line(content, styles, one.engine(), texts.answered(one) + (one.score().isPresent() ? " (" + texts.score(one) + ")" : ""));
		line(content, styles, Messages.CaseColumn_kind, texts.kind(one));
		line(content, styles, Messages.CaseColumn_questionKind, texts.questionKind(one));
		one.asked().flatMap(Case.Asked::seen).ifPresent(seen -> {
			if (seen.offered().size() > 1) {
				line(content, styles, Messages.CaseDetail_offered, seen.offered().stream().map(offered -> offered.text()
						+ (offered.score().isPresent() ? " (" + texts.number(offered.score()) + ")" : "")).collect(Collectors.joining(", ")));
			}
			seen.said().stream().filter(said -> !said.engine().equals(one.engine()))
					.forEach(said -> line(content, styles, Messages.CaseDetail_other, texts.said(said)));
		});
	}

	private static void item(StringBuilder content, List<StyleRange> styles, String name, Case one, Optional<Case.Item> item) {
		line(content, styles, name, item.map(found -> found.type() + "  \u201c" + CaseNames.words(found, one.context()) + "\u201d  "
				+ CaseNames.offsets(one, found)).orElse("\u2013"));
	}

	private static void line(StringBuilder content, List<StyleRange> styles, String name, String value) {
		StyleRange bold = new StyleRange();
		bold.start = content.length();
		bold.length = name.length();
		bold.font = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
		styles.add(bold);
		content.append(name).append("  ").append(value.replaceAll("\\s", " ")).append('\n');
	}
}
