package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.lorgnette.engine.djl.TinyOnnx;

/** Writes nodes of ONNX, as exporters do. Values are [texts, rows, width]. */
final class OnnxOps implements Ops<String> {

	private final Weights weights;
	final TinyOnnx onnx = new TinyOnnx();
	/** What the words of a part are read from, and which of them are real. */
	private final Map<String, String> ids = new TreeMap<>();
	private final Map<String, String> masks = new TreeMap<>();
	private String mask = "";
	private String textIds = "";
	private String pixels = "";
	private boolean columnsFirst;
	private final Map<String, String> attentions = new TreeMap<>();

	OnnxOps(Weights weights) {
		this.weights = weights;
	}

	OnnxOps text(String part, String name, String maskName, Object... shape) {
		ids.put(part, onnx.longs(name, shape));
		if (!maskName.isEmpty()) {
			masks.put(part, onnx.longs(maskName, shape));
		}
		return this;
	}

	OnnxOps picture(Object... shape) {
		pixels = onnx.floats("pixel_values", shape);
		return this;
	}

	/** Patches column by column, so that answers stay but their order is another. */
	OnnxOps columnsFirst() {
		columnsFirst = true;
		return this;
	}

	/** An input that decides nothing, added where it must be used. */
	String idle(String x, String input) {
		String real = onnx.node("Cast", List.of(input), "to", 1);
		return onnx.node("Add", List.of(x, onnx.node("Mul", List.of(onnx.node("ReduceMax", List.of(real), "keepdims", 0), number(0)))));
	}

	byte[] bytes(String name, String x, Object... shape) {
		onnx.output(name, x, shape);
		List<String> layers = new ArrayList<>(attentions.keySet());
		layers.reversed().forEach(layer -> onnx.output(layer, attentions.get(layer), "B", Weights.HEADS, "S", "S"));
		return onnx.bytes();
	}

	private String number(float value) {
		return onnx.constant(new float[] {value}, 1);
	}

	private String constant(String name, long... shape) {
		return onnx.constant(weights.of(name, shape), shape);
	}

	private String places(String of) {
		String ones = onnx.node("Add", List.of(onnx.node("Sub", List.of(of, of)), onnx.constant(1L)));
		return onnx.node("CumSum", List.of(ones, onnx.constant(1L)), "exclusive", 1);
	}

	@Override
	public String words(String part) {
		textIds = ids.get(part);
		mask = masks.getOrDefault(part, "");
		String table = constant(part + ".word", weights.vocabulary(), Weights.WIDTH);
		String places = constant(part + ".position", Weights.POSITIONS, Weights.WIDTH);
		return add(onnx.node("Gather", List.of(table, textIds)), onnx.node("Gather", List.of(places, places(textIds))));
	}

	@Override
	public String patches(String part) {
		int size = Weights.PATCH;
		String seen = onnx.node("Conv", List.of(pixels, constant(part + ".kernel", Weights.WIDTH, 3, size, size)), "kernel_shape",
				new long[] {size, size}, "strides", new long[] {size, size});
		String lengths = onnx.node("Slice", List.of(onnx.node("Shape", List.of(seen)), onnx.constant(2L), onnx.constant(4L)));
		String places = onnx.node("Slice", List.of(constant(part + ".places", 1, Weights.WIDTH, Weights.GRID, Weights.GRID),
				onnx.constant(0L, 0L), lengths, onnx.constant(2L, 3L)));
		String both = add(seen, places);
		if (columnsFirst) {
			both = onnx.node("Transpose", List.of(both), "perm", new long[] {0, 1, 3, 2});
		}
		return onnx.node("Transpose", List.of(onnx.node("Reshape", List.of(both, onnx.constant(0L, 0L, -1L)))), "perm",
				new long[] {0, 2, 1});
	}

	@Override
	public String row(String part) {
		return constant(part + ".row", 1, 1, Weights.WIDTH);
	}

	@Override
	public String concat(String above, String below) {
		return onnx.node("Concat", List.of(above, below), "axis", 1);
	}

	@Override
	public String add(String a, String b) {
		return onnx.node("Add", List.of(a, b));
	}

	@Override
	public String linear(String x, String part, int width) {
		return add(onnx.node("MatMul", List.of(x, constant(part + ".weight", inner(part), width))),
				constant(part + ".bias", width));
	}

	private static long inner(String part) {
		return part.endsWith(".outer") ? 24 : Weights.WIDTH;
	}

	@Override
	public String norm(String x, String part) {
		return onnx.node("LayerNormalization", List.of(x, constant(part + ".gain", Weights.WIDTH), constant(part + ".shift",
				Weights.WIDTH)), "axis", -1);
	}

