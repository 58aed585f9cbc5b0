package org.lorgnette.training.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.lorgnette.io.PendingOutput;

import com.google.gson.stream.JsonWriter;

/**
 * Gathers tensors and writes them as a safetensors file: those with 64-bit elements first, so that every tensor is aligned, else
 * in the order in which they came.
 */
public final class SafetensorsWriter {

	private static final int CHUNK = 1 << 20;

	private final Map<String, String> metadata = new LinkedHashMap<>();
	private final Map<String, Content> tensors = new LinkedHashMap<>();

	private record Content(TensorType type, long[] shape, long elements, Supplier<ByteBuffer> bytes) {
	}

	/** Something said about the file; the format allows strings only. */
	public SafetensorsWriter metadata(String key, String value) {
		metadata.put(key, value);
		return this;
	}

	/** An F32 tensor; {@code values}, its last axis fastest, are fetched when they are written. */
	public SafetensorsWriter add(String name, long[] shape, Supplier<float[]> values) {
		return add(name, TensorType.F32, shape, () -> {
			float[] floats = values.get();
			ByteBuffer bytes = allocate(name, shape, floats.length, Float.BYTES);
			bytes.asFloatBuffer().put(floats);
			return bytes;
		});
	}

	/** An I64 tensor, its last axis fastest. */
	public SafetensorsWriter add(String name, long[] shape, long... values) {
		ByteBuffer bytes = allocate(name, shape, values.length, Long.BYTES);
		bytes.asLongBuffer().put(values);
		return add(name, TensorType.I64, shape, bytes::duplicate);
	}

	private SafetensorsWriter add(String name, TensorType type, long[] shape, Supplier<ByteBuffer> bytes) {
		if (name.equals(SafetensorsHeader.METADATA) || tensors.containsKey(name)) {
			throw new IllegalArgumentException("a tensor cannot be named '" + name + "': the name is taken");
		}
		tensors.put(name, new Content(type, shape.clone(), elements(name, shape), bytes));
		return this;
	}

	private static ByteBuffer allocate(String name, long[] shape, int count, int size) {
		if (elements(name, shape) != count) {
			throw new IllegalArgumentException("tensor '" + name + "' has " + count + " values; expected " + elements(name, shape));
		}
		return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static long elements(String name, long[] shape) {
		long elements = 1;
		for (long length : shape) {
			if (length < 0) {
				throw new IllegalArgumentException("tensor '" + name + "' has an axis of length " + length);
			}
			elements = Math.multiplyExact(elements, length);
		}
		return elements;
	}

	/** Writes the file; an earlier one is replaced when all is written, and kept if that fails. */
	public void write(Path file) throws IOException {
		List<String> order = new ArrayList<>(tensors.keySet());
		order.sort((a, b) -> tensors.get(b).type().bytes() - tensors.get(a).type().bytes());
		byte[] header = header(order).getBytes(StandardCharsets.UTF_8);
		try (PendingOutput pending = PendingOutput.toFile(file)) {
			OutputStream out = pending.bytes();
			ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length);
			out.write(length.array());
			out.write(header);
			for (String name : order) {
				ByteBuffer bytes = tensors.get(name).bytes().get();
				for (int at = 0; at < bytes.capacity(); at += CHUNK) {
					out.write(bytes.array(), at, Math.min(CHUNK, bytes.capacity() - at));
				}
			}
			pending.commit();
		}
	}

	private String header(List<String> order) throws IOException {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.setHtmlSafe(false);
			json.beginObject();
			if (!metadata.isEmpty()) {
				json.name(SafetensorsHeader.METADATA).beginObject();
				for (Map.Entry<String, String> entry : metadata.entrySet()) {
					json.name(entry.getKey()).value(entry.getValue());
				}
				json.endObject();
			}
			long at = 0;
			for (String name : order) {
				Content tensor = tensors.get(name);
				json.name(name).beginObject().name("dtype").value(tensor.type().name()).name("shape").beginArray();
				for (long axis : tensor.shape()) {
					json.value(axis);
				}
				long end = Math.addExact(at, Math.multiplyExact(tensor.elements(), (long) tensor.type().bytes()));
				json.endArray().name("data_offsets").beginArray().value(at).value(end).endArray().endObject();
				at = end;
			}
			json.endObject();
		}
		// Spaces after the JSON align the data, as the reference implementation does.
		int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
		return text + " ".repeat((Long.BYTES - bytes % Long.BYTES) % Long.BYTES);
	}
}
