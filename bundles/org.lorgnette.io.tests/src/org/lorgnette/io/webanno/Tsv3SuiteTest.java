package org.lorgnette.io.webanno;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.cas.CasJsonFormat;
import org.lorgnette.io.cas.XmiFormat;
import org.lorgnette.model.Document;
import org.lorgnette.testing.Corpora;

/** The feature suite of WebAnno's own writer: each case as TSV, and as XMI from which that writer made the TSV. */
class Tsv3SuiteTest {

	/** The two files of these cases differ by what the case is about: the place of the annotation is moved. */
	private static final Set<String> MOVED = Set.of("testAnnotationWithLeadingWhitespace", "testAnnotationWithTrailingWhitespace",
			"testZeroWidthAnnotationBeforeFirstTokenIsMovedToBeginOfFirstToken",
			"testZeroWidthAnnotationBeyondLastTokenIsMovedToEndOfLastToken");

	@TestFactory
	List<DynamicTest> readThenWrittenIsTheSameByteForByte() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path folder : cases()) {
			tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
				String original = Files.readString(folder.resolve("reference.tsv"));
				List<String> notices = new ArrayList<>();
				Document document = read(new WebAnnoTsvFormat(), folder.resolve("reference.tsv"), notices);
				assertEquals(original, write(new WebAnnoTsvFormat(), document, notices));
				assertEquals(List.of(), notices);
			}));
		}
		return tests;
	}

	@TestFactory
	List<DynamicTest> xmiHoldsTheSame() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path folder : cases()) {
			if (Files.exists(folder.resolve("reference.xmi")) && !MOVED.contains(folder.getFileName().toString())) {
				tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
					List<String> notices = new ArrayList<>();
					Document fromTsv = read(new WebAnnoTsvFormat(), withNamesOfXmi(folder), notices);
					Document fromXmi = read(new XmiFormat(), folder.resolve("reference.xmi"), notices);
					assertEquals(content(fromTsv), content(fromXmi));
					for (CorpusFormat format : List.of(new XmiFormat(), new CasJsonFormat(), new WebAnnoTsvFormat())) {
						byte[] written = write(format, fromXmi, new ArrayList<>()).getBytes(StandardCharsets.UTF_8);
						CorpusSource again = CorpusSource.of("again", new ByteArrayInputStream(written));
						assertEquals(content(fromTsv), content(read(format, again, notices)), format.id());
					}
					assertEquals(List.of(), notices);
				}));
			}
		}
		return tests;
	}

	/** The suite's TSV files were made with custom layers and features in the place of some that the XMI files name. */
	private static CorpusSource withNamesOfXmi(Path folder) throws IOException {
		String tsv = Files.readString(folder.resolve("reference.tsv"));
		if (Files.readString(folder.resolve("reference.xmi")).contains(":NamedEntity ")) {
			tsv = tsv.replace("webanno.custom.Span", "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity");
		}
		byte[] bytes = tsv.replace("integerValue", "intValue").getBytes(StandardCharsets.UTF_8);
		return CorpusSource.of(folder.toString(), new ByteArrayInputStream(bytes));
	}

	private static List<Path> cases() throws IOException {
		try (Stream<Path> folders = Files.list(Corpora.require("formats/webanno-tsv/tsv3-suite"))) {
			return folders.sorted().toList();
		}
	}

	static Document read(CorpusFormat format, Path file, List<String> notices) throws IOException {
		return read(format, CorpusSource.of(file), notices);
	}

	static Document read(CorpusFormat format, CorpusSource source, List<String> notices) throws IOException {
		try (CorpusReader reader = format.reader(source, format.defaults(),
				problem -> notices.add(problem.toString()))) {
			return (Document) reader.next().orElseThrow();
		}
	}

	static String write(CorpusFormat format, Document document, List<String> notices) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (CorpusWriter writer = format.writer(CorpusTarget.of(out), format.defaults(), loss -> notices.add(loss.toString()))
				.orElseThrow()) {
			writer.write(document);
			writer.commit();
		}
		return out.toString(StandardCharsets.UTF_8);
	}

	/** All that the files say, without the ids, which only XMI has. */
	static Map<String, Object> content(Document document) {
		Map<String, String> names = new TreeMap<>();
		document.entities().forEach(entity -> names.put(entity.id(), entity.withId("").toString()));
		document.events().forEach(event -> names.put(event.id(), event.type() + " on " + names.get(event.trigger())));
		List<String> relations = new ArrayList<>();
		document.relations().forEach(it -> relations.add(it.type() + " " + names.get(it.head().target()) + " "
				+ names.get(it.tail().target()) + " " + new TreeMap<>(it.attributes())));
		List<String> events = new ArrayList<>();
		document.events().forEach(it -> events.add(it.type() + " " + names.get(it.trigger()) + " " + it.arguments().stream()
				.map(argument -> argument.role() + ":" + names.get(argument.target())).toList() + it.attributes()));
		List<String> chains = new ArrayList<>();
		document.chains().forEach(it -> chains.add(it.type() + " " + it.members().stream().map(names::get).toList()));
		return Map.of("text", document.text(), "tokens", document.tokens(), "sentences", document.sentences(), "entities",
				document.entities().stream().map(it -> it.withId("").toString()).sorted().toList(), "relations",
				relations.stream().sorted().toList(), "events", new TreeSet<>(events), "chains", new TreeSet<>(chains));
	}
}
