package org.lorgnette.training.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

	@TempDir
	Path folder;

	private Path file(byte[] header, byte[] data) throws IOException {
		ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(length.array());
		bytes.writeBytes(header);
		bytes.writeBytes(data);
		return Files.write(folder.resolve("t.safetensors"), bytes.toByteArray());
	}

	/** Single quotes stand for double ones. */
	private Path file(String header, int... data) throws IOException {
		byte[] bytes = new byte[data.length];
		for (int i = 0; i < data.length; i++) {
			bytes[i] = (byte) data[i];
		}
		return file(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), bytes);
	}

	private static String entry(String type, int elements, int bytes) {
		return "{'t':{'dtype':'" + type + "','shape':[" + elements + "],'data_offsets':[0," + bytes + "]}}";
	}

	@Test
	void whatIsWrittenIsRead() throws IOException {
		Path path = folder.resolve("new/été.safetensors");
		float[] special = { 0, -0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN };
		float[] large = new float[700_000];
		for (int i = 0; i < large.length; i++) {
			large[i] = i * 0.1f;
		}
		new SafetensorsWriter().metadata("note", "café \"quoted\" \uD83D\uDE00").add("special", new long[] { 7 }, () -> special)
				.add("large", new long[] { 7, 1000, 100 }, () -> large).add("scalar", new long[0], () -> new float[] { 2 })
				.add("empty", new long[] { 0, 3 }, () -> new float[0]).add("é/step", new long[] { 2 }, -1L, Long.MAX_VALUE).write(path);
		try (SafetensorsFile read = SafetensorsFile.open(path)) {
			Assertions.assertEquals(Map.of("note", "café \"quoted\" \uD83D\uDE00"), read.metadata());
			Assertions.assertEquals(List.of("é/step", "special", "large", "scalar", "empty"), List.copyOf(read.names()));
			Assertions.assertArrayEquals(special, read.floats("special"));
			Assertions.assertEquals(Float.floatToRawIntBits(-0f), Float.floatToRawIntBits(read.floats("special")[1]));
			Assertions.assertArrayEquals(large, read.floats("large"));
			Assertions.assertEquals(List.of(7L, 1000L, 100L), read.tensors().get("large").shape());
			Assertions.assertArrayEquals(new float[] { 2 }, read.floats("scalar"));
			Assertions.assertEquals(List.of(), read.tensors().get("scalar").shape());
			Assertions.assertEquals(0, read.floats("empty").length);
			Assertions.assertArrayEquals(new long[] { -1, Long.MAX_VALUE }, read.integers("é/step"));
		}
	}

	/** The bytes as the format describes them, written out by hand. */
	@Test
	void layoutIsThatOfTheFormat() throws IOException {
		Path path = folder.resolve("a.safetensors");
		new SafetensorsWriter().metadata("k", "v").add("a", new long[] { 1, 2 }, () -> new float[] { 1, -2 }).write(path);
		String json = "{\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
		String padded = json + " ".repeat((8 - json.length() % 8) % 8);
		ByteArrayOutputStream expected = new ByteArrayOutputStream();
		expected.writeBytes(new byte[] { (byte) padded.length(), 0, 0, 0, 0, 0, 0, 0 });
		expected.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
		expected.writeBytes(new byte[] { 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0 });
		Assertions.assertArrayEquals(expected.toByteArray(), Files.readAllBytes(path));
	}

	@ParameterizedTest
	@CsvSource({ "F16,0 60 0 192 255 123 1 0 0 124, 1 -2 65504 5.9604645E-8 Infinity",
			"BF16,128 63 0 192 73 64 128 255, 1 -2 3.140625 -Infinity",
			"F64,0 0 0 0 0 0 248 63 154 153 153 153 153 153 185 191, 1.5 -0.1", "F32,0 0 192 127 0 0 0 63, NaN 0.5" })
	void readsFloatingPointTypes(String type, String bytes, String values) throws IOException {
		int[] data = Arrays.stream(bytes.trim().split(" ")).mapToInt(Integer::parseInt).toArray();
		String[] expected = values.trim().split(" ");
		try (SafetensorsFile read = SafetensorsFile.open(file(entry(type, expected.length, data.length), data))) {
			float[] found = read.floats("t");
			Assertions.assertEquals(expected.length, found.length);
			for (int i = 0; i < found.length; i++) {
				Assertions.assertEquals(Float.parseFloat(expected[i]), found[i]);
			}
			Assertions.assertThrows(IOException.class, () -> read.integers("t"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "I8,255 127, -1 127", "U8,255 127, 255 127", "BOOL,0 1, 0 1",
			"I16,255 255 1 2, -1 513", "U16,255 255 1 2, 65535 513",
			"I32,254 255 255 255, -2", "U32,254 255 255 255, 4294967294", "I64,255 255 255 255 255 255 255 127, 9223372036854775807" })
	void readsIntegerTypes(String type, String bytes, String values) throws IOException {
		int[] data = Arrays.stream(bytes.trim().split(" ")).mapToInt(Integer::parseInt).toArray();
		long[] expected = Arrays.stream(values.trim().split(" ")).mapToLong(Long::parseLong).toArray();
		try (SafetensorsFile read = SafetensorsFile.open(file(entry(type, expected.length, data.length), data))) {
			Assertions.assertArrayEquals(expected, read.integers("t"));
			Assertions.assertTrue(Assertions.assertThrows(IOException.class, () -> read.floats("t")).getMessage().contains("'t'"));
		}
	}

	/** Tensors need not lie in the order of the header. */
	@Test
	void readsTensorsInAnyOrder() throws IOException {
		try (SafetensorsFile read = SafetensorsFile.open(file("{'b':{'dtype':'U8','shape':[2],'data_offsets':[1,3]},"
				+ "'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}  ", 5, 6, 7))) {
			Assertions.assertArrayEquals(new long[] { 6, 7 }, read.integers("b"));
			Assertions.assertArrayEquals(new long[] { 5 }, read.integers("a"));
			Assertions.assertTrue(Assertions.assertThrows(IOException.class, () -> read.floats("c")).getMessage().contains("'c'"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "[]|header", "{'t':3}|header", "{'t':{}}|'t' lacks",
			"{'t':{'dtype':'F32','shape':[1]}}|'t' lacks", "{'t':{'dtype':'F8_E4M3','shape':[4],'data_offsets':[0,4]}}|F8_E4M3",
			"{'t':{'dtype':'U8','shape':[3],'data_offsets':[0,4]}}|'t' of shape [3]",
			"{'t':{'dtype':'U8','shape':[-4],'data_offsets':[0,4]}}|-4", "{'t':{'dtype':'U8','shape':[4.0],'data_offsets':[0,4]}}|4.0",
			"{'t':{'dtype':'U8','shape':['4'],'data_offsets':[0,4]}}|'t' has something else",
			"{'t':{'dtype':'U8','shape':[4],'data_offsets':[0,4,8]}}|'t' lacks",
			"{'t':{'dtype':'U8','shape':[5],'data_offsets':[0,5]}}|only 4",
			"{'t':{'dtype':'U8','shape':[3],'data_offsets':[1,4]}}|bytes 0 to 1",
			"{'t':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}|end at byte 3",
			"{'t':{'dtype':'U8','shape':[3],'data_offsets':[0,3]},'u':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}}|'u' begins",
			"{'t':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'u':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}}|bytes 1 to 2",
			"{'t':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'t':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}}|'t' is there twice",
			"{'t':{'dtype':'U8','shape':[999999999999999999,99],'data_offsets':[0,4]}}|'t' is too large",
			"{'t':{'dtype':'U8','shape':[4],'data_offsets':[0,4],'more':1}}|'more'", "{'__metadata__':{'n':1}}|'n' is no string",
			"{'t':{'dtype':'U8','shape':[4],'data_offsets':[0,4]}|header", "{'t':{'dtype':'U8','shape':[4],'data_offsets':[0,4]}}x|header",
			"{'t':{'dtype':'U8','shape':[4],'data_offsets':[4,0]}}|'t' of shape", "{}|end at byte 0" })
	void refusesHeadersThatAreWrong(String header, String told) throws IOException {
		Path path = file(header, 1, 2, 3, 4);
		String message = Assertions.assertThrows(IOException.class, () -> SafetensorsFile.open(path).close()).getMessage();
		Assertions.assertTrue(message.startsWith(path + ": ") && message.contains(told.replace("`", "")), message);
		Files.delete(path);
	}

	/** Every file cut off, however long, and every length of the header but the right one. */
	@Test
	void refusesEveryTruncation() throws IOException {
		Path path = file(entry("U8", 4, 4), 1, 2, 3, 4);
		byte[] whole = Files.readAllBytes(path);
		for (int length = 0; length < whole.length; length++) {
			Files.write(path, Arrays.copyOf(whole, length));
			Assertions.assertThrows(IOException.class, () -> SafetensorsFile.open(path).close(), "cut after " + length);
		}
		for (long length : new long[] { 0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, whole.length - 7, 100_000_001, 20 }) {
			byte[] wrong = whole.clone();
			ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
			Files.write(path, wrong);
			String told = Assertions.assertThrows(IOException.class, () -> SafetensorsFile.open(path).close()).getMessage();
			Assertions.assertTrue(told.contains("header"), told);
		}
	}

	@Test
	void refusesAHeaderThatIsNotUtf8() throws IOException {
		byte[] header = entry("U8", 1, 1).replace('\'', '"').replace('t', 'é').getBytes(StandardCharsets.ISO_8859_1);
		Path path = file(header, new byte[1]);
		Assertions.assertTrue(Assertions.assertThrows(IOException.class, () -> SafetensorsFile.open(path).close()).getMessage()
				.contains("UTF-8"));
	}

	@Test
	void refusesToWriteWhatDoesNotFit() throws IOException {
		SafetensorsWriter writer = new SafetensorsWriter().add("a", new long[] { 2 }, () -> new float[2]);
		Assertions.assertThrows(IllegalArgumentException.class, () -> writer.add("a", new long[] { 2 }, () -> new float[2]));
		Assertions.assertThrows(IllegalArgumentException.class, () -> writer.add("__metadata__", new long[] { 1 }, 3L));
		Assertions.assertThrows(IllegalArgumentException.class, () -> writer.add("b", new long[] { 2 }, 3L));
		Assertions.assertThrows(IllegalArgumentException.class, () -> writer.add("b", new long[] { -1 }, () -> new float[0]));
		Path path = Files.writeString(folder.resolve("kept"), "earlier");
		writer.add("c", new long[] { 3 }, () -> new float[2]);
		Assertions.assertThrows(IllegalArgumentException.class, () -> writer.write(path));
		Assertions.assertEquals("earlier", Files.readString(path));
		try (var files = Files.list(folder)) {
			Assertions.assertEquals(List.of(path), files.toList());
		}
	}
}
