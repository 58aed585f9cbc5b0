package org.lorgnette.engine.corenlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.corenlp.training.CrfTrainer;
import org.lorgnette.engine.corenlp.training.TaggedSentence;
import org.lorgnette.testing.EngineContractTest;

/** The contract, kept by a model that is trained here on a few sentences. */
class OwnCrfContractTest extends EngineContractTest {

	@TempDir
	private static Path folder;

	@BeforeAll
	static void train() throws IOException {
		List<TaggedSentence> corpus = new ArrayList<>();
		for (String name : List.of("Anna", "Bruno", "Clara", "David", "Emil", "Frida")) {
			corpus.add(new TaggedSentence(List.of(name, "Ellison", "was", "born", "in", "Toronto", "on", "March", "3", "."),
					List.of("B-PER", "E-PER", "O", "O", "O", "S-LOC", "O", "O", "O", "O")));
			corpus.add(new TaggedSentence(List.of("She", "joined", "Siemens", "in", "Munich", "with", name, "."),
					List.of("O", "O", "S-ORG", "O", "S-LOC", "O", "S-PER", "O")));
			corpus.add(new TaggedSentence(List.of("Siemens", "is", "based", "in", "Munich", ",", "Germany", "."),
					List.of("S-ORG", "O", "O", "O", "S-LOC", "O", "S-LOC", "O")));
		}
		new CrfTrainer(new CrfTrainer.Options(1, 30, 20)).train(corpus, folder.resolve("own.ser.gz"), (evaluations, value) -> {
		}, Cancellation.NONE);
	}

	@Override
	protected EngineProvider provider() {
		return new CoreNlpEngines();
	}

	@Override
	protected String engineId() {
		return "corenlp-crf-own";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.resolve("own.ser.gz").toString());
	}

	@Override
	protected String sampleText() {
		return Samples.ENGLISH;
	}
}
