package org.lorgnette.engine.djl.runtime;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import org.lorgnette.engine.EngineException;

/**
 * A session of ONNX Runtime with its defaults and nothing around it: what {@link OnnxModel} is measured against.
 */
public final class BareSession implements AutoCloseable {

	/** What measurements call it. */
	public static final String NAME = "bare session of ONNX Runtime";

	private final OrtSession session;

	/** @param values direct, integers of 64 bits or floats */
	public record Input(String name, Buffer values, long... shape) {
	}

	public BareSession(Path file, int threads) throws EngineException {
		try (SessionOptions options = new SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			session = Natives.onnxRuntime().createSession(file.toString(), options);
		} catch (OrtException e) {
			throw new EngineException(file + ": " + e.getMessage(), e);
		}
	}

	/** A direct buffer with these values. */
	public static LongBuffer direct(long[] values) {
		return ByteBuffer.allocateDirect(Math.multiplyExact(values.length, Long.BYTES)).order(ByteOrder.nativeOrder()).asLongBuffer()
				.put(values).flip();
	}

	/** A direct buffer for so many numbers. */
	public static FloatBuffer direct(int numbers) {
		return ByteBuffer.allocateDirect(Math.multiplyExact(numbers, Float.BYTES)).order(ByteOrder.nativeOrder()).asFloatBuffer();
	}

	/** One output of a network of one input of integers, in a direct buffer. */
	public float[] run(String input, LongBuffer values, long[] shape, String output) throws EngineException {
		return run(List.of(new Input(input, values, shape)), output);
	}

	/** One output of a network. */
	public float[] run(List<Input> inputs, String output) throws EngineException {
		Map<String, OnnxTensor> tensors = new HashMap<>();
		try {
			for (Input input : inputs) {
				tensors.put(input.name(), input.values() instanceof LongBuffer integers
						? OnnxTensor.createTensor(Natives.onnxRuntime(), integers, input.shape())
						: OnnxTensor.createTensor(Natives.onnxRuntime(), (FloatBuffer) input.values(), input.shape()));
			}
			try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
				return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
			}
		} catch (OrtException e) {
			throw new EngineException("the bare session failed: " + e.getMessage(), e);
		} finally {
			tensors.values().forEach(OnnxTensor::close);
		}
	}

	@Override
	public void close() throws EngineException {
		try {
			session.close();
		} catch (OrtException e) {
			throw new EngineException("the bare session cannot be closed: " + e.getMessage(), e);
		}
	}
}
