package org.lorgnette.training.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.DecoderLayer;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Norm;
import org.lorgnette.training.nn.Ops;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;

/**
 * A decoder over pieces of text (Radford et al. 2019), with learned positions and one table for what goes in and what comes out (Press and
 * Wolf 2017). Inputs: ids [batch, n], positions [batch, n], mask [.., 1, n, m + n] that is added to scores; then for each layer keys and
 * values of what was written before, [batch, m, heads, width of a head] each. Outputs: logits [batch, n, vocabulary]; then for each layer
 * keys and values of these n pieces.
 */
final class LanguageNet extends Net {

	private static final float DEVIATION = 0.02f;

	private final LanguageSize size;
	private final float dropout;
	private final Parameter pieces;
	private final Parameter positions;
	private final List<DecoderLayer> layers = new ArrayList<>();
	private final Norm norm;
	private final Parameter bias;

	LanguageNet(LanguageSize size, float dropout) {
		this.size = size;
		this.dropout = dropout;
		pieces = weight("pieces", new NormalInitializer(DEVIATION), size.vocabulary(), size.width());
		positions = weight("positions", new NormalInitializer(DEVIATION), size.context(), size.width());
		for (int i = 0; i < size.layers(); i++) {
			layers.add(child("layer" + i, new DecoderLayer(size.width(), size.heads(), size.inner(), false, dropout)));
		}
		norm = child("norm", new Norm(size.width()));
		bias = weight("bias", Initializer.ZEROS, size.vocabulary());
	}

	LanguageSize size() {
		return size;
	}

	/** What comes next after each piece, and what there is to remember of these pieces, layer by layer. */
	record Next<T>(T logits, List<Attention.Memory<T>> written) {
	}

	/** @param before of each layer; none at the begin of a text */
	<T> Next<T> next(Ops<T> ops, T ids, T places, T mask, List<Attention.Memory<T>> before) {
		T x = ops.dropout(ops.add(ops.embedding(pieces, ids), ops.embedding(positions, places)), dropout);
		List<Attention.Memory<T>> written = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			Optional<Attention.Memory<T>> there = before.isEmpty() ? Optional.empty() : Optional.of(before.get(i));
			DecoderLayer.Step<T> step = layers.get(i).write(ops, x, there, mask, Optional.empty(), "attention." + i);
			x = step.x();
			written.add(step.written());
		}
		return new Next<>(ops.linear(norm.apply(ops, x), pieces, bias), written);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		List<Attention.Memory<T>> before = new ArrayList<>();
		for (int i = 3; i + 1 < inputs.size(); i += 2) {
			before.add(new Attention.Memory<>(inputs.get(i), inputs.get(i + 1)));
		}
		Next<T> next = next(ops, inputs.get(0), inputs.get(1), inputs.get(2), before);
		List<T> outputs = new ArrayList<>(List.of(next.logits()));
		next.written().forEach(memory -> outputs.addAll(List.of(memory.keys(), memory.values())));
		return outputs;
	}
}
