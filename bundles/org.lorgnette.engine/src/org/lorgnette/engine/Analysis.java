package org.lorgnette.engine;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Value;

/**
 * What an engine found in a document. {@code document} has the same id and text as the one analysed, with its sentences and tokens
 * if it had any, else with the engine's own. Predicted relations point to ids of predicted entities of this analysis, or to
 * entities the document brought along.
 */
public record Analysis(Document document, List<Prediction<? extends Value>> predictions) {

	public Analysis {
		predictions = List.copyOf(predictions);
	}

	/** The predicted entities without score and evidence. */
	public List<Entity> entities() {
		return predictions.stream().map(Prediction::value).filter(Entity.class::isInstance).map(Entity.class::cast).toList();
	}

	/** The predicted relations without score and evidence. */
	public List<Relation> relations() {
		return predictions.stream().map(Prediction::value).filter(Relation.class::isInstance).map(Relation.class::cast).toList();
	}

	/** The predicted answers to a question, from the surest on. */
	public List<Prediction<Answer>> answers(String questionId) {
		List<Prediction<Answer>> answers = new ArrayList<>();
		for (Prediction<? extends Value> prediction : predictions) {
			if (prediction.value() instanceof Answer answer && answer.question().equals(questionId)) {
				answers.add(prediction.withValue(answer));
			}
		}
		return List.copyOf(answers);
	}
}
