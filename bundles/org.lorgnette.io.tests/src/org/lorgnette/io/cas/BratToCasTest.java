package org.lorgnette.io.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.brat.BratFormat;
import org.lorgnette.io.webanno.WebAnnoTsvFormat;
import org.lorgnette.model.Document;
import org.lorgnette.testing.Corpora;

/** Published brat corpora keep their entities, relations and events through the formats of a CAS. */
class BratToCasTest {

	private static final List<CorpusFormat> FORMATS = List.of(new XmiFormat(), new CasJsonFormat(), new WebAnnoTsvFormat());

	@ParameterizedTest
	@CsvSource({ "formats/brat, 100", "re/re3d-brat, 1000", "ner/fr/winer/brat/2016, 1000" })
	void annotationsSurvive(String corpus, int atLeast) throws IOException {
		CorpusFormat brat = new BratFormat();
		int entities = 0;
		try (CorpusReader reader = brat.reader(CorpusSource.of(Corpora.require(corpus)), brat.defaults(), problem -> { })) {
			for (var next = reader.next(); next.isPresent(); next = reader.next()) {
				Document document = (Document) next.get();
				entities += document.entities().size();
				for (CorpusFormat format : FORMATS) {
					requireKept(document, format);
				}
			}
		}
		assertTrue(entities > atLeast, entities + " entities");
	}

	private static void requireKept(Document document, CorpusFormat format) throws IOException {
		Set<String> losses = new TreeSet<>();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (CorpusWriter writer = format.writer(CorpusTarget.of(out), format.defaults(), loss -> losses.add(loss.kind()))
				.orElseThrow()) {
			writer.write(document);
			writer.commit();
		}
		List<String> problems = new ArrayList<>();
		Document read = (Document) format.reader(CorpusSource.of("written", new ByteArrayInputStream(out.toByteArray())),
				format.defaults(), problem -> problems.add(problem.toString())).next().orElseThrow();
		String where = format.id() + " " + document.id() + " " + losses;
		assertEquals(List.of(), problems, where);
		if (losses.contains("span") || losses.contains("annotation")) {
			assertEquals("webanno", format.id());
			return;
		}
		assertTrue(content(read).containsAll(content(document)), where + content(document) + content(read));
		assertEquals(document.relations().size(), read.relations().size(), where);
		assertEquals(document.events().size(), read.events().size(), where);
		if (!losses.contains("text") && !losses.contains("white space")) {
			assertEquals(document.text(), read.text(), where);
		}
	}

	private static List<String> content(Document document) {
		Map<String, String> names = new HashMap<>();
		document.entities().forEach(entity -> names.put(entity.id(), entity.type() + entity.span()));
		document.events().forEach(event -> names.put(event.id(), event.type() + " at " + names.get(event.trigger())));
		List<String> content = new ArrayList<>(names.values());
		document.relations().forEach(it -> content.add(it.type() + names.get(it.head().target()) + names.get(it.tail().target())));
		document.events().forEach(it -> content.add(it.type() + names.get(it.trigger()) + it.attributes()
				+ it.arguments().stream().map(argument -> argument.role() + names.get(argument.target())).toList()));
		return content;
	}
}
