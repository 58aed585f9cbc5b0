package org.lorgnette.ui.editor.painting;

import java.util.Optional;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.theme.FamilyMark;

/** Writes the name of each lane at the left of its strip, and what an engine is doing while it has nothing to show. */
final class LaneNames {

	private static final int WIDEST = 120;

	private final Pens pens;

	LaneNames(Pens pens) {
		this.pens = pens;
	}

	/** The room that names need, in points. */
	int width(StyledText widget, Strips strips) {
		GC gc = new GC(widget);
		gc.setFont(pens.labels());
		int widest = strips.strips().stream().mapToInt(strip -> pens.width(gc, name(strip))).max().orElse(0);
		gc.dispose();
		return Math.min(WIDEST, widest) + 10;
	}

	private static String name(Strips.Strip strip) {
		return strip.lane().lane().map(lane -> FamilyMark.letter(lane.family()) + " " + lane.name()).orElse(Messages.gold);
	}

	void paint(GC gc, StyledText widget, Strips strips, VisualLine line, int part) {
		Rectangle client = widget.getClientArea();
		int left = widget.getLeftMargin();
		for (Strips.Strip strip : strips.strips()) {
			int y = line.bottom() + strip.top();
			gc.setBackground(pens.strip());
			gc.fillRectangle(0, y, client.width, strips.bottom(strip) - strip.top());
			gc.setForeground(pens.faint());
			String name = pens.fit(gc, name(strip), left - 8);
			gc.drawText(name, left - 6 - pens.width(gc, name), y + 1, true);
			Optional<String> state = strip.lane().lane().filter(lane -> lane.analysis(part).isEmpty()).map(lane -> state(lane, line.first()));
			state.ifPresent(text -> gc.drawText(pens.fit(gc, text, client.width - left - 4), left + 2, y + 1, true));
		}
	}

	private static String state(Lane lane, boolean first) {
		return switch (lane.status()) {
			case WAITING, RUNNING, READY -> first ? Messages.running : "";
			case FAILED, UNAVAILABLE -> first ? lane.message().map(message -> message.lines().findFirst().orElse("")).orElse(Messages.failed) : "";
		};
	}
}
