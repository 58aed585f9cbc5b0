package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.QuestionContractTest;
import org.lorgnette.testing.SlowTransformer.Head;

class HfQaContractTest extends QuestionContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyTokenizers.Built tokenizer = TinyTokenizers.byteLevel("\u0120 l", "i n", "o n", "a r", "\u0120l on", "\u0120lon d",
				"\u0120lond on");
		TinyFolders.write(folder, TinyFolders.network("roberta", Head.SPANS, tokenizer.size(), 2, 5), tokenizer, List.of());
	}

	@Override
	protected EngineProvider provider() {
		return new HfProvider();
	}

	@Override
	protected String engineId() {
		return "hf-qa";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString(), "n-best", "5", "stride", "8", "threshold", "0.5", "batch", "4096");
	}

	@Override
	protected String sampleText() {
		return "Agnes Morrow lives in London. Tom Smith was born in Bristol, and there he stays.";
	}

	@Override
	protected String sampleQuestion() {
		return "Where does Agnes live?";
	}
}
