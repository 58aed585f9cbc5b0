package org.lorgnette.evaluation.change;

import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.model.VisualQuestion;

/** A question about pictures after a change of its text or, said in its metadata, of its pictures. */
public record ChangedQuestion(VisualQuestion original, Change change, VisualQuestion changed) implements ChangedInstance {
}
