package org.lorgnette.io.brat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Annotation;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Link;
import org.lorgnette.model.Note;
import org.lorgnette.model.Relation;

/**
 * Turns the annotation lines of one document into annotations. A line that does not fit is reported and skipped, and so is all
 * that points to it.
 */
final class AnnParser {

	/** Document metadata that keeps the ids of attribute lines: {@code id target name}, one in a line. */
	static final String ATTRIBUTE_IDS = "brat.attributes";

	private static final Comparator<Problem> BY_PLACE = Comparator.comparing((Problem problem) -> problem.location().file())
			.thenComparingLong(problem -> problem.location().line());

	private final String id;
	private final String text;
	private final TextBound textBound;
	private final ProblemListener listener;
	private final List<Problem> problems = new ArrayList<>();

	private final Set<String> ids = new HashSet<>();
	private final Map<String, Annotation> annotations = new LinkedHashMap<>();
	private final Map<String, Location> places = new HashMap<>();
	private final Map<String, Map<String, String>> attributes = new HashMap<>();
	private final StringBuilder attributeIds = new StringBuilder();
	private final Set<String> attributeLines = new HashSet<>();
	private final List<Chain> chains = new ArrayList<>();
	private final List<Note> notes = new ArrayList<>();
	private final List<Link> links = new ArrayList<>();

	AnnParser(String id, String text, ProblemListener listener) {
		this.id = id;
		this.text = text;
		this.textBound = new TextBound(text);
		this.listener = listener;
	}

	Document parse(List<AnnLine> lines) {
		List<AnnLine> fresh = lines.stream().filter(this::isNew).toList();
		fresh.stream().filter(line -> line.kind() == 'T').forEach(this::entity);
		for (AnnLine line : fresh) {
			switch (line.kind()) {
				case 'R' -> relation(line);
				case 'E' -> event(line);
				case 'T', 'A', 'M', 'N', '*', '#' -> { }
				default -> problem(line, "expected an id that starts with T, R, E, A, M, N, * or #");
			}
		}
		dropDangling();
		fresh.stream().filter(line -> line.kind() == 'A' || line.kind() == 'M').forEach(this::attribute);
		for (AnnLine line : fresh) {
			switch (line.kind()) {
				case 'N' -> normalisation(line);
				case '*' -> equivalence(line);
				default -> { }
			}
		}
		fresh.stream().filter(line -> line.kind() == '#').forEach(this::note);
		problems.sort(BY_PLACE);
		problems.forEach(listener::report);
		return document();
	}

	private boolean isNew(AnnLine line) {
		if (!line.hasBody()) {
			problem(line, "expected an id, a tab and an annotation");
			return false;
		}
		if (line.id().length() == 1 && (line.kind() == '*' || line.kind() == '#')) {
			return true;
		}
		if (!ids.add(line.id())) {
			problem(line, "the id occurs a second time");
			return false;
		}
		return true;
	}

	private void entity(AnnLine line) {
		try {
			add(line, textBound.read(line));
		} catch (TextBound.Misfit e) {
			problem(line, e.getMessage());
		}
	}

	private void relation(AnnLine line) {
		String[] words = line.words();
		if (words.length != 3 || !isArgument(words[1]) || !isArgument(words[2])) {
			problem(line, "expected 'type role:id role:id'");
			return;
		}
		add(line, new Relation(line.id(), words[0], argument(words[1]), argument(words[2]), false, Map.of()));
	}

	private void event(AnnLine line) {
		String[] words = line.words();
		List<Argument> arguments = new ArrayList<>();
		for (String word : words) {
			if (!isArgument(word)) {
				problem(line, "expected 'type:trigger role:id ...', got '" + word + "'");
				return;
			}
			arguments.add(argument(word));
		}
		if (arguments.isEmpty()) {
			problem(line, "expected 'type:trigger role:id ...'");
			return;
		}
		Argument trigger = arguments.removeFirst();
		if (!(annotations.get(trigger.target()) instanceof Entity) && annotations.containsKey(trigger.target())) {
			problem(line, "its trigger " + trigger.target() + " is not a text-bound annotation");
			return;
		}
		add(line, new Event(line.id(), trigger.role(), trigger.target(), arguments, Map.of()));
	}

	private static boolean isArgument(String word) {
		int colon = word.lastIndexOf(':');
		return colon > 0 && colon < word.length() - 1;
	}

	private static Argument argument(String word) {
		int colon = word.lastIndexOf(':');
		return new Argument(word.substring(0, colon), word.substring(colon + 1));
	}

	private void add(AnnLine line, Annotation annotation) {
		annotations.put(annotation.id(), annotation);
		places.put(annotation.id(), line.location());
	}

