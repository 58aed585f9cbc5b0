package org.lorgnette.engine.baseline;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.QuestionContractTest;

class FrenchLexicalQaContractTest extends QuestionContractTest {

	@Override
	protected EngineProvider provider() {
		return new BaselineEngines();
	}

	@Override
	protected String engineId() {
		return "lexical-qa";
	}

	@Override
	protected String sampleText() {
		return "Le phare de la pointe du Corbeau fut construit par Adèle Morvan en 1871. Il se dresse sur la côte nord de l'île. "
				+ "Les marins l'appelaient la vieille lampe.";
	}

	@Override
	protected String sampleQuestion() {
		return "En quelle année le phare de la pointe du Corbeau fut-il construit ?";
	}
}
