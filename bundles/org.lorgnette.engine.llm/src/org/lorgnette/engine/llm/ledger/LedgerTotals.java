package org.lorgnette.engine.llm.ledger;

import org.lorgnette.engine.llm.chat.TokenUsage;

/**
 * Sums of a ledger.
 *
 * @param paid requests that an endpoint answered
 * @param kept requests whose reply was at hand
 * @param failed requests without a usable reply
 * @param usage tokens of the paid ones
 * @param saved tokens of those kept ones that were not paid here before
 * @param cost of the paid ones
 * @param mended replies that did not keep to their form, and of which something was got all the same
 * @param unusable replies of which nothing was got
 * @param ungrounded pieces of replies that the text does not contain
 */
public record LedgerTotals(long paid, long kept, long failed, TokenUsage usage, TokenUsage saved, double cost, long mended, long unusable,
		long ungrounded) {

	public static final LedgerTotals NONE = new LedgerTotals(0, 0, 0, new TokenUsage(0, 0, false), new TokenUsage(0, 0, false), 0, 0, 0, 0);

	/** @param paidHere whether the same request was paid before, and is in these sums */
	LedgerTotals plus(LedgerEntry entry, boolean paidHere) {
		return switch (entry.kind()) {
			case PAID -> new LedgerTotals(paid + 1, kept, failed, usage.plus(entry.usage()), saved, cost + entry.cost(), mended, unusable,
					ungrounded);
			case KEPT -> new LedgerTotals(paid, kept + 1, failed, usage, paidHere ? saved : saved.plus(entry.usage()), cost, mended,
					unusable, ungrounded);
			case FAILED -> new LedgerTotals(paid, kept, failed + 1, usage, saved, cost, mended, unusable, ungrounded);
		};
	}

	LedgerTotals plus(LedgerRemark remark) {
		return new LedgerTotals(paid, kept, failed, usage, saved, cost, mended + (remark.mends().isEmpty() || remark.unusable() ? 0 : 1),
				unusable + (remark.unusable() ? 1 : 0), ungrounded + remark.ungrounded());
	}
}
