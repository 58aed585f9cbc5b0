package org.lorgnette.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

class AlignmentTest {

	private static final List<String> PIECES = List.of("a", "b ", "\uD83D\uDE00", "e\u0301", "\r\n", "\u00df", ".", "\u202f?", "Zo\u00eb", "\uD835\uDC00");

	private static Optional<Span> moved(String text, Span span, TextEdit... edits) {
		return Alignment.of(text, List.of(edits)).span(span);
	}

	@Test
	void whatReplacesANameIsTheName() {
		assertEquals(Optional.of(new Span(4, 8)), moved("met Zoe now", new Span(4, 7), new TextEdit(4, 3, "Anne")));
		assertEquals(Optional.of(new Span(9, 12)), moved("met Zoe now", new Span(8, 11), new TextEdit(4, 3, "Anne")));
		assertEquals(Optional.empty(), moved("met Zoe now", new Span(5, 7), new TextEdit(4, 3, "Anne")), "which letters of it?");
		assertEquals(Optional.of(new Span(5, 7)), moved("met Zoe now", new Span(5, 7), new TextEdit(4, 3, "Ann")), "letter by letter");
	}

	@Test
	void whatComesAndGoesAtBordersIsOutside() {
		assertEquals(Optional.of(new Span(1, 4)), moved("Zoe", new Span(0, 3), new TextEdit(0, 0, " "), new TextEdit(3, 0, " ")));
		assertEquals(Optional.of(new Span(0, 3)), moved(" Zoe ?", new Span(1, 4), new TextEdit(0, 1, ""), new TextEdit(4, 2, "")));
		assertEquals(Optional.of(new Span(0, 4)), moved("Zoe", new Span(0, 3), new TextEdit(1, 0, "h")));
		assertEquals(Optional.empty(), moved("Who?", new Span(3, 4), new TextEdit(3, 1, "")));
		assertEquals(Optional.of(new Span(0, 3)), moved("Who ?", new Span(0, 5), new TextEdit(3, 2, "")));
		assertEquals(Optional.of(new Span(2, 2)), moved("ab", new Span(1, 1), new TextEdit(1, 0, "x")));
	}

	@Test
	void touchesWhatItChangesAndItsBorders() {
		Alignment alignment = Alignment.of("one. two. three", List.of(new TextEdit(4, 1, " "), new TextEdit(8, 1, "!")));
		assertFalse(alignment.touches(new Span(0, 4)), "a space for a space");
		assertTrue(alignment.touches(new Span(5, 9)));
		assertTrue(alignment.touches(new Span(9, 15)), "behind the mark that changed");
		assertFalse(alignment.touches(new Span(10, 15)));
		assertTrue(Alignment.of("two", List.of(new TextEdit(3, 0, "."))).touches(new Span(0, 3)));
	}

	@Test
	void aroundCoversThePiecesThatItCuts() {
		Alignment alignment = Alignment.of("met Zoe now", List.of(new TextEdit(4, 3, "Annette")));
		assertEquals(new Span(4, 11), alignment.around(new Span(5, 6)));
		assertEquals(new Span(0, 15), alignment.around(new Span(0, 11)));
	}

	@Test
	void editsOfOneTextDoNotOverlap() {
		assertThrows(IllegalArgumentException.class, () -> moved("abc", new Span(0, 1), new TextEdit(0, 2, "x"), new TextEdit(1, 1, "y")));
		assertThrows(IllegalArgumentException.class, () -> moved("abc", new Span(0, 1), new TextEdit(1, 0, "x"), new TextEdit(1, 0, "y")));
		assertThrows(IllegalArgumentException.class, () -> moved("abc", new Span(0, 1), new TextEdit(2, 2, "x")));
	}

	/** Against a slow map: for every offset of the new text the offset in the old one, or none inside of what is new. */
	@Test
	void untouchedTextStaysTheSameBothWays() {
		Random random = new Random(5);
		for (int round = 0; round < 3000; round++) {
			StringBuilder made = new StringBuilder();
			for (int i = random.nextInt(12); i >= 0; i--) {
				made.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			String text = made.toString();
			List<TextEdit> edits = edits(text, random);
			Alignment alignment = Alignment.of(text, edits);
			StringBuilder slow = new StringBuilder(text);
			edits.reversed().forEach(edit -> slow.replace(edit.offset(), edit.offset() + edit.length(), edit.replacement()));
			assertEquals(slow.toString(), alignment.text());
			assertEquals(text, alignment.inverse().text());
			for (int begin = 0; begin <= text.length(); begin++) {
				for (int end = begin; end <= text.length(); end++) {
					Span span = new Span(begin, end);
					Optional<Span> there = alignment.span(span);
					if (untouched(edits, span)) {
						assertEquals(span.of(text), there.orElseThrow().of(alignment.text()));
						assertEquals(Optional.of(span), alignment.inverse().span(there.get()), text + edits + span);
						assertEquals(there.get(), alignment.around(span));
					}
					Span around = alignment.around(span);
					assertTrue(around.end() <= alignment.text().length());
					there.ifPresent(found -> assertEquals(around, found));
				}
			}
		}
	}

	private static boolean untouched(List<TextEdit> edits, Span span) {
		return !span.isEmpty() && edits.stream().allMatch(edit -> edit.offset() + edit.length() <= span.begin() || edit.offset() >= span.end());
	}

	private static List<TextEdit> edits(String text, Random random) {
		List<TextEdit> edits = new ArrayList<>();
		int at = 0;
		while (at <= text.length()) {
			int length = Math.min(random.nextInt(3), text.length() - at);
			String by = random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
			if (length > 0 || !by.isEmpty()) {
				edits.add(new TextEdit(at, length, by));
			}
			at += length + 1 + random.nextInt(3);
		}
		return edits;
	}

	@Test
	void aDocumentMovesAlong() {
		Document document = Document.builder("d", "Zoe saw Rome.").entities(List.of(new Entity("T1", "PER", new Span(0, 3)),
				new Entity("T2", "LOC", new Span(8, 12)))).tokens(List.of(new Token(0, 3), new Token(4, 7), new Token(8, 12), new Token(12, 13)))
				.sentences(List.of(new Sentence(new Span(0, 13), 0, 4))).build();
		Alignment alignment = Alignment.of(document.text(), List.of(new TextEdit(0, 3, "Annie"), new TextEdit(12, 1, "")));
		Document changed = alignment.applyTo(document);
		assertEquals("Annie saw Rome", changed.text());
		assertEquals(List.of(new Span(0, 5), new Span(10, 14)), changed.entities().stream().map(Entity::span).toList());
		assertEquals(3, changed.tokens().size());
		assertEquals(List.of(new Sentence(new Span(0, 14), 0, 3)), changed.sentences());
		assertThrows(IllegalArgumentException.class, () -> alignment.applyTo(changed));
	}
}
