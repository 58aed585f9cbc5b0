package org.lorgnette.io.brat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.LineReader;
import org.lorgnette.io.Location;
import org.lorgnette.io.finding.AnnotationLines;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.Finding.Kind;
import org.lorgnette.io.finding.LineEdit;
import org.lorgnette.io.finding.Occurrences;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.io.finding.Repair.Action;
import org.lorgnette.io.finding.DocumentEdit;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.model.text.CodePoints;

/** The annotation lines of one document: where each annotation stands, and what is wrong with those that a reader has to skip. */
public final class AnnCheck implements AnnotationLines {

	private static final Pattern PLACED = Pattern.compile("(\\S+)\\s+([0-9]{1,9}) ([0-9]{1,9})((?:;[0-9]{1,9} [0-9]{1,9})*)");

	private final Document document;
	private final int number;
	private final Location whole;
	private final CodePoints codePoints;
	private final TextBound textBound;
	private final List<AnnLine> lines = new ArrayList<>();
	private final Map<AnnLine, String> raw = new HashMap<>();
	private final Map<String, AnnLine> byId = new HashMap<>();

	/**
	 * @param file
	 *            any file of the document
	 * @param number
	 *            number of the document among those read
	 */
	public AnnCheck(Path file, Charset charset, Document document, int number) throws IOException {
		this.document = document;
		this.number = number;
		this.whole = Location.of(file.toString());
		this.codePoints = new CodePoints(document.text());
		this.textBound = new TextBound(document.text());
		for (String extension : BratFormat.ANNOTATIONS) {
			Path annotations = BratReader.sibling(file, extension);
			if (Files.exists(annotations)) {
				read(annotations, charset);
			}
		}
	}

