package org.lorgnette.ui.evaluation.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.lorgnette.evaluation.Case;
import org.lorgnette.report.CaseNames;
import org.lorgnette.ui.Accessibles;

/** One case in full: its sentence with the mentions emphasised, what gold and engine say, and the engine's reasons. */
final class CaseDetail {

	private final CaseTexts texts;
	private final StyledText text;

	CaseDetail(Composite parent, CaseTexts texts) {
		this.texts = texts;
		text = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setMargins(8, 6, 8, 6);
		text.setLineSpacing(3);
		Accessibles.name(text, Messages.CaseDetail_name);
	}

	StyledText control() {
		return text;
	}

	void show(Optional<Case> shown) {
		StringBuilder content = new StringBuilder();
		List<StyleRange> styles = new ArrayList<>();
		shown.ifPresent(one -> {
			styles.addAll(CaseStyles.of(one));
			content.append(one.context()).append("\n\n");
			line(content, styles, Messages.CaseColumn_kind, texts.kind(one.kind()));
			item(content, styles, Messages.CaseDetail_gold, one, one.gold());
			item(content, styles, Messages.CaseDetail_predicted, one, one.predicted());
			line(content, styles, Messages.CaseColumn_engine, one.engine());
			if (one.score().isPresent()) {
				line(content, styles, Messages.CaseColumn_score, texts.score(one));
			}
			line(content, styles, Messages.CaseColumn_document, one.instance());
			if (!one.evidence().isEmpty()) {
				line(content, styles, Messages.CaseColumn_evidence, String.join("; ", one.evidence()));
			}
		});
		text.setText(content.toString());
		text.setStyleRanges(styles.toArray(StyleRange[]::new));
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
