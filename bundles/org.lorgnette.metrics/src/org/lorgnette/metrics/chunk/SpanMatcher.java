package org.lorgnette.metrics.chunk;

import java.util.List;
import java.util.Map;

/** Matches the spans of one document and adds to the tallies; {@code types} has one for every type that occurs. */
interface SpanMatcher {

	void match(List<TypedSpan> gold, List<TypedSpan> predicted, MatchTally overall, Map<String, MatchTally> types);
}
