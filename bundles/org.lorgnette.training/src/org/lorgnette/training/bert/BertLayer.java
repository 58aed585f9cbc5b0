package org.lorgnette.training.bert;

import java.util.List;
import java.util.Map;

import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;

/** One layer of an encoder, normalised after each residual sum (Vaswani et al. 2017): [batch, pieces, width] to the same. */
final class BertLayer extends Net {

	private static final List<String> ATTENTION = List.of("attention.self.query", "attention.self.key", "attention.self.value",
			"attention.output.dense");
	private static final List<String> DISTILLED_ATTENTION = List.of("attention.q_lin", "attention.k_lin", "attention.v_lin",
			"attention.out_lin");

	private final BertConfig config;
	private final Attention attention;
	private final BertNorm attentionNorm;
	private final Dense inner;
	private final Dense outer;
	private final BertNorm outerNorm;

	BertLayer(BertConfig config) {
		this.config = config;
		attention = child("attention", new Attention(config.width(), config.heads(), config.dropout()));
		attentionNorm = child("attentionNorm", new BertNorm(config.width(), config.epsilon()));
		inner = child("inner", new Dense(config.width(), config.inner()));
		outer = child("outer", new Dense(config.inner(), config.width()));
		outerNorm = child("outerNorm", new BertNorm(config.width(), config.epsilon()));
	}

	/**
	 * @param mask from {@link Attention#additive}
	 * @param name of the tap of the attention weights
	 */
	<T> T encode(Ops<T> ops, T x, T mask, String name) {
		T attended = ops.dropout(attention.attend(ops, x, x, mask, name), config.dropout());
		T y = attentionNorm.apply(ops, ops.add(x, attended));
		T wide = config.activation().apply(ops, inner.apply(ops, y));
		return outerNorm.apply(ops, ops.add(y, ops.dropout(outer.apply(ops, wide), config.dropout())));
	}

	/** Inputs: x, and the mask [batch, pieces] with 1 and 0. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(encode(ops, inputs.get(0), Attention.additive(ops, inputs.get(1)), "attention"));
	}

	/** Its parameters by the names that checkpoints have, behind a prefix. */
	void name(Map<String, Parameter> named, String prefix) {
		boolean distilled = config.isDistilled();
		List<Parameter> four = attention.getParameters().values();
		for (int i = 0; i < ATTENTION.size(); i++) {
			String part = prefix + (distilled ? DISTILLED_ATTENTION : ATTENTION).get(i);
			named.put(part + ".weight", four.get(2 * i));
			named.put(part + ".bias", four.get(2 * i + 1));
		}
		pair(named, prefix + (distilled ? "sa_layer_norm" : "attention.output.LayerNorm"), attentionNorm);
		pair(named, prefix + (distilled ? "ffn.lin1" : "intermediate.dense"), inner);
		pair(named, prefix + (distilled ? "ffn.lin2" : "output.dense"), outer);
		pair(named, prefix + (distilled ? "output_layer_norm" : "output.LayerNorm"), outerNorm);
	}

	/** The two parameters of a linear map or of a normalisation. */
	static void pair(Map<String, Parameter> named, String name, Block block) {
		List<Parameter> two = block.getParameters().values();
		named.put(name + ".weight", two.get(0));
		named.put(name + ".bias", two.get(1));
	}
}
