package org.lorgnette.cli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Benchmark.Measurement;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ShowsBareVisualWork;
import org.lorgnette.engine.ShowsBareVisualWork.Asked;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.VisualQuestion;

/**
 * The speed of an engine over pictures, each of which it has not seen before: of looking, of answering several questions together or
 * one by one, and how long a single question takes. Where the engine tells, bare sessions over inputs made beforehand are what it is
 * compared with.
 */
public final class VisualSections {

	/** Questions that come with a picture. */
	public static final int QUESTIONS = 8;

	/** Pictures in a round at least: more than engines remember, so that each is new to them when its turn comes again. */
	public static final int LEAST = 20;

	private static final int SHAPES = 4;
	/** Of the time on a core that is wished, what may pass at most until then. */
	private static final double LONGEST_WARM_UP = 2.5;
	private static final double MILLIS = 1000;
	private static final double NANOS = 1e9;
	private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
	private static final List<String> TEXTS = List.of("what shape is in the image?", "is there a red circle in the image?",
			"what color is the shape?", "does the image contain a triangle?", "is there not a blue shape?", "is a green shape present?",
			"what is the color of the rectangle?", "does the image not contain a teal circle?");

	private final VisualEngine engine;
	private final List<Picture> pictures;
	private final double warmUp;

	/** By time that passed, and by time on a core. */
	private record Measured(List<Measurement> wall, List<Measurement> core) {
	}

	@FunctionalInterface
	private interface Work {
		void run() throws EngineException;
	}

	/**
	 * @param count of pictures in a round, {@link #LEAST} or more
	 * @param side of each, in pixels
	 * @param warmUp seconds that each alternative works before it is measured; at least one turn
	 */
	public VisualSections(VisualEngine engine, int count, int side, double warmUp) {
		this.engine = engine;
		this.warmUp = warmUp;
		SplittableRandom random = new SplittableRandom(5);
		this.pictures = IntStream.range(0, count).mapToObj(i -> draw(side, random)).toList();
	}

	/** Plain shapes on a light ground; never the same. */
	private static Picture draw(int side, SplittableRandom random) {
		int[] pixels = new int[side * side];
		Arrays.fill(pixels, 0xFFF0F0F0);
		for (int shape = 0; shape < SHAPES; shape++) {
			int colour = 0xFF000000 | random.nextInt(1 << 24);
			int left = random.nextInt(side);
			int top = random.nextInt(side);
			int size = 1 + random.nextInt(Math.max(1, side / 3));
			for (int y = top; y < Math.min(side, top + size); y++) {
				Arrays.fill(pixels, y * side + left, y * side + Math.min(side, left + size), colour);
			}
		}
		return Picture.of(side, side, pixels);
	}

	private static List<VisualQuestion> questions(int count) {
		return IntStream.range(0, count).mapToObj(i -> new VisualQuestion("q" + i, List.of("picture"), TEXTS.get(i % TEXTS.size()),
				List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of())).toList();
	}

	private List<Asked> asked(int questions) {
		return pictures.stream().map(picture -> new Asked(picture, questions(questions))).toList();
	}

	/** Work that other threads do is not seen in the time of this one. */
	private boolean isOfOneThread() {
		return engine.settings().asMap().getOrDefault("threads", "").equals("1");
	}

	/**
	 * By section: pictures, questions, both in seconds of this thread's time on a core, which another program on the machine does not
	 * lengthen much, and latency.
	 */
	public Map<String, List<Figure>> run(int rounds, Cancellation cancellation) throws EngineException {
		Map<String, List<Figure>> sections = new LinkedHashMap<>();
		List<BareWork> bare = new ArrayList<>();
		try {
			if (engine instanceof ShowsBareVisualWork shows) {
				for (int questions : List.of(0, 1, QUESTIONS)) {
					bare.add(shows.prepare(asked(questions), cancellation));
				}
			}
			String id = engine.descriptor().id();
			Map<String, Work> looking = new LinkedHashMap<>();
			Map<String, Work> answering = new LinkedHashMap<>();
			if (!bare.isEmpty()) {
				looking.put(bare.get(0).name() + ", pictures only", () -> bare.get(0).run(cancellation));
				looking.put(bare.get(0).name() + ", a question each", () -> bare.get(1).run(cancellation));
				answering.put(bare.get(0).name() + ", " + QUESTIONS + " together", () -> bare.get(2).run(cancellation));
			}
			looking.put(id + ", a question each", () -> ask(1, true, cancellation));
			answering.put(id + ", " + QUESTIONS + " together", () -> ask(QUESTIONS, true, cancellation));
			answering.put(id + ", " + QUESTIONS + " one by one", () -> ask(QUESTIONS, false, cancellation));
			Measured pictured = measure(looking, pictures.size(), "pictures", rounds, cancellation);
			Measured answered = measure(answering, (long) QUESTIONS * pictures.size(), "questions", rounds, cancellation);
			sections.put("pictures", Figure.speeds(pictured.wall()));
			sections.put("questions", Figure.speeds(answered.wall()));
			if (PROCESSOR.isCurrentThreadCpuTimeSupported() && isOfOneThread()) {
				List<Measurement> core = new ArrayList<>(pictured.core());
				core.addAll(answered.core());
				sections.put("one core", Figure.speeds(core));
			}
			sections.put("latency", latency(rounds, cancellation));
			return sections;
		} finally {
			for (BareWork each : bare) {
				each.close();
			}
		}
	}

