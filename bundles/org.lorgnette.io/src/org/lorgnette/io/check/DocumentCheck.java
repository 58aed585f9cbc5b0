package org.lorgnette.io.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.lorgnette.io.finding.AnnotationLines;
import org.lorgnette.io.finding.AnswerEdit;
import org.lorgnette.io.finding.DocumentEdit;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.Finding.Kind;
import org.lorgnette.io.finding.LineEdit;
import org.lorgnette.io.finding.Occurrences;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.io.finding.Repair.Action;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Span;
import org.lorgnette.model.edit.GoldEdit;

/** Finds what no reader refuses and nobody means: double, empty and ragged mentions, and answers without ground. */
final class DocumentCheck {

	private final Document document;
	private final int number;
	private final AnnotationLines lines;
	private final Consumer<Finding> sink;

	DocumentCheck(Document document, int number, AnnotationLines lines, Consumer<Finding> sink) {
		this.document = document;
		this.number = number;
		this.lines = lines;
		this.sink = sink;
	}

	/** What makes two entities the same. */
	private record Same(String type, List<Span> fragments, Map<String, String> attributes) {
	}

	void check() {
		Set<String> used = used();
		Map<Same, Entity> seen = new HashMap<>();
		for (Entity entity : document.entities()) {
			Entity first = seen.putIfAbsent(new Same(entity.type(), entity.fragments(), entity.attributes()), entity);
			if (first != null) {
				duplicate(first, entity, used);
			} else if (entity.fragments().stream().allMatch(Span::isEmpty)) {
				report(Kind.EMPTY_MENTION, entity, List.of(entity.id(), entity.type()), removal(entity));
			} else {
				borders(entity);
			}
		}
		document.questions().forEach(this::answers);
	}

	/** Ids that others point to. */
	private Set<String> used() {
		Set<String> used = new HashSet<>();
		document.relations().forEach(relation -> used.addAll(List.of(relation.head().target(), relation.tail().target())));
		document.events().forEach(event -> {
			used.add(event.trigger());
			event.arguments().forEach(argument -> used.add(argument.target()));
		});
		document.chains().forEach(chain -> used.addAll(chain.members()));
		document.notes().forEach(note -> used.add(note.target()));
		document.links().forEach(link -> used.add(link.target()));
		return used;
	}

	/** Of the two, that is removed which nothing hangs on; where something hangs on both, nobody but a person can choose. */
	private void duplicate(Entity first, Entity second, Set<String> used) {
		boolean removeFirst = used.contains(second.id()) && !used.contains(first.id());
		Entity needless = removeFirst ? first : second;
		Entity other = removeFirst ? second : first;
		boolean bothUsed = used.contains(first.id()) && used.contains(second.id());
		report(Kind.DUPLICATE, needless, List.of(needless.id(), needless.type(), shown(needless), other.id()),
				bothUsed ? List.of() : removal(needless));
	}

	private void borders(Entity entity) {
		List<Span> whole = entity.fragments().stream().map(this::widened).toList();
		if (!whole.equals(entity.fragments())) {
			report(Kind.SPLIT_CHARACTER, entity, List.of(entity.id(), entity.type(), shown(entity)), List.of(
					change(Action.WIDEN, entity, whole), removal(entity).getFirst()));
			return;
		}
		List<Span> trimmed = entity.fragments().stream().map(this::trimmed).filter(span -> !span.isEmpty()).toList();
		if (trimmed.isEmpty()) {
			report(Kind.EMPTY_MENTION, entity, List.of(entity.id(), entity.type()), removal(entity));
		} else if (!trimmed.equals(entity.fragments())) {
			report(Kind.BORDER_SPACE, entity, List.of(entity.id(), entity.type(), shown(entity)),
					List.of(change(Action.TRIM, entity, trimmed), removal(entity).getFirst()));
		}
	}

