package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.EvaluationResult;

class ReportsTest {

	@TempDir
	Path folder;

	@Test
	void writesEveryFormatAndChart() throws IOException {
		Reports.write(SampleResults.rich(), folder, Locale.ENGLISH);

		assertEquals(List.of("charts/calibration.pdf", "charts/calibration.png", "charts/calibration.svg",
				"charts/confusion-bioes-transformer.pdf", "charts/confusion-bioes-transformer.png", "charts/confusion-bioes-transformer.svg",
				"charts/confusion-corenlp-crf.pdf", "charts/confusion-corenlp-crf.png", "charts/confusion-corenlp-crf.svg",
				"charts/confusion-corenlp-rules.pdf", "charts/confusion-corenlp-rules.png", "charts/confusion-corenlp-rules.svg",
				"charts/differences.pdf", "charts/differences.png", "charts/differences.svg", "charts/measures.pdf", "charts/measures.png",
				"charts/measures.svg", "charts/precision-recall.pdf", "charts/precision-recall.png", "charts/precision-recall.svg",
				"charts/types.pdf", "charts/types.png", "charts/types.svg", "csv/cases.csv", "csv/comparisons.csv", "csv/confusion.csv",
				"csv/overall.csv", "csv/types.csv", "junit.xml", "report.html", "report.md", "scores.json", "tables.tex"), files(folder));
	}

	@Test
	void sameResultGivesTheSameBytes() throws IOException {
		EvaluationResult result = SampleResults.rich();
		Reports.write(result, folder.resolve("a"), Locale.FRENCH);
		Reports.write(SampleResults.rich(), folder.resolve("b"), Locale.FRENCH);

		for (String file : files(folder.resolve("a"))) {
			assertArrayEquals(Files.readAllBytes(folder.resolve("a").resolve(file)), Files.readAllBytes(folder.resolve("b").resolve(file)),
					file);
		}
	}

	@Test
	void resultWithoutEnginesAndHostileNamesAreWrittenToo() throws IOException {
		for (EvaluationResult result : List.of(SampleResults.empty(), SampleResults.hostile(), SampleResults.relations())) {
			Path target = folder.resolve(Integer.toString(result.engines().size()));
			Reports.write(result, target, Locale.ENGLISH);
			assertTrue(files(target).stream().allMatch(name -> name.matches("[\\w./-]+")), () -> "names: " + result.experiment().name());
		}
		assertEquals(3, files(folder.resolve("3")).stream().filter(name -> name.matches("charts/confusion-.*svg")).count());
	}

	@Test
	void failureLeavesTheEarlierFileAndNothingElse() throws IOException {
		Path file = folder.resolve("report.txt");
		Files.writeString(file, "before");

		assertThrows(IOException.class, () -> ReportFile.write(file, out -> {
			out.write("half");
			throw new IOException("disk full");
		}));

		assertEquals("before", Files.readString(file));
		assertEquals(List.of("report.txt"), files(folder));
	}

	@Test
	void unpairedSurrogatesBecomeReplacementCharactersWhereverAWriteEnds() throws IOException {
		Path file = folder.resolve("text.txt");
		ReportFile.write(file, out -> {
			out.write("a\ud83d");
			out.write("\ude80b\udc00c\ud800");
			out.write("d\ud83d\ude80");
			Writer same = out;
			same.write('\ud83d');
		});

		assertEquals("a\ud83d\ude80b\ufffdc\ufffdd\ud83d\ude80\ufffd", Files.readString(file));
	}

	static List<String> files(Path root) throws IOException {
		try (Stream<Path> paths = Files.walk(root)) {
			return paths.filter(Files::isRegularFile).map(path -> root.relativize(path).toString().replace('\\', '/')).sorted().toList();
		}
	}
}
