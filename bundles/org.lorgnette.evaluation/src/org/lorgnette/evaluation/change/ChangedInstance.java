package org.lorgnette.evaluation.change;

import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.model.Instance;

/** What an engine is given once more, with a small change in it. */
public sealed interface ChangedInstance permits ChangedDocument, ChangedQuestion {

	Instance original();

	Change change();

	/** With an id of its own. */
	Instance changed();
}