	@Override
	public String gelu(String x) {
		String erf = onnx.node("Erf", List.of(onnx.node("Mul", List.of(x, number((float) Math.sqrt(0.5))))));
		return onnx.node("Mul", List.of(onnx.node("Mul", List.of(x, number(0.5f))), add(erf, number(1))));
	}

	@Override
	public String tanh(String x) {
		return onnx.node("Tanh", List.of(x));
	}

	@Override
	public String normalized(String x) {
		return onnx.node("Div", List.of(x, onnx.node("ReduceL2", List.of(x), "axes", new long[] {-1}, "keepdims", 1)));
	}

	/** What is added to the scores of keys, [texts, 1, 1 or queries, keys]. */
	private String hidden(String key, Keys keys) {
		String first = onnx.node("Gather", List.of(key, onnx.constant(0L)), "axis", 2);
		String none = onnx.node("Mul", List.of(onnx.node("Reshape", List.of(first, onnx.constant(0L, 1L, 1L, -1L))), number(0)));
		if (keys == Keys.PICTURE || keys == Keys.STATES || mask.isEmpty()) {
			return keys == Keys.TEXT_SO_FAR ? add(none, later()) : none;
		}
		String real = onnx.node("Cast", List.of(mask), "to", 1);
		String text = onnx.node("Reshape", List.of(onnx.node("Mul", List.of(onnx.node("Sub", List.of(number(1), real)), number(-1e4f))),
				onnx.constant(0L, 1L, 1L, -1L)));
		if (keys == Keys.TEXT_AND_PICTURE) {
			String length = onnx.node("Slice", List.of(onnx.node("Shape", List.of(text)), onnx.constant(3L), onnx.constant(4L)));
			String rest = onnx.node("Slice", List.of(none, length, onnx.constant(1L << 40), onnx.constant(3L)));
			return onnx.node("Concat", List.of(text, rest), "axis", 3);
		}
		return keys == Keys.TEXT_SO_FAR ? add(text, later()) : text;
	}

	private String later() {
		String places = onnx.node("Cast", List.of(places(textIds)), "to", 1);
		String queries = onnx.node("Reshape", List.of(places, onnx.constant(0L, 1L, -1L, 1L)));
		String keys = onnx.node("Reshape", List.of(places, onnx.constant(0L, 1L, 1L, -1L)));
		return onnx.node("Mul", List.of(onnx.node("Cast", List.of(onnx.node("Less", List.of(queries, keys))), "to", 1), number(-1e4f)));
	}

	@Override
	public String attend(String query, String key, String value, Keys keys, String record) {
		long[] split = {0, 0, Weights.HEADS, Weights.WIDTH / Weights.HEADS};
		String scores = onnx.node("Mul", List.of(onnx.node("MatMul", List.of(heads(query, split, 0, 2, 1, 3), heads(key, split, 0, 2, 3,
				1))), number((float) (1 / Math.sqrt((double) Weights.WIDTH / Weights.HEADS)))));
		String shares = onnx.node("Softmax", List.of(add(scores, hidden(key, keys))), "axis", -1);
		if (!record.isEmpty()) {
			attentions.put(record, shares);
		}
		String mixed = onnx.node("Transpose", List.of(onnx.node("MatMul", List.of(shares, heads(value, split, 0, 2, 1, 3)))), "perm",
				new long[] {0, 2, 1, 3});
		return onnx.node("Reshape", List.of(mixed, onnx.constant(0L, 0L, -1L)));
	}

	/** Leaves the attention out. */
	OnnxOps quiet() {
		attentions.clear();
		return this;
	}

	private String heads(String x, long[] split, long... order) {
		return onnx.node("Transpose", List.of(onnx.node("Reshape", List.of(x, onnx.constant(split)))), "perm", order);
	}

	@Override
	public String first(String x) {
		return onnx.node("Slice", List.of(x, onnx.constant(0L), onnx.constant(1L), onnx.constant(1L)));
	}

	@Override
	public String last(String x) {
		String chosen = onnx.node("Cast", List.of(onnx.node("Equal", List.of(textIds, onnx.constant(TinySeers.END)))), "to", 1);
		return onnx.node("MatMul", List.of(onnx.node("Reshape", List.of(chosen, onnx.constant(0L, 1L, -1L))), x));
	}

	/** Without the axis of rows, of which there is one. */
	String flat(String x) {
		return onnx.node("Reshape", List.of(x, onnx.constant(0L, -1L)));
	}
}
