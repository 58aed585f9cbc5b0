package org.lorgnette.training.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

import org.lorgnette.training.nn.Net;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/** All parameters of a network in a safetensors file, as F32. */
public final class NetWeights {

	private static final int NAMED_AT_MOST = 10;

	private NetWeights() {
	}

	/**
	 * @throws IOException if the file cannot be written, or a weight is infinite or not a number; an earlier file is then kept
	 * @throws IllegalStateException if a parameter has no values yet
	 */
	public static void save(Net net, Path file, Map<String, String> metadata) throws IOException {
		SafetensorsWriter writer = new SafetensorsWriter();
		metadata.forEach(writer::metadata);
		for (Map.Entry<String, Parameter> entry : NetParameters.of(net).entrySet()) {
			NetParameters.requireFinite(file.toString(), entry.getKey(), NetParameters.values(entry.getKey(), entry.getValue()));
			writer.add(entry.getKey(), entry.getValue().getShape().getShape(),
					() -> NetParameters.values(entry.getKey(), entry.getValue()));
		}
		writer.write(file);
	}

	/**
	 * Sets every parameter, made in {@code manager} where it has no values yet. Nothing is set unless the file fits.
	 *
	 * @return the metadata of the file
	 * @throws IOException if names or shapes differ from those of the network, all of which are told, or a value is not finite
	 */
	public static Map<String, String> load(Net net, Path file, NDManager manager) throws IOException {
		return load(net, file, source -> source, manager);
	}

	/** As above, from what the file's tensors are made into, such as a choice of them. */
	public static Map<String, String> load(Net net, Path file, UnaryOperator<WeightSource> made, NDManager manager) throws IOException {
		try (SafetensorsFile weights = SafetensorsFile.open(file)) {
			load(net, made.apply(new OpenFile(file, weights)), manager);
			return weights.metadata();
		}
	}

	private record OpenFile(Path file, SafetensorsFile weights) implements WeightSource {

		@Override
		public String where() {
			return file.toString();
		}

		@Override
		public Map<String, List<Long>> shapes() {
			Map<String, List<Long>> shapes = new LinkedHashMap<>();
			weights.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
			return shapes;
		}

		@Override
		public float[] floats(String name) throws IOException {
			return weights.floats(name);
		}
	}

	/** As from a file. */
	public static void load(Net net, WeightSource weights, NDManager manager) throws IOException {
		SequencedMap<String, Parameter> parameters = NetParameters.of(net);
		requireFitting(weights.where(), parameters, weights.shapes());
		List<float[]> values = new ArrayList<>();
		for (String name : parameters.keySet()) {
			float[] floats = weights.floats(name);
			NetParameters.requireFinite(weights.where(), name, floats);
			values.add(floats);
		}
		int i = 0;
		for (Parameter parameter : parameters.values()) {
			set(parameter, values.get(i++), manager);
		}
	}

	private static void set(Parameter parameter, float[] values, NDManager manager) {
		if (!parameter.isInitialized()) {
			parameter.initialize(manager, DataType.FLOAT32);
		}
		parameter.getArray().set(FloatBuffer.wrap(values));
	}

	private static void requireFitting(String where, Map<String, Parameter> expected, Map<String, List<Long>> found)
			throws IOException {
		List<String> missing = expected.keySet().stream().filter(name -> !found.containsKey(name)).toList();
		List<String> surplus = found.keySet().stream().filter(name -> !expected.containsKey(name)).toList();
		List<String> others = new ArrayList<>();
		expected.forEach((name, parameter) -> {
			Shape shape = parameter.getShape();
			List<Long> lengths = found.get(name);
			if (lengths != null && !lengths.equals(Arrays.stream(shape.getShape()).boxed().toList())) {
				others.add(name + " " + lengths + " instead of " + Arrays.toString(shape.getShape()));
			}
		});
		List<String> problems = new ArrayList<>();
		tell(problems, "missing: ", missing);
		tell(problems, "unknown: ", surplus);
		tell(problems, "of another shape: ", others);
		if (!problems.isEmpty()) {
			throw new IOException(where + ": these are not the weights of this network; " + String.join("; ", problems));
		}
	}

	private static void tell(List<String> problems, String what, List<String> names) {
		if (!names.isEmpty()) {
			int left = names.size() - NAMED_AT_MOST;
			problems.add(what + String.join(", ", names.subList(0, Math.min(NAMED_AT_MOST, names.size())))
					+ (left > 0 ? " and " + left + " more" : ""));
		}
	}
}
