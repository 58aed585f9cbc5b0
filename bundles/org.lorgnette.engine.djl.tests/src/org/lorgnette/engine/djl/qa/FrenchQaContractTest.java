package org.lorgnette.engine.djl.qa;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.testing.QuestionContractTest;

class FrenchQaContractTest extends QuestionContractTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() {
		TinyReaders.reader(folder.resolve("qa"), 64, "fr");
	}

	@Override
	protected EngineProvider provider() {
		return new TinyReaders.Provider();
	}

	@Override
	protected String engineId() {
		return "neural-qa-fr";
	}

	@Override
	protected ModelStore models() {
		return TinyReaders.store(folder);
	}

	@Override
	protected String sampleText() {
		return "Le phare de la pointe du Corbeau fut construit par Ad\u00E8le Morvan en 1871. "
				+ "Il se dresse sur la c\u00F4te nord de l'\u00EEle. "
				+ "Les marins l'appelaient la vieille lampe.";
	}

	@Override
	protected String sampleQuestion() {
		return "En quelle ann\u00E9e le phare de la pointe du Corbeau fut-il construit ?";
	}
}
