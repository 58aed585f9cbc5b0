package org.lorgnette.evaluation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.evaluation.experiment.Portion;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.io.CorpusException;

class TrainingConfigurationReaderTest {

	private static final Path FILE = Path.of("folder", "c.yaml");

	private static TrainingConfiguration parse(String text) throws IOException {
		return TrainingConfigurationReader.parse(FILE, text);
	}

	@Test
	void everythingCanBeSaid() throws IOException {
		TrainingConfiguration read = parse("""
				trainer: t
				corpora:
				  - {path: a.conll, format: conll, token: 0, labels: {x: PER}, weight: 2.5, language: fr, skip: 5, limit: 10}
				  - {path: "b/*.json", name: b, relations: {r: R}}
				dev: [{path: d1}, {path: d2, labels: {}}]
				labels: {y: LOC}
				allow-overlap: true
				scheme: bio
				settings: {epochs: 3}
				seed: 9
				device: gpu:1
				threads: 4
				out: model
				""");
		DataSpec first = read.data().getFirst();
		assertEquals("a.conll", first.name());
		assertEquals(Map.of("x", "PER"), first.labels());
		assertEquals(Map.of("token", "0", "language", "fr"), first.options());
		assertEquals(2.5, first.weight());
		assertEquals(Optional.of("fr"), first.language());
		assertEquals(new Portion(5, 10), first.portion());
		DataSpec second = read.data().getLast();
		assertEquals("b", second.name());
		assertEquals(Map.of("y", "LOC"), second.labels(), "those of the file");
		assertEquals(Map.of("r", "R"), second.relations());
		assertEquals(1, second.weight());
		assertEquals(List.of(Map.of("y", "LOC"), Map.of()), read.development().stream().map(DataSpec::labels).toList());
		assertEquals(Map.of("epochs", "3", "scheme", "iob2"), read.settings());
		assertEquals(9, read.seed());
		assertEquals(ComputeDevice.gpu(1), read.device());
		assertEquals(OptionalInt.of(4), read.threads());
		assertEquals(FILE.toAbsolutePath().resolveSibling("model"), read.out().orElseThrow());
		assertTrue(read.allowOverlap());
	}

	@Test
	void anOldFileMeansWhatItMeant() throws IOException {
		TrainingConfiguration read = parse("trainer: t\ncorpus: {path: a, format: conll, scheme: iob1}\ndev: {path: d}\nlabels: {a: b}\n");
		assertEquals(List.of("a"), read.data().stream().map(DataSpec::name).toList());
		assertEquals(Map.of("scheme", "iob1"), read.data().getFirst().options());
		assertEquals(Map.of("a", "b"), read.development().getFirst().labels());
		assertEquals(ComputeDevice.AUTO, read.device());
		assertEquals(Map.of(), read.settings());
		assertEquals(Optional.empty(), read.split());
	}

	@Test
	void corporaOfOneNameAreToldApart() throws IOException {
		assertEquals(List.of("a", "a (2)", "a (3)"),
				parse("trainer: t\ncorpora: [{path: a}, {path: a, limit: 2}, {path: a}]\n").data().stream().map(DataSpec::name).toList());
	}

