package org.lorgnette.training.export;

/** How parameters are kept in a graph, and so how the operations on them are written. */
interface ParameterCoding {

	/** {@code x W^T + b}, as {@link org.lorgnette.training.nn.Ops#linear}. */
	String linear(OnnxGraph graph, String x, FloatTensor weight, FloatTensor bias);

	/** Rows of a table, as {@link org.lorgnette.training.nn.Ops#embedding}. */
	String embedding(OnnxGraph graph, FloatTensor table, String ids);

	/** Normalised over the last axes, as {@link org.lorgnette.training.nn.Ops#layerNorm}. */
	String layerNorm(OnnxGraph graph, String x, FloatTensor gain, FloatTensor bias, float epsilon);
}
