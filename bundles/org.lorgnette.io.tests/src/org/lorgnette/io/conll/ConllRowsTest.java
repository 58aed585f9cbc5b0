package org.lorgnette.io.conll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.conll.ConllRows.Block;
import org.lorgnette.io.conll.ConllRows.Row;
import org.lorgnette.model.tagging.TagScheme;

class ConllRowsTest {

	private static List<Block> blocks(String table) throws IOException {
		CorpusSource source = CorpusSource.of("rows", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
		List<Block> blocks = new ArrayList<>();
		try (ConllRows rows = ConllRows.ofTags(source, StandardCharsets.UTF_8, "auto", "auto", -2, -1)) {
			for (var block = rows.next(); block.isPresent(); block = rows.next()) {
				blocks.add(block.get());
			}
		}
		return blocks;
	}

	@Test
	void sentencesWithLineNumbers() throws IOException {
		List<Block> blocks = blocks("\n# id = 1\nRockwell NNP B-NP I-NP\nsaid VBD O O\n\n\nit PRP B-NP B-NP\n");
		assertEquals(List.of(List.of(3L, 4L), List.of(7L)),
				blocks.stream().map(block -> block.rows().stream().map(Row::line).toList()).toList());
		assertEquals(List.of("Rockwell", "NNP", "B-NP", "I-NP"), Arrays.asList(blocks.getFirst().rows().getFirst().columns()));
		assertEquals(List.of("", "# id = 1"), blocks.getFirst().rows().getFirst().above());
		assertEquals(List.of("", ""), blocks.getFirst().after());
	}

	@Test
	void cutsNeverCrossAChunkOfEitherColumn() throws IOException {
		Random random = new Random(5);
		List<String> gold = new ArrayList<>();
		List<String> predicted = new ArrayList<>();
		StringBuilder table = new StringBuilder();
		String[] tags = { "O", "B-X", "I-X", "I-X", "I-X", "I-X", "I-X", "I-Y" };
		for (int i = 0; i < 20_000; i++) {
			gold.add(tags[random.nextInt(tags.length)]);
			predicted.add(tags[random.nextInt(tags.length)]);
			table.append("w\t").append(gold.getLast()).append('\t').append(predicted.getLast()).append('\n');
		}
		List<Block> blocks = blocks(table.toString());
		assertTrue(blocks.size() > 10);
		assertTrue(blocks.stream().allMatch(block -> block.rows().size() < 1_200));
		assertEquals(blocks.size() - 1, blocks.stream().filter(Block::joined).count());
		assertEquals(TagScheme.decode(gold).size(), chunks(blocks, 1));
		assertEquals(TagScheme.decode(predicted).size(), chunks(blocks, 2));
	}

	private static int chunks(List<Block> blocks, int column) {
		return blocks.stream().mapToInt(block -> TagScheme.decode(block.rows().stream().map(row -> row.columns()[column]).toList())
				.size()).sum();
	}

	@Test
	void separatorIsTabWhereRowsHoldTabs() {
		assertEquals("tab", Separator.of("auto", List.of("# text = a b c", "a b\tO", "\t")).id());
		assertEquals("whitespace", Separator.of("auto", List.of("a O", "b O", "c\tO")).id());
		assertEquals(List.of("a", "", "b"), Arrays.asList(Separator.of("space", List.of()).split("a  b")));
		assertEquals(List.of("a", "b", ""), Arrays.asList(Separator.TAB.split("a\tb\t")));
		assertEquals(List.of("a", "b"), Arrays.asList(Separator.WHITE_SPACE.split(" a \t b ")));
		assertEquals(List.of("a", "b c"), Arrays.asList(Separator.of("::", List.of()).split("a::b c  ")));
	}
}
