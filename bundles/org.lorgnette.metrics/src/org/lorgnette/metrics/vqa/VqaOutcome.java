package org.lorgnette.metrics.vqa;

import java.util.Optional;

import org.lorgnette.metrics.python.PythonNumbers;

/** The accuracy, 0..1, of the answer to one visual question. */
public record VqaOutcome(String id, Optional<String> questionType, Optional<String> answerType, double accuracy) {

	/** In percent, with two digits after the point as the official script has it. */
	public double percent() {
		return PythonNumbers.round(100 * accuracy, 2);
	}
}
