package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EvaluationResult;
import org.w3c.dom.Element;

class TextReportsTest {

	@TempDir
	Path folder;

	@Test
	void csvSurvivesARoundTrip() throws IOException {
		EvaluationResult result = SampleResults.hostile();
		StringWriter out = new StringWriter();
		CsvReport.cases(result.cases(), out);
		List<List<String>> rows = parse(out.toString());

		assertEquals(result.cases().size() + 1, rows.size());
		int context = rows.getFirst().indexOf("context");
		for (int i = 0; i < result.cases().size(); i++) {
			Case shown = result.cases().get(i);
			assertEquals(rows.getFirst().size(), rows.get(i + 1).size());
			assertEquals(shown.engine(), rows.get(i + 1).getFirst());
			assertEquals(shown.context(), rows.get(i + 1).get(context));
		}
	}

	@Test
	void csvHoldsExactNumbersAndLeavesUndefinedOnesEmpty() throws IOException {
		EvaluationResult result = SampleResults.rich();
		StringWriter out = new StringWriter();
		CsvReport.types(result, out);
		List<List<String>> rows = parse(out.toString());

		List<String> row = rows.stream().filter(cells -> cells.getFirst().equals("corenlp-rules") && cells.get(2)
				.startsWith("creative"))
				.findFirst().orElseThrow();
		assertEquals("", row.get(rows.getFirst().indexOf("precision")));
		assertEquals(Double.toString(result.engines().get(1).types().get("ORG").f1().value().getAsDouble()),
				rows.stream().filter(cells -> cells.getFirst().equals("corenlp-rules") && cells.get(2).equals("ORG")).findFirst()
						.orElseThrow().get(rows.getFirst().indexOf("f1")));
	}

