package org.lorgnette.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files in the ways files get damaged: cut off, bytes changed, lines swapped, numbers and quotes out of place. */
final class Mutator {

	private static final List<byte[]> INSERTS = List.of(new byte[] {(byte) 0xC3}, new byte[] {(byte) 0xFF, (byte) 0xFE},
			new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, new byte[] {0}, text("\\ud800"), text("\\udc00"), text("\\u0000"),
			text("\uD83D\uDE00"), text("\u2028"), text("\uFEFF"), text("\r"), text("\r\n\r\n"), text("\n"), text("\t"), text("\""),
			text("'"), text("["), text("]"), text("{"), text("}"), text(","), text(":"), text("<"), text(">"), text("&"),
			text("&amp;"), text("]]>"), text("\\"), text("#"), text(" "), text("_"), text("*"), text("|"), text(";"), text("-"),
			text("<e1>"), text("</e2>"), text("null"), text("true"), text("NaN"), text("{\"a\":1,\"a\":2}"));
	private static final List<byte[]> NUMBERS = List.of(text("-1"), text("0"), text("2147483647"), text("2147483648"),
			text("99999999999999999999"), text("1e400"), text("-0"), text("1.5"), text(""), text("007"), text("+3"),
			text("\u0663"));

	private final Random random;

	Mutator(long seed) {
		random = new Random(seed);
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** The bytes after one to three accidents. */
	byte[] mutate(byte[] original) {
		byte[] bytes = original;
		for (int i = random.nextInt(3); i >= 0; i--) {
			bytes = once(bytes);
		}
		return bytes;
	}

	private byte[] once(byte[] bytes) {
		int at = random.nextInt(bytes.length + 1);
		int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 8));
		return switch (random.nextInt(11)) {
			case 0 -> Arrays.copyOf(bytes, at);
			case 1 -> flip(bytes, at);
			case 2 -> splice(bytes, at, length, new byte[0]);
			case 3 -> splice(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
			case 4, 5 -> splice(bytes, at, random.nextInt(2), INSERTS.get(random.nextInt(INSERTS.size())));
			case 6, 7, 8 -> number(bytes, at);
			case 9 -> swapLines(bytes);
			default -> splice(bytes, at, 0, text(List.of("[", "{\"a\":", "<a>", "(", "\t").get(random.nextInt(5)).repeat(3000)));
		};
	}

	private byte[] flip(byte[] bytes, int at) {
		byte[] flipped = bytes.clone();
		if (at < flipped.length) {
			flipped[at] = (byte) (random.nextBoolean() ? flipped[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
		}
		return flipped;
	}

	private static byte[] splice(byte[] bytes, int at, int removed, byte[] inserted) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + inserted.length);
		out.write(bytes, 0, at);
		out.writeBytes(inserted);
		int rest = Math.min(bytes.length, at + removed);
		out.write(bytes, rest, bytes.length - rest);
		return out.toByteArray();
	}

	/** Replaces the next run of digits. */
	private byte[] number(byte[] bytes, int from) {
		int begin = from;
		while (begin < bytes.length && !Character.isDigit(bytes[begin])) {
			begin++;
		}
		int end = begin;
		while (end < bytes.length && Character.isDigit(bytes[end])) {
			end++;
		}
		byte[] number = random.nextBoolean() ? NUMBERS.get(random.nextInt(NUMBERS.size())) : text("" + random.nextInt(300));
		return splice(bytes, begin, end - begin, number);
	}

	private byte[] swapLines(byte[] bytes) {
		String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
		int one = random.nextInt(lines.length);
		int other = random.nextInt(lines.length);
		String kept = lines[one];
		lines[one] = lines[other];
		lines[other] = kept;
		return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
	}
}
