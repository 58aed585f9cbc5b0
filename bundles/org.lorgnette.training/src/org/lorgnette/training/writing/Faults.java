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
 * @param found predictions that were looked for in the text; what must stand there need not be looked for
 * @param ungrounded so many of them are not there
 */
record Faults(long found, long ungrounded) {

	static final Faults NONE = new Faults(0, 0);

	Faults plus(Analysis analysis) {
		List<Grounding> groundings = analysis.predictions().stream().map(Prediction::grounding).flatMap(Optional::stream).toList();
		return new Faults(found + groundings.size(), ungrounded + groundings.stream().filter(grounding -> !grounding.isGrounded()).count());
	}

	/** The shares of what does not parse and of what is not there, of all that the engine wrote; none if it wrote nothing. */
	Map<String, Double> metrics(WritingEngine engine) {
		Map<String, Double> metrics = new LinkedHashMap<>();
		long written = engine.parsed() + engine.unparsed();
		if (written > 0) {
			metrics.put("unparsable", engine.unparsed() / (double) written);
			metrics.put("ungrounded", found == 0 ? 0 : ungrounded / (double) found);
		}
		return metrics;
	}
}
