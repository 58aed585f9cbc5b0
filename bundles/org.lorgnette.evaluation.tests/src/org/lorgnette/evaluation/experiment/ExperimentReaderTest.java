package org.lorgnette.evaluation.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.metrics.significance.PairedTest;
import org.lorgnette.model.Task;

class ExperimentReaderTest {

	private static final String COMPLETE = """
			name: emerging-entities
			task: ner
			corpus: {path: dev.conll, format: conll, token: 0, tag: 1, scheme: iob2}
			labels: {person: PER, location: LOC, group: ORG, corporation: ORG}
			engines:
			  - {id: corenlp-crf, labels: {PERSON: PER, LOCATION: LOC, ORGANIZATION: ORG}}
			  - {id: corenlp-rules}
			compare: {baseline: corenlp-crf, test: approximate-randomization, resamples: 10000, unit: sentence, seed: 17}
			gate: {engine: corenlp-crf, metric: strict.f1, at-least: 0.30}
			""";

	private static Experiment parse(String text) throws IOException {
		return ExperimentReader.parse("e.yaml", text, Path.of("/folder"));
	}

	private static String error(String text) {
		return assertThrows(CorpusException.class, () -> parse(text)).getMessage();
	}

	@Test
	void readsAnExperiment() throws IOException {
		Experiment experiment = parse(COMPLETE);
		assertEquals(Task.NER, experiment.task());
		assertEquals(Path.of("/folder/dev.conll"), experiment.corpus().path());
		assertEquals(Map.of("token", "0", "tag", "1", "scheme", "iob2"), experiment.corpus().options());
		assertEquals(Optional.of("PER"), experiment.labels().apply("person"));
		assertEquals(Optional.empty(), experiment.labels().apply("product"));
		assertEquals("corenlp-rules", experiment.engines().get(1).name());
		assertEquals(PairedTest.APPROXIMATE_RANDOMIZATION, experiment.comparison().test());
		assertEquals(new Gate("corenlp-crf", "strict.f1", 0.3), experiment.gates().getFirst());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "engines:|engine:|e.yaml:5: unknown key 'engine'; did you mean 'engines'?",
			"token: 0|tokn: 0|e.yaml:3: unknown key 'tokn'; did you mean 'token'?", "seed: 17|sed: 17|e.yaml:8: unknown key 'sed'; did you mean 'seed'?",
			"at-least: 0.30|atleast: 0.30|e.yaml:9: unknown key 'atleast'; did you mean 'at-least'?",
			"format: conll,|format: conl,|e.yaml:3: unknown format 'conl'; did you mean 'conll'?", "task: ner|task: nre|e.yaml:2: task: expected ner or relations",
			"resamples: 10000|resamples: many|e.yaml:8: resamples: expected a whole number, got 'many'",
			"baseline: corenlp-crf|baseline: corenlp-cfr|e.yaml:8: baseline: expected one of the engines above, got 'corenlp-cfr'; did you mean 'corenlp-crf'?",
			"- {id: corenlp-rules}|- {id: corenlp-crf}|e.yaml:7: id: expected a name of its own for each engine",
			"test: approximate-randomization|test: t-test|e.yaml:8: test: expected approximate-randomization or paired-bootstrap or mcnemar",
			"name: emerging-entities|name: ../up|e.yaml:1: name: expected letters", "task: ner|task: [ner|e.yaml:",
			"at-least: 0.30|at-least: 30|e.yaml:9: at-least: expected a value from 0 to 1, got '30'",
			"metric: strict.f1|metric: boundary.f1|e.yaml:9: metric: expected strict, exact, partial, type, strict.TYPE or macro",
			"metric: strict.f1|metric: strict.f2|e.yaml:9: metric: expected strict,",
			"unit: sentence|unit: word|e.yaml:8: unit: expected sentence or document" })
	void errorsNameLineAndNearestKey(String right, String wrong, String expected) {
		String message = error(COMPLETE.replace(right, wrong));
		assertTrue(message.startsWith(expected), message);
	}

	@Test
	void missingPartsAreNamed() {
		assertTrue(error("name: x\ntask: ner\nengines: [{id: a}]\n").contains("'corpus' is missing"));
		assertTrue(error("name: x\ntask: ner\ncorpus: {path: p}\n").contains("engines: expected a list"));
		assertTrue(error("").contains("is empty"));
		assertTrue(error("name: " + "[".repeat(200_000)).contains("nested"));
		assertTrue(error("name: a\nname: b\n").contains("occurs twice"));
	}

	@Test
	void labelsOfAnEngineWithoutAMapAreDerived() {
		LabelMap common = new LabelMap(Map.of("person", "PER", "group", "ORG", "location", "LOC"));
		assertEquals(Optional.of("PER"), common.derive(Set.of("PERSON")).apply("PERSON"));
		assertEquals(Optional.of("LOC"), common.derive(Set.of("LOC")).apply("LOC"));
		assertEquals(Optional.of("ORG"), common.derive(Set.of("ORGANIZATION")).apply("ORGANIZATION"));
		assertEquals(Optional.empty(), common.derive(Set.of("DATE")).apply("DATE"));
		assertEquals(Optional.of("DATE"), LabelMap.IDENTITY.derive(Set.of("DATE")).apply("DATE"));
	}
}
