package org.lorgnette.engine;

import java.util.List;

import org.lorgnette.model.Document;

/** An engine that can be measured against the bare method it wraps. */
public interface ShowsBareWork extends TextEngine {

	/** What the bare method would be given if each of these documents were analysed, one after the other. */
	BareWork prepare(List<Document> documents, Cancellation cancellation) throws EngineException;
}
