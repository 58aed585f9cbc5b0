package org.lorgnette.io.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.conll.ConllFormat;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;

class TokenTableTest {

	private static final String TEXT = "Marie Curie lives in New York. She works.";

	private static Document document(Entity... gold) {
		return Document.builder("d", TEXT).entities(List.of(gold)).build();
	}

	private static Entity entity(String id, String type, String text) {
		int begin = TEXT.indexOf(text);
		return new Entity(id, type, new Span(begin, begin + text.length()));
	}

	private static TokenTable table(Document document, TagScheme scheme, Layer... layers) {
		return TokenTable.of(List.of(new TokenSource(document, List.of(layers).stream().map(Optional::of).toList())),
				IntStream.range(0, layers.length).mapToObj(i -> "e" + i).toList(), scheme, () -> false);
	}

	private static List<String> column(TokenTable table, int tag) {
		return IntStream.range(0, table.size()).mapToObj(i -> table.row(i).tags().get(tag)).toList();
	}

	@Test
	void writesGoldAndEnginesInOneSchemeAndMarksWhereTheyDiffer() {
		Document gold = document(entity("T1", "PER", "Marie Curie"), entity("T2", "LOC", "New York"));
		TokenTable table = table(gold, TagScheme.BIOES,
				new Layer(List.of(entity("E1", "PER", "Marie Curie"), entity("E2", "LOC", "York")), gold, false));

		assertEquals(List.of("B-PER", "E-PER", "O", "O", "B-LOC", "E-LOC", "O", "O", "O", "O"), column(table, 0));
		assertEquals(List.of("B-PER", "E-PER", "O", "O", "O", "S-LOC", "O", "O", "O", "O"), column(table, 1));
		assertArrayEquals(new int[] { 4, 5 }, table.rows(new TokenFilter("", Optional.empty(), true, Optional.empty()), () -> false));
		assertTrue(table.row(4).differs(1));
		assertEquals(2, table.row(7).sentence());
		assertEquals(1, table.row(7).number());
		assertEquals("U-LOC", column(table(gold, TagScheme.BILOU, new Layer(List.of(entity("E2", "LOC", "York")), gold, false)), 1).get(5));
	}

	@Test
	void comparesEnginesWithTheFirstWhereThereIsNoGoldAndNothingThatIsStale() {
		Document plain = document();
		Layer first = new Layer(List.of(entity("E1", "PER", "Marie")), plain, false);
		TokenTable table = table(plain, TagScheme.IOB2, first, new Layer(List.of(), plain, false), new Layer(List.of(), plain, true));

		assertFalse(table.hasGold());
		assertEquals("", table.row(0).tags().getFirst());
		assertTrue(table.row(0).differs(2));
		assertFalse(table.row(0).differs(3), "stale");
		assertTrue(table.row(0).isStale(3));
	}

	@Test
	void showsTheOutermostEntityAndRemembersTheOthers() {
		TokenTable table = table(document(entity("T1", "ORG", "New York"), entity("T2", "LOC", "York"), entity("T3", "X", "in New")),
				TagScheme.IOB2);

		assertEquals("I-ORG", table.row(5).tags().getFirst());
		assertEquals(List.of("T2"), table.losses(5, 0).stream().map(Projection.Loss::entity).map(Entity::id).toList());
		assertEquals(List.of("T3"), table.losses(3, 0).stream().map(Projection.Loss::entity).map(Entity::id).toList());
		assertEquals(2, table.untold());
		assertEquals(List.of(), table.losses(6, 0));
	}

	@Test
	void namesIllegalTagsOfTheFileWhateverTheSchemeShown() throws IOException {
		String file = "Anna\tB-PER\nlives\tO\nin\tO\nOslo\tI-LOC\n\nBob\tB-PER\n";
		Document read;
		try (CorpusReader reader = new ConllFormat().reader(
				CorpusSource.of("f", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))), new ConllFormat().defaults(),
				problem -> { })) {
			read = (Document) reader.next().orElseThrow();
		}

		TokenTable table = table(read, TagScheme.BIOES);

		assertEquals(Optional.of(TagScheme.IOB2), table.givenScheme());
		assertEquals(List.of(Violation.Kind.MISSING_BEGIN), table.violations(3));
		assertEquals(1, table.violationCount());
		assertEquals(Optional.of("I-LOC"), table.row(3).given());
		assertEquals("S-LOC", table.row(3).tags().getFirst());
	}

	@Test
	void filtersAndFindsAndCopies() {
		TokenTable table = table(document(entity("T1", "PER", "Marie Curie")), TagScheme.IOB2, new Layer(List.of(), document(), false));

		assertArrayEquals(new int[] { 1 }, table.rows(new TokenFilter("CURIE", Optional.empty(), false, Optional.empty()), () -> false));
		assertArrayEquals(new int[] { 0, 1 }, table.rows(new TokenFilter("", Optional.of("PER"), false, Optional.empty()), () -> false));
		int[] second = table.rows(new TokenFilter("", Optional.empty(), false, Optional.of(new TokenFilter.Place(0, 2))), () -> false);
		assertArrayEquals(new int[] { 7, 8, 9 }, second);
		assertEquals(OptionalInt.of(1), table.find(0, new Span(8, 9)), "inside Curie");
		assertEquals(OptionalInt.empty(), table.find(0, new Span(TEXT.length(), TEXT.length())));
		assertEquals("Marie B-PER O\nCurie I-PER O\n\nShe O O\n", TokenColumns.conll(table, new int[] { 0, 1, 7 }));
		assertEquals("Marie\tB-PER\tO\n", TokenColumns.tabbed(table, new int[] { 0 }));
	}

	@Test
	void stopsWhenAsked() {
		assertThrows(CancellationException.class,
				() -> TokenTable.of(List.of(new TokenSource(document(), List.of())), List.of(), TagScheme.IO, () -> true));
	}
}
