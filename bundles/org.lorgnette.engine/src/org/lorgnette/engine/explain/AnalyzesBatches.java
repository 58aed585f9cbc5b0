package org.lorgnette.engine.explain;

import java.util.List;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/** An engine that looks at several documents together faster than at one after the other. */
public interface AnalyzesBatches extends TextEngine {

	/** How many documents together are best; 1 or more. */
	int batchSize();

	/** As {@link TextEngine#analyze} does for each of the documents, in their order. */
	List<Analysis> analyzeAll(List<Document> documents, Cancellation cancellation) throws EngineException;
}
