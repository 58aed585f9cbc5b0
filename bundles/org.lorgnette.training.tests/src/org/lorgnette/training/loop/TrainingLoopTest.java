package org.lorgnette.training.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.training.nn.Computing;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.optim.Schedule;
import org.lorgnette.training.weights.NetParameters;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

class TrainingLoopTest {

	@TempDir
	Path folder;

	/** Two layers with dropout between, so that chance matters. */
	private static final class Noisy extends Net {

		private final Dense first = child("first", new Dense(2, 16));
		private final Dense second = child("second", new Dense(16, 1));

		@Override
		public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
			return List.of(second.apply(ops, ops.dropout(ops.tanh(first.apply(ops, inputs.getFirst())), 0.2f)));
		}
	}

	/** The sum of two numbers; a step may be spoilt by another factor. */
	private static final class Sums implements LearningTask {

		private final Noisy net = new Noisy();
		private final LongUnaryOperator spoilt;
		private final List<Double> values;
		private int asked;

		Sums(LongUnaryOperator spoilt, List<Double> values) {
			this.spoilt = spoilt;
			this.values = values;
		}

		@Override
		public Net net() {
			return net;
		}

		@Override
		public NDArray loss(DjlOps ops, NDManager manager, long step) {
			Random random = new Random(step);
			float[] inputs = new float[32];
			float[] sums = new float[16];
			for (int i = 0; i < 16; i++) {
				inputs[2 * i] = random.nextFloat();
				inputs[2 * i + 1] = random.nextFloat();
				sums[i] = inputs[2 * i] + inputs[2 * i + 1];
			}
			NDArray guesses = net.apply(ops, List.of(manager.create(inputs, new Shape(16, 2)))).getFirst();
			NDArray loss = guesses.sub(manager.create(sums, new Shape(16, 1))).square().mean();
			return switch ((int) spoilt.applyAsLong(step)) {
				case 0 -> loss;
				case 1 -> loss.mul(Float.NaN);
				// The slope of a root at 0 is infinite, and 0 times that is not a number: the loss is as it was.
				default -> loss.add(net.getParameters().get(0).getValue().getArray().mul(0).sqrt().sum());
			};
		}

		@Override
		public long size(long step) {
			return 16;
		}

		@Override
		public Optional<Evaluated> evaluate(NDManager manager) {
			return values.isEmpty() ? Optional.empty()
					: Optional.of(new Evaluated(values.get(Math.min(asked++, values.size() - 1)), Map.of("dev", Map.of())));
		}
	}

	private static final class Heard implements LoopListener {

		private final List<String> events = new ArrayList<>();
		private final List<String> reasons = new ArrayList<>();
		private double loss = Double.NaN;

		@Override
		public void stepped(long step, double newLoss, double rate, long words) {
			loss = newLoss;
		}

		@Override
		public void evaluated(long step, Evaluated evaluated, boolean better) {
			events.add("evaluated " + step + " " + better);
		}

		@Override
		public void resumed(long step) {
			events.add("resumed " + step);
		}

		@Override
		public void checkpointed(long step) {
			events.add("checkpoint " + step);
		}

		@Override
		public void skipped(long step, String why) {
			events.add("skipped " + step);
			reasons.add(why);
		}
	}

	private static TrainingPlan plan(int steps, int patience) {
		return new TrainingPlan(steps, new Schedule(0.01, 10, steps), 0.01, 1, 50, patience, 3600, 7, Computing.PLAIN);
	}

	private record Run(float[][] weights, TrainingLoop.Outcome outcome, Heard heard) {
	}

	private Run run(Sums task, TrainingPlan plan, boolean resume, BooleanSupplier stop) throws IOException, LearningException {
		try (NDManager manager = Torch.manager(ComputeDevice.CPU)) {
			Torch.engine().setRandomSeed(1);
			task.net().initialize(manager, DataType.FLOAT32);
			Heard heard = new Heard();
			TrainingLoop.Outcome outcome = new TrainingLoop(task, plan, manager).run(folder, resume, heard, stop);
			return new Run(NetParameters.of(task.net()).values().stream().map(parameter -> parameter.getArray().toFloatArray())
					.toArray(float[][]::new), outcome, heard);
		}
	}

	/** Stops when it was asked so many times. */
	private static BooleanSupplier after(int steps) {
		int[] asked = { 0 };
		return () -> asked[0]++ >= steps;
	}

	private static Sums sums() {
		return new Sums(step -> 0, List.of());
	}

	@Test
	void learns() throws Exception {
		Run run = run(sums(), plan(400, 0), false, () -> false);
		assertEquals(TrainingLoop.Outcome.FINISHED, run.outcome());
		assertTrue(run.heard().loss < 0.05, "the loss is " + run.heard().loss);
	}

	@Test
	void goesOnToTheSameWeightsToTheLastBit() throws Exception {
		Run whole = run(sums(), plan(120, 0), false, () -> false);
		Run cut = run(sums(), plan(120, 0), false, after(37));
		assertEquals(TrainingLoop.Outcome.STOPPED, cut.outcome());
		assertEquals(List.of("checkpoint 37"), cut.heard().events);
		Run again = run(sums(), plan(120, 0), true, after(50));
		assertEquals(List.of("resumed 37", "checkpoint 87"), again.heard().events);
		Run rest = run(sums(), plan(120, 0), true, () -> false);
		assertEquals("resumed 87", rest.heard().events.getFirst());
		for (int i = 0; i < whole.weights().length; i++) {
			assertArrayEquals(whole.weights()[i], rest.weights()[i]);
		}
	}

	@Test
	void keepsTheBestAndStopsWhenNothingGetsBetter() throws Exception {
		Run run = run(new Sums(step -> 0, List.of(0.5, 0.7, 0.6, 0.7, 0.9)), plan(1000, 2), false, () -> false);
		assertEquals(List.of("evaluated 50 true", "evaluated 100 true", "evaluated 150 false", "evaluated 200 false"), run.heard().events);
		Run until = run(new Sums(step -> 0, List.of()), new TrainingPlan(1000, new Schedule(0.01, 10, 1000), 0.01, 1, 50, 0, 3600, 7, Computing.PLAIN), false,
				after(100));
		assertArrayEquals(until.weights()[0], run.weights()[0], "the weights after step 100");
	}

	@Test
	void stepsWithoutANumberChangeNothing() throws Exception {
		Run run = run(new Sums(step -> step == 30 ? 1 : 0, List.of()), plan(60, 0), false, () -> false);
		assertEquals(List.of("skipped 30"), run.heard().events);
		for (float[] weights : run.weights()) {
			for (float weight : weights) {
				assertTrue(Float.isFinite(weight));
			}
		}
		LearningException hopeless = assertThrows(LearningException.class,
				() -> run(new Sums(step -> step > 30 ? 1 : 0, List.of()), plan(100, 0), false, () -> false));
		assertTrue(hopeless.getMessage().contains("learning rate"), hopeless.getMessage());
	}

	@Test
	void gradientsThatAreNotNumbersAreNamed() throws Exception {
		Run run = run(new Sums(step -> step == 30 || step == 40 ? 2 : 0, List.of()), plan(60, 0), false, () -> false);
		assertEquals(List.of("skipped 30", "skipped 40"), run.heard().events);
		String reason = run.heard().reasons.getLast();
		String name = NetParameters.of(new Noisy()).firstEntry().getKey();
		assertTrue(reason.contains(name.substring(name.lastIndexOf('.') + 1) + " (32 NaN of 32), the loss is 0."), reason);
		assertTrue(reason.endsWith(": the step was skipped (2 in all)"), reason);
		for (float[] weights : run.weights()) {
			for (float weight : weights) {
				assertTrue(Float.isFinite(weight));
			}
		}
	}

	@Test
	void aStopBetweenSkippedStepsChangesNothing() throws Exception {
		LongUnaryOperator spoilt = step -> step >= 20 && step < 30 || step == 45 ? 2 : 0;
		Run whole = run(new Sums(spoilt, List.of()), plan(60, 0), false, () -> false);
		run(new Sums(spoilt, List.of()), plan(60, 0), false, after(25));
		Run rest = run(new Sums(spoilt, List.of()), plan(60, 0), true, () -> false);
		for (int i = 0; i < whole.weights().length; i++) {
			assertArrayEquals(whole.weights()[i], rest.weights()[i]);
		}
		assertEquals(whole.heard().reasons.getLast(), rest.heard().reasons.getLast());
		assertTrue(rest.heard().reasons.getLast().contains("(11 in all)"), rest.heard().reasons.getLast());
		LongUnaryOperator hopeless = step -> step >= 20 ? 2 : 0;
		run(new Sums(hopeless, List.of()), plan(60, 0), false, after(30));
		LearningException ended = assertThrows(LearningException.class,
				() -> run(new Sums(hopeless, List.of()), plan(60, 0), true, () -> false));
		assertTrue(ended.getMessage().startsWith("step 39: 20 steps in a row"), ended.getMessage());
	}

	@Test
	void aCheckpointOfAnotherNetworkIsRefused() throws Exception {
		run(sums(), plan(120, 0), false, after(5));
		Path file = folder.resolve("checkpoint.safetensors");
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length - 100));
		IOException cut = assertThrows(IOException.class, () -> run(sums(), plan(120, 0), true, () -> false));
		assertTrue(cut.getMessage().contains("checkpoint.safetensors"), cut.getMessage());
	}
}
