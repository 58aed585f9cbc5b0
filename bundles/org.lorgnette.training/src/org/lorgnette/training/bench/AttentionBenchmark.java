package org.lorgnette.training.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.djl.runtime.MemoryShortage;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.loop.Torch;
import org.lorgnette.training.nn.Computing;
import org.lorgnette.training.nn.Computing.Attending;
import org.lorgnette.training.nn.DeviceCeilings;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;

/**
 * Attention of words over patches, as training computes it, on the best device: fused and explicit, in 32 and 16 bits. Measured in
 * floating-point operations against large matrix products, and in bytes that have to be moved at least, each array once, against a
 * large copy.
 */
public final class AttentionBenchmark implements Benchmark {

	private static final double WARM_UP_SECONDS = 0.3;
	private static final double ROUND_SECONDS = 0.05;
	private static final String BYTES = "bytes";

	private final ComputeDevice wanted;
	private final List<AttentionWork.Sizes> sizes;

	/** What is measured, and how much it is. */
	private record Alternative(String name, Runnable work, Map<String, Long> units) {
	}

	/** Sizes of what a device can do at most. */
	private record Ceiling(int side, int numbers) {

		static Ceiling of(ComputeDevice device) {
			return device.kind() == ComputeDevice.Kind.GPU ? new Ceiling(8192, 1 << 28) : new Ceiling(768, 1 << 25);
		}
	}

	public AttentionBenchmark() {
		this(ComputeDevice.AUTO, List.of());
	}

	/** @param sizes those to measure; none for the usual ones */
	AttentionBenchmark(ComputeDevice wanted, List<AttentionWork.Sizes> sizes) {
		this.wanted = wanted;
		this.sizes = List.copyOf(sizes);
	}

	@Override
	public String id() {
		return "attention";
	}

	@Override
	public String description() {
		return "Fused and explicit attention in 32 and 16 bits, against the largest speed of matrix products and copies on the device.";
	}

	@Override
	public List<Measurement> run(ModelStore models, int rounds, Cancellation cancellation) throws EngineException {
		ComputeDevice device = Torch.device(wanted);
		try (NDManager manager = Torch.manager(device)) {
			List<Alternative> alternatives = new ArrayList<>();
			Ceiling ceiling = Ceiling.of(device);
			NDArray matrix = DeviceCeilings.matrix(manager, ceiling.side());
			NDArray from = manager.zeros(new Shape(ceiling.numbers()));
			NDArray to = manager.zeros(new Shape(ceiling.numbers()));
			for (boolean bf16 : List.of(false, true)) {
				alternatives.add(new Alternative("matrix product " + ceiling.side() + " on " + device,
						() -> AttentionWork.wait(DeviceCeilings.multiply(matrix, bf16)),
						Map.of(operations(bf16), 2L * DeviceCeilings.PRODUCTS * ceiling.side() * ceiling.side() * ceiling.side())));
			}
			alternatives.add(new Alternative("copy of " + ((long) ceiling.numbers() * Float.BYTES >> 20) + " MiB on " + device,
					() -> AttentionWork.wait(DeviceCeilings.copy(from, to)), Map.of(BYTES, 2L * Float.BYTES * ceiling.numbers())));
			for (AttentionWork.Sizes each : sizes.isEmpty() ? AttentionWork.usual(device) : sizes) {
				AttentionWork work = new AttentionWork(each, manager);
				for (boolean bf16 : List.of(false, true)) {
					for (Attending attending : List.of(Attending.EXPLICIT, Attending.FUSED)) {
						add(alternatives, work, new Computing(attending, bf16));
					}
				}
			}
			return measure(alternatives, rounds, cancellation);
		} catch (RuntimeException e) {
			throw new EngineException(MemoryShortage.in(e).orElseThrow(() -> e) + "; other programs may use it", e);
		}
	}

	private static String operations(boolean bf16) {
		return bf16 ? "bf16 FLOP" : "fp32 FLOP";
	}

	private static void add(List<Alternative> alternatives, AttentionWork work, Computing computing) {
		String name = computing.attending().id() + (computing.bf16() ? " bf16 " : " fp32 ") + work.sizes();
		alternatives.add(new Alternative(name, () -> work.forward(computing),
				Map.of(operations(computing.bf16()), work.sizes().operations(), BYTES, work.sizes().bytes())));
		// Of each product two more, for the gradients of both sides; read again what went in, and write its gradient.
		alternatives.add(new Alternative(name + " and gradients", () -> work.backward(computing),
				Map.of(operations(computing.bf16()), 3 * work.sizes().operations(), BYTES, 3 * work.sizes().bytes())));
	}

	private static List<Measurement> measure(List<Alternative> alternatives, int rounds, Cancellation cancellation) {
		Map<Alternative, Integer> times = new LinkedHashMap<>();
		for (Alternative alternative : alternatives) {
			double warm = 0;
			double last = 0;
			for (int turn = 0; turn < 2 || warm < WARM_UP_SECONDS; turn++) {
				cancellation.check();
				last = seconds(alternative.work(), 1);
				warm += last;
			}
			times.put(alternative, (int) Math.clamp(Math.ceil(ROUND_SECONDS / last), 1, 1000));
		}
		Map<Alternative, List<Double>> seconds = new LinkedHashMap<>();
		for (int round = 0; round < rounds; round++) {
			times.forEach((alternative, count) -> {
				cancellation.check();
				seconds.computeIfAbsent(alternative, key -> new ArrayList<>()).add(seconds(alternative.work(), count) / count);
			});
		}
		List<Measurement> measurements = new ArrayList<>();
		for (String unit : List.of(operations(false), operations(true), BYTES)) {
			seconds.forEach((alternative, each) -> {
				if (alternative.units().containsKey(unit)) {
					measurements.add(new Measurement(alternative.name(), alternative.units().get(unit), unit, each));
				}
			});
		}
		return measurements;
	}

	private static double seconds(Runnable work, int times) {
		long start = System.nanoTime();
		for (int i = 0; i < times; i++) {
			try (NDScope scope = new NDScope()) {
				scope.suppressNotUsedWarning();
				work.run();
			}
		}
		return (System.nanoTime() - start) / 1e9;
	}
}
