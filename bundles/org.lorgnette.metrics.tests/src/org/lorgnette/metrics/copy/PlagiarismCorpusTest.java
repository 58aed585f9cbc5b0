package org.lorgnette.metrics.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.curve.RankCorrelation;
import org.lorgnette.metrics.curve.RocCurve;
import org.lorgnette.metrics.curve.Scored;
import org.lorgnette.metrics.significance.Interval;
import org.lorgnette.testing.Corpora;

/**
 * Short answers that were copied to different degrees, each held against the article it could be copied from (Clough and
 * Stevenson 2011).
 */
class PlagiarismCorpusTest {

	private static final Map<String, Integer> LEVELS = Map.of("non", 0, "heavy", 1, "light", 2, "cut", 3);

	private record Graded(int level, double share) {
	}

	@Test
	void sharesTellCopiedAnswersFromOthersAndFollowTheirLevels() throws IOException {
		List<Graded> answers = answers(Corpora.require("textcheck/plagiarism"));
		assertEquals(57, answers.size());
		RocCurve roc = RocCurve.of(answers.stream().map(answer -> new Scored(answer.share, answer.level > 0)).toList());
		RankCorrelation ranks = RankCorrelation.of(answers.stream().mapToDouble(Graded::level).toArray(),
				answers.stream().mapToDouble(Graded::share).toArray());
		Interval area = roc.interval(0.95);
		Interval rho = ranks.interval(0.95).orElseThrow();
		String measured = String.format(Locale.ROOT, "AUROC %.4f [%.4f, %.4f], Spearman %.4f [%.4f, %.4f]", roc.area(),
				area.low(), area.high(),
				ranks.value().orElseThrow(), rho.low(), rho.high());
		assertTrue(area.low() > 0.9, measured);
		assertTrue(rho.low() > 0.6, measured);
	}

	private static List<Graded> answers(Path folder) throws IOException {
		List<Graded> answers = new ArrayList<>();
		for (String row : Files.readAllLines(folder.resolve("file_information.csv")).stream().skip(1).toList()) {
			String[] cells = row.strip().split(",");
			if (LEVELS.containsKey(cells[2])) {
				PrintedText answer = new PrintedText(cells[0], read(folder.resolve(cells[0])), Winnowing.DEFAULT);
				PrintedText source = new PrintedText("source", read(folder.resolve("orig_task" + cells[1] + ".txt")),
						Winnowing.DEFAULT);
				answers.add(new Graded(LEVELS.get(cells[2]), CopyCheck.compare(answer, source).firstShare()));
			}
		}
		return answers;
	}

	private static String read(Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (CharacterCodingException e) {
			return new String(bytes, Charset.forName("windows-1252"));
		}
	}
}
