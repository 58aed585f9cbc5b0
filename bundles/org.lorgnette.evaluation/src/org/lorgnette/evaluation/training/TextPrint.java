package org.lorgnette.evaluation.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.lorgnette.model.Document;

/** Stands for a text, spaces aside: 128 bits, so that two texts share one only if they are the same. */
record TextPrint(long high, long low) implements Comparable<TextPrint> {

	static TextPrint of(Document document, long seed) {
		return of(document.text(), seed);
	}

	static TextPrint of(String text, long seed) {
		StringBuilder plain = new StringBuilder(text.length());
		text.codePoints().filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
				.forEach(plain::appendCodePoint);
		ByteBuffer sum = ByteBuffer.wrap(sha256(ByteBuffer.allocate(Long.BYTES).putLong(seed).array(), plain.toString()));
		return new TextPrint(sum.getLong(), sum.getLong());
	}

	private static byte[] sha256(byte[] salt, String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(salt);
			return digest.digest(text.getBytes(StandardCharsets.UTF_8));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	@Override
	public int compareTo(TextPrint other) {
		int first = Long.compareUnsigned(high, other.high);
		return first != 0 ? first : Long.compareUnsigned(low, other.low);
	}
}
