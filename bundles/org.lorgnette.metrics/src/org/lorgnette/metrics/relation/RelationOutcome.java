package org.lorgnette.metrics.relation;

import java.util.Optional;

import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Relation;

/** What became of a gold relation, of a predicted one, or of the two together; the kinds read as {@link RelationErrorAnalysis} says. */
public record RelationOutcome(Outcome.Kind kind, Optional<Relation> gold, Optional<Relation> predicted) {
}
