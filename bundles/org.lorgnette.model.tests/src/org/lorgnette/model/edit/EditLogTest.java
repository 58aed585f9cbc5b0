package org.lorgnette.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

class EditLogTest {

	private static final Document DOCUMENT = Document.builder("d", "Ada met Zoé in Paris.")
			.entities(List.of(new Entity("T1", "PER", new Span(0, 3)), new Entity("T2", "PER", new Span(8, 11))))
			.relations(List.of(new Relation("R1", "met", "T1", "T2"))).build();

	@Test
	void takingBackADeletionBringsBackTheGold() {
		EditLog log = new EditLog(DOCUMENT, Set.of());
		log.text(new TextEdit(7, 4, ""), 0, 1);
		log.text(new TextEdit(7, 0, "!"), 1, 2);
		assertEquals(1, log.document().entities().size());
		log.text(new TextEdit(7, 1, " Zoé"), 2, 0);
		assertEquals(DOCUMENT, log.document());
	}

	@Test
	void goldIsTakenBackByItsKey() {
		EditLog log = new EditLog(DOCUMENT, Set.of());
		log.gold(new GoldEdit.AddEntity("LOC", List.of(new Span(15, 20))), "a");
		log.gold(new GoldEdit.Retype("T3", "CITY"), "b");
		assertTrue(log.revert("a"));
		assertEquals(DOCUMENT, log.document());
		assertFalse(log.revert("a"));
	}

	/** Undoing everything, in whatever mixture of text and gold, gives every state on the way again. */
	@Test
	void undoneStepByStepEveryStateComesBack() {
		Random random = new Random(3);
		for (int round = 0; round < 60; round++) {
			EditLog log = new EditLog(DOCUMENT, Set.of());
			Deque<Document> states = new ArrayDeque<>();
			Deque<Runnable> undo = new ArrayDeque<>();
			long[] stamp = {0, 0};
			for (int step = 0; step < 300; step++) {
				Document before = log.document();
				states.push(before);
				int length = before.text().length();
				List<GoldEdit> fits = new ArrayList<>();
				if (random.nextInt(3) == 0 && length > 0) {
					int begin = random.nextInt(length);
					fits.add(new GoldEdit.AddEntity("X" + step, List.of(new Span(begin, begin + 1 + random.nextInt(length - begin)))));
				} else if (random.nextInt(4) == 0 && !before.entities().isEmpty()) {
					fits.add(new GoldEdit.Delete(before.entities().get(random.nextInt(before.entities().size())).id()));
				}
				if (!fits.isEmpty()) {
					Object key = step;
					log.gold(fits.getFirst(), key);
					undo.push(() -> assertTrue(log.revert(key)));
				} else {
					int offset = random.nextInt(length + 1);
					TextEdit edit = new TextEdit(offset, random.nextInt(Math.min(4, length - offset) + 1), "ab".substring(random.nextInt(3)));
					String removed = before.text().substring(offset, offset + edit.length());
					long from = stamp[0];
					long to = ++stamp[1];
					stamp[0] = to;
					log.text(edit, from, to);
					undo.push(() -> log.text(new TextEdit(offset, edit.replacement().length(), removed), to, from));
				}
			}
			while (!undo.isEmpty()) {
				undo.pop().run();
				assertEquals(states.pop(), log.document());
			}
		}
	}

	@Test
	void keepsOnWhenMuchIsForgotten() {
		EditLog log = new EditLog(DOCUMENT, Set.of());
		for (int i = 0; i < 20_000; i++) {
			log.text(new TextEdit(0, 0, "x"), i, i + 1);
			if (i % 100 == 0) {
				assertEquals(new Span(i + 1, i + 4), log.document().entity("T1").orElseThrow().span());
			}
		}
		assertEquals(20_021, log.document().text().length());
	}
}
