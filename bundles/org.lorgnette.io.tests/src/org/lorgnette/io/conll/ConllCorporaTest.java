package org.lorgnette.io.conll;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.model.Document;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.testing.Corpora;

/** Published corpora: the counts their authors give, and every byte put back. */
class ConllCorporaTest {

	@ParameterizedTest
	@CsvSource({ "ner/en/wnut17/wnut17train.conll, 0, -1, 3394, 62730, 1975, 0", "ner/en/wnut17/emerging.dev.conll, 0, -1, 1009, 15733, 836, 0",
			"ner/en/uner-ewt/en_ewt-ud-dev.iob2, 1, 2, 2001, 25149, 966, 0", "ner/en/bc5cdr-iob/devel.tsv, 0, -1, 4581, 117453, 9593, 0",
			"ner/en/bc5cdr-iobes/devel.tsv, 0, -1, 4581, 117453, 9593, 0", "ner/en/bc5cdr-iobes/train.tsv, 0, -1, 4560, 118170, 9385, 0",
			"ner/fr/winer/conll/dev.bio.conll, 0, -1, 1021, 24360, 1719, 0",
			"ner/fr/winer/conll/dev.bioes.conll, 0, -1, 1021, 24360, 1719, 0",
			"ner/fr/winer/conll/train.bio.conll, 0, -1, 10148, 249430, 15839, 0", "ner/en/btc/a.conll, 0, -1, 1000, 16612, 521, 0",
			"ner/en/btc/b.conll, 0, -1, 2000, 30825, 1610, 0", "ner/en/btc/f.conll, 0, -1, 2000, 35427, 4376, 2",
			"ner/en/gmb/gmb-0.conll, 0, 1, 9512, 207897, 18046, 0", "ner/en/crossner/ai/dev.txt, 0, -1, 350, 10919, 1549, 0",
			"ner/en/crossner/politics/dev.txt, 0, -1, 541, 24624, 3482, 0" })
	void conll(String path, String token, String tag, int sentences, int tokens, int entities, int problems) throws IOException {
		Tables tables = Tables.conll("token", token, "tag", tag);
		assertRead(tables, Corpora.require(path), sentences, tokens, entities);
		assertEquals(problems, tables.problems().size(), tables.problems().toString());
	}

	@ParameterizedTest
	@CsvSource({ "ner/fr/newseye/dev.tsv, 35, 663, 21727, 752", "ner/en/ajmc/train.tsv, 60, 1154, 30932, 1823",
			"ner/fr/ajmc/train.tsv, 72, 894, 24669, 1621" })
	void hipe(String path, int documents, int sentences, int tokens, int entities) throws IOException {
		Tables tables = new Tables(new HipeFormat(), Map.of());
		List<Document> read = assertRead(tables, Corpora.require(path), sentences, tokens, entities);
		assertEquals(documents, read.size());
		assertEquals(List.of(), tables.problems());
	}

	@Test
	void conllu() throws IOException {
		CorpusFormat format = new ConllUFormat();
		Tables tables = new Tables(format, Map.of());
		Path file = Corpora.require("formats/conllu/fr_gsd-ud-test.part.conllu");
		List<Document> read = assertRead(tables, file, 208, 5303, 0);
		assertEquals(List.of(), tables.problems());
		assertEquals(95, format.recognises(CorpusSource.of(file)));
		assertEquals(0, new ConllFormat().recognises(CorpusSource.of(file)));
		for (Document document : read) {
			document.sentences().forEach(sentence -> assertEquals(sentence.metadata().get("text").strip(),
					sentence.span().of(document.text())));
		}
	}

	private static List<Document> assertRead(Tables tables, Path file, int sentences, int tokens, int entities)
			throws IOException {
		List<Document> read = tables.read(CorpusSource.of(file));
		assertEquals(sentences, read.stream().mapToInt(document -> document.sentences().size()).sum());
		assertEquals(tokens, read.stream().mapToInt(document -> document.tokens().size()).sum());
		assertEquals(entities, read.stream().mapToInt(document -> document.entities().size()).sum());
		assertArrayEquals(Files.readAllBytes(file), tables.write(read).getBytes(StandardCharsets.UTF_8));
		return read;
	}

	@Test
	void oneCorpusInTwoSchemesIsConvertedIntoTheOther() throws IOException {
		assertConverted("ner/en/bc5cdr-iob/devel.tsv", "ner/en/bc5cdr-iobes/devel.tsv");
		assertConverted("ner/fr/winer/conll/dev.bio.conll", "ner/fr/winer/conll/dev.bioes.conll");
	}

	private static void assertConverted(String iob, String iobes) throws IOException {
		List<Document> read = Tables.conll().read(CorpusSource.of(Corpora.require(iob)));
		String expected = Files.readString(Corpora.require(iobes));
		assertEquals(expected.strip(), Tables.conll("scheme", TagScheme.BIOES.id()).write(read).strip());
	}

	@Test
	void textWithoutSentenceBreaksKeepsAllEntities() throws IOException {
		Tables tables = Tables.conll();
		Path file = Corpora.require("ner/fr/europeana/enp_FR.bnf.first80pct.bio");
		List<Document> read = tables.read(CorpusSource.of(file));
		List<String> tags = Files.readAllLines(file).stream().filter(line -> !line.isEmpty())
				.map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList();
		assertEquals(TagScheme.decode(tags).size(), read.stream().mapToInt(document -> document.entities().size()).sum());
		assertEquals(Files.readString(file), tables.write(read));
		assertEquals(1, tables.problems().size());
	}
}
