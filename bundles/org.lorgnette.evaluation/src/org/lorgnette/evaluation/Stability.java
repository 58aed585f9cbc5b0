package org.lorgnette.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether what an engine says stays when what it is given changes a little.
 *
 * @param changes by the change's id, in the order in which they are shown. Of texts {@link Score#FLIPPED}, {@link Score#KEPT},
 *        {@link Score#BROKEN} and {@link Score#MENDED}; of questions about pictures {@link Score#FLIPPED} and the accuracy
 *        with the change, after
 *        the accuracy without one, as {@link #UNCHANGED}
 * @param flips some of each change where there are many
 */
public record Stability(Map<String, Probe> changes, List<Flip> flips) {

	/** The questions drawn, as they are. */
	public static final String UNCHANGED = "unchanged";

	public static final Stability NONE = new Stability(Map.of(), List.of());

	public Stability {
		changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
		flips = List.copyOf(flips);
	}

	/**
	 * What one change did.
	 *
	 * @param score over the units that the change made others: sentences, documents or questions
	 * @param documents with such a unit
	 * @param lost predictions on the changed text for which nothing stands in the original one; they differ from all others
	 */
	public record Probe(Score score, long documents, long lost) {
	}

	/** The same of an engine that is called otherwise. */
	Stability ofEngine(String name) {
		return new Stability(changes, flips.stream().map(flip -> new Flip(name, flip.instance(), flip.change(), flip.rightBefore(),
				flip.rightAfter(), flip.gold(), flip.before(), flip.after())).toList());
	}
}
