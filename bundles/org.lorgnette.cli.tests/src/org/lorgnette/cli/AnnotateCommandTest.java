package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotateCommandTest {

	private static final String NER = "ner";

	@TempDir
	private Path folder;

	/** No format can hold what has no place: it is said, not dropped in silence. */
	@Test
	void whatTheTextDoesNotContainIsReported() {
		Cli.Outcome done = new Cli().reading("ANNA would INVENT it.").annotate("--task", NER, "--engine", CapitalEngines.ID, "--in", "-", "--format",
				"text", "--to", "jsonl");
		assertEquals(0, done.status(), done.err());
		assertTrue(done.out().contains("\"ANNA\"") || done.out().contains("CAP"), done.out());
		assertFalse(done.out().contains("Atlantis"), done.out());
		assertTrue(done.err().contains("ungrounded (1)") && done.err().contains("CAP 'Atlantis'"), done.err());
	}

	@Test
	void rowsGetOneMoreColumn() throws IOException {
		String rows = "-DOCSTART- -X- O\n\nANNA NNP B-PER\nsaw VBD O\nPARIS NNP B-LOC\n\nNobody NN O\n\n";
		assertEquals("-DOCSTART- -X- O O\n\nANNA NNP B-PER B-CAP\nsaw VBD O O\nPARIS NNP B-LOC B-CAP\n\nNobody NN O O\n\n",
				columns(rows));
	}

	@Test
	void theColumnsOfAnIndexedTableAreFound() throws IOException {
		assertEquals("# id = 1\n1\tANNA\tS-PER\t-\tann\tS-CAP\n2\tsaw\tO\t-\t-\tO\n\n1\tPARIS\tS-LOC\t-\tann\tS-CAP\n",
				columns("# id = 1\n1\tANNA\tS-PER\t-\tann\n2\tsaw\tO\t-\t-\n\n1\tPARIS\tS-LOC\t-\tann\n"));
	}

	@Test
	void theSchemeIsThatOfTheCorpus() throws IOException {
		assertEquals("Im\tO\tO\nPARIS\tS-LOC\tS-CAP\nNEW\tB-LOC\tS-CAP\nYork\tE-LOC\tO\n\n",
				columns("Im\tO\nPARIS\tS-LOC\nNEW\tB-LOC\nYork\tE-LOC\n\n"));
		assertEquals("PARIS\tO\tB-CAP\n\n", columns("PARIS\tO\n\n"), "without chunks it is IOB2");
		assertEquals("PARIS\tB-LOC\tU-CAP\n\n", columns("PARIS\tB-LOC\n\n", "--scheme", "bilou"));
	}

	@Test
	void everyLineIsKept() throws IOException {
		String crlf = "a O\r\nB1 B-X\r\n\r\n\r\nBERLIN B-X\r\nx O\r\ny O\r\nz O\r\nlonely\r\nw O\r\n";
		String annotated = columns(crlf);
		List<String> before = crlf.lines().toList();
		List<String> after = annotated.lines().toList();
		assertEquals(before.size(), after.size());
		for (int i = 0; i < before.size(); i++) {
			assertTrue(after.get(i).startsWith(before.get(i)), after.get(i));
			assertEquals(before.get(i).isEmpty(), after.get(i).isEmpty());
		}
		assertEquals(before.size(), annotated.split("\r\n", -1).length - 1, "every line ends as it did");
		assertTrue(annotated.contains("BERLIN B-X B-CAP\r\n"), annotated);
	}

	@Test
	void commentsAndMissingBlankLinesAreKept() throws IOException {
		String rows = "# id = 1\nANNA\tB-PER\nsaw\tO\nhim\tO\n# id = 2\nin\tO\nPARIS\tB-LOC";
		assertEquals("# id = 1\nANNA\tB-PER\tB-CAP\nsaw\tO\tO\nhim\tO\tO\n# id = 2\nin\tO\tO\nPARIS\tB-LOC\tB-CAP\n", columns(rows));
	}

	@Test
	void aLongTableWithoutSentencesKeepsItsRowsInOrder() throws IOException {
		StringBuilder rows = new StringBuilder();
		for (int i = 0; i < 5_000; i++) {
			rows.append(i % 7 == 0 ? "PARIS" : "w" + i).append(' ').append(i % 7 == 0 ? "I-LOC" : "O").append('\n');
		}
		List<String> after = columns(rows.toString(), "--threads", "3").lines().toList();
		List<String> before = rows.toString().lines().toList();
		assertEquals(before.size(), after.size());
		for (int i = 0; i < before.size(); i++) {
			assertEquals(before.get(i) + (i % 7 == 0 ? " I-CAP" : " O"), after.get(i));
		}
	}

	@Test
	void documentsStayInOrderWhateverTheyTake() throws IOException {
		StringBuilder rows = new StringBuilder();
		for (int i = 0; i < 60; i++) {
			rows.append(i % 10 == 0 ? "SLOW" : "w" + i).append("\tO\n\n");
		}
		List<String> before = rows.toString().lines().toList();
		List<String> after = columns(rows.toString(), "--threads", "4", "--option", "documents=sentence").lines().toList();
		assertEquals(before.size(), after.size());
		for (int i = 0; i < before.size(); i++) {
			assertTrue(after.get(i).startsWith(before.get(i)), i + ": " + after.get(i));
		}
	}

	@Test
	void standardInputAndOutputWork() {
		Cli.Outcome done = new Cli().reading("ANNA saw Bob.").annotate("--task", NER, "--engine", "capitals", "--in", "-",
				"--format", "text", "--to", "conll", "--quiet");
		assertEquals(0, done.status(), done.err());
		assertEquals("-DOCSTART-\tO\n\nANNA\tB-CAP\nsaw\tO\nBob\tO\n.\tO\n\n", done.out());
		assertEquals("", done.err());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().annotate("--task", NER, "--engine", "capitals", "--in", "-").status());
	}

	@Test
	void conllUGetsAKeyOfItsOwn() throws IOException {
		String row = "1\tPARIS\tParis\tPROPN\t_\t_\t0\troot\t_\tner=B-LOC\n\n";
		Path in = write("a.conllu", "# text = PARIS\n" + row);
		Cli.Outcome done = new Cli().annotate("--task", NER, "--engine", "capitals", "--in", in.toString());
		assertEquals(0, done.status(), done.err());
		assertEquals("# text = PARIS\n" + row.replace("ner=B-LOC", "ner=B-LOC|predicted=B-CAP"), done.out());
	}

	@Test
	void predictionsReplaceGoldOrJoinIt() throws IOException {
		Path in = write("a.txt", "ANNA met BOB in Rome.");
		write("a.ann", "T1\tPER 0 4\tANNA\nT2\tLOC 16 20\tRome\nR1\tin Arg1:T1 Arg2:T2\n");
		Path out = folder.resolve("replaced");
		assertEquals(0, brat(in, out, "--task", "relations").status());
		assertEquals("T1\tCAP 0 4\tANNA\nT2\tCAP 9 12\tBOB\nR1\tnext Arg1:T1 Arg2:T2\n", Files.readString(out.resolve("a.ann")));
		Path joined = folder.resolve("joined");
		assertEquals(0, brat(in, joined, "--task", "relations", "--keep-gold").status());
		List<String> lines = Files.readString(joined.resolve("a.ann")).lines().sorted().toList();
		assertEquals(List.of("R1\tin Arg1:T1 Arg2:T2", "R2\tnext Arg1:T3 Arg2:T4", "T1\tPER 0 4\tANNA", "T2\tLOC 16 20\tRome",
				"T3\tCAP 0 4\tANNA", "T4\tCAP 9 12\tBOB"), lines);
	}

	private Cli.Outcome brat(Path in, Path out, String... more) {
		return annotate(Stream.concat(Stream.of("--engine", "capitals", "--in", in.toString(), "--format", "brat", "--out",
				out.toString()), Stream.of(more)).toArray(String[]::new));
	}

	@Test
	void squadGetsAnAnswerForEveryQuestion() throws IOException {
		Path in = write("a.json", squad("q1", "ANNA sleeps.") + "");
		Path out = folder.resolve("answers.json");
		Path noAnswer = folder.resolve("na.json");
		Cli.Outcome done = annotate("--task", "qa", "--engine", "capitals", "--in", in.toString(), "--out", out.toString(),
				"--na-prob", noAnswer.toString());
		assertEquals(0, done.status(), done.err());
		assertEquals("{\n\"q1\": \"ANNA\"\n}\n", Files.readString(out));
		assertEquals("{\n\"q1\": 0.25\n}\n", Files.readString(noAnswer));
		Path none = write("b.json", squad("q\\\"2", "nobody sleeps."));
		assertEquals(0, annotate("--task", "qa", "--engine", "capitals", "--in", none.toString(), "--out", out.toString(),
				"--na-prob", noAnswer.toString()).status());
		assertEquals("{\n\"q\\\"2\": \"\"\n}\n", Files.readString(out));
		assertEquals("{\n\"q\\\"2\": 0.75\n}\n", Files.readString(noAnswer));
	}

	private static String squad(String id, String context) {
		return "{\"version\": \"v2.0\", \"data\": [{\"title\": \"t\", \"paragraphs\": [{\"context\": \"" + context
				+ "\", \"qas\": [{\"id\": \"" + id + "\", \"question\": \"Who?\", \"is_impossible\": true, \"answers\": []}]}]}]}";
	}

	@Test
	void whatCannotBeDoneIsSaid() throws IOException {
		Path in = write("a.conll", "ANNA B-PER\n\n");
		assertSays(ExitStatus.UNAVAILABLE, "did you mean 'capitals'?", "--task", NER, "--engine", "capitls", "--in", in.toString());
		assertSays(ExitStatus.UNAVAILABLE, "no installed engine does vqa", "--task", "vqa", "--engine", "capitals", "--in",
				in.toString());
		assertSays(ExitStatus.WRONG_USAGE, "expected one of ner, relations, qa, vqa", "--task", "nerr", "--engine", "capitals", "--in",
				in.toString());
		assertSays(ExitStatus.WRONG_USAGE, "unknown setting 'typ'; did you mean 'type'?", "--task", NER, "--engine", "capitals",
				"--set", "typ=X", "--in", in.toString());
		assertSays(ExitStatus.WRONG_USAGE, "did you mean 'conll'?", "--task", NER, "--engine", "capitals", "--in", in.toString(),
				"--format", "conl");
		assertSays(ExitStatus.WRONG_USAGE, "--scheme", "--task", NER, "--engine", "capitals", "--in", in.toString(), "--scheme",
				"bio2");
		assertSays(ExitStatus.BAD_INPUT, "there is no such file", "--task", NER, "--engine", "capitals", "--in", "absent.conll");
	}

	@Test
	void aFailureLeavesTheTargetAsItWas() throws IOException {
		Path in = write("a.conll", "ANNA B-PER\n\n-DOCSTART- O\n\nBROKEN O\n\n");
		Path out = write("out.conll", "before");
		Cli.Outcome failed = annotate("--task", NER, "--engine", "capitals", "--in", in.toString(), "--out", out.toString());
		assertEquals(ExitStatus.UNAVAILABLE, failed.status());
		assertTrue(failed.err().contains("a-2") && failed.err().contains("cannot stand BROKEN"), failed.err());
		assertEquals("before", Files.readString(out));
		Cli.Outcome skipped = annotate("--task", NER, "--engine", "capitals", "--in", in.toString(), "--out", out.toString(),
				"--skip-failures");
		assertEquals(0, skipped.status(), skipped.err());
		assertEquals("ANNA B-PER B-CAP\n\n-DOCSTART- O O\n\nBROKEN O O\n\n", Files.readString(out));
		assertTrue(skipped.err().contains("cannot stand BROKEN"), skipped.err());
		assertOnly("a.conll", "out.conll");
	}

	@Test
	void cancellingLeavesTheTargetAsItWas() throws IOException {
		Path in = write("a.conll", "SLOW B-PER\n\n-DOCSTART- O\n\nSLOW O\n\n".repeat(30));
		Path out = write("out.conll", "before");
		AtomicInteger asked = new AtomicInteger();
		Cli.Outcome cancelled = new Cli().cancelledBy(() -> asked.incrementAndGet() > 30).annotate("--task", NER, "--engine",
				"capitals", "--in", in.toString(), "--out", out.toString());
		assertEquals(ExitStatus.CANCELLED, cancelled.status());
		assertEquals("before", Files.readString(out));
		assertOnly("a.conll", "out.conll");
	}

	@Test
	void aFullDiskIsAnError() throws IOException {
		Path full = Path.of("/dev/full");
		Assumptions.assumeTrue(Files.exists(full));
		Path in = write("a.conll", "ANNA B-PER\n\n");
		Cli.Outcome failed = annotate("--task", NER, "--engine", "capitals", "--in", in.toString(), "--out", full.toString());
		assertEquals(ExitStatus.BAD_INPUT, failed.status());
		assertTrue(failed.err().contains("/dev/full"), failed.err());
		assertFalse(Files.isRegularFile(full), "the device is still a device");
	}

	@Test
	void theSummaryIsJson() throws IOException {
		Path in = write("a.conll", "ANNA B-PER\nPARIS O\n\n");
		Cli.Outcome done = annotate("--task", NER, "--engine", "capitals", "--in", in.toString(), "--out",
				folder.resolve("o").toString(), "--json", "--quiet");
		assertTrue(done.out().contains("\"predictions\": 3"), done.out());
		assertTrue(done.out().contains("\"CAP\": 2"), done.out());
		assertEquals(ExitStatus.WRONG_USAGE,
				annotate("--task", NER, "--engine", "capitals", "--in", in.toString(), "--json").status());
	}

	private String columns(String rows, String... more) throws IOException {
		Path in = write("in.conll", rows);
		Path out = folder.resolve("out.conll");
		Cli.Outcome done = annotate(Stream.concat(Stream.of("--task", NER, "--engine", "capitals", "--in", in.toString(), "--format",
				"conll", "--out", out.toString()), Stream.of(more)).toArray(String[]::new));
		assertEquals(0, done.status(), done.err());
		return Files.readString(out);
	}

	private static Cli.Outcome annotate(String... arguments) {
		return new Cli().annotate(arguments);
	}

	private static void assertSays(int status, String text, String... arguments) {
		Cli.Outcome outcome = annotate(arguments);
		assertEquals(status, outcome.status(), outcome.err());
		assertTrue(outcome.err().contains(text), outcome.err());
	}

	private Path write(String name, String content) throws IOException {
		return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
	}

	private void assertOnly(String... names) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(names), files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}
}
