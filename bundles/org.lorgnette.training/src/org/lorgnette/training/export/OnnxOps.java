package org.lorgnette.training.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.weights.NetParameters;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/**
 * Records a graph; a value is its name there. Where an operation meets integers and PyTorch would go over to floats, so does the
 * graph. Parameters are named by their paths in the tree of blocks.
 */
public final class OnnxOps implements Ops<String> {

	/** Batch, channels, rows and columns. */
	private static final int FILTER_AXES = 4;

	private final OnnxGraph graph;
	private final ParameterCoding coding;
	private final Map<Parameter, FloatTensor> parameters = new IdentityHashMap<>();
	private final Map<String, String> taps = new LinkedHashMap<>();

	/** @param net whose parameters the operations may name */
	OnnxOps(OnnxGraph graph, ParameterCoding coding, Block net) {
		this.graph = graph;
		this.coding = coding;
		NetParameters.of(net).forEach((name, parameter) -> parameters.put(parameter,
				new FloatTensor(name, parameter.getShape().getShape(), () -> NetParameters.values(name, parameter))));
	}

	/** What was tapped so far: names of taps to values. */
	Map<String, String> taps() {
		return taps;
	}

	@Override
	public String parameter(Parameter parameter) {
		return graph.floats(tensor(parameter));
	}

	private FloatTensor tensor(Parameter parameter) {
		FloatTensor tensor = parameters.get(parameter);
		if (tensor == null) {
			throw new IllegalArgumentException("parameter '" + parameter.getName() + "' does not belong to the network exported");
		}
		return tensor;
	}

	@Override
	public String linear(String x, Parameter weight, Parameter bias) {
		FloatTensor matrix = tensor(weight);
		matrix.requireMatrix("the weight of a linear map");
		graph.kind(x).requireAxis(-1, "linear");
		return coding.linear(graph, real(x), matrix, tensor(bias));
	}

	@Override
	public String embedding(Parameter table, String ids) {
		FloatTensor rows = tensor(table);
		rows.requireMatrix("an embedding table");
		return coding.embedding(graph, rows, ids);
	}

	@Override
	public String convolution(String x, Parameter weight, Parameter bias, int stride, int padding) {
		FloatTensor filters = tensor(weight);
		if (graph.kind(x).rank() != FILTER_AXES || filters.shape().length != FILTER_AXES) {
			throw new IllegalArgumentException("convolution of a value with " + graph.kind(x).rank() + " axes by filters with "
					+ filters.shape().length + "; expected " + FILTER_AXES + " of both");
		}
		// Filters stay floats: they are few, and ONNX Runtime's convolution of integers is no faster.
		return keeping("Conv", List.of(real(x), graph.floats(filters), graph.floats(tensor(bias))),
				OnnxGraph.integers("kernel_shape", List.of(filters.shape()[2], filters.shape()[3])),
				OnnxGraph.integers("strides", List.of((long) stride, (long) stride)),
				OnnxGraph.integers("pads", Collections.nCopies(FILTER_AXES, (long) padding)));
	}

	@Override
	public String matMul(String a, String b) {
		graph.kind(a).requireAxis(-2, "matMul");
		graph.kind(b).requireAxis(-2, "matMul");
		return binary("MatMul", a, b);
	}

	@Override
	public String add(String a, String b) {
		return binary("Add", a, b);
	}

	@Override
	public String subtract(String a, String b) {
		return binary("Sub", a, b);
	}

	@Override
	public String multiply(String a, String b) {
		return binary("Mul", a, b);
	}

	private String binary(String operator, String a, String b) {
		List<String> operands = alike(List.of(a, b));
		int rank = Math.max(graph.kind(a).rank(), graph.kind(b).rank());
		return graph.node(operator, graph.kind(operands.getFirst()).withRank(rank), operands);
	}

	@Override
	public String affine(String x, float factor, float shift) {
		String y = real(x);
		if (factor != 1) {
			y = graph.node("Mul", graph.kind(y), List.of(y, graph.constant(factor)));
		}
		return shift == 0 ? y : graph.node("Add", graph.kind(y), List.of(y, graph.constant(shift)));
	}

	@Override
	public String softmax(String x, int axis) {
		graph.kind(x).requireAxis(axis, "softmax");
		return keeping("Softmax", List.of(real(x)), OnnxGraph.integer("axis", axis));
	}

	@Override
	public String gelu(String x) {
		return keeping("Gelu", List.of(real(x)));
	}

	@Override
	public String relu(String x) {
		return keeping("Relu", List.of(real(x)));
	}

	@Override
	public String tanh(String x) {
		return keeping("Tanh", List.of(real(x)));
	}

