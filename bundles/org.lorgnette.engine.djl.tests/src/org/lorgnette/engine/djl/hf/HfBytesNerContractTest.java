package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;
import org.lorgnette.testing.SlowTransformer.Head;

/** A tokenizer over bytes that is given single words. */
class HfBytesNerContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyTokenizers.Built tokenizer = TinyTokenizers.byteLevel("\u0120 L", "e s", "i n", "a r", "\u0120 d", "\u0120d u", "e r",
				"\u00C3 \u00A9");
		List<String> labels = List.of("O", "B-PER", "I-PER", "E-PER", "S-PER", "B-LOC", "I-LOC", "E-LOC", "S-LOC");
		TinyFolders.write(folder, TinyFolders.network("roberta", Head.TOKENS, tokenizer.size(), labels.size(), 3), tokenizer, labels);
	}

	@Override
	protected EngineProvider provider() {
		return new HfProvider();
	}

	@Override
	protected String engineId() {
		return "hf-ner";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString(), "input", "words", "alignment", "any", "max-length", "40", "batch", "4096");
	}

	@Override
	protected String sampleText() {
		return "Le phare du Corbeau fut construit par Jeanne Morvan. Les marins l'aimaient, dit Paul.";
	}
}
