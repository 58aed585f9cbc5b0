package org.lorgnette.training.export;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.lorgnette.engine.djl.runtime.Natives;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** A model in ONNX Runtime, fed with DJL arrays, on one thread. */
final class OrtRun implements AutoCloseable {

	private static final OrtEnvironment ENVIRONMENT = environment();

	private final OrtSession session;

	/** DJL's engine configures the one environment of a process and fails if there is another before. */
	private static OrtEnvironment environment() {
		Natives.withOwnLoader(() -> Engine.getEngine("OnnxRuntime"));
		return OrtEnvironment.getEnvironment();
	}

	/** @param shape of the output, @param values its last axis fastest */
	record Output(List<Long> shape, float[] values) {

		static Output of(NDArray array) {
			try (NDArray floats = array.toType(DataType.FLOAT32, true)) {
				return new Output(Arrays.stream(array.getShape().getShape()).boxed().toList(), floats.toFloatArray());
			}
		}

		/** That this is the other but for {@code tolerance}, relative where values are larger than 1. */
		void requireNear(Output other, double tolerance, String what) {
			Assertions.assertEquals(other.shape(), shape, what + ": shape");
			for (int i = 0; i < values.length; i++) {
				double allowed = tolerance * Math.max(1, Math.abs(other.values()[i]));
				if (!(Math.abs(values[i] - other.values()[i]) <= allowed)) {
					Assertions.fail(what + ": value " + i + " of " + values.length + " is " + values[i] + " instead of "
							+ other.values()[i]);
				}
			}
		}

		/** The norm of the difference, as a share of the norm of the other. */
		double relativeError(Output other) {
			double difference = 0;
			double norm = 0;
			for (int i = 0; i < values.length; i++) {
				difference += Math.pow(values[i] - other.values()[i], 2);
				norm += Math.pow(other.values()[i], 2);
			}
			return Math.sqrt(difference / norm);
		}
	}

	OrtRun(byte[] model) throws OrtException {
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(1);
			session = ENVIRONMENT.createSession(model, options);
		}
	}

	Map<String, Output> run(Map<String, NDArray> inputs) throws OrtException {
		Map<String, OnnxTensor> tensors = new HashMap<>();
		try {
			for (Map.Entry<String, NDArray> input : inputs.entrySet()) {
				long[] shape = input.getValue().getShape().getShape();
				tensors.put(input.getKey(), input.getValue().getDataType() == DataType.INT64
						? OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(input.getValue().toLongArray()), shape)
						: OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(input.getValue().toFloatArray()), shape));
			}
			Map<String, Output> outputs = new LinkedHashMap<>();
			try (OrtSession.Result result = session.run(tensors)) {
				for (Map.Entry<String, OnnxValue> entry : result) {
					outputs.put(entry.getKey(), output((OnnxTensor) entry.getValue()));
				}
			}
			return outputs;
		} finally {
			tensors.values().forEach(OnnxTensor::close);
		}
	}

	private static Output output(OnnxTensor tensor) {
		List<Long> shape = Arrays.stream(tensor.getInfo().getShape()).boxed().toList();
		if (tensor.getInfo().type == OnnxJavaType.INT64) {
			LongBuffer integers = tensor.getLongBuffer();
			float[] values = new float[integers.remaining()];
			for (int i = 0; i < values.length; i++) {
				values[i] = integers.get();
			}
			return new Output(shape, values);
		}
		FloatBuffer floats = tensor.getFloatBuffer();
		float[] values = new float[floats.remaining()];
		floats.get(values);
		return new Output(shape, values);
	}

	@Override
	public void close() throws OrtException {
		session.close();
	}
}
