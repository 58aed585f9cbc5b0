package org.lorgnette.engine.remote;

import java.nio.file.Path;

import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineException;

/**
 * An engine whose work is counted in requests, tokens and money. It has the settings {@value EndpointSetting#NAME} and {@value
 * #LEDGER}.
 */
public interface CountsSpending extends Engine {

	/** The setting that names the ledger: a file with a line for each request, which runs have of their own. */
	String LEDGER = "ledger";

	/** Since the engine was opened. */
	Spending spent();

	/**
	 * By all who have the same ledger, now and before.
	 *
	 * @throws EngineException
	 *             if the ledger cannot be read
	 */
	Spending booked() throws EngineException;

	/** The ledger; it has neither texts nor keys. */
	Path ledgerFile();
}
