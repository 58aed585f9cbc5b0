package org.lorgnette.training.explain;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.relations.AskedPair;
import org.lorgnette.engine.djl.relations.RelationEngine;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.DifferentiableDecision;
import org.lorgnette.engine.explain.GradientAttribution;
import org.lorgnette.model.Document;
import org.lorgnette.training.relations.RelationNet;

/**
 * Gradients behind relations that {@link RelationEngine} finds: which words of the sentence made them, the two entities included.
 * They are those of the weights that the engine serves, as in {@link EntityGradients}.
 */
public final class RelationGradients implements GradientAttribution {

	/** Whether it is an engine for relations. */
	@Override
	public boolean supports(TextEngine engine) {
		return engine instanceof RelationEngine;
	}

	@Override
	public DifferentiableDecision open(TextEngine engine, Document document, Decision decision, Cancellation cancellation)
			throws EngineException {
		if (!(engine instanceof RelationEngine relations)) {
			throw new EngineUnavailableException("the engine '" + engine.descriptor().id() + "' has no gradients", "take the method occlusion");
		}
		AskedPair asked = relations.asked(document, decision, cancellation);
		ModelFolder folder = relations.folder();
		String name = "log-probability of the label " + folder.labels().get(asked.label());
		return ServedNetwork.open(relations.network(), folder,
				shape -> new RelationNet(shape.encoder(), List.of(folder.labels().size()), shape.hidden(), 0, 0),
				served -> new RelationProbability(served,
						NetworkValue.Explained.of(asked.units(), served.vectors(served.net().encoder(), asked.forms()), name), asked.roles(),
						asked.label(), asked.allowed()));
	}
}
