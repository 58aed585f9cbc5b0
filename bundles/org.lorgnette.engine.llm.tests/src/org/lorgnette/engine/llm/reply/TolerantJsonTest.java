package org.lorgnette.engine.llm.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.Arguments;

class TolerantJsonTest {

	private static final List<String> TYPES = List.of("PERSON", "LOCATION");
	private static final String VALID = "{\"entities\": [{\"text\": \"Agnes O'Neil\", \"type\": \"PERSON\"}, {\"text\": \"Brest\", \"type\": \"LOCATION\"}]}";
	private static final String BOTH = "Agnes O'Neil/PERSON Brest/LOCATION";
	private static final String FIRST = "Agnes O'Neil/PERSON";

	private static String read(String reply) {
		return ReplyReader.entities(reply, TYPES).values().stream().map(entity -> entity.mention().text() + "/" + entity.type())
				.collect(Collectors.joining(" "));
	}

	static List<Arguments> replies() {
		return List.of(Arguments.of(VALID, BOTH, Set.of()),
				Arguments.of("  \n" + VALID + "\n", BOTH, Set.of()),
				Arguments.of("\uFEFF" + VALID, BOTH, Set.of()),
				Arguments.of("```json\n" + VALID + "\n```", BOTH, Set.of(Mend.FENCE)),
				Arguments.of("```\n" + VALID + "\n```\n", BOTH, Set.of(Mend.FENCE)),
				Arguments.of("Here they are [sorted]:\n```json\n" + VALID + "\n```\nAnything else?", BOTH,
						Set.of(Mend.FENCE, Mend.CHATTER)),
				Arguments.of("Sure! The {format} is {\"a\": 1}, so: " + VALID, BOTH, Set.of(Mend.CHATTER)),
				Arguments.of("<think>{\"entities\": [wrong]}</think>" + VALID, BOTH, Set.of(Mend.THINKING)),
				Arguments.of(VALID.replace("}]}", "},]}"), BOTH, Set.of(Mend.COMMA)),
				Arguments.of(VALID.replace("}, {", "} {"), BOTH, Set.of(Mend.COMMA)),
				Arguments.of(VALID.replace("\"", "'"), BOTH, Set.of(Mend.QUOTES)),
				Arguments.of(VALID.replace("\"entities\"", "entities").replace("\"type\"", "type"), BOTH, Set.of(Mend.QUOTES)),
				Arguments.of(VALID.replace("\"Brest\"", "\u201CBrest\u201D"), BOTH, Set.of(Mend.QUOTES)),
				Arguments.of(VALID.replace("}, {", "}, // the town\n{"), BOTH, Set.of(Mend.COMMENT)),
				Arguments.of("Nothing would be [], but here: " + VALID, BOTH, Set.of(Mend.CHATTER)),
				Arguments.of("[]", "", Set.of(Mend.SHAPE)),
				Arguments.of(VALID.substring(VALID.indexOf('[')), BOTH, Set.of(Mend.SHAPE, Mend.CHATTER)),
				Arguments.of(VALID.substring(VALID.indexOf('['), VALID.length() - 1), BOTH, Set.of(Mend.SHAPE)),
				Arguments.of("{\"result\": " + VALID + "}", BOTH, Set.of(Mend.SHAPE)),
				Arguments.of(VALID.substring(0, VALID.length() - 1), BOTH, Set.of(Mend.TRUNCATED)),
				Arguments.of(VALID.substring(0, VALID.length() - 2), BOTH, Set.of(Mend.TRUNCATED)),
				Arguments.of(VALID.substring(0, VALID.length() - 3), FIRST, Set.of(Mend.TRUNCATED)),
				Arguments.of(VALID.substring(0, VALID.indexOf("Brest") + 2), FIRST, Set.of(Mend.TRUNCATED)),
				Arguments.of(VALID.substring(0, VALID.indexOf(", {")), FIRST, Set.of(Mend.TRUNCATED)),
				Arguments.of(VALID.substring(0, VALID.indexOf("PERSON") + 3), "", Set.of(Mend.TRUNCATED)),
				Arguments.of(VALID.replace("LOCATION", "location"), BOTH, Set.of()),
				Arguments.of(VALID.replace("LOCATION", "PLANET"), FIRST, Set.of(Mend.LABEL)),
				Arguments.of(VALID.replace("\"Brest\"", "null"), FIRST, Set.of(Mend.ELEMENT)),
				Arguments.of(VALID.replace("{\"text\": \"Brest\", \"type\": \"LOCATION\"}", "\"Brest\""), FIRST, Set.of(Mend.ELEMENT)),
				Arguments.of(VALID.replace("Agnes O'Neil", "Agnes\nO'Neil"), "Agnes\nO'Neil/PERSON Brest/LOCATION", Set.of(Mend.STRING)),
				Arguments.of("{\"entities\": []}", "", Set.of()));
	}

