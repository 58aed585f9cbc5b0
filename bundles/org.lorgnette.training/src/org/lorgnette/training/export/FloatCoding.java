package org.lorgnette.training.export;

import java.util.List;

/** Weights as 32-bit floats; those of linear maps already transposed, as {@code NAME.transposed}. */
final class FloatCoding implements ParameterCoding {

	@Override
	public String linear(OnnxGraph graph, String x, FloatTensor weight, FloatTensor bias) {
		String matrix = graph.floats(weight.name() + ".transposed", () -> transposed(weight), weight.columns(), weight.rows());
		String product = graph.node("MatMul", graph.kind(x), List.of(x, matrix));
		return graph.node("Add", graph.kind(x), List.of(product, graph.floats(bias)));
	}

	@Override
	public String embedding(OnnxGraph graph, FloatTensor table, String ids) {
		return graph.node("Gather", Kind.floats(graph.kind(ids).rank() + 1), List.of(graph.floats(table), ids));
	}

	@Override
	public String layerNorm(OnnxGraph graph, String x, FloatTensor gain, FloatTensor bias, float epsilon) {
		return graph.node("LayerNormalization", graph.kind(x), List.of(x, graph.floats(gain), graph.floats(bias)),
				OnnxGraph.integer("axis", -gain.shape().length), OnnxGraph.number("epsilon", epsilon));
	}

	private static float[] transposed(FloatTensor matrix) {
		int rows = matrix.rows();
		int columns = matrix.columns();
		float[] from = matrix.values().get();
		float[] to = new float[from.length];
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				to[column * rows + row] = from[row * columns + column];
			}
		}
		return to;
	}
}
