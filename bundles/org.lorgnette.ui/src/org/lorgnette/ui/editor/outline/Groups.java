package org.lorgnette.ui.editor.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.model.Document;
import org.lorgnette.ui.editor.painting.Arc;
import org.lorgnette.ui.editor.painting.LaneIndex;
import org.lorgnette.ui.editor.painting.Mention;
import org.lorgnette.ui.editor.painting.PaintModel;
import org.lorgnette.ui.session.Part;

/** Sorts what a text holds into groups. */
final class Groups {

	private Groups() {
	}

	/** @param filter words that a row must contain, in any case; empty for all */
	static List<Group> of(PaintModel model, String filter) {
		List<Group> groups = new ArrayList<>();
		if (model.corpus().isEmpty() || model.gold().isEmpty()) {
			return groups;
		}
		List<Part> parts = model.corpus().get().parts();
		String wanted = filter.toLowerCase(Locale.ROOT);
		LaneIndex gold = model.gold().get();
		Map<String, List<Row>> entities = new TreeMap<>();
		for (Mention mention : gold.mentions()) {
			String text = text(parts, mention);
			if (fits(wanted, text, mention.type())) {
				entities.computeIfAbsent(mention.type(), unseen -> new ArrayList<>()).add(new Row(text, mention::begin, mention::end));
			}
		}
		entities.forEach((type, rows) -> groups.add(new Group(NLS.bind(Messages.entities, type, rows.size()), type, rows)));
		Map<String, List<Row>> relations = new TreeMap<>();
		for (Arc arc : gold.arcs()) {
			String text = text(parts, arc.head()) + (arc.symmetric() ? " \u2194 " : " \u2192 ") + text(parts, arc.tail());
			if (fits(wanted, text, arc.type())) {
				relations.computeIfAbsent(arc.type(), unseen -> new ArrayList<>()).add(new Row(text, arc.head()::begin, arc.head()::end));
			}
		}
		relations.forEach((type, rows) -> groups.add(new Group(NLS.bind(Messages.relations, type, rows.size()), type, rows)));
		if (parts.size() > 1) {
			List<Row> documents = new ArrayList<>();
			for (int i = 0; i < parts.size(); i++) {
				Document document = parts.get(i).document();
				int number = i;
				if (fits(wanted, document.id(), "")) {
					documents.add(new Row(document.id(), () -> model.offset(number), () -> model.offset(number)));
				}
			}
			groups.add(new Group(NLS.bind(Messages.documents, documents.size()), "", documents));
		}
		return groups;
	}

	private static boolean fits(String wanted, String text, String type) {
		return wanted.isEmpty() || text.toLowerCase(Locale.ROOT).contains(wanted) || type.toLowerCase(Locale.ROOT).contains(wanted);
	}

	private static String text(List<Part> parts, Mention mention) {
		String text = mention.entity().text(parts.get(mention.part()).document().text());
		return text.length() > 80 ? text.substring(0, text.offsetByCodePoints(0, 40)) + "\u2026" : text;
	}
}
