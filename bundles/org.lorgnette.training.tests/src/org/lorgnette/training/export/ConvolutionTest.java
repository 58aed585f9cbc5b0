package org.lorgnette.training.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;

class ConvolutionTest {

	private static final int IN = 3;
	private static final int OUT = 4;

	private static final class Filters extends Net {

		private final Parameter weight;
		private final Parameter bias;
		private final int stride;
		private final int padding;

		Filters(int side, int stride, int padding) {
			this.stride = stride;
			this.padding = padding;
			weight = weight("weight", new NormalInitializer(0.5f), OUT, IN, side, side);
			bias = weight("bias", new NormalInitializer(0.5f), OUT);
			initialize(OpsNet.MANAGER, DataType.FLOAT32);
		}

		@Override
		public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
			return List.of(ops.convolution(inputs.getFirst(), weight, bias, stride, padding));
		}
	}

	/** Sums over the definition, place by place. */
	private static float[] slowly(Filters net, float[] x, int height, int width, int side) {
		float[] weight = net.weight.getArray().toFloatArray();
		float[] bias = net.bias.getArray().toFloatArray();
		int rows = (height + 2 * net.padding - side) / net.stride + 1;
		int columns = (width + 2 * net.padding - side) / net.stride + 1;
		int pictures = x.length / (IN * height * width);
		float[] y = new float[pictures * OUT * rows * columns];
		for (int at = 0; at < y.length; at++) {
			int column = at % columns;
			int row = at / columns % rows;
			int out = at / (columns * rows) % OUT;
			int picture = at / (columns * rows * OUT);
			double sum = bias[out];
			for (int in = 0; in < IN; in++) {
				for (int i = 0; i < side * side; i++) {
					int top = row * net.stride - net.padding + i / side;
					int left = column * net.stride - net.padding + i % side;
					if (top >= 0 && top < height && left >= 0 && left < width) {
						sum += weight[(out * IN + in) * side * side + i] * x[((picture * IN + in) * height + top) * width + left];
					}
				}
			}
			y[at] = (float) sum;
		}
		return y;
	}

	@ParameterizedTest
	@CsvSource({"3, 1, 1, 5, 7", "3, 2, 1, 8, 6", "3, 2, 1, 7, 5", "2, 2, 0, 6, 4", "1, 1, 0, 3, 3"})
	void isTheDefinitionAndWhatIsExported(int side, int stride, int padding, int height, int width) throws Exception {
		Filters net = new Filters(side, stride, padding);
		for (Precision precision : Precision.values()) {
			byte[] graph = new OnnxExporter(net, precision).inputs(TensorSpec.floats("x", "batch", String.valueOf(IN), "height", "width"))
					.outputs("y").toBytes();
			try (NDManager manager = OpsNet.MANAGER.newSubManager(); OrtRun ort = new OrtRun(graph)) {
				NDArray x = OpsNet.floats(manager, new Random(4), 2, IN, height, width);
				OrtRun.Output computed = OpsNet.expected(net, List.of(x)).getFirst();
				assertArrayEquals(slowly(net, x.toFloatArray(), height, width, side), computed.values(), 1e-4f);
				ort.run(Map.of("x", x)).get("y").requireNear(computed, 1e-4, precision + " " + height + " x " + width);
			}
		}
	}

	@Test
	void takesPicturesOnly() {
		Filters net = new Filters(3, 1, 1);
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new OnnxExporter(net, Precision.FP32)
				.inputs(TensorSpec.floats("x", "batch", "height", "width")).outputs("y").toBytes());
		assertEquals("convolution of a value with 3 axes by filters with 4; expected 4 of both", refused.getMessage());
	}
}
