package org.lorgnette.engine.remote;

import java.util.List;

/**
 * What would leave this machine for one text or question, in the order in which it would, names already masked; and an estimate of
 * what it takes.
 */
public record Preview(List<Outgoing> requests, OutgoingEstimate estimate) {

	public Preview {
		requests = List.copyOf(requests);
	}
}
