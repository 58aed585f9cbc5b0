package org.lorgnette.engine.djl.runtime;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;

/**
 * A network in memory, run by ONNX Runtime on the processor. Safe for several threads, which share its weights; the same inputs
 * always give the same outputs. Closing stops running calls, waits for them, and frees native memory.
 */
public final class OnnxModel implements AutoCloseable {

	private static final String REMEDY = "put a network in its place that ONNX Runtime 1.29 can load, "
			+ "such as the one that came with the model";

	private final Path file;
	private final OrtSession session;
	private final Map<String, TensorType> inputs;
	private final Map<String, TensorType> outputs;
	private final DirectBuffers buffers = new DirectBuffers();
	private final Set<RunWatch> running = new HashSet<>();
	private boolean closed;

	private OnnxModel(Path file, OrtSession session) throws OrtException {
		this.file = file;
		this.session = session;
		this.inputs = types(session.getInputInfo());
		this.outputs = types(session.getOutputInfo());
	}

	/**
	 * @param threads
	 *            how many threads one run uses, 1 or more; calls from several threads run beside each other whatever it is
	 * @throws EngineUnavailableException
	 *             if the file is absent, is no network or does not fit into memory, or if ONNX Runtime cannot start here
	 */
	public static OnnxModel load(Path file, int threads) throws EngineUnavailableException {
		OrtEnvironment environment = Natives.onnxRuntime();
		if (!Files.isRegularFile(file)) {
			throw new EngineUnavailableException("there is no network file " + file, REMEDY);
		}
		try (SessionOptions options = new SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			options.setInterOpNumThreads(1);
			options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
			// Batches differ in shape, so that a plan of memory made for one fits no other.
			options.setMemoryPatternOptimization(false);
			// Threads that spin while they wait take the cores from each other once there are fewer than threads.
			options.addConfigEntry("session.intra_op.allow_spinning", "0");
			OrtSession session = environment.createSession(file.toString(), options);
			try {
				return new OnnxModel(file, session);
			} catch (OrtException e) {
				session.close();
				throw e;
			}
		} catch (OrtException e) {
			Optional<MemoryShortage> shortage = MemoryShortage.in(e);
			if (shortage.isPresent()) {
				throw new EngineUnavailableException(file + " does not fit: " + shortage.get(), "close other engines and programs, or use a "
						+ "smaller model", e);
			}
			throw new EngineUnavailableException(file + " is no network that ONNX Runtime can load: " + firstLine(e), REMEDY, e);
		}
	}

	private static Map<String, TensorType> types(Map<String, NodeInfo> nodes) {
		Map<String, TensorType> types = new LinkedHashMap<>();
		nodes.forEach((name, node) -> {
			if (node.getInfo() instanceof TensorInfo info) {
				types.put(name, TensorType.of(info));
			}
		});
		return Collections.unmodifiableMap(types);
	}

	public Path file() {
		return file;
	}

	/** What the network takes, by name. */
	public Map<String, TensorType> inputs() {
		return inputs;
	}

	/** What the network can give, by name. */
	public Map<String, TensorType> outputs() {
		return outputs;
	}

	/** @throws EngineUnavailableException if there is no such input, or it is declared as something else; likewise below */
	public void requireInput(String name, TensorType expected) throws EngineUnavailableException {
		require("input", name, expected, inputs);
	}

	public void requireOutput(String name, TensorType expected) throws EngineUnavailableException {
		require("output", name, expected, outputs);
	}

	private void require(String kind, String name, TensorType expected, Map<String, TensorType> declared)
			throws EngineUnavailableException {
		TensorType found = declared.get(name);
		if (found == null || !expected.accepts(found)) {
			String all = declared.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
					.collect(Collectors.joining(", "));
			throw new EngineUnavailableException(file + ": expected an " + kind + " '" + name + "' of " + expected + "; its " + kind
					+ "s are: " + all, "use the network that belongs to this model folder");
		}
	}

	/** Begins a call; its inputs come next. */
	public OnnxCall call() {
		return new OnnxCall(this, buffers);
	}

	Map<String, FloatTensor> run(Map<String, OnnxTensor> tensors, Set<String> wanted, Cancellation cancellation)
			throws EngineException {
		Optional<String> missing = wanted.stream().filter(name -> !outputs.containsKey(name)).findFirst();
		if (missing.isPresent()) {
			throw new EngineException(file + " has no output '" + missing.get() + "'; its outputs are: "
					+ String.join(", ", outputs.keySet()));
		}
		try (RunWatch watch = new RunWatch(cancellation)) {
			enter(watch);
			try (OrtSession.Result result = session.run(tensors, wanted, watch.options())) {
				Map<String, FloatTensor> values = new HashMap<>();
				for (Map.Entry<String, OnnxValue> entry : result) {
					values.put(entry.getKey(), copy(entry.getKey(), entry.getValue()));
				}
				return values;
			} finally {
				leave(watch);
			}
		} catch (OrtException e) {
			cancellation.check();
			requireOpen();
			String why = MemoryShortage.in(e).map(shortage -> shortage + "; give it shorter or fewer texts and smaller pictures at a time, where "
					+ "there is one by a smaller setting 'batch'").orElseGet(() -> firstLine(e));
			throw new EngineException(file + " failed on inputs of the shapes " + shapes(tensors) + ": " + why, e);
		}
	}

	private static String shapes(Map<String, OnnxTensor> tensors) {
		return tensors.entrySet().stream().map(tensor -> tensor.getKey() + " " + TensorType.of(tensor.getValue().getInfo()))
				.collect(Collectors.joining(", "));
	}

	private FloatTensor copy(String name, OnnxValue value) throws EngineException {
		if (!(value instanceof OnnxTensor tensor)) {
			throw new EngineException(file + ": the output '" + name + "' is no tensor");
		}
		long[] shape = tensor.getInfo().getShape();
		OnnxJavaType type = tensor.getInfo().type;
		if (type == OnnxJavaType.FLOAT || TensorType.isHalf(type)) {
			FloatBuffer floats = tensor.getFloatBuffer();
			if (floats.hasArray() && floats.arrayOffset() == 0 && floats.array().length == floats.remaining()) {
				return new FloatTensor(floats.array(), shape);
			}
			float[] values = new float[floats.remaining()];
			floats.get(values);
			return new FloatTensor(values, shape);
		}
		throw new EngineException(file + ": the output '" + name + "' holds " + type + "; expected floats");
	}

	private synchronized void enter(RunWatch watch) {
		requireOpen();
		running.add(watch);
	}

	private synchronized void leave(RunWatch watch) {
		running.remove(watch);
		notifyAll();
	}

	private synchronized void requireOpen() {
		if (closed) {
			throw new IllegalStateException("the network " + file + " is closed");
		}
	}

	@Override
	public void close() {
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
			running.forEach(RunWatch::stop);
			boolean interrupted = false;
			while (!running.isEmpty()) {
				try {
					wait();
				} catch (InterruptedException e) {
					interrupted = true;
				}
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
		buffers.clear();
		try {
			session.close();
		} catch (OrtException e) {
			throw new IllegalStateException("the network " + file + " cannot be closed: " + firstLine(e), e);
		}
	}

	private static String firstLine(OrtException e) {
		return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
	}
}
