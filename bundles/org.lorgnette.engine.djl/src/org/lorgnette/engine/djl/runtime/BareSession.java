package org.lorgnette.engine.djl.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Path;
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

	private final OrtSession session;

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

	/** One output of a network of one input of integers, in a direct buffer. */
	public float[] run(String input, LongBuffer values, long[] shape, String output) throws EngineException {
		try (OnnxTensor tensor = OnnxTensor.createTensor(Natives.onnxRuntime(), values, shape);
				OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
			return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
		} catch (OrtException e) {
			throw new EngineException("the bare session failed: " + e.getMessage(), e);
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
