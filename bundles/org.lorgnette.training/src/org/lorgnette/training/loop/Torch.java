package org.lorgnette.training.loop;

import java.util.concurrent.locks.ReentrantLock;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.training.ComputeDevice;
import org.lorgnette.engine.training.TrainingSession;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.util.Utils;

/** PyTorch, as DJL runs it. */
public final class Torch {

	private static final String NAME = "PyTorch";
	private static final String THREADS = "ai.djl.pytorch.num_threads";

	private static final ReentrantLock COLLECTING = new ReentrantLock();

	/** DJL allows one collector at a time in a process; others wait for its end here. */
	private record Alone(GradientCollector collector) implements GradientCollector {

		@Override
		public void backward(NDArray target) {
			collector.backward(target);
		}

		@Override
		public void zeroGradients() {
			collector.zeroGradients();
		}

		@Override
		public void close() {
			try {
				collector.close();
			} finally {
				COLLECTING.unlock();
			}
		}
	}

	private Torch() {
	}

	/** Records what is computed, for gradients; waits until no other thread does so. To be closed by the same thread. */
	public static GradientCollector collector() {
		COLLECTING.lock();
		boolean done = false;
		try {
			GradientCollector collector = new Alone(engine().newGradientCollector());
			done = true;
			return collector;
		} finally {
			if (!done) {
				COLLECTING.unlock();
			}
		}
	}

	/** The engine; its natives are unpacked and loaded on the first call. */
	public static Engine engine() {
		setDefault("ai.djl.offline", "true");
		setDefault(THREADS, "1");
		setDefault("ai.djl.pytorch.num_interop_threads", "1");
		// The optimiser of TorchScript changes how a function computes after its first calls, and would break repeatability.
		setDefault("ai.djl.pytorch.graph_optimizer", "false");
		// Threads of common pools do not see the class loader whose services DJL looks for.
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(NDManager.class.getClassLoader());
		try {
			return Engine.getEngine(NAME);
		} finally {
			thread.setContextClassLoader(before);
		}
	}

	/**
	 * The engine, for those who can do without it.
	 *
	 * @throws EngineUnavailableException
	 *             if its natives cannot be unpacked or loaded here
	 */
	public static Engine requireEngine() throws EngineUnavailableException {
		try {
			return engine();
		} catch (EngineException | LinkageError e) {
			throw unavailable(e);
		}
	}

	private static EngineUnavailableException unavailable(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		return new EngineUnavailableException("PyTorch cannot start on this machine (" + cause + ")", "its natives, 500 MB, are unpacked to "
				+ Utils.getEngineCacheDir("pytorch") + "; make room there, or name another folder by LORGNETTE_OPTS=-DDJL_CACHE_DIR=DIR; "
				+ "'lorgnette doctor' tells more", failure);
	}

	private static void setDefault(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}

	/**
	 * A manager of arrays on the device of a training, which computes with as many threads as it says, else with one: more pay on idle
	 * cores, and cost much on busy ones, where they wait for each other spinning. The first training of a process decides.
	 */
	public static NDManager manager(TrainingSession session) {
		session.threads().ifPresent(threads -> setDefault(THREADS, String.valueOf(threads)));
		return manager(session.device());
	}

	/** A manager of arrays on a device; to be closed. */
	public static NDManager manager(ComputeDevice device) {
		return engine().newBaseManager(device.kind() == ComputeDevice.Kind.GPU ? Device.gpu(device.index()) : Device.cpu());
	}

	/**
	 * The device that is meant: a GPU for {@code auto} if there is one.
	 *
	 * @throws EngineUnavailableException
	 *             if a GPU is asked for that is not there
	 */
	public static ComputeDevice device(ComputeDevice wanted) throws EngineUnavailableException {
		if (wanted.kind() == ComputeDevice.Kind.CPU) {
			return wanted;
		}
		int found = requireEngine().getGpuCount();
		if (wanted.kind() == ComputeDevice.Kind.AUTO) {
			return found > 0 ? ComputeDevice.gpu(0) : ComputeDevice.CPU;
		}
		if (wanted.index() >= found) {
			throw new EngineUnavailableException("the device " + wanted + " is not there: PyTorch sees " + found + " GPUs",
					"train with device cpu, or install a driver and name a libtorch with CUDA in PYTORCH_LIBRARY_PATH");
		}
		return wanted;
	}
}