	@Override
	public String sigmoid(String x) {
		return keeping("Sigmoid", List.of(real(x)));
	}

	@Override
	public String layerNorm(String x, Parameter gain, Parameter bias, float epsilon) {
		return coding.layerNorm(graph, real(x), tensor(gain), tensor(bias), epsilon);
	}

	@Override
	public String sum(String x, int axis) {
		return reduce("ReduceSum", x, axis);
	}

	@Override
	public String max(String x, int axis) {
		return reduce("ReduceMax", x, axis);
	}

	private String reduce(String operator, String x, int axis) {
		graph.kind(x).requireAxis(axis, operator);
		return graph.node(operator, graph.kind(x).withRank(graph.kind(x).rank() - 1), List.of(x, graph.list(axis)),
				OnnxGraph.integer("keepdims", 0));
	}

	@Override
	public String concat(List<String> parts, int axis) {
		graph.kind(parts.getFirst()).requireAxis(axis, "concat");
		return keeping("Concat", alike(parts), OnnxGraph.integer("axis", axis));
	}

	@Override
	public String slice(String x, int axis, long from, long to) {
		graph.kind(x).requireAxis(axis, "slice");
		return keeping("Slice", List.of(x, graph.list(from), graph.list(to), graph.list(axis)));
	}

	/** Padding and then cutting fits every length, also one shorter than the offset. */
	@Override
	public String shift(String x, int axis, int offset) {
		graph.kind(x).requireAxis(axis, "shift");
		if (offset == 0) {
			return x;
		}
		long before = Math.max(offset, 0);
		long after = Math.max(-(long) offset, 0);
		String padded = keeping("Pad", List.of(x, graph.list(before, after), OnnxGraph.NONE, graph.list(axis)));
		return slice(padded, axis, after, offset > 0 ? -before : Long.MAX_VALUE);
	}

	@Override
	public String transpose(String x, int... order) {
		List<Long> axes = Arrays.stream(order).mapToObj(axis -> (long) (axis < 0 ? axis + order.length : axis)).toList();
		return keeping("Transpose", List.of(x), OnnxGraph.integers("perm", axes));
	}

	@Override
	public String reshape(String x, long... lengths) {
		return graph.node("Reshape", graph.kind(x).withRank(lengths.length), List.of(x, graph.list(lengths)));
	}

	@Override
	public String expand(String x, int axis) {
		Kind result = graph.kind(x).withRank(graph.kind(x).rank() + 1);
		result.requireAxis(axis, "expand");
		return graph.node("Unsqueeze", result, List.of(x, graph.list(axis)));
	}

	@Override
	public String constant(String beside, float[] values, long... shape) {
		return graph.constant(values, shape);
	}

	@Override
	public String larger(String integers, long bound) {
		String limit = isReal(integers) ? graph.constant((float) bound) : graph.constant(bound);
		return cast(graph.node("Greater", new Kind(ElementType.BOOL, graph.kind(integers).rank()), List.of(integers, limit)));
	}

	@Override
	public String cumulativeSum(String x, int axis) {
		graph.kind(x).requireAxis(axis, "cumulativeSum");
		return keeping("CumSum", List.of(x, graph.constant((long) axis)));
	}

	@Override
	public String integers(String x) {
		return isReal(x) ? graph.node("Cast", new Kind(ElementType.INT64, graph.kind(x).rank()), List.of(x),
				OnnxGraph.integer("to", DataType.INT64_VALUE)) : x;
	}

	@Override
	public String dropout(String x, float rate) {
		return x;
	}

	@Override
	public String tap(String name, String x) {
		String earlier = taps.put(name, x);
		if (earlier != null && !earlier.equals(x)) {
			throw new IllegalArgumentException("two values are tapped as '" + name + "'");
		}
		return x;
	}

	/** An operation whose result has the element type and as many axes as its first operand. */
	private String keeping(String operator, List<String> arguments, AttributeProto... attributes) {
		return graph.node(operator, graph.kind(arguments.getFirst()), arguments, attributes);
	}

	private String real(String x) {
		return isReal(x) ? x : cast(x);
	}

	private boolean isReal(String x) {
		return graph.kind(x).type() == ElementType.FLOAT;
	}

	private String cast(String x) {
		return graph.node("Cast", Kind.floats(graph.kind(x).rank()), List.of(x), OnnxGraph.integer("to", DataType.FLOAT_VALUE));
	}

	private List<String> alike(List<String> values) {
		boolean mixed = values.stream().map(this::isReal).distinct().count() > 1;
		List<String> converted = new ArrayList<>(values);
		if (mixed) {
			converted.replaceAll(this::real);
		}
		return converted;
	}
}
