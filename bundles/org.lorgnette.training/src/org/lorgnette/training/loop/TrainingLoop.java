package org.lorgnette.training.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.optim.AdamW;
import org.lorgnette.training.optim.Gradients;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;

/**
 * Learns a task by a plan. Each step draws its chance from the seed and its number, so a training that goes on from a checkpoint ends
 * with the same weights as one that was never stopped. At the end the network has the weights of the best evaluation.
 */
final class TrainingLoop {

	private static final int REPORT_SECONDS = 2;

	private final LearningTask task;
	private final TrainingPlan plan;
	private final NDManager manager;
	private final Map<String, Parameter> parameters = new LinkedHashMap<>();
	private final Map<String, NDArray> weights = new LinkedHashMap<>();
	private final Map<String, NDArray> best = new LinkedHashMap<>();
	private OptionalDouble bestValue = OptionalDouble.empty();
	private long bestStep;
	private int worse;
	private final Skips skips = new Skips();

	/** @param manager the one that the task's network was initialised with */
	TrainingLoop(LearningTask task, TrainingPlan plan, NDManager manager) {
		this.task = task;
		this.plan = plan;
		this.manager = manager;
		task.net().getParameters().forEach(pair -> parameters.put(pair.getKey(), pair.getValue()));
		parameters.forEach((name, parameter) -> {
			weights.put(name, parameter.getArray());
			parameter.getArray().setRequiresGradient(true);
		});
	}

	/** How a training ended. */
	enum Outcome {
		/** All steps were done, or evaluations did not get better any more. */
		FINISHED,
		/** It was asked to stop; a checkpoint was written. */
		STOPPED
	}

	/**
	 * @param folder of the checkpoint
	 * @param resume whether to go on from the checkpoint there, if there is one, which is of the same training
	 * @param stop asked before each step
	 * @throws IOException
	 *             if a checkpoint cannot be written, or does not fit
	 * @throws LearningException
	 *             if losses or gradients are not numbers for many steps in a row
	 */
	Outcome run(Path folder, boolean resume, LoopListener listener, BooleanSupplier stop)
			throws IOException, LearningException {
		Checkpoint checkpoint = new Checkpoint(folder);
		try (AdamW optimizer = new AdamW(manager, parameters, plan.decay()); NDManager bestManager = manager.newSubManager()) {
			weights.forEach((name, array) -> best.put(name, copy(array, bestManager)));
			Map<String, Map<String, NDArray>> groups = Map.of("weights", weights, "best", best, "means", optimizer.means(), "squares",
					optimizer.squares());
			long step = 0;
			if (resume && checkpoint.exists()) {
				Checkpoint.State state = checkpoint.read(groups);
				step = state.step();
				listener.resumed(step);
				bestValue = state.best();
				bestStep = state.bestStep();
				worse = state.worse();
				skips.restore(state.skipped(), state.skippedInARow());
			}
			Outcome outcome = steps(step, optimizer, checkpoint, groups, listener, stop);
			if (outcome == Outcome.FINISHED && bestValue.isPresent()) {
				best.forEach((name, array) -> copyInto(array, weights.get(name)));
			}
			return outcome;
		}
	}

	private Outcome steps(long first, AdamW optimizer, Checkpoint checkpoint,
			Map<String, Map<String, NDArray>> groups, LoopListener listener, BooleanSupplier stop) throws IOException, LearningException {
		Gradients gradients = new Gradients(parameters);
		Recent recent = new Recent();
		long saved = System.nanoTime();
		for (long step = first; step < plan.steps() && !isWornOut(); step++) {
			boolean stopped = stop.getAsBoolean();
			if (stopped || System.nanoTime() - saved > plan.checkpointSeconds() * 1_000_000_000L) {
				checkpoint.write(new Checkpoint.State(step, bestValue, bestStep, worse, skips.total(), skips.inARow()), groups);
				listener.checkpointed(step);
				saved = System.nanoTime();
			}
			if (stopped) {
				return Outcome.STOPPED;
			}
			Torch.engine().setRandomSeed(seed(step));
			double rate = plan.schedule().rate(step);
			double loss = backward(step);
			double norm = Double.isFinite(loss) ? inScope(gradients::norm) : Double.NaN;
			if (Double.isFinite(norm)) {
				skips.over();
				double scale = norm > plan.clip() ? plan.clip() / norm : 1;
				long now = step;
				inScope(() -> {
					optimizer.update(now, rate, scale);
					return 0;
				});
				recent.add(loss, task.size(step));
			} else {
				String why = Double.isFinite(loss) ? skips.gradients(loss, inScope(gradients::flaws)) : skips.loss(loss);
				listener.skipped(step, why);
				skips.requireHope(step, why, plan.schedule().peak());
			}
			inScope(() -> {
				gradients.clear();
				return 0;
			});
			if (recent.seconds() > REPORT_SECONDS || step + 1 == plan.steps()) {
				listener.stepped(step + 1, recent.loss(), rate, recent.size());
				recent = new Recent();
			}
			if ((step + 1) % plan.evaluateEvery() == 0 || step + 1 == plan.steps()) {
				evaluate(step + 1, listener);
			}
		}
		return Outcome.FINISHED;
	}

	private boolean isWornOut() {
		return plan.patience() > 0 && worse >= plan.patience();
	}

	private double backward(long step) {
		return inScope(() -> {
			try (NDManager batch = manager.newSubManager(); GradientCollector collector = Torch.collector()) {
				DjlOps ops = new DjlOps(new ParameterStore(batch, false), batch.getDevice(), true, plan.computing());
				NDArray loss = task.loss(ops, batch, step);
				float value = loss.getFloat();
				if (Float.isFinite(value)) {
					collector.backward(loss);
				}
				return value;
			}
		});
	}

	private void evaluate(long step, LoopListener listener) {
		Optional<Evaluated> evaluated = inScope(() -> {
			try (NDManager batch = manager.newSubManager()) {
				return task.evaluate(batch);
			}
		});
		if (evaluated.isEmpty()) {
			return;
		}
		double value = evaluated.get().value();
		boolean better = bestValue.isEmpty() || value > bestValue.getAsDouble();
		if (better) {
			bestValue = OptionalDouble.of(value);
			bestStep = step;
			worse = 0;
			weights.forEach((name, array) -> copyInto(array, best.get(name)));
		} else {
			worse++;
		}
		listener.evaluated(step, evaluated.get(), better);
	}

	/** Frees what is computed inside, whichever manager it hangs on. */
	private static <R> R inScope(Supplier<R> work) {
		try (NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			return work.get();
		}
	}

	private static NDArray copy(NDArray array, NDManager manager) {
		NDArray copy = manager.create(array.getShape(), array.getDataType());
		copyInto(array, copy);
		return copy;
	}

	private static void copyInto(NDArray from, NDArray to) {
		to.set(from.toFloatArray());
	}

	private int seed(long step) {
		long mixed = (plan.seed() * 0x9E3779B97F4A7C15L + step) * 0xBF58476D1CE4E5B9L;
		return (int) (mixed >>> 33);
	}
}
