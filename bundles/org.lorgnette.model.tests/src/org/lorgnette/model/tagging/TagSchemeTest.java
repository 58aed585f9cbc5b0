package org.lorgnette.model.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.model.tagging.Violation.Kind;

class TagSchemeTest {

	private static final int LENGTH = 4;

	/** The chunks of "Jane Villanueva of United Airlines Holding discussed the Chicago route ." and two PER that touch. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "IO|I-PER I-PER O I-ORG I-ORG I-ORG I-PER I-PER",
			"IOB1|I-PER I-PER O I-ORG I-ORG I-ORG I-PER B-PER", "IOB2|B-PER I-PER O B-ORG I-ORG I-ORG B-PER B-PER",
			"IOE1|I-PER I-PER O I-ORG I-ORG I-ORG E-PER I-PER", "IOE2|I-PER E-PER O I-ORG I-ORG E-ORG E-PER E-PER",
			"BIOES|B-PER E-PER O B-ORG I-ORG E-ORG S-PER S-PER", "BILOU|B-PER L-PER O B-ORG I-ORG L-ORG U-PER U-PER" })
	void writesEachSchemeAsItsDefinitionSays(TagScheme scheme, String tags) {
		List<Chunk> chunks = List.of(new Chunk(0, 2, "PER"), new Chunk(3, 6, "ORG"), new Chunk(6, 7, "PER"), new Chunk(7, 8, "PER"));
		assertEquals(List.of(tags.split(" ")), scheme.encode(chunks, 8));
	}

	@ParameterizedTest
	@EnumSource(TagScheme.class)
	void decodingWhatWasEncodedGivesTheChunks(TagScheme scheme) {
		for (List<Chunk> chunks : allChunkings(LENGTH)) {
			List<String> tags = scheme.encode(chunks, LENGTH);
			assertEquals(List.of(), scheme.validate(tags), () -> scheme + " " + tags);
			if (scheme != TagScheme.IO || noneTouch(chunks)) {
				assertEquals(chunks, TagScheme.decode(tags), () -> scheme + " " + tags);
			}
		}
	}

	/** What the scheme can write is exactly what it calls legal: checked over every sequence of four tags with two types. */
	@ParameterizedTest
	@EnumSource(TagScheme.class)
	void aSequenceIsLegalIfAndOnlyIfSomeChunksAreWrittenSo(TagScheme scheme) {
		Set<List<String>> writable = new HashSet<>();
		allChunkings(LENGTH).forEach(chunks -> writable.add(scheme.encode(chunks, LENGTH)));
		for (List<String> tags : allSequences(scheme, LENGTH)) {
			assertEquals(writable.contains(tags), scheme.validate(tags).isEmpty(), () -> scheme + " " + tags);
		}
	}

	@ParameterizedTest
	@EnumSource(TagScheme.class)
	void repairGivesALegalSequenceAndLeavesLegalOnesAlone(TagScheme scheme) {
		for (List<String> tags : allSequences(scheme, LENGTH)) {
			List<String> repaired = scheme.repair(tags);
			assertEquals(List.of(), scheme.validate(repaired), () -> scheme + " " + tags);
			assertEquals(repaired, scheme.repair(repaired));
			if (scheme.validate(tags).isEmpty()) {
				assertEquals(tags, repaired);
			}
		}
	}

	@Test
	void anySequenceOfStringsDecodes() {
		Random random = new Random(7);
		List<String> odd = List.of("O", "", "-", "B", "I-", "B--", "X-PER", "PER", "B-creative-work", "I-creative-work", "b-PER", "S-\uD83D\uDE00",
				"\uD800", "O-X", "L", "M-a", "BI-PER");
		for (int round = 0; round < 2000; round++) {
			List<String> tags = Stream.generate(() -> odd.get(random.nextInt(odd.size()))).limit(random.nextInt(9)).toList();
			List<Chunk> chunks = TagScheme.decode(tags);
			int free = 0;
			for (Chunk chunk : chunks) {
				assertTrue(chunk.begin() >= free && chunk.end() <= tags.size(), () -> tags + " " + chunks);
				free = chunk.end();
			}
			for (TagScheme scheme : TagScheme.values()) {
				assertEquals(List.of(), scheme.validate(scheme.repair(tags)).stream().filter(v -> v.kind() != Kind.UNKNOWN_TAG).toList());
			}
		}
	}

