package org.lorgnette.ui.editor;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Evidence;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;
import org.lorgnette.ui.editor.painting.Arc;
import org.lorgnette.ui.editor.painting.LaneIndex;
import org.lorgnette.ui.editor.painting.Mention;
import org.lorgnette.ui.editor.painting.PaintModel;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Highlight;
import org.lorgnette.ui.session.Lane;

/** Says in words what is painted at a place. */
final class MentionText {

	private static final int RELATIONS = 8;
	private static final int LONGEST = 60;

	private final PaintModel model;
	private final Optional<FileSession> session;

	MentionText(PaintModel model, Optional<FileSession> session) {
		this.model = model;
		this.session = session;
	}

	/** One line for the status line: what every lane has at an offset; empty if none has anything. */
	String status(int offset) {
		List<String> found = new ArrayList<>();
		for (LaneIndex lane : model.lanes()) {
			for (Mention mention : lane.at(offset, offset)) {
				found.add(NLS.bind(Messages.status, name(lane), (mention.kind() == Mention.Kind.MISSED ? "\u2212" : "") + mention.type() + score(mention)));
			}
		}
		return String.join(" \u00b7 ", found);
	}

	/** All about a place, for the hover: a paragraph for each mention; empty if there is nothing. */
	String hover(int begin, int end) {
		StringBuilder text = new StringBuilder();
		for (LaneIndex lane : model.lanes()) {
			for (Mention mention : lane.at(begin, end)) {
				mention(text, lane, mention);
			}
		}
		session.ifPresent(open -> {
			for (Highlight highlight : open.highlights()) {
				var range = open.corpus().range(highlight.place());
				if (range.begin() <= end && range.end() >= begin) {
					text.append("\u25a1 ").append(highlight.reason()).append('\n');
				}
			}
		});
		return text.toString().stripTrailing();
	}

	private void mention(StringBuilder text, LaneIndex lane, Mention mention) {
		Document document = model.corpus().orElseThrow().parts().get(mention.part()).document();
		text.append(name(lane)).append(": ");
		if (mention.kind() == Mention.Kind.MISSED) {
			text.append(difference(mention, document)).append('\n');
			return;
		}
		text.append(mention.type()).append(" \u201c").append(cut(mention.entity().text(document.text()))).append('\u201d').append(score(mention)).append('\n');
		if (mention.kind() != Mention.Kind.PLAIN) {
			line(text, difference(mention, document));
		}
		mention.prediction().ifPresent(prediction -> evidence(text, prediction));
		for (Map.Entry<String, String> attribute : mention.entity().attributes().entrySet()) {
			line(text, attribute.getKey() + " = " + attribute.getValue());
		}
		if (lane.lane().isEmpty()) {
			document.notes().stream().filter(note -> note.target().equals(mention.entity().id())).forEach(note -> line(text,
					NLS.bind(Messages.hoverNote, note.text())));
			document.links().stream().filter(link -> link.target().equals(mention.entity().id())).forEach(link -> line(text,
					NLS.bind(Messages.hoverLink, new Object[] { link.resource(), link.key(), link.text() })));
		}
		relations(text, lane, mention, document);
	}

	private static void relations(StringBuilder text, LaneIndex lane, Mention mention, Document document) {
		List<Arc> arcs = lane.arcs(mention);
		for (Arc arc : arcs.subList(0, Math.min(RELATIONS, arcs.size()))) {
			String arrow = arc.symmetric() ? " \u2194 " : arc.head() == mention ? " \u2192 " : " \u2190 ";
			line(text, arc.type() + arrow + cut(arc.opposite(mention).entity().text(document.text()))
					+ arc.prediction().map(MentionText::score).orElse(""));
			arc.prediction().ifPresent(prediction -> evidence(text, prediction));
		}
		if (arcs.size() > RELATIONS) {
			line(text, NLS.bind(Messages.hoverMore, arcs.size() - RELATIONS));
		}
	}

	private static void evidence(StringBuilder text, Prediction<? extends Value> prediction) {
		prediction.evidence().stream().map(Evidence::reason).distinct().limit(5).forEach(reason -> line(text,
				NLS.bind(Messages.hoverBecause, cut(reason))));
	}

	private static void line(StringBuilder text, String line) {
		text.append("    ").append(line).append('\n');
	}

	/** How a mention differs from the gold. */
	static String difference(Mention mention, Document document) {
		String message = switch (mention.kind()) {
			case PLAIN -> "";
			case CORRECT -> Messages.hoverCorrect;
			case MISSED -> Messages.hoverMissed;
			case SPURIOUS -> Messages.hoverSpurious;
			case TYPE -> Messages.hoverType;
			case BOUNDARY -> Messages.hoverBoundary;
			case BOUNDARY_AND_TYPE -> Messages.hoverBoundaryAndType;
		};
		Optional<Entity> gold = mention.gold();
		return NLS.bind(message, gold.map(entity -> cut(entity.text(document.text()))).orElse(""), gold.map(Entity::type).orElse(""));
	}

	private static String score(Mention mention) {
		return mention.prediction().map(MentionText::score).orElse("");
	}

	private static String score(Prediction<? extends Value> prediction) {
		if (prediction.score().isEmpty()) {
			return "";
		}
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMinimumFractionDigits(2);
		format.setMaximumFractionDigits(3);
		return " (" + NLS.bind(Messages.hoverScore, format.format(prediction.score().getAsDouble())) + ")";
	}

	static String name(LaneIndex lane) {
		return lane.lane().map(Lane::name).orElse(Messages.hoverGold);
	}

	private static String cut(String text) {
		String line = text.replaceAll("\\s+", " ");
		return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length()) - 1)))
				+ "\u2026";
	}
}
