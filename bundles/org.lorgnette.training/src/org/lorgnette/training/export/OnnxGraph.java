package org.lorgnette.training.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/**
 * An ONNX graph that grows. Nodes that compute the same from the same are made once, constants and parameters are kept once,
 * and what no output needs is not written. Generated names begin with a slash, given ones must not.
 */
final class OnnxGraph {

	/** The first with Gelu; ONNX Runtime knows it from 1.17 on. */
	private static final long OPSET = 20;
	private static final long IR_VERSION = 9;
	private static final String MICROSOFT = "com.microsoft";
	private static final Set<String> MICROSOFT_OPERATORS = Set.of("MatMulIntegerToFloat", "SkipLayerNormalization");

	/** An optional input of a node that is left out. */
	static final String NONE = "";

	private final List<ValueInfoProto> inputs = new ArrayList<>();
	private final Map<String, TensorProto> initializers = new LinkedHashMap<>();
	private final Map<TensorProto, String> constants = new HashMap<>();
	private final List<NodeProto> nodes = new ArrayList<>();
	private final Map<NodeProto, List<String>> known = new HashMap<>();
	private final Map<String, Kind> kinds = new HashMap<>();

	void input(TensorSpec spec) {
		if (spec.name().startsWith("/")) {
			throw new IllegalArgumentException("input " + spec.name() + ": a name that begins with a slash is kept for the graph's own");
		}
		requireFree(spec.name());
		TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
		for (String axis : spec.axes()) {
			if (axis.chars().allMatch(Character::isDigit)) {
				shape.addDimBuilder().setDimValue(Long.parseLong(axis));
			} else {
				shape.addDimBuilder().setDimParam(axis);
			}
		}
		inputs.add(info(spec.name(), spec.type(), shape));
		kinds.put(spec.name(), new Kind(spec.type(), spec.axes().size()));
	}

	boolean has(String value) {
		return kinds.containsKey(value);
	}

	Kind kind(String value) {
		Kind kind = kinds.get(value);
		if (kind == null) {
			throw new IllegalArgumentException("no value of the graph is named '" + value + "'");
		}
		return kind;
	}

	String floats(FloatTensor tensor) {
		return floats(tensor.name(), tensor.values(), tensor.shape());
	}

	/** The initializer of this name; made from the values if it is not there yet. */
	String floats(String name, Supplier<float[]> values, long... shape) {
		if (!initializers.containsKey(name)) {
			keep(name, tensor(ElementType.FLOAT, littleEndian(values.get()), shape), ElementType.FLOAT);
		}
		return name;
	}

	String int8(String name, byte[] values, long... shape) {
		keep(name, tensor(ElementType.INT8, UnsafeByteOperations.unsafeWrap(values), shape), ElementType.INT8);
		return name;
	}

	/** A number. */
	String constant(float value) {
		return constant(tensor(ElementType.FLOAT, littleEndian(value)), ElementType.FLOAT);
	}

	/** Numbers of this shape. */
	String constant(float[] values, long... shape) {
		return constant(tensor(ElementType.FLOAT, littleEndian(values), shape), ElementType.FLOAT);
	}

	/** A number. */
	String constant(long value) {
		return constant(tensor(ElementType.INT64, littleEndian(value)), ElementType.INT64);
	}

	/** A list of numbers, such as axes or lengths. */
	String list(long... values) {
		return constant(tensor(ElementType.INT64, littleEndian(values), values.length), ElementType.INT64);
	}

	private String constant(TensorProto value, ElementType type) {
		return constants.computeIfAbsent(value, absent -> {
			String name = "/constant_" + constants.size();
			keep(name, value, type);
			return name;
		});
	}

	private void keep(String name, TensorProto value, ElementType type) {
		requireFree(name);
		initializers.put(name, value.toBuilder().setName(name).build());
		kinds.put(name, new Kind(type, value.getDimsCount()));
	}

	/** The only output of a node. */
	String node(String operator, Kind result, List<String> arguments, AttributeProto... attributes) {
		return nodes(operator, List.of(result), arguments, attributes).getFirst();
	}

	/** The outputs of a node. */
	List<String> nodes(String operator, List<Kind> results, List<String> arguments, AttributeProto... attributes) {
		arguments.stream().filter(argument -> !argument.equals(NONE)).forEach(this::kind);
		NodeProto node = NodeProto.newBuilder().setOpType(operator)
				.setDomain(MICROSOFT_OPERATORS.contains(operator) ? MICROSOFT : "").addAllInput(arguments)
				.addAllAttribute(Arrays.asList(attributes)).build();
		return known.computeIfAbsent(node, absent -> {
			String name = "/" + operator + "_" + nodes.size();
			List<String> outputs = new ArrayList<>();
			for (Kind kind : results) {
				String output = outputs.isEmpty() ? name : name + "_" + outputs.size();
				outputs.add(output);
				kinds.put(output, kind);
			}
			nodes.add(node.toBuilder().setName(name).addAllOutput(outputs).build());
			return List.copyOf(outputs);
		});
	}

	/**
	 * @param outputs from the name of an output to the value that it gives out
	 * @throws IllegalArgumentException if a name is taken
	 */
	ModelProto model(String name, Map<String, String> outputs) {
		GraphProto.Builder graph = GraphProto.newBuilder().setName(name).addAllInput(inputs);
		List<NodeProto> written = new ArrayList<>();
		Set<String> needed = new HashSet<>(outputs.values());
		for (NodeProto node : nodes.reversed()) {
			if (!Collections.disjoint(needed, node.getOutputList())) {
				written.add(node);
				needed.addAll(node.getInputList());
			}
		}
		graph.addAllNode(written.reversed());
		outputs.forEach((output, value) -> {
			requireFree(output);
			graph.addNode(NodeProto.newBuilder().setName("/" + output).setOpType("Identity").addInput(value).addOutput(output));
			TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
			for (int i = 0; i < kind(value).rank(); i++) {
				shape.addDimBuilder();
			}
			graph.addOutput(info(output, kind(value).type(), shape));
		});
		initializers.values().stream().filter(tensor -> needed.contains(tensor.getName())).forEach(graph::addInitializer);
		ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("Lorgnette").setGraph(graph)
				.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET));
		if (written.stream().anyMatch(node -> node.getDomain().equals(MICROSOFT))) {
			model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1));
		}
		return model.build();
	}

	private void requireFree(String name) {
		if (name.isEmpty() || kinds.containsKey(name)) {
			throw new IllegalArgumentException("the name '" + name + "' is taken by another value of the graph or is empty");
		}
	}

	static AttributeProto integer(String name, long value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
	}

	static AttributeProto integers(String name, List<Long> values) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS).addAllInts(values).build();
	}

	static AttributeProto number(String name, float value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOAT).setF(value).build();
	}

	private static TensorProto tensor(ElementType type, ByteString bytes, long... shape) {
		return TensorProto.newBuilder().setDataType(type.code()).addAllDims(Arrays.stream(shape).boxed().toList()).setRawData(bytes)
				.build();
	}

	private static ByteString littleEndian(float... values) {
		ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		return UnsafeByteOperations.unsafeWrap(bytes);
	}

	private static ByteString littleEndian(long... values) {
		ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asLongBuffer().put(values);
		return UnsafeByteOperations.unsafeWrap(bytes);
	}

	private static ValueInfoProto info(String name, ElementType type, TensorShapeProto.Builder shape) {
		return ValueInfoProto.newBuilder().setName(name)
				.setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.code()).setShape(shape)))
				.build();
	}
}