	private void ask(int count, boolean together, Cancellation cancellation) throws EngineException {
		List<VisualQuestion> questions = questions(count);
		for (Picture picture : pictures) {
			cancellation.check();
			if (together) {
				engine.answerAll(questions, List.of(picture), cancellation);
			} else {
				for (VisualQuestion question : questions) {
					engine.answer(question, List.of(picture), cancellation);
				}
			}
		}
	}

	private Measured measure(Map<String, Work> alternatives, long units, String unit, int rounds, Cancellation cancellation)
			throws EngineException {
		for (Work work : alternatives.values()) {
			warm(work);
		}
		Map<String, List<Double>> wall = new LinkedHashMap<>();
		Map<String, List<Double>> core = new LinkedHashMap<>();
		for (int round = 0; round < rounds; round++) {
			for (Map.Entry<String, Work> alternative : alternatives.entrySet()) {
				cancellation.check();
				long before = PROCESSOR.getCurrentThreadCpuTime();
				wall.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>()).add(seconds(alternative.getValue()));
				core.computeIfAbsent(alternative.getKey(), name -> new ArrayList<>())
						.add((PROCESSOR.getCurrentThreadCpuTime() - before) / NANOS);
			}
		}
		return new Measured(measurements(wall, units, unit), measurements(core, units, unit));
	}

	/** By time on a core, where that can be told: a busy machine takes longer until everything is compiled. */
	private void warm(Work work) throws EngineException {
		boolean told = PROCESSOR.isCurrentThreadCpuTimeSupported();
		long before = told ? PROCESSOR.getCurrentThreadCpuTime() : 0;
		double passed = 0;
		double worked = 0;
		do {
			passed += seconds(work);
			worked = told ? (PROCESSOR.getCurrentThreadCpuTime() - before) / NANOS : passed;
		} while (worked < warmUp && passed < LONGEST_WARM_UP * warmUp);
	}

	private static List<Measurement> measurements(Map<String, List<Double>> seconds, long units, String unit) {
		return seconds.entrySet().stream().map(each -> new Measurement(each.getKey(), units, unit, each.getValue())).toList();
	}

	/** Of a question about a picture that is new, and of the next one about it, in milliseconds. */
	private List<Figure> latency(int rounds, Cancellation cancellation) throws EngineException {
		VisualQuestion question = questions(1).getFirst();
		List<Double> first = new ArrayList<>();
		List<Double> next = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			for (Picture picture : pictures) {
				cancellation.check();
				first.add(MILLIS * seconds(() -> engine.answer(question, List.of(picture), cancellation)));
				next.add(MILLIS * seconds(() -> engine.answer(question, List.of(picture), cancellation)));
			}
		}
		List<Figure> figures = new ArrayList<>();
		add(figures, "a question about a new picture", first);
		add(figures, "another one about it", next);
		return figures;
	}

	private static void add(List<Figure> figures, String name, List<Double> millis) {
		List<Double> sorted = millis.stream().sorted().toList();
		double least = sorted.getFirst();
		double most = sorted.getLast();
		figures.add(new Figure(name + ", median", "ms", Figure.quantile(sorted, 0.5), least, most, OptionalDouble.empty()));
		figures.add(new Figure(name + ", 95 of 100 within", "ms", Figure.quantile(sorted, 0.95), least, most, OptionalDouble.empty()));
	}

	private static double seconds(Work work) throws EngineException {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / NANOS;
	}
}
