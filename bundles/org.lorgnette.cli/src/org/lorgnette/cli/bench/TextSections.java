package org.lorgnette.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Benchmark.Measurement;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ShowsBareWork;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.explain.Words;
import org.lorgnette.model.Document;

/**
 * The speed of engines over the same documents, one after the other in one thread, and of the bare methods that they wrap over inputs
 * made beforehand; and the memory that each engine needs when it is the only one that is open.
 */
public final class TextSections {

	/** The section with all engines. */
	public static final String SPEED = "speed";

	private static final double WARM_UP_SECONDS = 2;
	private static final int WARM_UP_TURNS = 2;
	private static final String THREADS = "threads";

	/** Opens an engine anew. */
	@FunctionalInterface
	public interface Opening {
		TextEngine open(String engine) throws EngineException;
	}

	private record Memory(OptionalDouble peak, double heap) {
	}

	@FunctionalInterface
	private interface Work {
		void run() throws EngineException;
	}

	private final List<String> ids;
	private final Opening opening;
	private final List<Document> documents;
	private final long tokens;

	/**
	 * @param ids of the engines, the reference first
	 * @param documents at least one of which has a word
	 */
	public TextSections(List<String> ids, Opening opening, List<Document> documents) {
		this.ids = List.copyOf(ids);
		this.opening = opening;
		this.documents = List.copyOf(documents);
		this.tokens = documents.stream().mapToLong(document -> Words.of(document, document).size()).sum();
	}

	/** Their tokens as they have them; of those without any, words and signs. */
	public long tokens() {
		return tokens;
	}

	/** By section: one with the speeds of all engines, and one for each engine. */
	public Map<String, List<Figure>> run(int rounds, Cancellation cancellation) throws EngineException {
		Map<String, Memory> memory = new LinkedHashMap<>();
		for (String id : ids) {
			boolean fresh = ProcessMemory.forgetPeak();
			try (TextEngine engine = opening.open(id)) {
				analyze(engine, cancellation);
				OptionalDouble peak = fresh || memory.isEmpty() ? ProcessMemory.peak() : OptionalDouble.empty();
				memory.put(id, new Memory(peak, ProcessMemory.heap()));
			}
		}
		Map<String, TextEngine> engines = new LinkedHashMap<>();
		Map<String, BareWork> bare = new LinkedHashMap<>();
		try {
			for (String id : ids) {
				TextEngine engine = opening.open(id);
				engines.put(id, engine);
				if (engine instanceof ShowsBareWork shows) {
					bare.put(id, shows.prepare(documents, cancellation));
				}
			}
			return figures(engines, bare, memory, rounds, cancellation);
		} finally {
			for (BareWork each : bare.values()) {
				each.close();
			}
			engines.values().forEach(TextEngine::close);
		}
	}

	private void analyze(TextEngine engine, Cancellation cancellation) throws EngineException {
		for (Document document : documents) {
			engine.analyze(document, cancellation);
		}
	}

	private Map<String, List<Figure>> figures(Map<String, TextEngine> engines, Map<String, BareWork> bare, Map<String, Memory> memory,
			int rounds, Cancellation cancellation) throws EngineException {
		Map<String, Work> alternatives = new LinkedHashMap<>();
		bare.forEach((id, work) -> alternatives.put(work.name() + " for " + id, () -> work.run(cancellation)));
		engines.forEach((id, engine) -> alternatives.put(id, () -> analyze(engine, cancellation)));
		Map<String, Measurement> measured = measure(alternatives, rounds);
		Map<String, List<Figure>> sections = new LinkedHashMap<>();
		sections.put(SPEED, Figure.speeds(ids.stream().map(measured::get).toList()));
		for (String id : ids) {
			List<Measurement> speeds = new ArrayList<>();
			if (bare.containsKey(id)) {
				speeds.add(measured.get(bare.get(id).name() + " for " + id));
			}
			speeds.add(measured.get(id));
			List<Figure> figures = new ArrayList<>(Figure.speeds(speeds));
			if (bare.containsKey(id) && bare.get(id).padded() > 0) {
				figures.add(amount("filling among the words of batches", "%",
						100.0 * (bare.get(id).padded() - bare.get(id).words()) / bare.get(id).padded()));
			}
			String threads = engines.get(id).settings().asMap().getOrDefault(THREADS, "");
			if (threads.matches("\\d{1,3}")) {
				figures.add(amount("setting threads", "threads", Integer.parseInt(threads)));
			}
			memory.get(id).peak().ifPresent(peak -> figures.add(amount("peak resident memory", "MB", peak)));
			figures.add(amount("Java heap in use", "MB", memory.get(id).heap()));
			sections.put(id, figures);
		}
		return sections;
	}

	private static Figure amount(String name, String unit, double value) {
		return new Figure(name, unit, value, value, value, OptionalDouble.empty());
	}

	private Map<String, Measurement> measure(Map<String, Work> alternatives, int rounds) throws EngineException {
		for (Work work : alternatives.values()) {
			double warm = 0;
			for (int turn = 0; turn < WARM_UP_TURNS || warm < WARM_UP_SECONDS; turn++) {
				warm += seconds(work);
			}
		}
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		for (int round = 0; round < rounds; round++) {
			for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
				seconds.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>()).add(seconds(alternative.getValue()));
			}
		}
		Map<String, Measurement> measured = new LinkedHashMap<>();
		seconds.forEach((name, each) -> measured.put(name, new Measurement(name, tokens, "tokens", each)));
		return measured;
	}

	private static double seconds(Work work) throws EngineException {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}
}
