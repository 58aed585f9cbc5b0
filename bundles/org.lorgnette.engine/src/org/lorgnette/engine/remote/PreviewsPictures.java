package org.lorgnette.engine.remote;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.VisualQuestion;

/** An engine that sends pictures and questions, and can show beforehand what it would send. */
public interface PreviewsPictures extends VisualEngine {

	/**
	 * Sends nothing.
	 *
	 * @param pictures one for each of the question's images
	 */
	Preview preview(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) throws EngineException;
}
