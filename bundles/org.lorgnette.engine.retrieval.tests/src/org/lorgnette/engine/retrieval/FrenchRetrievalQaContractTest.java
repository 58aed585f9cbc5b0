package org.lorgnette.engine.retrieval;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.testing.QuestionContractTest;

class FrenchRetrievalQaContractTest extends QuestionContractTest {

	@Override
	protected EngineProvider provider() {
		return Samples.PROVIDER;
	}

	@Override
	protected String engineId() {
		return "retrieval-qa";
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
