package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.EngineContractTest;
import org.lorgnette.testing.SlowTransformer.Head;

class HfNerContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyTokenizers.Built tokenizer = TinyTokenizers.wordPiece(true, "agnes", "morrow", "lives", "in", "london", "smith", "tom",
				"was");
		List<String> labels = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
		TinyFolders.write(folder, TinyFolders.network("bert", Head.TOKENS, tokenizer.size(), labels.size(), 3), tokenizer, labels);
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
		return Map.of("model", folder.toString(), "alignment", "average", "batch", "4096");
	}

	@Override
	protected String sampleText() {
		return "Agnes Morrow lives in London. Tom Smith was born in Bristol, and there he stays.";
	}
}
