package org.lorgnette.training.nn;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;

/**
 * A function of PyTorch that DJL does not bind, as a TorchScript module made here from its source: an archive with the code and no
 * weights, so that it computes on whatever device its arguments lie. Gradients go through it. Safe for several threads.
 */
final class TorchFunction {

	private static final String ENGINE = "PyTorch";
	private static final String TYPE = "Function";
	/** The oldest version of the format that knows all operations used. */
	private static final String VERSION = "3\n";
	/** Pickle, protocol 2: an object of the type, with an empty state. */
	private static final byte[] OBJECT_END = { 'q', 0, ')', (byte) 0x81, '}', '(', 'u', 'b', 'q', 1, '.' };
	/** Pickle, protocol 2: an empty tuple. */
	private static final byte[] NOTHING = { (byte) 0x80, 2, ')', '.' };

	private final String source;
	private Model module;

	/** @param source the method {@code forward} of arrays to an array, as PyTorch writes it down, without indentation of its own */
	TorchFunction(String source) {
		this.source = source;
	}

	/** The value, beside the first argument. */
	NDArray apply(NDArray... arguments) {
		// Whether gradients are wanted is the state of the thread here as with all other operations; "training" only permits them.
		return module().getBlock().forward(new ParameterStore(arguments[0].getManager(), false), new NDList(arguments), true).head();
	}

	private synchronized Model module() {
		if (module == null) {
			Thread thread = Thread.currentThread();
			ClassLoader before = thread.getContextClassLoader();
			thread.setContextClassLoader(NDManager.class.getClassLoader());
			Model loaded = null;
			try {
				// It has nothing that lies on a device: this one is always there.
				loaded = Model.newInstance("function", Device.cpu(), ENGINE);
				loaded.load(new ByteArrayInputStream(archive()));
				module = loaded;
			} catch (IOException | MalformedModelException | EngineException e) {
				throw new IllegalStateException("PyTorch does not take the function " + source, e);
			} finally {
				if (loaded != null && module == null) {
					loaded.close();
				}
				thread.setContextClassLoader(before);
			}
		}
		return module;
	}

	private byte[] archive() {
		String code = "class " + TYPE + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n"
				+ source.strip().indent(2);
		ByteArrayOutputStream object = new ByteArrayOutputStream();
		object.writeBytes(new byte[] { (byte) 0x80, 2, 'c' });
		object.writeBytes(ascii("__torch__\n" + TYPE + "\n"));
		object.writeBytes(OBJECT_END);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.setMethod(ZipOutputStream.STORED);
			put(zip, "data.pkl", object.toByteArray());
			put(zip, "code/__torch__.py", ascii(code));
			put(zip, "constants.pkl", NOTHING);
			put(zip, "version", ascii(VERSION));
			put(zip, "byteorder", ascii("little"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
		ZipEntry entry = new ZipEntry(TYPE + "/" + name);
		CRC32 sum = new CRC32();
		sum.update(bytes);
		entry.setCrc(sum.getValue());
		entry.setSize(bytes.length);
		entry.setCompressedSize(bytes.length);
		entry.setTime(0);
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}
}