	private void read(Path file, Charset charset) throws IOException {
		try (LineReader reader = new LineReader(CorpusSource.of(file), charset)) {
			for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
				if (!line.get().isBlank()) {
					AnnLine parsed = AnnLine.parse(reader.location(), line.get());
					lines.add(parsed);
					raw.put(parsed, line.get());
					byId.putIfAbsent(parsed.id(), parsed);
				}
			}
		}
	}

	/** Reports entities whose text stands elsewhere or nowhere, and relations and events that point to nothing. */
	public void check(Consumer<Finding> sink) {
		for (AnnLine line : lines) {
			switch (line.kind()) {
				case 'T' -> entity(line, sink);
				case 'R', 'E' -> targets(line, sink);
				default -> { }
			}
		}
	}

	private void entity(AnnLine line, Consumer<Finding> sink) {
		Matcher matcher = PLACED.matcher(line.body());
		if (!matcher.matches() || !line.hasText()) {
			return;
		}
		try {
			textBound.read(line);
		} catch (TextBound.Misfit e) {
			List<int[]> given = offsets(matcher);
			int last = given.stream().mapToInt(pair -> pair[1]).max().orElse(0);
			boolean outside = last > codePoints.count();
			int begin = codePoints.toUtf16(Math.min(given.getFirst()[0], codePoints.count()));
			Optional<List<Span>> there = outside ? Optional.empty() : spans(given);
			if (!outside && there.filter(AnnCheck::isOrdered).isEmpty()) {
				return;
			}
			List<Repair> repairs = relocations(line, matcher.group(1), given, begin);
			there.ifPresent(spans -> repairs.add(recite(line, matcher.group(1), spans)));
			repairs.add(new Repair(Action.REMOVE, List.of(line.id()), removed(line.id()), Optional.empty()));
			Span shown = there.map(spans -> spans.getFirst().cover(spans.getLast())).orElse(new Span(begin, begin));
			List<String> arguments = outside
					? List.of(line.id(), matcher.group(1), matcher.group(2) + "-" + last, String.valueOf(codePoints.count()))
					: List.of(line.id(), Finding.shorten(line.text()), Finding.shorten(covered(there.orElseThrow())));
			sink.accept(new Finding(outside ? Kind.OUTSIDE_TEXT : Kind.TEXT_DIFFERS, line.location(), Optional.of(place(shown)), arguments,
					repairs));
		}
	}

	private static List<int[]> offsets(Matcher matcher) {
		List<int[]> offsets = new ArrayList<>();
		for (String fragment : (matcher.group(2) + " " + matcher.group(3) + matcher.group(4)).split(";")) {
			int space = fragment.indexOf(' ');
			offsets.add(new int[] { Integer.parseInt(fragment.substring(0, space)), Integer.parseInt(fragment.substring(space + 1)) });
		}
		return offsets;
	}

	private Optional<List<Span>> spans(List<int[]> offsets) {
		List<Span> spans = new ArrayList<>();
		for (int[] pair : offsets) {
			if (pair[0] > pair[1] || pair[0] < 0 || pair[1] > codePoints.count()) {
				return Optional.empty();
			}
			spans.add(new Span(codePoints.toUtf16(pair[0]), codePoints.toUtf16(pair[1])));
		}
		spans.sort(null);
		return Optional.of(spans);
	}

	private static boolean isOrdered(List<Span> spans) {
		for (int i = 1; i < spans.size(); i++) {
			if (spans.get(i).begin() < spans.get(i - 1).end()) {
				return false;
			}
		}
		return true;
	}

	private String covered(List<Span> spans) {
		return spans.stream().map(span -> span.of(document.text())).collect(Collectors.joining(" "));
	}

	/** Places of the cited text; an entity of several fragments is moved as a whole. */
	private List<Repair> relocations(AnnLine line, String type, List<int[]> given, int near) {
		List<Repair> repairs = new ArrayList<>();
		String cited = line.text().strip();
		List<String> pieces = pieces(cited, given);
		if (pieces.isEmpty() || cited.isEmpty()) {
			return repairs;
		}
		for (Span found : Occurrences.nearest(document.text(), pieces.getFirst(), near)) {
			int shift = codePoints.toCodePoints(found.begin()) - given.getFirst()[0];
			List<int[]> moved = given.stream().map(pair -> new int[] { pair[0] + shift, pair[1] + shift }).toList();
			Optional<List<Span>> spans = pieces.size() == 1 ? Optional.of(List.of(found)) : spans(moved);
			if (spans.filter(there -> isOrdered(there) && covered(there).equals(cited)).isPresent()) {
				repairs.add(new Repair(Action.RELOCATE,
						List.of(Finding.shorten(cited), String.valueOf(found.begin()), Occurrences.excerpt(document.text(), found)),
						List.of(replace(line, type, spans.get(), line.text())), Optional.of(addition(type, spans.get()))));
			}
		}
		return repairs;
	}

	/** The cited text cut at the lengths of the fragments; empty if it has another length. */
	private static List<String> pieces(String cited, List<int[]> given) {
		if (given.size() == 1) {
			return List.of(cited);
		}
		List<String> pieces = new ArrayList<>();
		int begin = 0;
		for (int[] pair : given) {
			int length = pair[1] - pair[0];
			if (begin > cited.length() || length < 0 || cited.codePointCount(begin, cited.length()) < length) {
				return List.of();
			}
			int end = cited.offsetByCodePoints(begin, length);
			pieces.add(cited.substring(begin, end));
			begin = end + 1;
		}
		return pieces;
	}

	private Repair recite(AnnLine line, String type, List<Span> spans) {
		String text = covered(spans);
		return new Repair(Action.RECITE, List.of(Finding.shorten(text)), List.of(replace(line, type, spans, plain(text))),
				Optional.of(addition(type, spans)));
	}

	private DocumentEdit addition(String type, List<Span> spans) {
		return new DocumentEdit(number, document.id(), List.of(new GoldEdit.AddEntity(type, spans)), List.of());
	}

	private static String plain(String text) {
		return text.replaceAll("[\\r\\n\\t\u0085\u2028\u2029]", " ");
	}

	private LineEdit replace(AnnLine line, String type, List<Span> spans, String text) {
		String offsets = spans.stream().map(span -> codePoints.toCodePoints(span.begin()) + " " + codePoints.toCodePoints(span.end()))
				.collect(Collectors.joining(";"));
		return new LineEdit.Replace(file(line), line.location().line(), raw.get(line), line.id() + "\t" + type + " " + offsets + "\t" + text);
	}

	private static String file(AnnLine line) {
		return String.valueOf(Path.of(line.location().file()).getFileName());
	}

	private Finding.Place place(Span span) {
		return new Finding.Place(number, document.id(), span);
	}

	private void targets(AnnLine line, Consumer<Finding> sink) {
		String[] words = line.words();
		Set<String> targets = new LinkedHashSet<>();
		for (int i = line.kind() == 'E' ? 0 : 1; i < words.length; i++) {
			targets.add(target(words[i]));
		}
		targets.remove("");
		Optional<String> missing = targets.stream().filter(id -> !byId.containsKey(id)).findFirst();
		if (missing.isPresent()) {
			Span shown = targets.stream().flatMap(id -> document.entity(id).stream()).map(Entity::span).findFirst().orElse(new Span(0, 0));
			String type = words[0].contains(":") ? words[0].substring(0, words[0].indexOf(':')) : words[0];
			sink.accept(new Finding(Kind.MISSING_ARGUMENT, line.location(), Optional.of(place(shown)),
					List.of(line.id(), type, missing.get()),
					List.of(new Repair(Action.REMOVE, List.of(line.id()), removed(line.id()), Optional.empty()))));
		}
	}

	private static String target(String word) {
		return word.substring(word.lastIndexOf(':') + 1);
	}

	@Override
	public Location of(String id) {
		return Optional.ofNullable(byId.get(id)).map(AnnLine::location).orElse(whole);
	}

	@Override
	public List<LineEdit> moved(String id, List<Span> fragments) {
		AnnLine line = byId.get(id);
		return line == null ? List.of()
				: List.of(replace(line, line.words()[0], fragments, plain(covered(fragments))));
	}

	@Override
	public List<LineEdit> removed(String id) {
		Set<AnnLine> gone = new LinkedHashSet<>();
		Set<String> ids = new HashSet<>(Set.of(id));
		lines.stream().filter(line -> line.id().equals(id)).forEach(gone::add);
		boolean changed = true;
		while (changed) {
			changed = false;
			for (AnnLine line : lines) {
				if (!gone.contains(line) && line.kind() != 'T' && pointsTo(line, ids)) {
					gone.add(line);
					changed |= line.id().length() > 1 && ids.add(line.id());
				}
			}
		}
		return gone.stream().map(line -> (LineEdit) new LineEdit.Remove(file(line), line.location().line(), raw.get(line))).toList();
	}

	/** Whether an id follows the type: as {@code role:id} in relations and events, alone elsewhere; equivalences of two need both. */
	private static boolean pointsTo(AnnLine line, Set<String> ids) {
		String[] words = line.words();
		int last = switch (line.kind()) {
			case 'A', 'M', 'N', '#' -> Math.min(2, words.length);
			default -> words.length;
		};
		for (int i = line.kind() == 'E' ? 0 : 1; i < last; i++) {
			boolean colon = line.kind() == 'R' || line.kind() == 'E';
			if (ids.contains(colon ? target(words[i]) : words[i])) {
				return true;
			}
		}
		return false;
	}
}
