package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.lorgnette.model.Span;

/**
 * Draws lanes under the lines of a text viewer. Give it a model with {@link #show}, and tell it of every change of the text with the listener
 * of {@link #documentListener()}. For the UI thread.
 */
public final class LanePainter {

	/** A place marked for a reason, in offsets of the document. */
	public record Mark(Span span, boolean primary) {
	}

	/** An entity of the gold of one document, by its id. */
	public record GoldRef(int part, String id) {
	}

	private final StyledText widget;
	private final TextGeometry geometry;
	private final Set<String> hidden = new HashSet<>();
	private PaintModel model = PaintModel.EMPTY;
	private List<Mark> marks = List.of();
	private Optional<GoldRef> selected = Optional.empty();
	private boolean arcs = true;
	private Pens pens;
	private Strips strips;

	public LanePainter(ITextViewer viewer) {
		geometry = new TextGeometry(viewer);
		widget = geometry.widget();
		pens = new Pens(widget);
		strips = strips();
		widget.addPaintListener(this::paint);
		widget.addDisposeListener(event -> pens.dispose());
	}

	/** Keeps what is drawn with its words while the text is typed. */
	public IDocumentListener documentListener() {
		return new IDocumentListener() {

			@Override
			public void documentAboutToBeChanged(DocumentEvent event) {
			}

			@Override
			public void documentChanged(DocumentEvent event) {
				model.shift(event.getOffset(), event.getLength(), event.getText() == null ? 0 : event.getText().length());
			}
		};
	}

	public PaintModel model() {
		return model;
	}

	public void show(PaintModel newModel) {
		model = newModel;
		refresh();
	}

	/** Boxes around words, such as the evidence of an answer. */
	public void mark(List<Mark> newMarks) {
		marks = List.copyOf(newMarks);
		widget.redraw();
	}

	/** Frames the entity of the gold that commands act on. */
	public void select(Optional<GoldRef> entity) {
		if (!entity.equals(selected)) {
			selected = entity;
			widget.redraw();
		}
	}

	public Optional<GoldRef> selected() {
		return selected;
	}

	/** @param lane the name of an engine's lane; the gold is the empty name */
	public void setVisible(String lane, boolean visible) {
		if (visible ? hidden.remove(lane) : hidden.add(lane)) {
			refresh();
		}
	}

	public boolean isVisible(String lane) {
		return !hidden.contains(lane);
	}

	public void setArcs(boolean visible) {
		arcs = visible;
		refresh();
	}

	public boolean arcs() {
		return arcs;
	}

	/** Takes up other fonts and colours as well. */
	public void restyle() {
		pens.dispose();
		pens = new Pens(widget);
		refresh();
	}

	/** The mention drawn at a point of the widget. */
	public Optional<Mention> mentionAt(Point point) {
		int line = widget.getLineIndex(point.y);
		for (VisualLine piece : geometry.pieces(line)) {
			if (point.y >= piece.bottom() && point.y < piece.bottom() + strips.height()) {
				return new LineLayout(geometry, strips, piece).at(point.x, point.y).map(Box::mention);
			}
		}
		return Optional.empty();
	}

	private Strips strips() {
		int row = pens.labelHeight() + 2;
		return new Strips(model, row, pens.labelHeight(), arcs, i -> isVisible(name(i)));
	}

	private String name(int lane) {
		return model.lanes().get(lane).lane().map(engine -> engine.name()).orElse("");
	}

	private void refresh() {
		if (widget.isDisposed()) {
			return;
		}
		strips = strips();
		boolean rails = strips.strips().stream().anyMatch(strip -> strip.levels() > 0);
		int left = strips.strips().isEmpty() ? 2 : new LaneNames(pens).width(widget, strips);
		int right = rails ? ArcPainter.marginWidth() : 4;
		if (widget.getLineSpacing() != strips.height() || widget.getLeftMargin() != left || widget.getRightMargin() != right) {
			int first = widget.getTopIndex();
			widget.setRedraw(false);
			try {
				// No margin at the top: the platform's overview ruler takes it for a line before the first, and fails.
				widget.setMargins(left, 0, right, 2);
				widget.setLineSpacing(strips.height());
				widget.setTopIndex(first);
			} finally {
				widget.setRedraw(true);
			}
		}
		widget.redraw();
	}

