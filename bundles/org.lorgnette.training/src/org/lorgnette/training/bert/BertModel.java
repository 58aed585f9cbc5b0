package org.lorgnette.training.bert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

import ai.djl.nn.Parameter;

/** An encoder with a head. Inputs are those of {@link BertEncoder}, outputs those of {@link BertHead}. */
public final class BertModel extends Net {

	private final BertConfig config;
	private final BertHead head;
	private final BertEncoder encoder;
	private final List<Dense> pooler = new ArrayList<>();
	private final Dense output;

	/** A model whose head is new; it need not be the one that the configuration names. */
	public BertModel(BertConfig config, BertHead head, int labels) {
		this.config = config;
		this.head = head;
		encoder = child("encoder", new BertEncoder(config));
		if (head == BertHead.TEXTS) {
			pooler.add(child("pooler", new Dense(config.width(), config.width())));
		}
		output = child("output", new Dense(config.width(), head == BertHead.SPANS ? 2 : labels));
	}

	public BertConfig config() {
		return config;
	}

	public BertHead head() {
		return head;
	}

	public BertEncoder encoder() {
		return encoder;
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		T x = encoder.apply(ops, inputs).getFirst();
		return switch (head) {
			case TOKENS -> List.of(output.apply(ops, ops.dropout(x, config.dropout())));
			case SPANS -> {
				T both = output.apply(ops, x);
				yield List.of(ops.reshape(ops.slice(both, 2, 0, 1), 0, 0), ops.reshape(ops.slice(both, 2, 1, 2), 0, 0));
			}
			case TEXTS -> {
				T pooled = pooler.getFirst().apply(ops, ops.reshape(ops.slice(x, 1, 0, 1), 0, -1));
				T bent = config.isDistilled() ? ops.relu(pooled) : ops.tanh(pooled);
				yield List.of(output.apply(ops, ops.dropout(bent, config.dropout())));
			}
		};
	}

	/** Its parameters by the names that checkpoints have; those of the encoder behind a prefix such as {@code bert.}. */
	Map<String, Parameter> named(String prefix) {
		Map<String, Parameter> named = encoder.named(prefix);
		boolean robertaTexts = head == BertHead.TEXTS && config.countsPositionsAfterPadding();
		for (Dense dense : pooler) {
			BertLayer.pair(named, config.isDistilled() ? "pre_classifier" : robertaTexts ? "classifier.dense" : prefix + "pooler.dense",
					dense);
		}
		BertLayer.pair(named, head == BertHead.SPANS ? "qa_outputs" : robertaTexts ? "classifier.out_proj" : "classifier", output);
		return named;
	}
}
