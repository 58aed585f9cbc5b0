package org.lorgnette.io.brat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Problem;
import org.lorgnette.io.folder.DocumentFiles;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.testing.Corpora;

class BratCorporaTest {

	private final BratFormat format = new BratFormat();

	/** The counts are those of the files; WiNER quotes one name without the invisible mark that its text has there. */
	@ParameterizedTest
	@CsvSource({ "formats/brat, 106, 0", "re/re3d-brat, 43, 0", "ner/fr/winer/brat, 1092, 1" })
	void readThenWrittenIsTheSame(String corpus, int expected, int wrong, @TempDir Path folder) throws IOException {
		Path source = Corpora.require(corpus);
		List<Problem> problems = new ArrayList<>();
		Set<String> skipped = new TreeSet<>();
		int documents = 0;
		Path target = folder.resolve("written");
		try (CorpusReader reader = format.reader(CorpusSource.of(source), format.defaults(), problems::add);
				CorpusWriter writer = format
						.writer(CorpusTarget.of(target), format.defaults(), loss -> assertTrue(false, loss.toString())).orElseThrow()) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				writer.write((Document) next.get());
				documents++;
			}
			writer.commit();
		}
		problems.forEach(problem -> skipped.add(problem.location().toString()));
		assertEquals(wrong, problems.size(), problems.toString());
		assertEquals(expected, documents);
		for (DocumentFiles.Entry entry : DocumentFiles.in(source, Set.of(".txt"))) {
			assertArrayEquals(Files.readAllBytes(entry.file()), Files.readAllBytes(target.resolve(entry.id() + ".txt")));
			assertEquals(lines(BratReader.sibling(entry.file(), ".ann"), skipped),
					lines(target.resolve(entry.id() + ".ann"), Set.of()), entry.id());
		}
	}

	private static Set<String> lines(Path file, Set<String> skipped) throws IOException {
		if (!Files.exists(file)) {
			return Set.of();
		}
		List<String> all = Files.readAllLines(file);
		Set<String> kept = new TreeSet<>();
		for (int i = 0; i < all.size(); i++) {
			if (!skipped.contains(file + ":" + (i + 1)) && !all.get(i).isBlank()) {
				kept.add(all.get(i).lines().map(String::strip).collect(Collectors.joining()));
			}
		}
		return kept;
	}
}