	private void paint(PaintEvent event) {
		if (!pens.fit()) {
			widget.getDisplay().asyncExec(() -> {
				if (!widget.isDisposed()) {
					restyle();
				}
			});
		}
		GC gc = event.gc;
		gc.setFont(pens.labels());
		int last = widget.getLineIndex(event.y + event.height);
		for (int line = widget.getLineIndex(event.y); line <= last; line++) {
			for (VisualLine piece : geometry.pieces(line)) {
				if (piece.y() <= event.y + event.height && piece.bottom() + strips.height() >= event.y) {
					paint(gc, piece);
				}
			}
		}
	}

	private void paint(GC gc, VisualLine line) {
		LineLayout layout = new LineLayout(geometry, strips, line);
		int offset = layout.model().getOffset();
		PartTitles.title(model, offset, line).ifPresent(title -> new PartTitles(pens).paint(gc, widget, line, title));
		if (line.begin() == line.end()) {
			rails(gc, layout);
			return;
		}
		int right = widget.getClientArea().width - widget.getRightMargin();
		new LaneNames(pens).paint(gc, widget, strips, line, model.parts() == 0 ? 0 : part(offset));
		for (Box box : layout.boxes()) {
			boolean gold = box.strip().number() == 0;
			if (gold) {
				gc.setBackground(pens.line(box.mention().type()));
				gc.setAlpha(34);
				gc.fillRectangle(box.words());
				gc.setAlpha(255);
			}
		}
		rails(gc, layout);
		MentionPainter painter = new MentionPainter(pens);
		List<Box> joined = new ArrayList<>();
		for (Box box : layout.boxes()) {
			boolean stale = box.strip().lane().lane().flatMap(lane -> lane.analysis(box.mention().part())).filter(analysis -> analysis.stale())
					.isPresent();
			painter.paint(gc, box, stale, box.strip().number() == 0 && isSelected(box.mention()));
			if (!box.mention().entity().isContinuous()) {
				joined.add(box);
			}
		}
		new JoinPainter(pens).paint(gc, joined, widget.getLeftMargin(), right);
		paintMarks(gc, layout);
	}

	private boolean isSelected(Mention mention) {
		return selected.filter(entity -> entity.part() == mention.part() && entity.id().equals(mention.entity().id())).isPresent();
	}

	private void rails(GC gc, LineLayout layout) {
		if (arcs) {
			ArcPainter painter = new ArcPainter(pens, strips, widget.getClientArea().width - widget.getRightMargin());
			int begin = layout.model().getOffset();
			for (Strips.Strip strip : strips.strips()) {
				if (strip.levels() > 0) {
					strip.lane().arcs(begin, begin + Math.max(1, layout.model().getLength())).forEach(arc -> painter.paint(gc, layout, strip, arc));
				}
			}
		}
	}

	private void paintMarks(GC gc, LineLayout layout) {
		int begin = layout.model().getOffset();
		int end = begin + layout.model().getLength();
		for (Mark mark : marks) {
			int from = geometry.widgetOffset(Math.max(begin, mark.span().begin()));
			int to = geometry.widgetOffset(Math.min(end, mark.span().end()));
			if (mark.span().begin() < end && mark.span().end() > begin && from >= 0 && to > from) {
				Rectangle words = geometry.bounds(from, to);
				gc.setForeground(pens.ink());
				gc.setLineWidth(mark.primary() ? 2 : 1);
				gc.setLineDash(mark.primary() ? null : new int[] { 2, 2 });
				gc.drawRoundRectangle(words.x - 1, words.y, words.width + 1, words.height - 1, 5, 5);
				gc.setLineDash(null);
				gc.setLineWidth(1);
			}
		}
	}

	private int part(int offset) {
		int low = 0;
		int high = model.parts() - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (model.offset(middle) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}
}
