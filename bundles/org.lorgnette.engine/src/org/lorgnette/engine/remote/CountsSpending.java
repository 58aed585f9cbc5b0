package org.lorgnette.engine.remote;

import java.nio.file.Path;

import org.lorgnette.engine.Engine;

/** An engine whose work is counted in requests, tokens and money. */
public interface CountsSpending extends Engine {

	Spending spent();

	/** The file with one line for each request; it has neither texts nor keys. */
	Path ledgerFile();
}
