package org.lorgnette.engine.llm;

import java.nio.file.Path;

import org.lorgnette.engine.Engine;
import org.lorgnette.engine.llm.ledger.LedgerTotals;

/** An engine whose work is counted in tokens and money. */
public interface KeepsLedger extends Engine {

	/** What this engine has used since it was opened. */
	LedgerTotals used();

	/** The file with one line for each request. */
	Path ledgerFile();
}
