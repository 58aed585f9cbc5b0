package org.lorgnette.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.lorgnette.cli.bench.GeneratedTags.Sentence;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.metrics.chunk.Conlleval;

/** Heap that is still in use after a collection, at its most, while tags are scored one sentence after the other. */
public final class MemorySection implements Section {

	private static final int PROBES = 8;
	private static final double MEGABYTE = 1_000_000;

	@Override
	public String id() {
		return "memory";
	}

	@Override
	public List<Figure> run(int rounds, Cancellation cancellation) {
		List<Figure> figures = new ArrayList<>();
		double reference = 0;
		for (int millions : List.of(1, 20)) {
			double most = most(millions * 1_000_000L, cancellation);
			reference = figures.isEmpty() ? most : reference;
			figures.add(new Figure("conlleval over " + millions + " million tokens", "MB", most, most, most,
					OptionalDouble.of(most / reference)));
		}
		return figures;
	}

	private static double most(long tokens, Cancellation cancellation) {
		GeneratedTags tags = new GeneratedTags(2);
		Conlleval scorer = new Conlleval();
		double most = 0;
		long done = 0;
		for (int probe = 1; probe <= PROBES; probe++) {
			while (done < tokens * probe / PROBES) {
				Sentence sentence = tags.next();
				scorer.add(sentence.gold(), sentence.predicted());
				done += sentence.gold().size();
			}
			cancellation.check();
			System.gc();
			Runtime runtime = Runtime.getRuntime();
			most = Math.max(most, (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
		}
		if (scorer.result().tokens() < tokens) {
			throw new IllegalStateException("scored " + scorer.result().tokens() + " of " + tokens + " tokens");
		}
		return most;
	}
}