	private void dropDangling() {
		Map<String, List<String>> dependents = new HashMap<>();
		List<String> open = new ArrayList<>();
		for (Annotation annotation : annotations.values()) {
			for (String target : targets(annotation)) {
				if (annotations.containsKey(target)) {
					dependents.computeIfAbsent(target, key -> new ArrayList<>()).add(annotation.id());
				} else if (places.containsKey(annotation.id())) {
					danglingAt(annotation.id(), target);
					open.add(annotation.id());
				}
			}
		}
		while (!open.isEmpty()) {
			String gone = open.removeLast();
			annotations.remove(gone);
			for (String dependent : dependents.getOrDefault(gone, List.of())) {
				if (places.containsKey(dependent)) {
					danglingAt(dependent, gone);
					open.add(dependent);
				}
			}
		}
	}

	private void danglingAt(String annotation, String target) {
		problems.add(new Problem(places.remove(annotation),
				annotation + " is skipped: it points to " + target + ", which is not there or was skipped"));
	}

	private static List<String> targets(Annotation annotation) {
		return switch (annotation) {
			case Entity entity -> List.of();
			case Relation relation -> List.of(relation.head().target(), relation.tail().target());
			case Event event -> {
				List<String> targets = new ArrayList<>(List.of(event.trigger()));
				event.arguments().forEach(argument -> targets.add(argument.target()));
				yield targets;
			}
		};
	}

	private void attribute(AnnLine line) {
		String[] words = line.body().split("\\s+", 3);
		if (words.length < 2) {
			problem(line, "expected 'name target' or 'name target value'");
		} else if (!annotations.containsKey(words[1])) {
			dangling(line, words[1]);
		} else {
			String value = words.length == 3 ? words[2] : "true";
			String before = attributes.computeIfAbsent(words[1], key -> new LinkedHashMap<>()).putIfAbsent(words[0], value);
			if (before != null) {
				problem(line, words[1] + " already has the attribute " + words[0] + " with the value " + before);
			} else {
				attributeLines.add(line.id());
				attributeIds.append(attributeIds.isEmpty() ? "" : "\n").append(line.id()).append(' ').append(words[1]).append(' ')
						.append(words[0]);
			}
		}
	}

	private void normalisation(AnnLine line) {
		String[] words = line.body().split("\\s+", 3);
		int colon = words.length == 3 ? words[2].indexOf(':') : -1;
		if (colon <= 0) {
			problem(line, "expected 'Reference target resource:key'");
		} else if (!annotations.containsKey(words[1])) {
			dangling(line, words[1]);
		} else {
			links.add(new Link(line.id(), words[0], words[1], words[2].substring(0, colon), words[2].substring(colon + 1),
					line.text()));
		}
	}

	private void equivalence(AnnLine line) {
		String[] words = line.words();
		if (words.length < 3) {
			problem(line, "expected 'type id id ...'");
			return;
		}
		List<String> members = List.of(words).subList(1, words.length);
		for (String member : members) {
			if (!annotations.containsKey(member)) {
				dangling(line, member);
				return;
			}
		}
		chains.add(new Chain("*" + (chains.size() + 1), words[0], members));
	}

	private void note(AnnLine line) {
		String[] words = line.words();
		if (words.length != 2) {
			problem(line, "expected 'type target<tab>text'");
			return;
		}
		boolean known = annotations.containsKey(words[1]) || attributeLines.contains(words[1])
				|| links.stream().anyMatch(link -> link.id().equals(words[1]));
		if (!known) {
			dangling(line, words[1]);
			return;
		}
		String noteId = line.id().length() > 1 ? line.id() : "#n" + (notes.size() + 1);
		notes.add(new Note(noteId, words[0], words[1], line.text()));
	}

	private void dangling(AnnLine line, String target) {
		problem(line, "points to " + target + ", which is not there or was skipped");
	}

	private void problem(AnnLine line, String message) {
		String shown = line.id().length() > 20 ? line.id().substring(0, line.id().offsetByCodePoints(0, 10)) + "..." : line.id();
		problems.add(new Problem(line.location(), "annotation '" + shown + "' is skipped: " + message));
	}

	private Document document() {
		List<Entity> entities = new ArrayList<>();
		List<Relation> relations = new ArrayList<>();
		List<Event> events = new ArrayList<>();
		for (Annotation annotation : annotations.values()) {
			Map<String, String> with = attributes.getOrDefault(annotation.id(), Map.of());
			switch (annotation) {
				case Entity it -> entities.add(new Entity(it.id(), it.type(), it.fragments(), with));
				case Relation it -> relations.add(new Relation(it.id(), it.type(), it.head(), it.tail(), false, with));
				case Event it -> events.add(new Event(it.id(), it.type(), it.trigger(), it.arguments(), with));
			}
		}
		Map<String, String> metadata = attributeIds.isEmpty() ? Map.of() : Map.of(ATTRIBUTE_IDS, attributeIds.toString());
		return Document.builder(id, text).entities(entities).relations(relations).events(events).chains(chains).notes(notes)
				.links(links).metadata(metadata).build();
	}
}
