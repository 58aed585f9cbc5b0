package org.lorgnette.engine.explain;

import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/** A function of many numbers with its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {

	/** At each of the points, in their order. The points are not changed, nor kept. */
	List<ValueAndGradient> at(List<double[]> points, Cancellation cancellation) throws EngineException;
}
