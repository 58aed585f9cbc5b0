package org.lorgnette.engine;

/**
 * What an engine's method has to do at least for some documents, prepared beforehand: the network alone over inputs that are made
 * already. Closing frees its memory.
 */
public interface BareWork extends AutoCloseable {

	/** What does it, such as {@code bare session of ONNX Runtime}. */
	String name();

	/** Words without filling; 0 for no documents. */
	long words();

	/** Words with those that fill inputs up to the same length. */
	long padded();

	/** Does it once, with one thread or as many as the engine is set to use. */
	void run(Cancellation cancellation) throws EngineException;

	@Override
	void close() throws EngineException;
}
