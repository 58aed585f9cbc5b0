package org.lorgnette.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Note;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

class TextEditTest {

	private static final String TEXT = "Ada met Zoé in Paris.";

	private static Document document() {
		return Document.builder("d", TEXT)
				.tokens(List.of(new Token(0, 3), new Token(4, 7), new Token(8, 11), new Token(12, 14), new Token(15, 20), new Token(20, 21)))
				.sentences(List.of(new Sentence(new Span(0, 21), 0, 6)))
				.entities(List.of(new Entity("T1", "PER", new Span(0, 3)), new Entity("T2", "PER", new Span(8, 11)),
						new Entity("T3", "LOC", new Span(15, 20))))
				.relations(List.of(new Relation("R1", "met", "T1", "T2"), new Relation("R2", "in", "T2", "T3")))
				.notes(List.of(new Note("#1", "AnnotatorNotes", "T2", "who?"), new Note("#2", "AnnotatorNotes", "R1", "when?")))
				.questions(List.of(new Question("q", "Where?", List.of(new Answer("q", "Paris", Optional.of(new Span(15, 20)))), true,
						List.of(), Map.of())))
				.build();
	}

	private static Span place(String id, TextEdit... edits) {
		return TextEdit.applyAll(document(), List.of(edits)).entity(id).orElseThrow().span();
	}

	@Test
	void typingMovesAtTheBeginGrowsInsideAndLeavesAtTheEnd() {
		assertEquals(new Span(10, 13), place("T2", new TextEdit(8, 0, "la")));
		assertEquals(new Span(8, 13), place("T2", new TextEdit(9, 0, "xx")));
		assertEquals(new Span(8, 11), place("T2", new TextEdit(11, 0, "xx")));
	}

	@Test
	void deletingAllOfItsTextRemovesAnEntityWithAllThatHangsOnIt() {
		Document changed = new TextEdit(7, 5, " ").applyTo(document());
		assertEquals("Ada met in Paris.", changed.text());
		assertEquals(List.of("T1", "T3"), changed.entities().stream().map(Entity::id).toList());
		assertEquals(List.of(), changed.relations());
		assertEquals(List.of(), changed.notes());
		assertEquals(5, changed.tokens().size());
		assertEquals(new Span(11, 16), changed.questions().getFirst().answers().getFirst().span().orElseThrow());
	}

	@Test
	void deletingPartShrinks() {
		assertEquals(new Span(8, 10), place("T2", new TextEdit(10, 2, "")));
		assertEquals(new Span(6, 8), place("T2", new TextEdit(6, 3, "")));
	}

	@Test
	void anAnswerWhosePlaceIsGoneKeepsItsText() {
		Answer answer = new TextEdit(15, 5, "").applyTo(document()).questions().getFirst().answers().getFirst();
		assertEquals("Paris", answer.text());
		assertEquals(Optional.empty(), answer.span());
	}

	@Test
	void refusesRangesOutsideTheText() {
		assertThrows(IllegalArgumentException.class, () -> new TextEdit(20, 2, "").applyTo(document()));
		assertThrows(IllegalArgumentException.class, () -> new TextEdit(-1, 0, ""));
	}

	/** One character after the other carries the ids of the entities it belongs to: slow, and obvious. */
	@Test
	void agreesWithMarkingEveryCharacter() {
		Random random = new Random(7);
		for (int round = 0; round < 3_000; round++) {
			int length = random.nextInt(12);
			StringBuilder text = new StringBuilder();
			for (int i = 0; i < length; i++) {
				text.append((char) ('a' + i));
			}
			List<Entity> entities = new ArrayList<>();
			for (int i = 0; i < 4 && length > 0; i++) {
				int begin = random.nextInt(length);
				entities.add(new Entity("T" + i, "X", new Span(begin, begin + 1 + random.nextInt(length - begin))));
			}
			List<TextEdit> edits = new ArrayList<>();
			Marked slow = new Marked(text.toString(), entities);
			for (int i = 0; i < 1 + random.nextInt(4); i++) {
				int offset = random.nextInt(slow.text.length() + 1);
				int removed = random.nextBoolean() ? 0 : random.nextInt(slow.text.length() - offset + 1);
				edits.add(new TextEdit(offset, removed, "XYZ".substring(random.nextInt(4))));
				slow.apply(edits.getLast());
			}
			Document before = Document.builder("d", text.toString()).entities(entities).build();
			Document after = TextEdit.applyAll(before, edits);
			Document stepwise = before;
			for (TextEdit edit : edits) {
				stepwise = edit.applyTo(stepwise);
			}
			assertEquals(stepwise, after);
			assertEquals(slow.text.toString(), after.text());
			for (Entity entity : entities) {
				assertEquals(slow.text(entity.id()), after.entity(entity.id()).map(left -> left.text(after.text())),
						() -> before + " " + edits);
			}
		}
	}

	private static final class Marked {
		final StringBuilder text;
		final List<List<String>> marks = new ArrayList<>();

		Marked(String text, List<Entity> entities) {
			this.text = new StringBuilder(text);
			for (int i = 0; i < text.length(); i++) {
				int at = i;
				marks.add(entities.stream().filter(entity -> entity.span().begin() <= at && at < entity.span().end()).map(Entity::id).toList());
			}
		}

		void apply(TextEdit edit) {
			marks.subList(edit.offset(), edit.offset() + edit.length()).clear();
			text.replace(edit.offset(), edit.offset() + edit.length(), edit.replacement());
			List<String> inside = new ArrayList<>();
			if (edit.offset() > 0 && edit.offset() < marks.size()) {
				inside.addAll(marks.get(edit.offset() - 1));
				inside.retainAll(marks.get(edit.offset()));
			}
			for (int i = 0; i < edit.replacement().length(); i++) {
				marks.add(edit.offset(), List.copyOf(inside));
			}
		}

		Optional<String> text(String id) {
			StringBuilder covered = new StringBuilder();
			for (int i = 0; i < text.length(); i++) {
				if (marks.get(i).contains(id)) {
					covered.append(text.charAt(i));
				}
			}
			return covered.isEmpty() ? Optional.empty() : Optional.of(covered.toString());
		}
	}
}
