package org.lorgnette.training.writing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.djl.writing.WritingEngine;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;

/**
 * What is wrong with what was written, whatever the gold says.
 *
 * @param written parts, of which so many do not parse
 * @param grounded predictions that were looked for in the text, of which so many are not there
 */
record Faults(long written, long unparsable, long grounded, long ungrounded) {

	static Faults of(WritingEngine engine, Analysis found) {
		List<Grounding> groundings = found.predictions().stream().map(Prediction::grounding).flatMap(Optional::stream).toList();
		return new Faults(engine.parsed() + engine.unparsed(), engine.unparsed(), groundings.size(),
				groundings.stream().filter(grounding -> !grounding.isGrounded()).count());
	}

	/** Shares, as far as there is anything to share; what must stand in the text is never ungrounded. */
	Map<String, Double> metrics() {
		Map<String, Double> metrics = new LinkedHashMap<>();
		if (written > 0) {
			metrics.put("unparsable", unparsable / (double) written);
			metrics.put("ungrounded", grounded == 0 ? 0 : ungrounded / (double) grounded);
		}
		return metrics;
	}
}
