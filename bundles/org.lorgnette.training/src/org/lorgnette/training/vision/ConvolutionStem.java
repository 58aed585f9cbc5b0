package org.lorgnette.training.vision;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.vqa.ImageInput;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Ops;

import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;

/** Convolutions of 3 x 3 pixels, each of which halves both sides, and a linear map of what is left. */
final class ConvolutionStem extends Stem {

	private static final int SIDE = 3;

	private final List<Parameter> filters = new ArrayList<>();
	private final List<Parameter> biases = new ArrayList<>();
	private final int patches;
	private final int channels;
	private final Dense map;

	ConvolutionStem(ImageSize size) {
		int in = ImageInput.COLOURS;
		for (int out : size.channels()) {
			int number = filters.size();
			// He et al. 2015: the spread that keeps what goes through a rectifier as large as it was.
			float deviation = (float) Math.sqrt(2.0 / (in * SIDE * SIDE));
			filters.add(weight("filters" + number, new NormalInitializer(deviation), out, in, SIDE, SIDE));
			biases.add(weight("bias" + number, Initializer.ZEROS, out));
			in = out;
		}
		channels = in;
		patches = size.patches();
		map = child("map", new Dense(channels, size.width()));
	}

	@Override
	<T> T patches(Ops<T> ops, T pixels) {
		T x = pixels;
		for (int i = 0; i < filters.size(); i++) {
			x = ops.relu(ops.convolution(x, filters.get(i), biases.get(i), 2, 1));
		}
		return map.apply(ops, ops.transpose(ops.reshape(x, 0, channels, patches), 0, 2, 1));
	}
}
