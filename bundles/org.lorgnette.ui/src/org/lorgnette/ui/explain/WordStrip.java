package org.lorgnette.ui.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.util.PropertyChangeEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.lorgnette.engine.explain.Explanation;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.WordAttribution;
import org.lorgnette.model.Span;
import org.lorgnette.ui.Accessibles;
import org.lorgnette.ui.ask.CopyFocused;

/**
 * The words with their parts in the decision: coloured, those against it with a wavy line as well, the decision's own in a frame. The caret
 * points at a word.
 */
final class WordStrip {

	private final ExplainModel model;
	private final StyledText text;
	private final IPropertyChangeListener colorListener = this::colorsChanged;
	private Optional<StripText> shown = Optional.empty();
	private Optional<Explanation> explanation = Optional.empty();
	private boolean stale;
	private boolean following;

	WordStrip(Composite parent, ExplainModel model, Runnable reveal) {
		this.model = model;
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
		text.setFont(JFaceResources.getDialogFont());
		text.setMargins(6, 4, 6, 4);
		text.setLineSpacing(4);
		Accessibles.name(text, Messages.strip_name);
		CopyFocused.offer(text, () -> text.getSelectionText().isEmpty() ? text.getText() : text.getSelectionText());
		text.addCaretListener(event -> pointed(event.caretOffset));
		text.addListener(SWT.MouseMove, event -> text.setToolTipText(tip(event.x, event.y)));
		text.addListener(SWT.MouseDoubleClick, event -> reveal.run());
		text.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
				reveal.run();
			}
		});
		text.addTraverseListener(event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		text.addListener(SWT.Settings, event -> restyle());
		JFaceResources.getColorRegistry().addListener(colorListener);
		text.addDisposeListener(event -> JFaceResources.getColorRegistry().removeListener(colorListener));
	}

	private void colorsChanged(PropertyChangeEvent event) {
		if (!text.isDisposed() && String.valueOf(event.getProperty()).startsWith("org.lorgnette.ui.explain")) {
			text.getDisplay().asyncExec(this::restyle);
		}
	}

	StyledText control() {
		return text;
	}

	void show(Optional<Target> target, Optional<Explanation> found, boolean isStale) {
		if (!found.equals(explanation) || stale != isStale) {
			explanation = found;
			stale = isStale;
			shown = target.flatMap(now -> found.map(each -> StripText.of(now, each)));
			following = true;
			text.setText(shown.map(StripText::text).orElse(""));
			following = false;
			restyle();
		}
		model.word().ifPresent(this::follow);
	}

	private void restyle() {
		if (text.isDisposed() || shown.isEmpty() || explanation.isEmpty()) {
			return;
		}
		double largest = explanation.get().largest();
		List<StyleRange> styles = new ArrayList<>();
		for (int i = 0; i < shown.get().words().size(); i++) {
			WordAttribution word = explanation.get().words().get(i);
			Span span = shown.get().words().get(i);
			StyleRange style = new StyleRange(span.begin(), span.length(), null, null);
			if (word.value() != 0 && largest > 0 && !span.isEmpty()) {
				if (!stale) {
					Color behind = Tones.behind(word.value(), largest, text.getBackground());
					style.background = behind;
					style.foreground = Tones.ink(behind);
				}
				if (word.value() < 0) {
					style.underline = true;
					style.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
					style.underlineColor = style.foreground == null ? text.getForeground() : style.foreground;
				}
			}
			if (word.own()) {
				style.borderStyle = SWT.BORDER_SOLID;
				style.borderColor = text.getForeground();
			}
			if (!style.isUnstyled()) {
				styles.add(style);
			}
		}
		text.setStyleRanges(styles.toArray(StyleRange[]::new));
	}

	private void pointed(int offset) {
		if (!following) {
			shown.map(strip -> strip.wordAt(offset)).filter(OptionalInt::isPresent).ifPresent(model::selectWord);
		}
	}

	/** Selects the word where the caret is not in it already. */
	private void follow(int word) {
		if (shown.isEmpty() || word >= shown.get().words().size()) {
			return;
		}
		Span span = shown.get().words().get(word);
		if (!shown.get().wordAt(text.getCaretOffset()).equals(OptionalInt.of(word)) || !text.isFocusControl()) {
			following = true;
			text.setSelection(span.begin(), span.end());
			following = false;
		}
	}

	private String tip(int x, int y) {
		int offset = text.getOffsetAtPoint(new Point(x, y));
		OptionalInt word = offset < 0 || shown.isEmpty() ? OptionalInt.empty() : shown.get().wordAt(offset);
		return word.isEmpty() || explanation.isEmpty() ? null
				: describe(explanation.get().words().get(word.getAsInt())).replace("&", "&&");
	}

	/** What a word's part is, in words. */
	static String describe(WordAttribution word) {
		String pattern = word.value() > 0 ? Messages.word_for : word.value() < 0 ? Messages.word_against : Messages.word_nothing;
		String said = NLS.bind(pattern, DecisionLabel.oneLine(word.word().text()), Figures.signed(word.value()));
		String where = word.word().in() == Word.In.QUESTION ? said + ", " + Messages.in_question : said;
		return word.own() ? where + ", " + Messages.own : where;
	}
}
