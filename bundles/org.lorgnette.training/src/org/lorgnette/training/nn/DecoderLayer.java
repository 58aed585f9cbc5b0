package org.lorgnette.training.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One layer of a decoder (Vaswani et al. 2017), pre-normalised and residual: attention over what was written before, if wanted attention
 * over a source, and a feed-forward part.
 */
public final class DecoderLayer extends Net {

	private final float dropout;
	private final Norm ownNorm;
	private final Attention own;
	private final Optional<Norm> sourceNorm;
	private final Optional<Attention> source;
	private final Norm innerNorm;
	private final Dense inner;
	private final Dense outer;

	/**
	 * @param reads whether it attends over a source
	 * @param innerWidth of the feed-forward part
	 */
	public DecoderLayer(int width, int heads, int innerWidth, boolean reads, float dropout) {
		this.dropout = dropout;
		ownNorm = child("ownNorm", new Norm(width));
		own = child("own", new Attention(width, heads, dropout));
		sourceNorm = reads ? Optional.of(child("sourceNorm", new Norm(width))) : Optional.empty();
		source = reads ? Optional.of(child("source", new Attention(width, heads, dropout))) : Optional.empty();
		innerNorm = child("innerNorm", new Norm(width));
		inner = child("inner", new Dense(width, innerWidth));
		outer = child("outer", new Dense(innerWidth, width));
	}

	/** What a layer attends over besides itself. */
	public record Source<T>(Attention.Memory<T> memory, T mask) {
	}

	/**
	 * @param x what was written, [batch, n, width]
	 * @param written of it, to be attended over once more is written
	 */
	public record Step<T>(T x, Attention.Memory<T> written) {
	}

	/** The keys and values of a source, which are the same for all that is written. */
	public <T> Attention.Memory<T> read(Ops<T> ops, T words) {
		return source.orElseThrow().remember(ops, words);
	}

	/**
	 * @param x what comes next, [batch, n, width]
	 * @param before what was written before, as steps gave it
	 * @param mask over what was written before and what comes next, [.., 1, n, m + n], added to scores
	 * @param read if the layer attends over a source
	 * @param name of the taps of attention, {@code NAME.own} and {@code NAME.source}
	 */
	public <T> Step<T> write(Ops<T> ops, T x, Optional<Attention.Memory<T>> before, T mask, Optional<Source<T>> read, String name) {
		T normed = ownNorm.apply(ops, x);
		Attention.Memory<T> written = own.remember(ops, normed);
		Attention.Memory<T> all = before.isPresent() ? before.get().then(ops, written) : written;
		T y = ops.add(x, ops.dropout(own.attend(ops, normed, all, mask, name + ".own"), dropout));
		if (source.isPresent()) {
			Source<T> there = read.orElseThrow();
			T asked = sourceNorm.orElseThrow().apply(ops, y);
			y = ops.add(y, ops.dropout(source.get().attend(ops, asked, there.memory(), there.mask(), name + ".source"), dropout));
		}
		T hidden = ops.gelu(inner.apply(ops, innerNorm.apply(ops, y)));
		return new Step<>(ops.add(y, ops.dropout(outer.apply(ops, hidden), dropout)), written);
	}

	/** Inputs: x and the mask; of a layer with a source its words and their mask [batch, words]. Outputs: x, keys, values. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		Optional<Source<T>> read = source.isPresent()
				? Optional.of(new Source<>(read(ops, inputs.get(2)), Attention.additive(ops, inputs.get(3)))) : Optional.empty();
		Step<T> step = write(ops, inputs.get(0), Optional.empty(), inputs.get(1), read, "attention");
		return new ArrayList<>(List.of(step.x(), step.written().keys(), step.written().values()));
	}
}
