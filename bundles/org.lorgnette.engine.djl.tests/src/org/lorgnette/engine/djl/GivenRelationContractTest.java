package org.lorgnette.engine.djl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.testing.EngineContractTest;

/** Relates the names that a document has; here they are found by their text. */
class GivenRelationContractTest extends EngineContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyModels.relations(folder, Map.of("lives", "Live_In"), false, List.of("Other", "Live_In"));
	}

	@Override
	protected EngineProvider provider() {
		return new DjlEngines();
	}

	@Override
	protected String engineId() {
		return "neural-relations";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("model", folder.toString(), "entities", "gold", "rules", "Live_In: PER -> LOC");
	}

	@Override
	protected Document prepare(Document document) {
		List<Entity> entities = new ArrayList<>();
		for (String name : List.of("Agnes", "London")) {
			for (int at = document.text().indexOf(name); at >= 0; at = document.text().indexOf(name, at + 1)) {
				entities.add(new Entity("e" + entities.size(), name.equals("London") ? "LOC" : "PER", new Span(at, at + name.length())));
			}
		}
		return document.toBuilder().entities(entities).build();
	}

	@Override
	protected String sampleText() {
		return "Agnes lives in London. It is large.";
	}
}
