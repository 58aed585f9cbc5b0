package org.lorgnette.engine.explain;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.model.Document;

/** An engine that reads words in pieces, and shows which. */
public interface ShowsPieces extends TextEngine {

	/** The words of the document's text as the engine reads them, in text order. */
	List<TokenPieces> pieces(Document document, Cancellation cancellation) throws EngineException;
}