	@Test
	void whatDoesNotFitIsExplainedWithItsLine() {
		String corpus = "corpus: {path: a}\n";
		assertSays("c.yaml:2: unknown key 'corporas'; did you mean 'corpora'?", "trainer: t\ncorporas: [{path: a}]\n");
		assertSays("c.yaml:1: the key 'corpus' is missing", "trainer: t\n");
		assertSays("c.yaml:3: corpora: expected either", "trainer: t\n" + corpus + "corpora: [{path: b}]\n");
		assertSays("c.yaml:2: weight: expected a number above 0", "trainer: t\ncorpus: {path: a, weight: 0}\n");
		assertSays("c.yaml:3: weight: expected a number above 0", "trainer: t\ncorpora:\n  - {path: a, weight: -1}\n");
		assertSays("c.yaml:2: weight: expected a number above 0", "trainer: t\ncorpus: {path: a, weight: NaN}\n");
		assertSays("c.yaml:2: limit: expected a number of documents", "trainer: t\ncorpus: {path: a, limit: 0}\n");
		assertSays("c.yaml:2: unknown format 'conl'; did you mean 'conll'?", "trainer: t\ncorpus: {path: a, format: conl}\n");
		assertSays("c.yaml:2: unknown key 'tokn'; did you mean 'token'?", "trainer: t\ncorpus: {path: a, format: conll, tokn: 1}\n");
		assertSays("c.yaml:2: unknown key 'wieght'; did you mean 'weight'?", "trainer: t\ncorpus: {path: a, wieght: 1}\n");
		assertSays("c.yaml:3: device: expected auto, cpu, gpu or gpu:N, got 'tpu'", "trainer: t\n" + corpus + "device: tpu\n");
		assertSays("c.yaml:3: threads: expected 1 to", "trainer: t\n" + corpus + "threads: 0\n");
		assertSays("c.yaml:4: threads: expected it either here or in 'settings'",
				"trainer: t\n" + corpus + "settings: {threads: 2}\nthreads: 2\n");
		assertSays("c.yaml:3: seed: expected a whole number, got 'x'", "trainer: t\n" + corpus + "seed: x\n");
		assertSays("c.yaml:3: dev: expected a share", "trainer: t\n" + corpus + "split: {dev: 1.5}\n");
		assertSays("c.yaml:3: by: expected document", "trainer: t\n" + corpus + "split: {dev: 0.5, by: sentence}\n");
		assertSays("c.yaml:4: split: expected no split where", "trainer: t\n" + corpus + "dev: {path: d}\nsplit: {dev: 0.5}\n");
		assertSays("c.yaml:3: allow-overlap: expected true or false", "trainer: t\n" + corpus + "allow-overlap: perhaps\n");
		assertSays("c.yaml:2: path: expected a path", "trainer: t\ncorpus: {path: ''}\n");
		assertSays("'n' occurs twice", "trainer: t\ncorpora: [{path: a, name: n}, {path: b, name: n}]\n");
	}

	private static void assertSays(String text, String configuration) {
		String message = assertThrows(CorpusException.class, () -> parse(configuration)).getMessage();
		assertTrue(message.contains(text), message);
	}

	@Test
	void settingsAreCheckedWithTheirLine() throws IOException {
		List<Setting> declared = List.of(Setting.of("epochs", Setting.Kind.INTEGER, "3", "Epochs."),
				Setting.of("rate", Setting.Kind.DECIMAL, "0.1", "Rate."));
		String head = "trainer: t\ncorpus: {path: a}\nsettings:\n  rate: 0.2\n";
		assertEquals(Map.of("epochs", "3", "rate", "0.2"), parse(head).check(declared).asMap());
		assertTrue(assertThrows(IllegalArgumentException.class, () -> parse(head + "  epoch: 4\n").check(declared)).getMessage()
				.contains("c.yaml:5: t: unknown setting 'epoch'; did you mean 'epochs'?"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> parse(head + "  epochs: many\n").check(declared)).getMessage()
				.contains("c.yaml:5: t: setting 'epochs': expected a value of kind integer, got 'many'"));
	}

	@Test
	void pathsAmongSettingsAreRelativeToTheFile() throws IOException {
		List<Setting> declared = List.of(Setting.of("encoder", Setting.Kind.PATH, "", "Encoder."),
				Setting.of("name", Setting.Kind.TEXT, "", "Name."));
		String source = "trainer: t\ncorpus: {path: a}\nsettings: {encoder: ../encoder, name: ../n}\n";
		Settings settings = TrainingConfigurationReader.parse(Path.of("models", "ner", "train.yaml"), source).check(declared);
		assertEquals(Path.of("models", "encoder").toString(), settings.text("encoder"));
		assertEquals("../n", settings.text("name"));
		assertEquals("", parse("trainer: t\ncorpus: {path: a}\n").check(declared).text("encoder"));
	}
}
