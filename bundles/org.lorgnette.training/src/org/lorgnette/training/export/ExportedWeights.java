package org.lorgnette.training.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.lorgnette.training.weights.WeightSource;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;

/**
 * The weights in a model that {@link OnnxExporter} wrote, by the names that they have in the network: in full precision those that
 * were trained, in 8 bits what these were rounded to. Parameters that no output needs are not in it.
 */
public final class ExportedWeights implements WeightSource {

	private static final String TRANSPOSED = ".transposed";
	private static final String CODES = ".int8";
	private static final String SCALES = ".scale";
	/** The split into heads has the lengths 0, 0, heads, width of a head. */
	private static final int SPLIT = 4;

	private final Path file;
	private final ModelProto model;
	private final Map<String, TensorProto> tensors = new HashMap<>();
	private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

	private ExportedWeights(Path file, ModelProto model) {
		this.file = file;
		this.model = model;
		for (TensorProto tensor : model.getGraph().getInitializerList()) {
			tensors.put(tensor.getName(), tensor);
		}
		for (TensorProto tensor : model.getGraph().getInitializerList()) {
			String name = tensor.getName();
			if (name.endsWith(TRANSPOSED)) {
				shapes.put(without(name, TRANSPOSED), tensor.getDimsList().reversed());
			} else if (name.endsWith(CODES)) {
				shapes.put(without(name, CODES), isTransposed(without(name, CODES)) ? tensor.getDimsList().reversed() : tensor.getDimsList());
			} else if (!name.endsWith(SCALES) && !name.startsWith("/")) {
				shapes.put(name, tensor.getDimsList());
			}
		}
	}

	/** @throws IOException if the file cannot be read or is no ONNX model */
	public static ExportedWeights read(Path file) throws IOException {
		try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
			return new ExportedWeights(file, ModelProto.parseFrom(bytes));
		} catch (com.google.protobuf.InvalidProtocolBufferException e) {
			throw new IOException(file + ": not an ONNX model: " + e.getMessage(), e);
		}
	}

	private static String without(String name, String ending) {
		return name.substring(0, name.length() - ending.length());
	}

	/** Those of linear maps, whose scales belong to columns. */
	private boolean isTransposed(String name) {
		TensorProto scales = tensors.get(name + SCALES);
		return scales != null && scales.getDimsCount() == 1;
	}

	@Override
	public String where() {
		return file.toString();
	}

	@Override
	public Map<String, List<Long>> shapes() {
		return shapes;
	}

	/** How many heads attention has, empty if there is none. */
	public OptionalInt heads() {
		for (NodeProto node : model.getGraph().getNodeList()) {
			TensorProto lengths = node.getOpType().equals("Reshape") ? tensors.get(node.getInput(1)) : null;
			if (lengths != null && lengths.getDimsCount() == 1 && lengths.getDims(0) == SPLIT) {
				return OptionalInt.of(Math.toIntExact(bytes(lengths).asLongBuffer().get(2)));
			}
		}
		return OptionalInt.empty();
	}

	/** Whether an operator, such as {@code Tanh}, is in the graph. */
	public boolean has(String operator) {
		return model.getGraph().getNodeList().stream().anyMatch(node -> node.getOpType().equals(operator));
	}

	@Override
	public float[] floats(String name) throws IOException {
		if (tensors.containsKey(name + TRANSPOSED)) {
			return transposed(plain(name + TRANSPOSED), tensors.get(name + TRANSPOSED));
		}
		return tensors.containsKey(name + CODES) ? decoded(name) : plain(name);
	}

	private float[] plain(String name) throws IOException {
		TensorProto tensor = tensors.get(name);
		if (tensor == null || tensor.getDataType() != ElementType.FLOAT.code()) {
			throw new IOException(file + ": has no floats named '" + name + "'");
		}
		float[] values = new float[Math.toIntExact(count(tensor))];
		requireBytes(tensor, (long) values.length * Float.BYTES);
		bytes(tensor).asFloatBuffer().get(values);
		return values;
	}

	private float[] decoded(String name) throws IOException {
		TensorProto codes = tensors.get(name + CODES);
		float[] scales = plain(name + SCALES);
		boolean transposed = isTransposed(name);
		float[] values = new float[Math.toIntExact(count(codes))];
		requireBytes(codes, values.length);
		int columns = Math.toIntExact(codes.getDims(1));
		if (scales.length != codes.getDims(transposed ? 1 : 0)) {
			throw new IOException(file + ": '" + name + "' has " + scales.length + " scales for " + codes.getDimsList());
		}
		for (int i = 0; i < values.length; i++) {
			values[i] = codes.getRawData().byteAt(i) * scales[transposed ? i % columns : i / columns];
		}
		return transposed ? transposed(values, codes) : values;
	}

	private static float[] transposed(float[] values, TensorProto tensor) {
		int rows = Math.toIntExact(tensor.getDims(0));
		int columns = Math.toIntExact(tensor.getDims(1));
		float[] turned = new float[values.length];
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				turned[column * rows + row] = values[row * columns + column];
			}
		}
		return turned;
	}

	private static long count(TensorProto tensor) {
		return tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
	}

	private void requireBytes(TensorProto tensor, long expected) throws IOException {
		if (tensor.getRawData().size() != expected) {
			throw new IOException(file + ": '" + tensor.getName() + "' has " + tensor.getRawData().size() + " bytes; expected " + expected);
		}
	}

	private static ByteBuffer bytes(TensorProto tensor) {
		return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
	}
}