	private Span widened(Span span) {
		String text = document.text();
		int begin = splits(text, span.begin()) ? span.begin() - 1 : span.begin();
		int end = splits(text, span.end()) ? span.end() + 1 : span.end();
		return new Span(begin, end);
	}

	private static boolean splits(String text, int offset) {
		return offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset))
				&& Character.isHighSurrogate(text.charAt(offset - 1));
	}

	private Span trimmed(Span span) {
		int begin = span.begin();
		int end = span.end();
		while (begin < end && isSpace(document.text().charAt(begin))) {
			begin++;
		}
		while (end > begin && isSpace(document.text().charAt(end - 1))) {
			end--;
		}
		return new Span(begin, end);
	}

	private static boolean isSpace(char unit) {
		return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
	}

	private Repair change(Action action, Entity entity, List<Span> fragments) {
		String text = Finding.shorten(new Entity(entity.id(), entity.type(), fragments, Map.of()).text(document.text()));
		return repair(action, text, lines.moved(entity.id(), fragments), new GoldEdit.Refragment(entity.id(), fragments));
	}

	private List<Repair> removal(Entity entity) {
		return List.of(repair(Action.REMOVE, entity.id(), lines.removed(entity.id()), new GoldEdit.Delete(entity.id())));
	}

	private Repair repair(Action action, String argument, List<LineEdit> changed, GoldEdit edit) {
		return new Repair(action, List.of(argument), changed,
				Optional.of(new DocumentEdit(number, document.id(), List.of(edit), List.of())));
	}

	private String shown(Entity entity) {
		return Finding.shorten(entity.text(document.text()));
	}

	private void report(Kind kind, Entity entity, List<String> arguments, List<Repair> repairs) {
		sink.accept(new Finding(kind, lines.of(entity.id()), Optional.of(new Finding.Place(number, document.id(), entity.span())),
				arguments, repairs));
	}

	private void answers(Question question) {
		for (int i = 0; i < question.answers().size(); i++) {
			answer(question, question.answers().get(i), i, false);
		}
		for (int i = 0; i < question.plausible().size(); i++) {
			answer(question, question.plausible().get(i), i, true);
		}
	}

	private void answer(Question question, Answer answer, int index, boolean plausible) {
		String start = question.metadata().get((plausible ? "plausible_answers[" : "answers[") + index + "].answer_start");
		if (answer.isNone() || answer.span().filter(span -> span.of(document.text()).equals(answer.text())).isPresent()) {
			return;
		}
		int near = answer.span().map(Span::begin).orElseGet(() -> offset(start));
		List<Span> places = Occurrences.nearest(document.text(), answer.text(), near);
		if (start == null && answer.span().isEmpty() && !places.isEmpty()) {
			return;
		}
		List<Repair> repairs = new ArrayList<>();
		for (Span place : places) {
			repairs.add(edit(Action.PLACE_ANSWER, List.of(String.valueOf(place.begin()), Occurrences.excerpt(document.text(), place)),
					new AnswerEdit(question.id(), plausible, index, answer.text(), Optional.of(place))));
		}
		repairs.add(edit(Action.REMOVE_ANSWER, List.of(Finding.shorten(answer.text())),
				new AnswerEdit(question.id(), plausible, index, answer.text(), Optional.empty())));
		Span shown = places.isEmpty() ? new Span(0, 0) : places.getFirst();
		sink.accept(new Finding(places.isEmpty() ? Kind.UNGROUNDED_ANSWER : Kind.MISPLACED_ANSWER, lines.of(question.id()),
				Optional.of(new Finding.Place(number, document.id(), shown)), List.of(question.id(), Finding.shorten(answer.text())), repairs));
	}

	private static int offset(String start) {
		try {
			return start == null ? 0 : Integer.parseInt(start);
		} catch (NumberFormatException e) {
			return 0;
		}
	}

	private Repair edit(Action action, List<String> arguments, AnswerEdit edit) {
		return new Repair(action, arguments, List.of(), Optional.of(new DocumentEdit(number, document.id(), List.of(), List.of(edit))));
	}
}
