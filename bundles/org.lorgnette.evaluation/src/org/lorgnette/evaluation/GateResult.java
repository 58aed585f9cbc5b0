package org.lorgnette.evaluation;

import java.util.OptionalDouble;

import org.lorgnette.evaluation.experiment.Gate;

/** Whether a demand was met; an undefined value never meets it. */
public record GateResult(Gate gate, OptionalDouble value) {

	public boolean passed() {
		return value.isPresent() && value.getAsDouble() >= gate.atLeast();
	}
}
