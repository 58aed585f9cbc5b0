package org.lorgnette.cli.bench;

import java.io.IOException;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/** A group of measurements. */
public interface Section {

	String id();

	/**
	 * @param rounds
	 *            measured turns of each alternative
	 * @return the reference of the section first
	 * @throws EngineException
	 *             if it cannot be measured here
	 */
	List<Figure> run(int rounds, Cancellation cancellation) throws IOException, EngineException;
}
