package org.lorgnette.engine;

import java.util.List;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.VisualQuestion;

/** An engine over pictures that can be measured against the bare method it wraps. */
public interface ShowsBareVisualWork extends VisualEngine {

	/**
	 * A picture and questions about it that are asked together.
	 *
	 * @param questions none if the picture is only to be looked at
	 */
	record Asked(Picture picture, List<VisualQuestion> questions) {

		public Asked {
			questions = List.copyOf(questions);
		}
	}

	/** What the bare method would be given for these, one after the other. */
	BareWork prepare(List<Asked> asked, Cancellation cancellation) throws EngineException;
}
