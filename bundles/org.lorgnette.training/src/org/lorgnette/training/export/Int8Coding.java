package org.lorgnette.training.export;

import java.util.List;
import java.util.function.Predicate;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/**
 * Weights of linear maps as int8 with a scale for each output, their inputs rounded to 8 bits when the model runs; embedding
 * tables as int8 with a scale for each row, of which only the rows asked for become floats. In files {@code NAME.int8} and
 * {@code NAME.scale}.
 * <p>
 * One scale for a whole table would be set by its longest rows, one for each column nearly so, and lose several times more. The
 * operator of linear maps is ONNX Runtime's own: it is what its optimiser makes of the standard ones. Signed weights are twice
 * as fast as unsigned ones where processors have 8-bit dot products.
 */
final class Int8Coding implements ParameterCoding {

	/** Below this a linear map is an output layer: next to free in floats, and its rounding would show in every score. */
	static final int FEWEST_OUTPUTS = 64;
	/** Below this a table is too small for its size to matter. */
	static final int FEWEST_ROWS = 256;

	private final ParameterCoding others = new FloatCoding();
	private final Predicate<String> exact;

	/** @param exact paths of weights and tables that stay floats whatever their size */
	Int8Coding(Predicate<String> exact) {
		this.exact = exact;
	}

	@Override
	public String linear(OnnxGraph graph, String x, FloatTensor weight, FloatTensor bias) {
		if (weight.rows() < FEWEST_OUTPUTS || exact.test(weight.name())) {
			return others.linear(graph, x, weight, bias);
		}
		String codes = weight.name() + ".int8";
		String scales = weight.name() + ".scale";
		if (!graph.has(codes)) {
			Int8Rows rows = Int8Rows.of(weight.values().get(), weight.rows(), weight.columns());
			graph.int8(codes, rows.transposedCodes(), weight.columns(), weight.rows());
			graph.floats(scales, rows::scales, weight.rows());
		}
		List<String> rounded = graph.nodes("DynamicQuantizeLinear",
				List.of(new Kind(ElementType.UINT8, graph.kind(x).rank()), Kind.floats(0), new Kind(ElementType.UINT8, 0)), List.of(x));
		return graph.node("MatMulIntegerToFloat", graph.kind(x),
				List.of(rounded.get(0), codes, rounded.get(1), scales, rounded.get(2), OnnxGraph.NONE, graph.floats(bias)));
	}

	@Override
	public String embedding(OnnxGraph graph, FloatTensor table, String ids) {
		if (table.rows() < FEWEST_ROWS || exact.test(table.name())) {
			return others.embedding(graph, table, ids);
		}
		String codes = table.name() + ".int8";
		// One column, so that the scales gathered have a last axis to be broadcast over.
		String scales = table.name() + ".scale";
		if (!graph.has(codes)) {
			Int8Rows rows = Int8Rows.of(table.values().get(), table.rows(), table.columns());
			graph.int8(codes, rows.codes(), table.rows(), table.columns());
			graph.floats(scales, rows::scales, table.rows(), 1);
		}
		Kind result = Kind.floats(graph.kind(ids).rank() + 1);
		String gathered = graph.node("Gather", new Kind(ElementType.INT8, result.rank()), List.of(codes, ids));
		String floats = graph.node("Cast", result, List.of(gathered), OnnxGraph.integer("to", DataType.FLOAT_VALUE));
		String scale = graph.node("Gather", result, List.of(scales, ids));
		return graph.node("Mul", result, List.of(floats, scale));
	}

	/**
	 * {@code norm(x)} as {@code norm(x + x)} with four times the epsilon, which is the same: ONNX Runtime's operator that adds first
	 * is several times faster than its plain one (measured with 1.29). It takes two or three axes.
	 */
	@Override
	public String layerNorm(OnnxGraph graph, String x, FloatTensor gain, FloatTensor bias, float epsilon) {
		int rank = graph.kind(x).rank();
		if (rank < 2 || rank > 3 || gain.shape().length != 1) {
			return others.layerNorm(graph, x, gain, bias, epsilon);
		}
		return graph.node("SkipLayerNormalization", graph.kind(x), List.of(x, x, graph.floats(gain), graph.floats(bias)),
				OnnxGraph.number("epsilon", 4 * epsilon));
	}
}
