package org.lorgnette.engine.djl.runtime;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;

/** The inputs of one run of a network, in direct buffers that are used again after it is closed. For one thread. */
public final class OnnxCall implements AutoCloseable {

	private record Input(ByteBuffer buffer, long[] shape, boolean integers) {
	}

	private final OnnxModel model;
	private final DirectBuffers buffers;
	private final Map<String, Input> inputs = new LinkedHashMap<>();

	OnnxCall(OnnxModel model, DirectBuffers buffers) {
		this.model = model;
		this.buffers = buffers;
	}

	/** The values of an input of integers, in row-major order. All of them must be written: they are left over from other calls. */
	public LongBuffer longs(String name, long... shape) {
		return add(name, Long.BYTES, true, shape).asLongBuffer();
	}

	/** The values of an input of floats, as in {@link #longs}. */
	public FloatBuffer floats(String name, long... shape) {
		return add(name, Float.BYTES, false, shape).asFloatBuffer();
	}

	private ByteBuffer add(String name, int bytes, boolean integers, long... shape) {
		long count = LongStream.of(shape).reduce(bytes, Math::multiplyExact);
		ByteBuffer buffer = buffers.take(Math.toIntExact(count));
		Input before = inputs.put(name, new Input(buffer, shape.clone(), integers));
		if (before != null) {
			buffers.giveBack(before.buffer());
		}
		return buffer;
	}

	/**
	 * Runs the network as far as the outputs wanted need it.
	 *
	 * @return the outputs by name
	 * @throws EngineException
	 *             if the network has no such output or fails on these inputs
	 * @throws java.util.concurrent.CancellationException
	 *             soon after the work was cancelled
	 * @throws IllegalStateException
	 *             if the network is closed, also while this runs
	 */
	public Map<String, FloatTensor> run(Collection<String> outputs, Cancellation cancellation) throws EngineException {
		cancellation.check();
		OrtEnvironment environment = Natives.onnxRuntime();
		Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
		List<ByteBuffer> converted = new ArrayList<>();
		try {
			for (Map.Entry<String, Input> input : inputs.entrySet()) {
				tensors.put(input.getKey(), tensor(environment, input.getKey(), input.getValue(), converted));
			}
			return model.run(tensors, new LinkedHashSet<>(outputs), cancellation);
		} catch (OrtException e) {
			throw new EngineException(model.file() + ": the inputs " + this + " cannot be passed: " + e.getMessage(), e);
		} finally {
			tensors.values().forEach(OnnxTensor::close);
			converted.forEach(buffers::giveBack);
		}
	}

	private OnnxTensor tensor(OrtEnvironment environment, String name, Input input, List<ByteBuffer> converted) throws OrtException {
		ByteBuffer buffer = input.buffer();
		if (!input.integers()) {
			return OnnxTensor.createTensor(environment, buffer.asFloatBuffer(), input.shape());
		}
		LongBuffer longs = buffer.asLongBuffer();
		TensorType declared = model.inputs().get(name);
		if (declared == null || declared.element() != TensorType.Element.INT32) {
			return OnnxTensor.createTensor(environment, longs, input.shape());
		}
		ByteBuffer narrow = buffers.take(longs.remaining() * Integer.BYTES);
		converted.add(narrow);
		IntBuffer ints = narrow.asIntBuffer();
		for (int i = 0; i < longs.limit(); i++) {
			ints.put(i, Math.toIntExact(longs.get(i)));
		}
		return OnnxTensor.createTensor(environment, ints, input.shape());
	}

	@Override
	public void close() {
		inputs.values().forEach(input -> buffers.giveBack(input.buffer()));
		inputs.clear();
	}

	@Override
	public String toString() {
		return inputs.entrySet().stream().map(input -> input.getKey() + " "
				+ TensorType.lengths(LongStream.of(input.getValue().shape()).boxed().toList())).collect(Collectors.joining(", "));
	}
}
