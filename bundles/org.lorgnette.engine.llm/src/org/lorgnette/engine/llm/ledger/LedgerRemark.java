package org.lorgnette.engine.llm.ledger;

import java.util.List;

/**
 * What was wrong with the reply to a request.
 *
 * @param hash of the request
 * @param mends names of what had to be mended
 * @param unusable whether nothing could be got from it
 * @param ungrounded how many of its pieces the text does not contain
 */
public record LedgerRemark(String hash, List<String> mends, boolean unusable, int ungrounded) {

	public LedgerRemark {
		mends = List.copyOf(mends);
	}
}
