package org.lorgnette.engine.djl;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes small ONNX files (protobuf wire format, onnx.proto of opset 17), enough for networks that tests need. */
public final class TinyOnnx {

	private static final int FLOAT = 1;
	private static final int INT64 = 7;

	private static final class Message {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private void varint(long value) {
			long rest = value;
			while ((rest & ~0x7FL) != 0) {
				bytes.write((int) (rest & 0x7F | 0x80));
				rest >>>= 7;
			}
			bytes.write((int) rest);
		}

		Message number(int field, long value) {
			varint((long) field << 3);
			varint(value);
			return this;
		}

		Message bytes(int field, byte[] value) {
			varint((long) field << 3 | 2);
			varint(value.length);
			bytes.writeBytes(value);
			return this;
		}

		Message text(int field, String value) {
			return bytes(field, value.getBytes(StandardCharsets.UTF_8));
		}

		Message message(int field, Message value) {
			return bytes(field, value.bytes.toByteArray());
		}
	}

	private final List<Message> nodes = new ArrayList<>();
	private final List<Message> constants = new ArrayList<>();
	private final List<Message> inputs = new ArrayList<>();
	private final List<Message> outputs = new ArrayList<>();
	private int names;

	/** An input; a length may be a number or the name of a free one. */
	public String longs(String name, Object... shape) {
		inputs.add(value(name, INT64, shape));
		return name;
	}

	/** As {@link #longs}, of 32 bits. */
	public String ints(String name, Object... shape) {
		inputs.add(value(name, 6, shape));
		return name;
	}

	public String floats(String name, Object... shape) {
		inputs.add(value(name, FLOAT, shape));
		return name;
	}

	/** Makes a value an output of this name. */
	public TinyOnnx output(String name, String value, Object... shape) {
		nodes.add(new Message().text(1, value).text(2, name).text(3, "out" + names++).text(4, "Identity"));
		outputs.add(value(name, FLOAT, shape));
		return this;
	}

	public String constant(float[] values, long... shape) {
		ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		raw.asFloatBuffer().put(values);
		return tensor(FLOAT, raw.array(), shape);
	}

	public String constant(long... values) {
		ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		raw.asLongBuffer().put(values);
		return tensor(INT64, raw.array(), values.length);
	}

	private String tensor(int type, byte[] raw, long... shape) {
		String name = "c" + names++;
		Message tensor = new Message();
		for (long length : shape) {
			tensor.number(1, length);
		}
		constants.add(tensor.number(2, type).text(8, name).bytes(9, raw));
		return name;
	}

	/** A node of one output; attributes are pairs of a name and a whole number or long[]. */
	public String node(String type, List<String> from, Object... attributes) {
		String name = "v" + names++;
		Message node = new Message();
		from.forEach(input -> node.text(1, input));
		node.text(2, name).text(3, "n" + name).text(4, type);
		for (int i = 0; i < attributes.length; i += 2) {
			Message attribute = new Message().text(1, (String) attributes[i]);
			if (attributes[i + 1] instanceof long[] numbers) {
				for (long number : numbers) {
					attribute.number(8, number);
				}
				attribute.number(20, 7);
			} else {
				attribute.number(3, ((Number) attributes[i + 1]).longValue()).number(20, 2);
			}
			node.message(5, attribute);
		}
		nodes.add(node);
		return name;
	}

	private static Message value(String name, int type, Object... shape) {
		Message dimensions = new Message();
		for (Object length : shape) {
			dimensions.message(1, length instanceof String free ? new Message().text(2, free)
					: new Message().number(1, ((Number) length).longValue()));
		}
		return new Message().text(1, name).message(2, new Message().message(1, new Message().number(1, type).message(2, dimensions)));
	}

	public byte[] bytes() {
		Message graph = new Message();
		nodes.forEach(node -> graph.message(1, node));
		graph.text(2, "tiny");
		constants.forEach(constant -> graph.message(5, constant));
		inputs.forEach(input -> graph.message(11, input));
		outputs.forEach(output -> graph.message(12, output));
		return new Message().number(1, 8).text(2, "lorgnette-tests").message(7, graph).message(8, new Message().text(1, "").number(2,
				17))
				.bytes.toByteArray();
	}
}
