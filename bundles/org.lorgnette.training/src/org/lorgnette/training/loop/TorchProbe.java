package org.lorgnette.training.loop;

import java.util.LinkedHashMap;
import java.util.Map;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.Probe;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.LibUtils;

/** Loads PyTorch and computes with it on each device; the main class of a {@link Probe}. */
final class TorchProbe {

	static final String VERSION = "version";
	static final String LIBRARY = "library";
	static final String GPUS = "gpus";

	private TorchProbe() {
	}

	public static void main(String[] arguments) {
		Probe.report(TorchProbe::run);
		// Threads of native code must not keep the process.
		Runtime.getRuntime().halt(0);
	}

	private static Map<String, String> run() throws EngineUnavailableException {
		Engine engine = Torch.requireEngine();
		Map<String, String> values = new LinkedHashMap<>();
		values.put(VERSION, engine.getVersion());
		values.put(LIBRARY, String.valueOf(LibUtils.getLibtorchPath()));
		compute(engine, Device.cpu());
		int gpus = engine.getGpuCount();
		for (int i = 0; i < gpus; i++) {
			compute(engine, Device.gpu(i));
		}
		values.put(GPUS, String.valueOf(gpus));
		return values;
	}

	/** Libraries that do not fit together load, and fail only here. */
	private static void compute(Engine engine, Device device) throws EngineUnavailableException {
		try (NDManager manager = engine.newBaseManager(device)) {
			float found = manager.ones(new Shape(2, 2)).sum().getFloat();
			if (found != 4) {
				throw new EngineUnavailableException("PyTorch on " + device + " adds four ones to " + found, "install it anew");
			}
		} catch (EngineException e) {
			throw new EngineUnavailableException("PyTorch cannot compute on " + device + ": " + e.getMessage(),
					"see whether the driver fits this build of PyTorch", e);
		}
	}
}
