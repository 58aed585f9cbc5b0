package org.lorgnette.world;

/** Is told how far the writing of a world has come. */
@FunctionalInterface
public interface WorldListener {

	/** @throws java.util.concurrent.CancellationException to end the writing; nothing is left of it then */
	void wrote(int pictures, int total);
}
