package org.lorgnette.training.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.djl.writing.StepInputs;
import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.DecoderLayer;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Norm;
import org.lorgnette.training.nn.Ops;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;

/**
 * A decoder that writes actions, words of a vocabulary, or words of a source, to which it points; all three compete in one softmax (Gu et
 * al. 2016). A word that was copied goes in again as its vector in the source. Where a place lies to the one that was copied last counts,
 * as much as the decoder sees fit: words that follow each other in the source are mostly written in a row.
 * <p>
 * Inputs: tokens [rows, t] (that of a copied word is the number of actions and words); picked [rows, t, n], 1 where the word was copied from;
 * asked [rows, actions]; relation [rows, t, n, {@link StepInputs#RELATIONS}]; mask [.., 1, t, m + t]; sourceMask [rows, n]; then what
 * {@link #read} gives, in its order; then for each layer keys and values of what was written before, [rows, m, heads, width of a head].
 * Outputs: logits [rows, t, actions + words + n]; then for each layer keys and values of these tokens.
 */
final class WriterNet extends Net {

	private static final float DEVIATION = 0.02f;
	private static final float PADDING = -1e4f;
	/** Inputs before what was read. */
	private static final int OWN_INPUTS = 6;

	private final WriterSize size;
	private final float dropout;
	private final Dense places;
	private final Dense copied;
	private final Dense copyKey;
	private final Parameter tokens;
	private final Dense asked;
	private final List<DecoderLayer> layers = new ArrayList<>();
	private final Norm norm;
	private final Dense fixed;
	private final Dense copyQuery;
	private final Dense near;

	WriterNet(WriterSize size, float dropout) {
		this.size = size;
		this.dropout = dropout;
		int width = size.width();
		places = child("places", new Dense(StepInputs.PLACES, width, DEVIATION));
		copied = child("copied", new Dense(width, width));
		copyKey = child("copyKey", new Dense(width, width));
		tokens = weight("table", new NormalInitializer(DEVIATION), size.fixed() + 1, width);
		asked = child("asked", new Dense(size.actions(), width, DEVIATION));
		for (int i = 0; i < size.layers(); i++) {
			layers.add(child("layer" + i, new DecoderLayer(width, size.heads(), size.inner(), true, dropout)));
		}
		norm = child("norm", new Norm(width));
		fixed = child("fixed", new Dense(width, size.fixed(), DEVIATION));
		copyQuery = child("copyQuery", new Dense(width, width));
		near = child("near", new Dense(width, StepInputs.RELATIONS, DEVIATION));
	}

	WriterSize size() {
		return size;
	}

	/**
	 * A source as it is written about.
	 *
	 * @param copied vectors of its words as they go in when they were copied, [batch, n, width]
	 * @param keys to which the decoder points, likewise
	 * @param memories of each layer
	 */
	record Read<T>(T copied, T keys, List<Attention.Memory<T>> memories) {

		/** In the order of inputs and outputs. */
		List<T> values() {
			List<T> values = new ArrayList<>(List.of(copied, keys));
			memories.forEach(memory -> values.addAll(List.of(memory.keys(), memory.values())));
			return values;
		}
	}

	/** What a decoder is given with its tokens, as of the inputs. */
	record Step<T>(T tokens, T picked, T asked, T relation, T mask, T sourceMask) {
	}

	/** What comes next after each token, and what there is to remember of these tokens, layer by layer. */
	record Next<T>(T logits, List<Attention.Memory<T>> written) {
	}

	/**
	 * @param words in context, [batch, n, width]
	 * @param where {@link StepInputs#places}, [1, n, PLACES]
	 */
	<T> Read<T> read(Ops<T> ops, T words, T where) {
		T placed = ops.add(words, places.apply(ops, where));
		return new Read<>(copied.apply(ops, placed), copyKey.apply(ops, placed), layers.stream().map(layer -> layer.read(ops, placed)).toList());
	}

	/** @param before of each layer; none before anything was written */
	<T> Next<T> next(Ops<T> ops, Step<T> step, Read<T> source, List<Attention.Memory<T>> before) {
		T there = ops.matMul(step.picked(), source.copied());
		T wanted = ops.expand(asked.apply(ops, step.asked()), 1);
		T x = ops.dropout(ops.add(ops.add(ops.embedding(tokens, step.tokens()), there), wanted), dropout);
		T sourceMask = Attention.additive(ops, step.sourceMask());
		List<Attention.Memory<T>> written = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			DecoderLayer.Step<T> made = layers.get(i).write(ops, x, before.isEmpty() ? Optional.empty() : Optional.of(before.get(i)),
					step.mask(), Optional.of(new DecoderLayer.Source<>(source.memories().get(i), sourceMask)), "attention." + i);
			x = made.x();
			written.add(made.written());
		}
		T y = ops.dropout(norm.apply(ops, x), dropout);
		T query = ops.scale(copyQuery.apply(ops, y), (float) (1 / Math.sqrt(size.width())));
		T pointed = ops.matMul(query, ops.transpose(source.keys(), 0, 2, 1));
		T beside = ops.reshape(ops.matMul(step.relation(), ops.expand(near.apply(ops, y), -1)), 0, 0, -1);
		T padding = ops.expand(ops.affine(step.sourceMask(), -PADDING, PADDING), 1);
		T copies = ops.add(ops.add(pointed, beside), padding);
		return new Next<>(ops.concat(List.of(fixed.apply(ops, y), copies), -1), written);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		Step<T> step = new Step<>(inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(3), inputs.get(4), inputs.get(5));
		int read = OWN_INPUTS + 2;
		List<Attention.Memory<T>> source = memories(inputs.subList(read, read + 2 * layers.size()));
		List<Attention.Memory<T>> before = memories(inputs.subList(read + 2 * layers.size(), inputs.size()));
		Next<T> next = next(ops, step, new Read<>(inputs.get(OWN_INPUTS), inputs.get(OWN_INPUTS + 1), source), before);
		List<T> outputs = new ArrayList<>(List.of(next.logits()));
		next.written().forEach(memory -> outputs.addAll(List.of(memory.keys(), memory.values())));
		return outputs;
	}

	private static <T> List<Attention.Memory<T>> memories(List<T> values) {
		List<Attention.Memory<T>> memories = new ArrayList<>();
		for (int i = 0; i < values.size(); i += 2) {
			memories.add(new Attention.Memory<>(values.get(i), values.get(i + 1)));
		}
		return memories;
	}
}
