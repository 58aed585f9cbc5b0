package org.lorgnette.engine.djl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.testing.EngineContractTest;

class RelationContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModels() {
		TinyModels.tagger(folder.resolve("ner-en"), "en", 64, "London", "Bristol");
		TinyModels.relations(folder.resolve("relations-en"), Map.of("lives", "Live_In(e1,e2)", "born", "Born_In(e1,e2)"), true,
				TinyModels.RELATIONS);
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "neural-relations-en";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("rules", "Live_In: PER -> LOC", "max-distance", "20");
	}

	@Override
	protected ModelStore models() {
		return id -> Optional.of(folder.resolve(id)).filter(Files::exists);
	}

	@Override
	protected String sampleText() {
		return "Agnes Morrow lives in London. Tom Smith was born in Bristol and there he stays.";
	}
}
