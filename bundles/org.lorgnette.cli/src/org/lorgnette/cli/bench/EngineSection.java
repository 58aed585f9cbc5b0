package org.lorgnette.cli.bench;

import java.util.List;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;

/** A measurement that a bundle of engines brings. */
public final class EngineSection implements Section {

	private final Benchmark benchmark;
	private final ModelStore models;

	public EngineSection(Benchmark benchmark, ModelStore models) {
		this.benchmark = benchmark;
		this.models = models;
	}

	@Override
	public String id() {
		return benchmark.id();
	}

	@Override
	public List<Figure> run(int rounds, Cancellation cancellation) throws EngineException {
		return Figure.speeds(benchmark.run(models, rounds, cancellation));
	}
}
