package org.lorgnette.io.brat;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.lorgnette.io.LossListener;
import org.lorgnette.model.Annotation;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Link;
import org.lorgnette.model.Note;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.text.CodePoints;

/**
 * Writes the annotation lines of one document. Ids that are brat's stay; others get the next free number. Names lose what brat
 * cannot hold in them: white space and colons become underscores.
 */
final class AnnWriter {

	private final Document document;
	private final Writer out;
	private final LossListener losses;
	private final CodePoints codePoints;
	private final BratIds ids;
	private final Map<String, String> targets = new HashMap<>();
	private final Map<String, String> attributeIds = new HashMap<>();
	private final Set<String> reported = new HashSet<>();

	AnnWriter(Document document, Writer out, LossListener losses) {
		this.document = document;
		this.out = out;
		this.losses = losses;
		this.codePoints = new CodePoints(document.text());
		this.ids = new BratIds();
	}

	void write() throws IOException {
		chooseIds();
		for (Entity entity : document.entities()) {
			entity(entity);
		}
		for (Event event : document.events()) {
			event(event);
		}
		for (Relation relation : document.relations()) {
			line(targets.get(relation.id()), name(relation.type()) + " " + argument(relation.head()) + " "
					+ argument(relation.tail()));
			if (relation.symmetric()) {
				loss("symmetric relation", relation.id() + ": brat says which relations are symmetric in annotation.conf only");
			}
		}
		for (Chain chain : document.chains()) {
			chain(chain);
		}
		attributes(document.entities());
		attributes(document.events());
		attributes(document.relations());
		for (Link link : document.links()) {
			link(link);
		}
		for (Note note : document.notes()) {
			note(note);
		}
		reportRest();
	}

	private void chooseIds() {
		document.entities().forEach(entity -> ids.reserve(BratIds.TEXT_BOUND, entity.id()));
		document.relations().forEach(relation -> ids.reserve(BratIds.RELATION, relation.id()));
		document.events().forEach(event -> ids.reserve(BratIds.EVENT, event.id()));
		document.notes().forEach(note -> ids.reserve(BratIds.NOTE, note.id()));
		document.links().forEach(link -> ids.reserve(BratIds.NORMALISATION, link.id()));
		document.entities().forEach(entity -> targets.put(entity.id(), ids.of(BratIds.TEXT_BOUND, entity.id())));
		document.relations().forEach(relation -> targets.put(relation.id(), ids.of(BratIds.RELATION, relation.id())));
		document.events().forEach(event -> targets.put(event.id(), ids.of(BratIds.EVENT, event.id())));
		document.links().forEach(link -> targets.putIfAbsent(link.id(), ids.of(BratIds.NORMALISATION, link.id())));
		String kept = document.metadata().getOrDefault(AnnParser.ATTRIBUTE_IDS, "");
		for (String entry : kept.split("\n")) {
			int space = entry.indexOf(' ');
			if (space > 0 && ids.reserve(BratIds.ATTRIBUTE, entry.substring(0, space))) {
				attributeIds.put(entry.substring(space + 1), entry.substring(0, space));
			}
		}
	}

	private void entity(Entity entity) throws IOException {
		List<Span> whole = entity.fragments().stream()
				.map(span -> new Span(codePoints.toCodePoints(span.begin()), codePoints.toCodePoints(span.end()))).toList();
		List<Span> written = whole.stream()
				.map(span -> new Span(codePoints.toUtf16(span.begin()), codePoints.toUtf16(span.end()))).toList();
		if (!written.equals(entity.fragments())) {
			loss("span", entity.id() + " begins or ends inside a character, and is written from or to the begin of that character");
		}
		String offsets = whole.stream().map(span -> span.begin() + " " + span.end()).collect(Collectors.joining(";"));
		String text = written.stream().map(span -> span.of(document.text())).collect(Collectors.joining(" "));
		line(targets.get(entity.id()), name(entity.type()) + " " + offsets + "\t" + oneLine(text));
	}

	private void event(Event event) throws IOException {
		String arguments = event.arguments().stream().map(argument -> " " + argument(argument)).collect(Collectors.joining());
		line(targets.get(event.id()), name(event.type()) + ":" + targets.get(event.trigger()) + arguments);
	}

	private String argument(Argument argument) {
		return name(argument.role()) + ":" + targets.get(argument.target());
	}

	private void chain(Chain chain) throws IOException {
		List<String> members = chain.members().stream().filter(targets::containsKey).map(targets::get).toList();
		if (members.size() < 2) {
			loss("chain", chain.id() + ": brat has no equivalence with fewer than two members");
		} else {
			line("*", name(chain.type()) + " " + String.join(" ", members));
		}
	}

	private void attributes(List<? extends Annotation> annotations) throws IOException {
		for (Annotation annotation : annotations) {
			for (Map.Entry<String, String> attribute : annotation.attributes().entrySet()) {
				String attributeId = attributeIds.getOrDefault(annotation.id() + " " + attribute.getKey(), "");
				String shown = attributeId.isEmpty() ? ids.next(BratIds.ATTRIBUTE) : attributeId;
				targets.putIfAbsent(shown, shown);
				String value = oneLine(attribute.getValue()).strip();
				if (value.isEmpty()) {
					loss("empty attribute", annotation.id() + ": " + attribute.getKey() + " has no value that brat can hold");
				} else {
					line(shown, name(attribute.getKey()) + " " + targets.get(annotation.id())
							+ (value.equals("true") ? "" : " " + value));
				}
			}
		}
	}

	private void link(Link link) throws IOException {
		if (!targets.containsKey(link.target())) {
			loss("link", link.id() + " points to " + link.target() + ", which does not exist");
			return;
		}
		String reference = name(link.resource()) + ":" + link.key().replaceAll("\\s", "_");
		line(targets.get(link.id()), name(link.type()) + " " + targets.get(link.target()) + " " + reference + "\t"
				+ oneLine(link.text()));
	}

	private void note(Note note) throws IOException {
		if (!targets.containsKey(note.target())) {
			loss("note", note.id() + " points to " + note.target() + ", which does not exist");
			return;
		}
		line(ids.of(BratIds.NOTE, note.id()), name(note.type()) + " " + targets.get(note.target()) + "\t" + oneLine(note.text()));
	}

	private void reportRest() {
		document.questions().forEach(question -> loss("question", question.id() + ": brat holds no questions"));
		if (!document.tokens().isEmpty()) {
			loss("tokens", "brat files hold neither sentences nor tokens");
		}
		if (document.language().isPresent()) {
			loss("language", "brat files do not say that the text is in '" + document.language().get() + "'");
		}
		document.metadata().keySet().stream().filter(key -> !key.equals(AnnParser.ATTRIBUTE_IDS)).sorted()
				.forEach(key -> loss("metadata", "brat files do not hold '" + key + "'"));
	}

	private String name(String given) {
		String escaped = given.isEmpty() ? "_" : given.replaceAll("[\\s:]", "_");
		if (!escaped.equals(given) && reported.add(given)) {
			loss("name", "'" + oneLine(given) + "' is written as '" + escaped + "': brat allows no white space or colon there");
		}
		return escaped;
	}

	private static String oneLine(String text) {
		return text.replaceAll("[\\r\\n\\u0085\\u2028\\u2029]", " ");
	}

	private void line(String id, String rest) throws IOException {
		out.write(id);
		out.write('\t');
		out.write(rest);
		out.write('\n');
	}

	private void loss(String kind, String detail) {
		losses.report(document.id(), kind, detail);
	}
}
