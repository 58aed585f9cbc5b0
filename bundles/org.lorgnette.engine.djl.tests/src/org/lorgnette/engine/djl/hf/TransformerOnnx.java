package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.TinyOnnx;
import org.lorgnette.testing.SlowTransformer;
import org.lorgnette.testing.SlowTransformer.Head;
import org.lorgnette.testing.SlowTransformer.Shape;
import org.lorgnette.testing.SlowTransformer.Weight;

/**
 * Writes the network of a {@link SlowTransformer} (with an epsilon of 1e-5) as ONNX, as exporters of the Hugging Face tools do.
 */
final class TransformerOnnx {

	/**
	 * How the network is declared.
	 *
	 * @param attention the name of the outputs with attention, before their numbers; empty for none
	 */
	record Style(boolean ints, boolean positions, boolean joined, List<String> outputs, String attention) {

		Style(boolean ints, boolean positions, boolean joined, List<String> outputs) {
			this(ints, positions, joined, outputs, "");
		}

		static final Style USUAL = new Style(false, false, false, List.of());
	}

	private final SlowTransformer network;
	private final Shape shape;
	private final Style style;
	private final TinyOnnx onnx = new TinyOnnx();
	private final List<String> attentions = new ArrayList<>();

	private TransformerOnnx(SlowTransformer network, Style style) {
		this.network = network;
		this.shape = network.shape();
		this.style = style;
	}

	static byte[] of(SlowTransformer network, Style style) {
		return new TransformerOnnx(network, style).bytes();
	}

	private String input(String name) {
		return style.ints() ? onnx.ints(name, "B", "L") : onnx.longs(name, "B", "L");
	}

	private byte[] bytes() {
		String ids = input("input_ids");
		String mask = input("attention_mask");
		String x = gather("word", ids);
		x = add(x, gather("position", style.positions() ? input("position_ids") : positions(ids)));
		if (shape.types() > 0) {
			x = add(x, gather("type", input("token_type_ids")));
		}
		x = norm(x, "embeddings");
		String real = onnx.node("Cast", List.of(mask), "to", 1);
		String hidden = onnx.node("Mul", List.of(onnx.node("Sub", List.of(number(1), real)), number(-1e4f)));
		String additive = onnx.node("Reshape", List.of(hidden, onnx.constant(0L, 1L, 1L, -1L)));
		for (int layer = 0; layer < shape.layers(); layer++) {
			x = norm(add(x, linear(attend(x, additive, layer), layer + ".attended")), layer + ".attended");
			String inner = linear(x, layer + ".inner");
			x = norm(add(x, linear(shape.relu() ? onnx.node("Relu", List.of(inner)) : gelu(inner), layer + ".outer")), layer + ".outer");
		}
		head(x);
		// Behind the others, the last one first: their order says nothing.
		for (int layer = attentions.size() - 1; layer >= 0; layer--) {
			onnx.output(style.attention() + layer, attentions.get(layer), "B", "heads", "L", "L");
		}
		return onnx.bytes();
	}

	private String name(int output, String usual) {
		return output < style.outputs().size() ? style.outputs().get(output) : usual;
	}

	private void head(String x) {
		if (shape.head() == Head.TEXTS) {
			String first = onnx.node("Reshape", List.of(onnx.node("Gather", List.of(x, onnx.constant(0L)), "axis", 1),
					onnx.constant(0L, -1L)));
			onnx.output(name(0, "logits"), linear(onnx.node("Tanh", List.of(linear(first, "pooled"))), "head"), "B", shape.labels());
			return;
		}
		String logits = linear(x, "head");
		if (shape.head() == Head.TOKENS || style.joined()) {
			onnx.output(name(0, "logits"), logits, "B", "L", shape.labels());
			return;
		}
		for (int column = 0; column < 2; column++) {
			String one = onnx.node("Gather", List.of(logits, onnx.constant((long) column)), "axis", 2);
			onnx.output(name(column, column == 0 ? "start_logits" : "end_logits"),
					onnx.node("Reshape", List.of(one, onnx.constant(0L, -1L))), "B", "L");
		}
	}

	/** Counted from the first position, as for texts that are filled up at their end. */
	private String positions(String ids) {
		String whole = style.ints() ? onnx.node("Cast", List.of(ids), "to", 7) : ids;
		String zeros = onnx.node("Sub", List.of(whole, whole));
		String ones = onnx.node("Add", List.of(zeros, onnx.constant(1L)));
		String counted = onnx.node("CumSum", List.of(ones, onnx.constant(1L)), "exclusive", 1);
		return onnx.node("Add", List.of(counted, onnx.constant((long) shape.firstPosition())));
	}

	private String attend(String x, String mask, int layer) {
		long[] split = {0, 0, shape.heads(), shape.width() / shape.heads()};
		String query = heads(linear(x, layer + ".query"), split, 0, 2, 1, 3);
		String key = heads(linear(x, layer + ".key"), split, 0, 2, 3, 1);
		String value = heads(linear(x, layer + ".value"), split, 0, 2, 1, 3);
		String scores = onnx.node("Mul", List.of(onnx.node("MatMul", List.of(query, key)),
				number((float) (1 / Math.sqrt((double) shape.width() / shape.heads())))));
		String weights = onnx.node("Softmax", List.of(add(scores, mask)), "axis", -1);
		if (!style.attention().isEmpty()) {
			attentions.add(weights);
		}
		String mixed = onnx.node("Transpose", List.of(onnx.node("MatMul", List.of(weights, value))), "perm", new long[] {0, 2, 1, 3});
		return onnx.node("Reshape", List.of(mixed, onnx.constant(0L, 0L, -1L)));
	}

	private String heads(String x, long[] split, long... order) {
		return onnx.node("Transpose", List.of(onnx.node("Reshape", List.of(x, onnx.constant(split)))), "perm", order);
	}

	private String gelu(String x) {
		String erf = onnx.node("Erf", List.of(onnx.node("Mul", List.of(x, number((float) Math.sqrt(0.5))))));
		return onnx.node("Mul", List.of(onnx.node("Mul", List.of(x, number(0.5f))), add(erf, number(1))));
	}

	private String number(float value) {
		return onnx.constant(new float[] {value}, 1);
	}

	private String add(String a, String b) {
		return onnx.node("Add", List.of(a, b));
	}

	private String gather(String part, String ids) {
		return onnx.node("Gather", List.of(constant(part), ids), "axis", 0);
	}

	private String constant(String part) {
		Weight weight = network.weight(part);
		return onnx.constant(weight.values(), weight.shape());
	}

	private String linear(String x, String part) {
		String transposed = onnx.node("Transpose", List.of(constant(part + ".weight")), "perm", new long[] {1, 0});
		return add(onnx.node("MatMul", List.of(x, transposed)), constant(part + ".bias"));
	}

	private String norm(String x, String part) {
		return onnx.node("LayerNormalization", List.of(x, constant(part + ".gain"), constant(part + ".shift")), "axis", -1);
	}
}
