package org.lorgnette.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.testing.Corpora;

class CorpusFormatsTest {

	@Test
	void idsAreThoseThatExperimentsUse() {
		assertEquals(List.of("conll", "hipe", "conllu", "brat", "webanno", "xmi", "cas-json", "squad", "spert", "docred",
				"semeval2010", "vqa", "easy-vqa", "shapes", "nlvr", "jsonl", "text"),
				CorpusFormats.all().stream().map(CorpusFormat::id).toList());
		CorpusFormats.all().forEach(format -> assertEquals(format, CorpusFormats.find(format.id())));
	}

	@Test
	void optionsHaveNamesOfTheirOwnAndFittingDefaults() {
		for (CorpusFormat format : CorpusFormats.all()) {
			Set<String> names = new HashSet<>();
			format.options().forEach(option -> assertTrue(names.add(option.name()), format.id() + " " + option.name()));
			assertEquals(names, format.defaults().asMap().keySet());
			assertTrue(!format.description().isBlank() && !format.description().endsWith("."), format.id());
		}
	}

	@Test
	void unknownIdsNameTheNearest() {
		String message = assertThrows(IllegalArgumentException.class, () -> CorpusFormats.find("conl")).getMessage();
		assertTrue(message.startsWith("unknown format 'conl'; did you mean 'conll'? (known: brat, cas-json, conll, "), message);
		assertThrows(IllegalArgumentException.class, () -> CorpusFormats.find(""));
	}

	@Test
	void streamsAndAbsentFilesAreNotGuessed() throws IOException {
		assertEquals(Optional.empty(), CorpusFormats.detect(CorpusSource.of("-", InputStream.nullInputStream())));
		assertThrows(CorpusException.class, () -> CorpusFormats.detect(CorpusSource.of(Path.of("no-such-file.conll"))));
	}

	@ParameterizedTest
	@CsvSource({ "ner/en/wnut17/emerging.dev.conll, conll", "ner/en/uner-ewt/en_ewt-ud-dev.iob2, conll",
			"ner/en/bc5cdr-iob/devel.tsv, conll", "ner/en/crossner/ai/dev.txt, conll", "ner/fr/winer/conll/dev.bio.conll, conll",
			"ner/fr/europeana/enp_FR.bnf.first80pct.bio, conll", "ner/fr/newseye/dev.tsv, hipe", "ner/en/ajmc/train.tsv, hipe",
			"formats/conllu/fr_gsd-ud-test.part.conllu, conllu", "ner/fr/winer/brat, brat", "formats/brat/BioNLP-ST_2011, brat",
			"re/conll04/conll04_dev.json, spert", "qa/piaf-fr/piaf-dev.json, squad", "vqa/easy-vqa, easy-vqa", "vqa/shapes, shapes",
			"vqa/nlvr1, nlvr" })
	void corporaAreRecognised(String path, String format) throws IOException {
		assertEquals(Optional.of(format), CorpusFormats.detect(CorpusSource.of(Corpora.require(path))).map(CorpusFormat::id));
	}
}
