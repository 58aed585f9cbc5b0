package org.lorgnette.evaluation.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lorgnette.io.CorpusException;

class ExperimentWriterTest {

	private static final Path FOLDER = Path.of("experiments").toAbsolutePath();
	private static final String FULL = """
			name: Été 2 - no
			task: ner
			corpus: {path: "a: b/c#d.conll", format: conll, token: 0, tag: 1, scheme: bioes, language: "no", skip: 3, limit: 7}
			labels: {PERSON: PER, "yes": "on", "a\\tb": "\\u2028{}"}
			symmetric: [spouseOf, "null"]
			engines:
			  - {id: one, labels: {}}
			  - {id: one, name: "two, too", settings: {a: "1", b: "", c: "x: y"}, labels: {A: PER}, relations: {R: S}}
			compare: {baseline: one, test: paired-bootstrap, resamples: 12, unit: document, seed: -4, level: 0.9, interval: bca}
			gate: [{engine: "two, too", metric: strict.PER.f1, at-least: 0.25}, {engine: one, metric: accuracy, at-least: 0}]
			threads: 3
			""";

	private static Experiment read(String text) throws CorpusException {
		return ExperimentReader.parse("e.yaml", text, FOLDER);
	}

	private static Experiment withoutSource(Experiment e) {
		return new Experiment(e.name(), e.task(), e.corpus(), e.labels(), e.relations(), e.symmetric(), e.engines(), e.comparison(),
				e.gates(), e.threads(), "");
	}

	private static Experiment full() throws CorpusException {
		return read(FULL);
	}

	@Test
	void whatIsWrittenIsReadBack() throws CorpusException {
		Experiment experiment = full();
		Experiment again = read(ExperimentWriter.write(experiment, "a: b/c#d.conll"));
		assertEquals(withoutSource(experiment), withoutSource(again));
	}

	@Test
	void aSmallExperimentIsReadBackToo() throws CorpusException {
		Experiment experiment = read("{name: s, task: relations, corpus: {path: x}, engines: {id: e}, threads: 1}");
		assertEquals(withoutSource(experiment), withoutSource(read(ExperimentWriter.write(experiment, "x"))));
	}

	@Test
	void otherEnginesTakeTheirGatesAndBaselineWithThem() throws CorpusException {
		EngineSpec changed = new EngineSpec("two, too", "one", Map.of("a", "2"), Optional.empty(), Optional.empty());
		Experiment fewer = ExperimentWriter.withEngines(full(), List.of(changed));
		assertEquals(List.of(changed), fewer.engines());
		assertEquals(Optional.empty(), fewer.comparison().baseline());
		assertEquals(List.of("two, too"), fewer.gates().stream().map(Gate::engine).toList());
		assertEquals(full().corpus(), fewer.corpus());
		// The text stands for itself, wherever it lies.
		assertEquals(fewer, ExperimentReader.parse("e", fewer.source(), Path.of("elsewhere")));
		assertTrue(assertThrows(CorpusException.class, () -> ExperimentWriter.withEngines(full(), List.of())).getMessage()
				.contains("at least one engine"));
	}
}