	/** RFC 4180, straight from its grammar. */
	private static List<List<String>> parse(String text) {
		List<List<String>> rows = new ArrayList<>();
		List<String> row = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quoted) {
				if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
					cell.append('"');
					i++;
				} else if (c == '"') {
					quoted = false;
				} else {
					cell.append(c);
				}
			} else if (c == '"') {
				quoted = true;
			} else if (c == ',' || c == '\r') {
				row.add(cell.toString());
				cell.setLength(0);
				if (c == '\r') {
					assertEquals('\n', text.charAt(++i));
					rows.add(row);
					row = new ArrayList<>();
				}
			} else {
				cell.append(c);
			}
		}
		assertTrue(row.isEmpty() && cell.isEmpty(), "the last row has no end");
		return rows;
	}

	@Test
	void latexEscapesEverySpecialCharacter() {
		assertEquals("\\textbackslash{}\\{\\}\\$\\&\\#\\_\\%\\textasciitilde{}\\textasciicircum{}\\textless{}\\textgreater{}{[}{]}",
				LatexReport.escape("\\{}$&#_%~^<>[]"));
	}

	@Test
	void latexTablesAreBalancedAndEveryRowHasAllColumns() throws IOException {
		for (EvaluationResult result : List.of(SampleResults.rich(), SampleResults.hostile(), SampleResults.empty())) {
			StringWriter out = new StringWriter();
			LatexReport.write(result, out, Locale.FRENCH);
			int columns = 0;
			int depth = 0;
			for (String line : out.toString().split("\n")) {
				depth += line.startsWith("\\begin") ? 1 : line.startsWith("\\end") ? -1 : 0;
				if (line.startsWith("\\begin{tabular}")) {
					columns = line.length() - "\\begin{tabular}{}".length();
				} else if (line.endsWith(" \\\\")) {
					assertEquals(columns, line.split("(?<!\\\\)&", -1).length, line);
				}
			}
			assertEquals(0, depth);
		}
	}

	@Test
	void markdownRowsHaveAllColumnsWhateverTheTexts() throws IOException {
		for (EvaluationResult result : List.of(SampleResults.rich(), SampleResults.hostile(), SampleResults.empty())) {
			StringWriter out = new StringWriter();
			MarkdownReport.write(result, out, Locale.ENGLISH);
			int columns = 0;
			for (String line : out.toString().split("\n")) {
				int cells = line.split("(?<!\\\\)\\|", -1).length;
				if (line.startsWith("| ") && columns == 0) {
					columns = cells;
				} else if (line.startsWith("| ")) {
					assertEquals(columns, cells, line);
				} else {
					columns = 0;
				}
			}
			assertFalse(out.toString().contains("<script"));
		}
	}

	@Test
	void markdownEscapesWhatItWouldReadAsItsOwn() {
		assertEquals("a\\|b\\*c\\_d\\`e &lt;i&gt; \\[x\\] f g", MarkdownReport.escape("a|b*c_d`e <i> [x] f\ng"));
	}

	@Test
	void junitXmlHasOneCaseForEachGateAndEngine() throws Exception {
		Element suite = suite(SampleResults.rich());

		assertEquals("6", suite.getAttribute("tests"));
		assertEquals("2", suite.getAttribute("failures"));
		assertEquals("1", suite.getAttribute("errors"));
		assertEquals(6, suite.getElementsByTagName("testcase").getLength());
		Element failure = (Element) suite.getElementsByTagName("failure").item(0);
		assertEquals("strict.PER.recall of bioes-transformer is 0.75, expected at least 0.99", failure.getAttribute("message"));
		assertTrue(((Element) suite.getElementsByTagName("failure").item(1)).getAttribute("message").contains("is undefined"));
		assertTrue(suite.getElementsByTagName("error").item(0).getTextContent().contains("doc-3/7: out of memory"));
	}

	@Test
	void junitXmlIsWellFormedWhateverTheTexts() throws Exception {
		Element suite = suite(SampleResults.hostile());

		assertTrue(suite.getAttribute("name").startsWith("</script><script>alert(1)"));
	}

	private Element suite(EvaluationResult result) throws Exception {
		Path file = folder.resolve("junit.xml");
		JUnitXmlReport.write(result, file);
		return (Element) DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
				.parse(new ByteArrayInputStream(Files.readAllBytes(file))).getElementsByTagName("testsuite").item(0);
	}

	@Test
	void consoleTableFitsItsWidth() {
		for (int width : new int[] { 200, 120, 100, 80, 60, 40, 30 }) {
			String table = ConsoleTable.format(SampleResults.rich(), Locale.ENGLISH, width);
			for (String line : table.split("\n")) {
				assertTrue(DisplayWidth.of(line) <= Math.max(width, 34), width + ": " + line);
			}
			assertEquals(5, table.split("\n").length);
		}
		assertTrue(ConsoleTable.format(SampleResults.rich(), Locale.ENGLISH, 200).contains("Family"));
		assertFalse(ConsoleTable.format(SampleResults.rich(), Locale.ENGLISH, 60).contains("Family"));
	}

	@Test
	void columnsLineUpUnderWideAndCombiningCharacters() {
		Table table = new Table("t", "", List.of(new Table.Column("Engine", false, 0), new Table.Column("F1", true, 0)),
				List.of(List.of(Table.Cell.of("\u6771\u4eac"), Table.Cell.of("0.5", .5)),
						List.of(Table.Cell.of("e\u0301te\u0301"), Table.Cell.of("0.25", .25))));

		assertEquals("Engine    F1\n\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\n"
				+ "\u6771\u4eac     0.5\ne\u0301te\u0301     0.25\n", ConsoleTable.format(table, 80));
		assertEquals("\u6771\u2026", DisplayWidth.cut("\u6771\u4eac\u5927", 4));
	}

	@Test
	void consoleShowsNoControlCharacters() {
		assertFalse(ConsoleTable.format(SampleResults.hostile(), Locale.ENGLISH, 300).replace("\n", "").chars()
				.anyMatch(Character::isISOControl));
	}

	@Test
	void textIsUtf8() throws IOException {
		Path file = folder.resolve("report.md");
		MarkdownReport.write(SampleResults.rich(), file, Locale.FRENCH);

		assertTrue(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains("\u6771\u4eac\u5927\u5b66"));
	}
}
