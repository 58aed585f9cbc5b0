package org.lorgnette.training.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/**
 * A safetensors file (format: huggingface/safetensors, README), open for reading. Its header is checked when it is opened,
 * tensors are read when asked for. Every error is an {@link IOException} that names the file and, where there is one, the tensor.
 */
public final class SafetensorsFile implements Closeable {

	/** What the reference implementation allows a header to have. */
	private static final long LONGEST_HEADER = 100_000_000;
	private static final int CHUNK = 1 << 20;

	private final Path file;
	private final FileChannel channel;
	private final long dataStart;
	private final SafetensorsHeader header;

	private SafetensorsFile(Path file, FileChannel channel) throws IOException {
		this.file = file;
		this.channel = channel;
		long size = channel.size();
		if (size < Long.BYTES) {
			throw new IOException(file + ": has " + size + " bytes; a safetensors file begins with the length of its header in 8 bytes");
		}
		ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		fill(prefix, 0);
		long length = prefix.flip().getLong();
		if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
			throw new IOException(file + ": says that its header has " + Long.toUnsignedString(length) + " bytes, but the file has " + size
					+ "; this is no safetensors file or it is cut off");
		}
		dataStart = Long.BYTES + length;
		ByteBuffer json = ByteBuffer.allocate((int) length);
		fill(json, Long.BYTES);
		try {
			header = SafetensorsHeader.parse(StandardCharsets.UTF_8.newDecoder().decode(json.flip()).toString(), size - dataStart);
		} catch (CharacterCodingException e) {
			throw new IOException(file + ": the header is not UTF-8; this is no safetensors file", e);
		} catch (IOException e) {
			throw new IOException(file + ": " + e.getMessage(), e);
		}
	}

	public static SafetensorsFile open(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try {
			return new SafetensorsFile(file, channel);
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	public Map<String, String> metadata() {
		return header.metadata();
	}

	/** The tensors by name, in the order of the header. */
	public SequencedMap<String, TensorEntry> tensors() {
		return header.tensors();
	}

	public SequencedCollection<String> names() {
		return header.tensors().sequencedKeySet();
	}

	/** The values of a floating-point tensor, its last axis fastest. 16-bit ones are widened, 64-bit ones rounded. */
	public float[] floats(String name) throws IOException {
		TensorEntry tensor = tensor(name, true);
		float[] values = new float[count(tensor)];
		for (long at = 0; at < values.length;) {
			ByteBuffer chunk = chunk(tensor, at);
			while (chunk.hasRemaining()) {
				values[(int) at++] = tensor.type().readFloat(chunk);
			}
		}
		return values;
	}

	/** The values of an integer tensor, its last axis fastest; of booleans 0 and 1. */
	public long[] integers(String name) throws IOException {
		TensorEntry tensor = tensor(name, false);
		long[] values = new long[count(tensor)];
		for (long at = 0; at < values.length;) {
			ByteBuffer chunk = chunk(tensor, at);
			while (chunk.hasRemaining()) {
				values[(int) at++] = tensor.type().readInteger(chunk);
			}
		}
		return values;
	}

	private TensorEntry tensor(String name, boolean floating) throws IOException {
		TensorEntry tensor = header.tensors().get(name);
		if (tensor == null) {
			throw new IOException(file + ": has no tensor '" + name + "'");
		}
		if (tensor.type().isFloating() != floating) {
			throw new IOException(file + ": tensor '" + name + "' has the type " + tensor.type() + "; expected "
					+ (floating ? "a floating-point" : "an integer") + " type");
		}
		return tensor;
	}

	private int count(TensorEntry tensor) throws IOException {
		if (tensor.elements() > Integer.MAX_VALUE - 8) {
			throw new IOException(file + ": tensor '" + tensor.name() + "' is too large to be read: " + tensor.shape());
		}
		return (int) tensor.elements();
	}

	private ByteBuffer chunk(TensorEntry tensor, long element) throws IOException {
		long from = tensor.begin() + element * tensor.type().bytes();
		ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, tensor.end() - from)).order(ByteOrder.LITTLE_ENDIAN);
		fill(chunk, dataStart + from);
		return chunk.flip();
	}

	private void fill(ByteBuffer buffer, long position) throws IOException {
		long at = position;
		while (buffer.hasRemaining()) {
			int read = channel.read(buffer, at);
			if (read < 0) {
				throw new IOException(file + ": ends at byte " + at + "; it became shorter while it was read");
			}
			at += read;
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
