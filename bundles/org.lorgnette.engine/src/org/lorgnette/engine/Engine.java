package org.lorgnette.engine;

/**
 * A method ready to work: its models are loaded. Safe for use by several threads at once, deterministic for the same settings and
 * input. Closing gives its memory back; a closed engine refuses to work. What it works on is said by {@link TextEngine} and
 * {@link VisualEngine}; an engine may be both.
 */
public interface Engine extends AutoCloseable {

	EngineDescriptor descriptor();

	/** The settings it was opened with, defaults included. */
	Settings settings();

	@Override
	void close();
}
