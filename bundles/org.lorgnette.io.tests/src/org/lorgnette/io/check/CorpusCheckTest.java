package org.lorgnette.io.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.finding.Finding.Kind;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.io.finding.Repair.Action;
import org.lorgnette.io.finding.RepairJson;
import org.lorgnette.testing.Corpora;

class CorpusCheckTest {

	@TempDir
	Path folder;

	private Path write(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private static CorpusFindings check(Path file) {
		CorpusFindings findings = CorpusCheck.check(file, Optional.empty(), 100, () -> false);
		findings.findings().forEach(it -> assertEquals(it.repairs(), RepairJson.fromJson(RepairJson.toJson(it.repairs())), it.toString()));
		return findings;
	}

	private static List<String> places(CorpusFindings findings) {
		return findings.findings().stream().map(it -> it.kind() + ":" + it.location().line()).toList();
	}

	private static Repair repair(Finding finding, Action action) {
		return finding.repairs().stream().filter(it -> it.action() == action).findFirst().orElseThrow();
	}

	private Path bratPair(String text, String annotations) throws IOException {
		write("doc.txt", text);
		return write("doc.ann", annotations);
	}

	@Test
	void namesEveryIllegalTagWithItsLineAndRepairsTheSentence() throws IOException {
		Path file = write("a.conll", "Marie\tB-PER\r\nCurie\tI-PER\r\nvit\tO\r\nà\tO\r\nParis\tI-LOC\r\n\r\n# un commentaire\r\nOslo\tB-LOC\r\n");

		CorpusFindings findings = check(file);

		assertEquals(List.of("ILLEGAL_TAG:5"), places(findings));
		Finding finding = findings.findings().getFirst();
		assertEquals(List.of("I-LOC", "iob2", "MISSING_BEGIN"), finding.arguments());
		assertEquals("Paris", finding.place().orElseThrow().span().of("Marie Curie vit à Paris\nOslo"));
		FileRepair.apply(file, "conll", List.of(repair(finding, Action.RETAG)));
		assertEquals("Marie\tB-PER\r\nCurie\tI-PER\r\nvit\tO\r\nà\tO\r\nParis\tB-LOC\r\n\r\n# un commentaire\r\nOslo\tB-LOC\r\n",
				Files.readString(file));
		assertEquals(List.of(), check(file).findings());
	}

	@Test
	void repairsTagsUnderTheSchemeOfTheFileAndKeepsRunsOfSpaces() throws IOException {
		Path file = write("b.conll", "Anna   x S-PER\nsees   y O\nNew    z B-LOC\nYork   z I-LOC\n\nOslo   z S-LOC\nTor   z B-PER\nDal   z E-PER\n");

		CorpusFindings findings = check(file);

		assertEquals(List.of("ILLEGAL_TAG:4"), places(findings));
		assertEquals("bioes", findings.findings().getFirst().arguments().get(1));
		FileRepair.apply(file, "conll", List.of(findings.findings().getFirst().repairs().getFirst()));
		assertEquals("York   z E-LOC", Files.readAllLines(file).get(3));
	}

	@Test
	void movesABratEntityToWhereItsTextStandsNearestFirst() throws IOException {
		Path file = bratPair("\uD83D\uDE00 Anna met Bob. Later Bob left. Bobby stayed.",
				"T1\tPER 2 6\tAnna\nT2\tPER 21 24\tBob\nT3\tPER 900 903\tZoe\nR1\tmet Arg1:T1 Arg2:T9\nR2\tmet Arg1:T1 Arg2:T2\n");

		CorpusFindings findings = check(file);

		assertEquals(List.of("TEXT_DIFFERS:2", "OUTSIDE_TEXT:3", "MISSING_ARGUMENT:4", "MALFORMED:5"), places(findings));
		List<Repair> moves = findings.findings().getFirst().repairs().stream().filter(it -> it.action() == Action.RELOCATE).toList();
		assertEquals(List.of("23", "12", "33"), moves.stream().map(it -> it.arguments().get(1)).toList(), "nearest whole word first");
		FileRepair.apply(file, "brat", List.of(moves.getFirst(), repair(findings.findings().get(1), Action.REMOVE),
				repair(findings.findings().get(2), Action.REMOVE)));
		assertEquals("T1\tPER 2 6\tAnna\nT2\tPER 22 25\tBob\nR2\tmet Arg1:T1 Arg2:T2\n", Files.readString(file));
		assertEquals(List.of(), check(file).findings());
	}

	@Test
	void trimsAndRemovesMentionsWithAllThatHangsOnThem() throws IOException {
		Path file = bratPair("Anna  met Bob.", "T1\tPER 0 5\tAnna \nT2\tPER 10 13\tBob\nT3\tPER 10 13\tBob\nT4\tPER 4 4\t\n"
				+ "A1\tSure T3\n#1\tAnnotatorNotes A1\twhy\nA2\tSure T2\nA3\tSure T4\n");

		CorpusFindings findings = check(file);

		assertEquals(List.of("BORDER_SPACE:1", "EMPTY_MENTION:4"), places(findings).stream().filter(it -> !it.contains("DUPL")).toList());
		FileRepair.apply(file, "brat", findings.findings().stream().map(it -> it.repairs().getFirst()).toList());
		List<String> left = Files.readAllLines(file);
		assertEquals("T1\tPER 0 4\tAnna", left.getFirst());
		assertEquals(1, left.stream().filter(it -> it.endsWith("Bob")).count());
		assertTrue(left.stream().noneMatch(it -> it.contains("T4")), left.toString());
		assertEquals(List.of(), check(file).findings());
	}

	@Test
	void leavesAFileAloneThatHasChangedSince() throws IOException {
		Path file = bratPair("Anna met Bob.", "T1\tPER 1 5\tAnna\n");
		Repair repair = check(file).findings().getFirst().repairs().getFirst();
		Files.writeString(file, "T1\tLOC 1 5\tAnna\n");

		CorpusException e = assertThrows(CorpusException.class, () -> FileRepair.apply(file, "brat", List.of(repair)));

		assertEquals(file + ":1: has changed since it was checked; validate it again", e.getMessage());
		assertEquals("T1\tLOC 1 5\tAnna\n", Files.readString(file));
		try (var files = Files.list(folder)) {
			assertEquals(2, files.count(), "no temporary file is left");
		}
	}

	@Test
	void goesOnBehindALineOfJsonThatDoesNotFit() throws IOException {
		Path file = write("c.jsonl", """
				{"type":"document","id":"a","text":"Anna","entities":[{"id":"T1","type":"PER","fragments":[{"begin":0,"end":9}]},\
				{"id":"T2","type":"PER","fragments":[{"begin":0,"end":4}]}],"relations":[{"id":"R1","type":"r","head":{"target":"T1"},\
				"tail":{"target":"T2"}}]}
				nonsense
				{"type":"document","id":"b","text":"\uD83D\uDE00 ok","entities":[{"id":"T1","type":"X","fragments":[{"begin":1,"end":4}]}]}
				""");

		CorpusFindings findings = check(file);

		assertEquals(List.of("OUTSIDE_TEXT:1", "UNREADABLE:2", "SPLIT_CHARACTER:3"), places(findings));
		FileRepair.apply(file, "jsonl", List.of(findings.findings().getFirst().repairs().getFirst()));
		assertEquals(List.of("UNREADABLE:2", "SPLIT_CHARACTER:3"), places(check(file)));
		assertTrue(Files.readAllLines(file).getFirst().contains("T2"));
	}

	@Test
	void groundsAnswersWhereTheyStandAndRewritesTheRestAsItWas() throws IOException {
		String squad = """
				{"version": "1.1", "data": [{"title": "T", "paragraphs": [{"context": "Oslo is a city. Oslo lies north.",
				"qas": [{"id": "q1", "question": "What?", "answers": [{"text": "Oslo", "answer_start": 15}, {"text": "Bergen", "answer_start": 0}]},
				{"id": "q2", "question": "How?", "answers": [{"text": "a city", "answer_start": 8}]}]}]}]}
				""";
		Path file = write("d.json", squad);

		CorpusFindings findings = check(file);

		assertEquals(List.of("MISPLACED_ANSWER:2", "UNGROUNDED_ANSWER:2"), places(findings));
		FileRepair.apply(file, "squad", List.of(repair(findings.findings().getFirst(), Action.PLACE_ANSWER),
				repair(findings.findings().getLast(), Action.REMOVE_ANSWER)));
		assertEquals(List.of(), check(file).findings());
		String written = Files.readString(file).replaceAll("\\s", "");
		assertTrue(written.contains("\"text\":\"Oslo\",\"answer_start\":16"), written);
		assertTrue(!written.contains("Bergen"), written);
	}

	@Test
	void saysOfWhatItCannotReadThatItCannot() throws IOException {
		Path binary = Files.write(folder.resolve("x.bin"), new byte[] { 0, 1, 2, (byte) 0xFF, 0 });
		assertEquals(Optional.empty(), check(binary).format());

		Path latin = Files.write(folder.resolve("e.conll"), "Andr\u00E9\tB-PER\nx\tO\n".getBytes(StandardCharsets.ISO_8859_1));
		assertEquals(List.of("UNREADABLE:1"), places(CorpusCheck.check(latin, Optional.of("conll"), 10, () -> false)));

		assertEquals(List.of("UNREADABLE:0"), places(check(folder.resolve("absent.conll"))));
		Files.delete(bratPair("x", "").resolveSibling("doc.txt"));
		assertEquals(List.of("UNREADABLE:0"), places(check(folder.resolve("doc.ann"))));
	}

	@Test
	void countsBeyondTheLimitAndStopsWhenAsked() throws IOException {
		Path file = write("f.conll", "a\tB-X\n\nb\tI-X\n\n".repeat(50));

		CorpusFindings findings = CorpusCheck.check(file, Optional.empty(), 10, () -> false);

		assertEquals(10, findings.findings().size());
		assertEquals(40, findings.more());
		assertThrows(CancellationException.class, () -> CorpusCheck.check(file, Optional.empty(), 10, () -> true));
	}

	@Test
	void findsTheKnownFaultsOfPublishedCorpora() throws IOException {
		Path btc = Corpora.require("ner/en/btc/f.conll");
		assertTrue(places(check(btc)).contains("MALFORMED:16301"), "a row without token");
		Path re3d = Corpora.require("re/re3d-brat/UK_Government/189862CF0AC0BBFA012D27D85CE90BE7.ann");
		Path copy = Files.copy(re3d, folder.resolve("doc.ann"));
		Files.copy(re3d.resolveSibling("189862CF0AC0BBFA012D27D85CE90BE7.txt"), folder.resolve("doc.txt"));
		List<Finding> found = check(copy).findings();
		assertTrue(places(check(copy)).contains("BORDER_SPACE:8"), places(check(copy)).toString());
		FileRepair.apply(copy, "brat", found.stream().map(it -> it.repairs().getFirst()).toList());
		assertEquals(List.of(), check(copy).findings());
	}
}
