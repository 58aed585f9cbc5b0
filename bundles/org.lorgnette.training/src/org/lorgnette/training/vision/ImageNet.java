package org.lorgnette.training.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.training.nn.Attention;
import org.lorgnette.training.nn.EncoderLayer;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Norm;
import org.lorgnette.training.nn.Ops;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;

/**
 * The image side: pixels [batch, colours, height, width] to patches in context [batch, patches, width]. Taps: {@code
 * attention.image.0} and so on, [batch, heads, patches, patches].
 */
final class ImageNet extends Net {

	private static final float DEVIATION = 0.1f;

	private final ImageSize size;
	private final float dropout;
	private final Stem stem;
	private final Optional<Parameter> places;
	private final List<EncoderLayer> layers = new ArrayList<>();
	private final Norm norm;

	ImageNet(ImageSize size, float dropout) {
		this.size = size;
		this.dropout = dropout;
		stem = child("stem", Stem.of(size));
		places = size.positions() == ImageSize.Positions.LEARNED
				? Optional.of(weight("places", new NormalInitializer(DEVIATION), size.patches(), size.width())) : Optional.empty();
		for (int i = 0; i < size.layers(); i++) {
			layers.add(child("layer" + i, new EncoderLayer(size.width(), size.heads(), size.inner(), 0, dropout)));
		}
		norm = child("norm", new Norm(size.width()));
	}

	ImageSize size() {
		return size;
	}

	List<String> taps() {
		List<String> taps = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			taps.add("attention.image." + i);
		}
		return taps;
	}

	<T> T encode(Ops<T> ops, T pixels) {
		T x = stem.patches(ops, pixels);
		T place = places.isPresent() ? ops.parameter(places.get()) : ops.constant(x,
				PlaceVectors.of(size.grid().rows(), size.grid().columns(), size.width()), size.patches(), size.width());
		x = ops.dropout(ops.add(x, place), dropout);
		if (!layers.isEmpty()) {
			T all = everywhere(ops, x);
			T words = ops.expand(all, -1);
			T mask = Attention.additive(ops, all);
			for (int i = 0; i < layers.size(); i++) {
				x = layers.get(i).encode(ops, x, words, mask, "attention.image." + i);
			}
		}
		return norm.apply(ops, x);
	}

	/** A mask of patches, of which none is padding: [batch, patches] from [batch, patches, width]. */
	static <T> T everywhere(Ops<T> ops, T patches) {
		return ops.affine(ops.reshape(ops.slice(patches, 2, 0, 1), 0, 0), 0, 1);
	}

	/** Input: pixels. Output: patches. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(encode(ops, inputs.getFirst()));
	}
}
