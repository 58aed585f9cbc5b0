package org.lorgnette.training.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.lorgnette.io.PendingOutput;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.weights.NetParameters;

import ai.djl.nn.Parameter;
import ai.onnx.proto.OnnxMl.ModelProto;

/**
 * Writes a network as an ONNX model (operator set 20). The same network, weights and settings give the same bytes. With
 * {@link Precision#INT8} the model has an operator of ONNX Runtime's own and runs there only.
 */
public final class OnnxExporter {

	private final Net net;
	private final Precision precision;
	private final List<TensorSpec> inputs = new ArrayList<>();
	private final List<String> outputs = new ArrayList<>();
	private final List<String> taps = new ArrayList<>();
	private Predicate<String> exact = path -> false;

	public OnnxExporter(Net net, Precision precision) {
		this.net = net;
		this.precision = precision;
	}

	/** Declares the inputs in the order of {@link Net#apply}. */
	public OnnxExporter inputs(TensorSpec... specs) {
		inputs.addAll(Arrays.asList(specs));
		return this;
	}

	/** Names the outputs in the order of {@link Net#apply}. */
	public OnnxExporter outputs(String... names) {
		outputs.addAll(Arrays.asList(names));
		return this;
	}

	/** Makes tapped values outputs as well, under their names. */
	public OnnxExporter taps(String... names) {
		taps.addAll(Arrays.asList(names));
		return this;
	}

	/**
	 * Chooses weights and tables, by path in the tree of blocks, that {@link Precision#INT8} leaves in floats: those that lose too
	 * much, such as large output layers. Linear maps to fewer than 64 values and tables of fewer than 256 rows stay floats anyway.
	 */
	public OnnxExporter exact(Predicate<String> paths) {
		exact = paths;
		return this;
	}

	/**
	 * The model.
	 *
	 * @throws IOException if a weight is infinite or not a number
	 * @throws IllegalArgumentException if outputs are not as many as the network gives, a tap is not there, or names collide
	 */
	public byte[] toBytes() throws IOException {
		return model().toByteArray();
	}

	/** Writes the model; an earlier file is replaced when all is written, and kept if that fails. */
	public void write(Path file) throws IOException {
		ModelProto model = model();
		try (PendingOutput pending = PendingOutput.toFile(file)) {
			model.writeTo(pending.bytes());
			pending.commit();
		}
	}

	private ModelProto model() throws IOException {
		for (Map.Entry<String, Parameter> entry : NetParameters.of(net).entrySet()) {
			NetParameters.requireFinite("export of " + net.getClass().getSimpleName(), entry.getKey(),
					NetParameters.values(entry.getKey(), entry.getValue()));
		}
		OnnxGraph graph = new OnnxGraph();
		inputs.forEach(graph::input);
		OnnxOps ops = new OnnxOps(graph, precision == Precision.INT8 ? new Int8Coding(exact) : new FloatCoding(), net);
		List<String> results = net.apply(ops, inputs.stream().map(TensorSpec::name).toList());
		if (results.size() != outputs.size()) {
			throw new IllegalArgumentException(net.getClass().getSimpleName() + " gives " + results.size() + " outputs, but "
					+ outputs.size() + " are named: " + outputs);
		}
		Map<String, String> named = new LinkedHashMap<>();
		for (int i = 0; i < results.size(); i++) {
			name(named, outputs.get(i), results.get(i));
		}
		for (String tap : taps) {
			if (!ops.taps().containsKey(tap)) {
				throw new IllegalArgumentException(net.getClass().getSimpleName() + " has no tap '" + tap + "'; it has "
						+ ops.taps().keySet());
			}
			name(named, tap, ops.taps().get(tap));
		}
		return graph.model(net.getClass().getSimpleName(), named);
	}

	private static void name(Map<String, String> named, String name, String value) {
		if (named.put(name, value) != null) {
			throw new IllegalArgumentException("two outputs are named '" + name + "'");
		}
	}
}
