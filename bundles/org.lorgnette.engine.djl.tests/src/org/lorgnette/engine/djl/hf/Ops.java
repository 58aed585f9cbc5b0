package org.lorgnette.engine.djl.hf;

/** The layers that models which see and read are made of: written as ONNX, or computed slowly. Values are [rows][width]. */
interface Ops<T> {

	/** The text's pieces and their places. */
	T words(String part);

	/** The picture's patches and their places, row by row. */
	T patches(String part);

	/** One row of weights. */
	T row(String part);

	T concat(T above, T below);

	T add(T a, T b);

	T linear(T x, String part, int width);

	T norm(T x, String part);

	T gelu(T x);

	T tanh(T x);

	/** What is left of values of length 1. */
	T normalized(T x);

	/** Attention by heads; what is filled up counts for nothing. */
	T attend(T query, T key, T value, Keys keys, String record);

	T first(T x);

	/** The row of the piece that ends the text. */
	T last(T x);

	/** Which rows keys are. */
	enum Keys {
		TEXT, TEXT_SO_FAR, PICTURE, TEXT_AND_PICTURE, STATES
	}

	/** A layer with norms before or after, and with cross-attention if there are states. */
	default T block(T x, T states, Keys keys, boolean before, String part, String record) {
		T inner = before ? norm(x, part + ".n1") : x;
		T y = add(x, attended(inner, inner, keys, part + ".self", record));
		y = before ? y : norm(y, part + ".n1");
		if (states != null) {
			y = norm(add(y, attended(y, states, Keys.STATES, part + ".cross", "")), part + ".n3");
		}
		T mixed = linear(gelu(linear(before ? norm(y, part + ".n2") : y, part + ".inner", 24)), part + ".outer", Weights.WIDTH);
		return before ? add(y, mixed) : norm(add(y, mixed), part + ".n2");
	}

	private T attended(T x, T from, Keys keys, String part, String record) {
		return linear(attend(linear(x, part + ".q", Weights.WIDTH), linear(from, part + ".k", Weights.WIDTH),
				linear(from, part + ".v", Weights.WIDTH), keys, record), part + ".o", Weights.WIDTH);
	}

	/** ViLT (Kim et al. 2021): pieces and patches in one transformer, an answer from the first piece. */
	default T vilt(int answers) {
		T text = add(norm(words("text"), "text"), row("text type"));
		T x = concat(text, add(concat(row("class"), patches("patch")), row("picture type")));
		for (int layer = 0; layer < 2; layer++) {
			x = block(x, null, Keys.TEXT_AND_PICTURE, true, "layer" + layer, "attentions." + layer);
		}
		T pooled = tanh(linear(first(norm(x, "end")), "pooler", Weights.WIDTH));
		return linear(gelu(norm(linear(pooled, "head1", Weights.WIDTH), "head")), "head2", answers);
	}

	/** A vision transformer; with norms before and behind. */
	default T vision() {
		return norm(block(norm(concat(row("class"), patches("patch")), "begin"), null, Keys.PICTURE, true, "vision", ""), "vision end");
	}

	/** BLIP's question over a picture (Li et al. 2022). */
	default T question(T states) {
		return block(norm(words("text"), "text"), states, Keys.TEXT, false, "question", "");
	}

	/** BLIP's answer over a question. */
	default T answer(T states, int vocabulary) {
		T x = block(norm(words("answer"), "answer text"), states, Keys.TEXT_SO_FAR, false, "answer", "");
		return linear(x, "language", vocabulary);
	}

	/** CLIP's text (Radford et al. 2021), of length 1. */
	default T clipText() {
		T x = norm(block(words("text"), null, Keys.TEXT_SO_FAR, true, "clip text", ""), "text end");
		return normalized(linear(last(x), "text projection", Weights.WIDTH));
	}

	/** CLIP's picture, of length 1. */
	default T clipPicture() {
		return normalized(linear(first(vision()), "picture projection", Weights.WIDTH));
	}
}