	@ParameterizedTest
	@MethodSource("replies")
	void readsWhatModelsWriteAndSaysWhatItMended(String reply, String expected, Set<Mend> mends) {
		assertEquals(expected, read(reply));
		ReplyReader.Read<WrittenEntity> read = ReplyReader.entities(reply, TYPES);
		if (read.usable()) {
			assertEquals(mends, read.mends());
		}
	}

	@Test
	void whatHoldsNothingIsNotUsable() {
		for (String reply : List.of("", "I cannot help with that.", "{", "[1, 2]", "null", "{\"answer\": \"x\"}",
				"{\"entities\": \"none\"}",
				"]]]]", "{{{{{{{{{{", "[".repeat(100_000), "{\"a\":".repeat(100_000), "\"".repeat(1001))) {
			assertFalse(ReplyReader.entities(reply, TYPES).usable(), reply.substring(0, Math.min(20, reply.length())));
		}
		assertTrue(ReplyReader.entities("{\"entities\": []}", TYPES).usable());
	}

	@Test
	void anyBeginningOfAReplyKeepsWhatIsComplete() {
		for (int end = 0; end <= VALID.length(); end++) {
			String read = read(VALID.substring(0, end));
			String expected = end < VALID.indexOf("}, {") + 1 ? "" : end < VALID.length() - 2 ? FIRST : BOTH;
			assertEquals(expected, read, VALID.substring(0, end));
		}
	}

	@Test
	void noReplyEverFails() {
		Random random = new Random(5);
		String signs = "{}[]\"':,\\ab\n`/*#u0\u201C\uD83D";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder reply = new StringBuilder(random.nextBoolean() ? VALID : "");
			for (int edits = random.nextInt(30); edits >= 0; edits--) {
				reply.insert(random.nextInt(reply.length() + 1), signs.charAt(random.nextInt(signs.length())));
			}
			ReplyReader.entities(reply.toString(), TYPES);
			ReplyReader.answer(reply.toString());
			ReplyReader.relations(reply.toString(), TYPES, TYPES);
		}
	}

	@Test
	void readsAnswers() {
		assertEquals("in 1871", ReplyReader.answer("{\"answer\": \" in 1871 \"}").values().getFirst().text());
		assertEquals("42", ReplyReader.answer("{\"answer\": 42}").values().getFirst().text());
		assertEquals("", ReplyReader.answer("{\"answer\": null}").values().getFirst().text());
		assertEquals("", ReplyReader.answer("{\"answer\": \"\"}").values().getFirst().text());
		assertFalse(ReplyReader.answer("{\"answer\": [\"a\"]}").usable());
		assertFalse(ReplyReader.answer("42").usable());
	}

	@Test
	void readsRelations() {
		String reply = "{\"relations\": [{\"head\": \"A\", \"head_type\": \"PERSON\", \"type\": \"livesIn\", \"tail\": \"B\", \"tail_type\": \"LOCATION\"},"
				+ "{\"head\": \"A\", \"head_type\": \"PERSON\", \"type\": \"flewTo\", \"tail\": \"B\", \"tail_type\": \"LOCATION\"}]}";
		ReplyReader.Read<WrittenRelation> read = ReplyReader.relations(reply, List.of("livesIn"), TYPES);
		assertEquals(1, read.values().size());
		assertEquals(Set.of(Mend.LABEL), read.mends());
		assertEquals(5, read.values().getFirst().parts().size());
		assertEquals("\"livesIn\"", read.values().getFirst().parts().get(2).of(reply));
	}
}
