package org.lorgnette.training.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;

/** Computes with DJL arrays, on the engine and device that these lie on. Keeps what is tapped; fused attention has no weights to tap. */
public final class DjlOps implements Ops<NDArray> {

	private final ParameterStore parameters;
	private final Device device;
	private final boolean training;
	private final Computing computing;
	private final Map<String, NDArray> taps = new LinkedHashMap<>();

	/** In full precision, with weights of attention to be looked at. */
	public DjlOps(ParameterStore parameters, Device device, boolean training) {
		this(parameters, device, training, Computing.PLAIN);
	}

	public DjlOps(ParameterStore parameters, Device device, boolean training, Computing computing) {
		this.parameters = parameters;
		this.device = device;
		this.training = training;
		this.computing = computing;
	}

	/** What was tapped so far, by name, in the order of computation. */
	public Map<String, NDArray> taps() {
		return taps;
	}

	@Override
	public NDArray parameter(Parameter parameter) {
		return parameters.getValue(parameter, device, training);
	}

	@Override
	public NDArray linear(NDArray x, Parameter weight, Parameter bias) {
		NDArray w = parameter(weight);
		NDArray b = parameter(bias);
		return computing.bf16() ? TorchFunctions.linear(x, w, b) : Linear.linear(x, w, b).head();
	}

	@Override
	public NDArray embedding(Parameter table, NDArray ids) {
		return Embedding.embedding(ids, parameter(table), SparseFormat.DENSE).head();
	}

	@Override
	public NDArray convolution(NDArray x, Parameter weight, Parameter bias, int stride, int padding) {
		return Conv2d.conv2d(x, parameter(weight), parameter(bias), new Shape(stride, stride), new Shape(padding, padding)).head();
	}

	@Override
	public NDArray matMul(NDArray a, NDArray b) {
		return computing.bf16() ? TorchFunctions.matMul(a, b) : a.matMul(b);
	}

	@Override
	public NDArray add(NDArray a, NDArray b) {
		return a.add(b);
	}

	@Override
	public NDArray subtract(NDArray a, NDArray b) {
		return a.sub(b);
	}

	@Override
	public NDArray multiply(NDArray a, NDArray b) {
		return a.mul(b);
	}

	@Override
	public NDArray affine(NDArray x, float factor, float shift) {
		NDArray scaled = factor == 1 ? x : scaled(x, factor);
		return shift == 0 ? scaled : scaled.add(shift);
	}

	/**
	 * Each value times a factor. The factor is an array that lives as long as the other results: {@code mul(Number)} and
	 * {@code div(Number)} give its memory back at once, which the backward pass reads when other values may be there.
	 */
	public static NDArray scaled(NDArray x, float factor) {
		return x.mul(x.getManager().create(factor));
	}

	@Override
	public NDArray softmax(NDArray x, int axis) {
		return x.softmax(axis);
	}

	@Override
	public NDArray gelu(NDArray x) {
		return Activation.gelu(x);
	}

	@Override
	public NDArray relu(NDArray x) {
		return Activation.relu(x);
	}

	@Override
	public NDArray tanh(NDArray x) {
		return x.tanh();
	}

	@Override
	public NDArray sigmoid(NDArray x) {
		return Activation.sigmoid(x);
	}

	@Override
	public NDArray layerNorm(NDArray x, Parameter gain, Parameter bias, float epsilon) {
		return LayerNorm.layerNorm(x, gain.getShape(), parameter(gain), parameter(bias), epsilon).head();
	}

	@Override
	public NDArray sum(NDArray x, int axis) {
		return x.sum(new int[] { axis(x, axis) });
	}

	@Override
	public NDArray max(NDArray x, int axis) {
		return x.max(new int[] { axis(x, axis) });
	}

	@Override
	public NDArray concat(List<NDArray> parts, int axis) {
		return ai.djl.ndarray.NDArrays.concat(new NDList(parts), axis(parts.getFirst(), axis));
	}

	@Override
	public NDArray slice(NDArray x, int axis, long from, long to) {
		int place = axis(x, axis);
		long length = x.getShape().get(place);
		return x.get(":,".repeat(place) + from + ":" + (to < 0 ? length + to : to));
	}

	@Override
	public NDArray shift(NDArray x, int axis, int offset) {
		int place = axis(x, axis);
		long length = x.getShape().get(place);
		long lost = Math.min(Math.abs(offset), length);
		if (lost == 0) {
			return x;
		}
		long[] zeros = x.getShape().getShape().clone();
		zeros[place] = lost;
		NDArray filling = x.getManager().zeros(new Shape(zeros), x.getDataType());
		return lost == length ? filling
				: offset > 0 ? filling.concat(slice(x, place, 0, length - lost), place) : slice(x, place, lost, length).concat(filling, place);
	}

	@Override
	public NDArray transpose(NDArray x, int... order) {
		return x.transpose(order);
	}

	@Override
	public NDArray reshape(NDArray x, long... lengths) {
		long[] resolved = Arrays.copyOf(lengths, lengths.length);
		for (int i = 0; i < resolved.length; i++) {
			if (resolved[i] == 0) {
				resolved[i] = x.getShape().get(i);
			}
		}
		return x.reshape(resolved);
	}

	@Override
	public NDArray expand(NDArray x, int axis) {
		return x.expandDims(axis < 0 ? axis + x.getShape().dimension() + 1 : axis);
	}

	@Override
	public NDArray constant(NDArray beside, float[] values, long... shape) {
		return beside.getManager().create(values, new Shape(shape));
	}

	@Override
	public NDArray larger(NDArray integers, long bound) {
		return integers.gt(bound).toType(DataType.FLOAT32, false);
	}

	@Override
	public NDArray cumulativeSum(NDArray x, int axis) {
		return x.cumSum(axis(x, axis));
	}

	@Override
	public NDArray integers(NDArray x) {
		return x.toType(DataType.INT64, false);
	}

	@Override
	public NDArray dropout(NDArray x, float rate) {
		return training && rate > 0 ? Dropout.dropout(x, rate, true).head() : x;
	}

	@Override
	public NDArray attention(NDArray q, NDArray k, NDArray v, NDArray mask, float dropout, String name) {
		// A row of padding only becomes one without any, which has the same softmax, and its scores keep all their digits.
		NDArray steady = mask.sub(mask.max(new int[] { -1 }, true));
		return computing.fused(device) && !(training && dropout > 0) ? TorchFunctions.attention(q, k, v, steady, computing.bf16())
				: Ops.super.attention(q, k, v, steady, dropout, name);
	}

	@Override
	public NDArray tap(String name, NDArray x) {
		taps.put(name, x);
		return x;
	}

	private static int axis(NDArray x, int axis) {
		return axis < 0 ? axis + x.getShape().dimension() : axis;
	}
}
