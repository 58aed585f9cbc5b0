package org.lorgnette.training.bert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;

/**
 * The encoder of BERT (Devlin et al. 2019) and its relatives: pieces [batch, pieces] to [batch, pieces, width]. Taps:
 * {@code attention.0}, {@code attention.1} and so on, [batch, heads, pieces, pieces].
 */
public final class BertEncoder extends Net {

	private static final float DEVIATION = 0.02f;

	private final BertConfig config;
	private final Parameter words;
	private final Parameter positions;
	private final List<Parameter> types = new ArrayList<>();
	private final BertNorm norm;
	private final List<BertLayer> layers = new ArrayList<>();

	public BertEncoder(BertConfig config) {
		this.config = config;
		words = weight("words", new NormalInitializer(DEVIATION), config.vocabulary(), config.width());
		positions = weight("positions", new NormalInitializer(DEVIATION), config.positions(), config.width());
		if (config.types() > 0) {
			types.add(weight("types", new NormalInitializer(DEVIATION), config.types(), config.width()));
		}
		norm = child("norm", new BertNorm(config.width(), config.epsilon()));
		for (int i = 0; i < config.layers(); i++) {
			layers.add(child("layer" + i, new BertLayer(config)));
		}
	}

	/** Whether it is told which segment a piece belongs to: with one segment there is nothing to tell. */
	boolean takesTypes() {
		return config.types() > 1;
	}

	/** Inputs, integers [batch, pieces]: ids; a mask, 1 for pieces and 0 for padding; segments, where there are several. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		T ids = inputs.get(0);
		T x = ops.add(ops.embedding(words, ids), ops.embedding(positions, places(ops, ids)));
		for (Parameter table : types) {
			x = ops.add(x, ops.embedding(table, takesTypes() ? inputs.get(2) : ops.integers(ops.affine(ids, 0, 0))));
		}
		x = ops.dropout(norm.apply(ops, x), config.dropout());
		T mask = Attention.additive(ops, ops.larger(inputs.get(1), 0));
		for (int i = 0; i < layers.size(); i++) {
			x = layers.get(i).encode(ops, x, mask, "attention." + i);
		}
		return List.of(x);
	}

	/** Position ids: 0, 1, 2 and so on, or, after RoBERTa, counted over what is not padding, from behind the padding's id on. */
	private <T> T places(Ops<T> ops, T ids) {
		if (!config.countsPositionsAfterPadding()) {
			return ops.integers(ops.affine(ops.cumulativeSum(ops.affine(ids, 0, 1), 1), 1, -1));
		}
		int padding = config.padding();
		T isPadding = ops.subtract(ops.larger(ids, padding - 1L), ops.larger(ids, padding));
		T counted = ops.affine(isPadding, -1, 1);
		return ops.integers(ops.affine(ops.multiply(ops.cumulativeSum(counted, 1), counted), 1, padding));
	}

	/** Its parameters by the names that checkpoints have, behind a prefix such as {@code bert.}. */
	Map<String, Parameter> named(String prefix) {
		Map<String, Parameter> named = new LinkedHashMap<>();
		named.put(prefix + "embeddings.word_embeddings.weight", words);
		named.put(prefix + "embeddings.position_embeddings.weight", positions);
		types.forEach(table -> named.put(prefix + "embeddings.token_type_embeddings.weight", table));
		BertLayer.pair(named, prefix + "embeddings.LayerNorm", norm);
		for (int i = 0; i < layers.size(); i++) {
			layers.get(i).name(named, prefix + (config.isDistilled() ? "transformer" : "encoder") + ".layer." + i + ".");
		}
		return named;
	}
}
