package org.lorgnette.ui.evaluation.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.TextStyle;
import org.lorgnette.evaluation.Case;
import org.lorgnette.model.Span;

/**
 * How a context shows its mentions: bold; the gold ones underlined, the predicted ones boxed. Where both are, both. No colour is needed to
 * tell them apart.
 */
final class CaseStyles {

	private CaseStyles() {
	}

	/** Ranges that do not overlap, in order. */
	static List<StyleRange> of(Case one) {
		int length = one.context().length();
		boolean[] gold = mark(one.gold(), length);
		boolean[] predicted = mark(one.predicted(), length);
		List<StyleRange> ranges = new ArrayList<>();
		int begin = 0;
		for (int i = 1; i <= length; i++) {
			if (i == length || gold[i] != gold[begin] || predicted[i] != predicted[begin]) {
				if (gold[begin] || predicted[begin]) {
					ranges.add(range(begin, i - begin, gold[begin], predicted[begin]));
				}
				begin = i;
			}
		}
		return ranges;
	}

	private static boolean[] mark(Optional<Case.Item> item, int length) {
		boolean[] marked = new boolean[length];
		item.ifPresent(found -> found.parts().forEach(part -> part.fragments().forEach(fragment -> {
			for (int i = Math.max(0, fragment.begin()); i < Math.min(length, fragment.end()); i++) {
				marked[i] = true;
			}
		})));
		return marked;
	}

	private static StyleRange range(int begin, int length, boolean gold, boolean predicted) {
		TextStyle style = new TextStyle(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT), null, null);
		style.underline = gold;
		style.underlineStyle = SWT.UNDERLINE_SINGLE;
		style.borderStyle = predicted ? SWT.BORDER_SOLID : SWT.NONE;
		StyleRange range = new StyleRange(style);
		range.start = begin;
		range.length = length;
		return range;
	}

	/** Where the mentions begin and end. */
	static Optional<Span> focus(Case one) {
		return Stream.concat(one.gold().stream(), one.predicted().stream()).flatMap(item -> item.parts().stream())
				.flatMap(part -> part.fragments().stream()).reduce(Span::cover);
	}
}
