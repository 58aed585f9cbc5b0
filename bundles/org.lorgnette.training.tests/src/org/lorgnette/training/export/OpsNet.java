package org.lorgnette.training.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;

/**
 * A network with a few parameters whose forward pass is given. Inputs: {@code x} and {@code y} [batch, length, WIDTH], and
 * {@code ids} [batch, length, IDS], integers from 0 to ROWS - 1.
 */
final class OpsNet extends Net {

	static final int WIDTH = 6;
	static final int OUT = 8;
	static final int IDS = 3;
	static final int ROWS = 11;

	final Parameter weight;
	final Parameter bias;
	final Parameter table;
	final Parameter gain;
	final Parameter offset;
	private final Body body;

	/** Taken by method references to generic methods. */
	interface Body {
		<T> List<T> run(OpsNet net, Ops<T> ops, T x, T y, T ids);
	}

	OpsNet(Body body) {
		this(body, WIDTH, OUT, ROWS);
	}

	OpsNet(Body body, int width, int out, int rows) {
		this.body = body;
		weight = weight("weight", new NormalInitializer(0.5f), out, width);
		bias = weight("bias", new NormalInitializer(0.5f), out);
		table = weight("table", new NormalInitializer(0.5f), rows, width);
		gain = weight("gain", new NormalInitializer(1f), width);
		offset = weight("offset", new NormalInitializer(1f), width);
		initialize(MANAGER, DataType.FLOAT32);
	}

	static final NDManager MANAGER = NDManager.newBaseManager("PyTorch");

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return body.run(this, ops, inputs.get(0), inputs.get(1), inputs.get(2));
	}

	static List<NDArray> inputs(NDManager manager, Random random, int batch, int length, int width, int rows) {
		return List.of(floats(manager, random, batch, length, width), floats(manager, random, batch, length, width),
				manager.create(random.longs((long) batch * length * IDS, 0, rows).toArray(), new Shape(batch, length, IDS)));
	}

	static NDArray floats(NDManager manager, Random random, long... shape) {
		float[] values = new float[(int) new Shape(shape).size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextGaussian();
		}
		return manager.create(values, new Shape(shape));
	}

	/** What {@link DjlOps} computes. */
	static List<OrtRun.Output> expected(Net net, List<NDArray> inputs) {
		DjlOps ops = new DjlOps(new ParameterStore(inputs.getFirst().getManager(), false), inputs.getFirst().getDevice(), false);
		return net.apply(ops, new ArrayList<>(inputs)).stream().map(OrtRun.Output::of).toList();
	}

	byte[] export(Precision precision, int outputs) throws IOException {
		String width = Long.toString(gain.getShape().get(0));
		return new OnnxExporter(this, precision)
				.inputs(TensorSpec.floats("x", "batch", "length", width), TensorSpec.floats("y", "batch", "length", width),
						TensorSpec.integers("ids", "batch", "length", Integer.toString(IDS)))
				.outputs(IntStream.range(0, outputs).mapToObj(i -> "out" + i).toArray(String[]::new)).toBytes();
	}

	static Map<String, NDArray> named(List<NDArray> inputs) {
		return Map.of("x", inputs.get(0), "y", inputs.get(1), "ids", inputs.get(2));
	}
}