	@Test
	void typesMayHoldHyphens() {
		assertEquals(List.of(new Chunk(0, 2, "creative-work"), new Chunk(2, 3, "creative")),
				TagScheme.decode(List.of("B-creative-work", "I-creative-work", "I-creative")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "BIOES|O I-PER E-PER|1 MISSING_BEGIN", "BIOES|B-PER O|1 MISSING_END",
			"BIOES|B-PER|1 MISSING_END", "BIOES|B-PER I-LOC E-LOC|1 TYPE_CHANGE", "BIOES|S-PER E-PER|1 MISSING_BEGIN",
			"BIOES|B-PER U-PER|1 UNKNOWN_TAG,1 MISSING_END", "IOB2|I-PER|0 MISSING_BEGIN", "IOB2|B-PER I-LOC|1 TYPE_CHANGE",
			"IOB1|O B-PER|1 NEEDLESS_BEGIN", "IOB1|I-LOC B-PER|1 NEEDLESS_BEGIN", "IOE1|E-PER O|1 NEEDLESS_END",
			"IOE2|I-PER O|1 MISSING_END", "IOE2|E-PER I-PER|2 MISSING_END", "IO|B-PER|0 UNKNOWN_TAG", "BILOU|U-PER L-PER|1 MISSING_BEGIN" })
	void namesPositionAndKindOfEveryViolation(TagScheme scheme, String tags, String expected) {
		List<String> found = scheme.validate(List.of(tags.split(" "))).stream().map(v -> v.position() + " " + v.kind()).toList();
		assertEquals(List.of(expected.split(",")), found);
	}

	@Test
	void chunksThatOverlapCannotBeWritten() {
		assertThrows(IllegalArgumentException.class,
				() -> TagScheme.BIOES.encode(List.of(new Chunk(0, 2, "A"), new Chunk(1, 3, "B")), 3));
		assertThrows(IllegalArgumentException.class, () -> TagScheme.BIOES.encode(List.of(new Chunk(0, 4, "A")), 3));
	}

	@ParameterizedTest
	@EnumSource(TagScheme.class)
	void aSchemeIsDetectedInWhatItWrote(TagScheme scheme) {
		SchemeDetector detector = new SchemeDetector();
		allChunkings(LENGTH).forEach(chunks -> detector.add(scheme.encode(chunks, LENGTH)));
		assertEquals(Optional.of(scheme), detector.scheme());
		assertEquals(0, detector.violations().get(scheme));
	}

	@Test
	void aFewViolationsDoNotHideTheScheme() {
		SchemeDetector detector = new SchemeDetector();
		for (int i = 0; i < 50; i++) {
			detector.add(List.of("B-PER", "I-PER", "O", "B-LOC", "O"));
		}
		detector.add(List.of("O", "I-LOC"));
		assertEquals(Optional.of(TagScheme.IOB2), detector.scheme());
		assertEquals(1, detector.violations().get(TagScheme.IOB2));
	}

	@Test
	void nothingIsDetectedWithoutAChunk() {
		SchemeDetector detector = new SchemeDetector();
		detector.add(List.of("O", "O"));
		assertEquals(Optional.empty(), detector.scheme());
	}

	@Test
	void otherNamesOfSchemesAreUnderstood() {
		assertEquals(Optional.of(TagScheme.IOB2), TagScheme.of("bio"));
		assertEquals(Optional.of(TagScheme.BIOES), TagScheme.of("IOBES"));
		assertEquals(Optional.of(TagScheme.BILOU), TagScheme.of("bilou"));
		assertEquals(Optional.empty(), TagScheme.of("xyz"));
	}

	private static boolean noneTouch(List<Chunk> chunks) {
		for (int i = 1; i < chunks.size(); i++) {
			if (chunks.get(i - 1).end() == chunks.get(i).begin() && chunks.get(i - 1).type().equals(chunks.get(i).type())) {
				return false;
			}
		}
		return true;
	}

	/** Every set of chunks of types A and B that do not overlap, over so many tokens. */
	private static List<List<Chunk>> allChunkings(int length) {
		List<List<Chunk>> all = new ArrayList<>();
		extend(List.of(), 0, length, all);
		assertFalse(all.isEmpty());
		return all;
	}

	private static void extend(List<Chunk> chunks, int from, int length, List<List<Chunk>> all) {
		if (from == length) {
			all.add(chunks);
			return;
		}
		extend(chunks, from + 1, length, all);
		for (int end = from + 1; end <= length; end++) {
			for (String type : List.of("A", "B-c")) {
				List<Chunk> longer = new ArrayList<>(chunks);
				longer.add(new Chunk(from, end, type));
				extend(longer, end, length, all);
			}
		}
	}

	private static List<List<String>> allSequences(TagScheme scheme, int length) {
		Set<String> alphabet = new HashSet<>();
		allChunkings(2).forEach(chunks -> alphabet.addAll(scheme.encode(chunks, 2)));
		scheme.prefixes().stream().filter(prefix -> prefix != Prefix.OUTSIDE)
				.forEach(prefix -> assertTrue(alphabet.stream().anyMatch(tag -> Tag.parse(tag).prefix() == prefix) || prefix == Prefix.INSIDE));
		if (scheme.prefixes().contains(Prefix.INSIDE)) {
			alphabet.addAll(List.of("I-A", "I-B-c"));
		}
		List<List<String>> sequences = List.of(List.of());
		for (int i = 0; i < length; i++) {
			sequences = sequences.stream().flatMap(sequence -> alphabet.stream().map(tag -> {
				List<String> longer = new ArrayList<>(sequence);
				longer.add(tag);
				return longer;
			})).map(List::copyOf).toList();
		}
		return sequences;
	}
}
