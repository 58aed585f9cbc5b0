package org.lorgnette.training.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/**
 * The JSON header of a safetensors file: {@code {"__metadata__":{...},"name":{"dtype":...,"shape":[...],"data_offsets":[b,e]},...}}.
 */
record SafetensorsHeader(Map<String, String> metadata, SequencedMap<String, TensorEntry> tensors) {

	static final String METADATA = "__metadata__";

	/**
	 * @param data how many bytes follow the header
	 * @throws IOException with a message that names the tensor, not the file
	 */
	static SafetensorsHeader parse(String json, long data) throws IOException {
		Map<String, String> metadata = new LinkedHashMap<>();
		SequencedMap<String, TensorEntry> tensors = new LinkedHashMap<>();
		try (JsonReader in = new JsonReader(new StringReader(json))) {
			in.setStrictness(Strictness.STRICT);
			in.beginObject();
			while (in.hasNext()) {
				String name = in.nextName();
				if (name.equals(METADATA)) {
					readMetadata(in, metadata);
				} else if (tensors.put(name, readTensor(in, name)) != null) {
					throw new IOException("tensor '" + name + "' is there twice");
				}
			}
			in.endObject();
			if (in.peek() != JsonToken.END_DOCUMENT) {
				throw new IOException("the header goes on after its JSON object");
			}
		} catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException e) {
			// What follows the first line is advice for programmers.
			String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
			throw new IOException("the header is not the JSON object of a safetensors file: " + problem, e);
		}
		requireGapless(tensors.values(), data);
		return new SafetensorsHeader(Collections.unmodifiableMap(metadata), Collections.unmodifiableSequencedMap(tensors));
	}

	private static void readMetadata(JsonReader in, Map<String, String> metadata) throws IOException {
		in.beginObject();
		while (in.hasNext()) {
			String key = in.nextName();
			if (in.peek() != JsonToken.STRING) {
				throw new IOException(METADATA + " '" + key + "' is no string");
			}
			metadata.put(key, in.nextString());
		}
		in.endObject();
	}

	private static TensorEntry readTensor(JsonReader in, String name) throws IOException {
		Optional<TensorType> type = Optional.empty();
		Optional<List<Long>> shape = Optional.empty();
		Optional<List<Long>> offsets = Optional.empty();
		in.beginObject();
		while (in.hasNext()) {
			String key = in.nextName();
			switch (key) {
				case "dtype" -> type = Optional.of(readType(in.nextString(), name));
				case "shape" -> shape = Optional.of(readNumbers(in, name));
				case "data_offsets" -> offsets = Optional.of(readNumbers(in, name));
				default -> throw new IOException("tensor '" + name + "' has a field '" + key
						+ "'; expected dtype, shape and data_offsets");
			}
		}
		in.endObject();
		if (type.isEmpty() || shape.isEmpty() || offsets.isEmpty() || offsets.get().size() != 2) {
			throw new IOException("tensor '" + name + "' lacks a field; expected dtype, shape and two data_offsets");
		}
		TensorEntry tensor = new TensorEntry(name, type.get(), shape.get(), offsets.get().getFirst(), offsets.get().getLast());
		requireSize(tensor);
		return tensor;
	}

	private static TensorType readType(String type, String name) throws IOException {
		return Arrays.stream(TensorType.values()).filter(known -> known.name().equals(type)).findFirst()
				.orElseThrow(() -> new IOException("tensor '" + name + "' has the element type '" + type + "'; expected one of "
						+ Arrays.toString(TensorType.values())));
	}

	private static List<Long> readNumbers(JsonReader in, String name) throws IOException {
		List<Long> numbers = new ArrayList<>();
		in.beginArray();
		while (in.hasNext()) {
			String number = in.peek() == JsonToken.NUMBER ? in.nextString() : "";
			if (!number.matches("[0-9]{1,18}")) {
				throw new IOException("tensor '" + name + "' has " + (number.isEmpty() ? "something else" : number)
						+ " where a whole number from 0 on is expected");
			}
			numbers.add(Long.valueOf(number));
		}
		in.endArray();
		return numbers;
	}

	private static void requireSize(TensorEntry tensor) throws IOException {
		long bytes = tensor.type().bytes();
		try {
			for (long length : tensor.shape()) {
				bytes = Math.multiplyExact(bytes, length);
			}
		} catch (ArithmeticException e) {
			throw new IOException("tensor '" + tensor.name() + "' is too large: " + tensor.shape(), e);
		}
		if (tensor.begin() + bytes != tensor.end()) {
			throw new IOException("tensor '" + tensor.name() + "' of shape " + tensor.shape() + " and type " + tensor.type() + " needs "
					+ bytes + " bytes, but its offsets are " + tensor.begin() + " to " + tensor.end());
		}
	}

	/** The format allows neither overlaps nor bytes that belong to no tensor. */
	private static void requireGapless(Iterable<TensorEntry> tensors, long data) throws IOException {
		List<TensorEntry> ordered = new ArrayList<>();
		tensors.forEach(ordered::add);
		ordered.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
		long at = 0;
		for (TensorEntry tensor : ordered) {
			if (tensor.end() > data) {
				throw new IOException("tensor '" + tensor.name() + "' ends at byte " + tensor.end() + " of the data, but there are only "
						+ data + "; the file is cut off or its header is wrong");
			}
			if (tensor.begin() < at) {
				throw new IOException("tensor '" + tensor.name() + "' begins at byte " + tensor.begin()
						+ " of the data, inside the tensor before it, which ends at " + at);
			}
			if (tensor.begin() > at) {
				throw new IOException("bytes " + at + " to " + tensor.begin() + " of the data, before tensor '" + tensor.name()
						+ "', belong to no tensor");
			}
			at = tensor.end();
		}
		if (at != data) {
			throw new IOException("the tensors end at byte " + at + " of the data, but there are " + data);
		}
	}
}
