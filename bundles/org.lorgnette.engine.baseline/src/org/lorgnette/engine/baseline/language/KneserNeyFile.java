package org.lorgnette.engine.baseline.language;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A model of n-grams as one compressed file: its languages, its pieces, then length by length how many n-grams go on from each
 * one shorter, and of each its last symbol, as the distance from the one before it, and its count. Numbers take as few bytes as
 * they need.
 *
 * @param languages BCP 47 tags of what was counted
 */
record KneserNeyFile(List<String> languages, BytePairs pairs, NGrams grams) {

	private static final String FORMAT = "lorgnette-n-grams/1";

	KneserNeyFile {
		languages = List.copyOf(languages);
	}

	void write(Path file) throws IOException {
		try (DataOutputStream out = new DataOutputStream(
				new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16))) {
			out.writeUTF(FORMAT);
			out.writeUTF(String.join(",", languages));
			write(pairs.size(), out);
			write(pairs.end(), out);
			for (int id = 0; id < pairs.size(); id++) {
				write(pairs.piece(id).length, out);
				out.write(pairs.piece(id));
			}
			write(pairs.merges().size(), out);
			for (BytePairs.Merge merge : pairs.merges()) {
				write(merge.left(), out);
				write(merge.right(), out);
				write(merge.merged(), out);
			}
			write(grams.order(), out);
			for (int i = 0; i < grams.order(); i++) {
				Level level = grams.levels().get(i);
				int parents = i == 0 ? 1 : grams.levels().get(i - 1).size();
				for (int parent = 0; parent < parents; parent++) {
					int from = i == 0 ? 0 : grams.levels().get(i - 1).first(parent);
					int to = i == 0 ? level.size() : grams.levels().get(i - 1).first(parent + 1);
					write(to - from, out);
					int before = -1;
					for (int node = from; node < to; node++) {
						write(level.symbol(node) - before - 1, out);
						write(level.count(node), out);
						before = level.symbol(node);
					}
				}
			}
		}
	}

	/** @throws IOException if the file cannot be read, or is not such a model whole */
	static KneserNeyFile read(Path file) throws IOException {
		try (DataInputStream in = new DataInputStream(
				new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16))) {
			if (!in.readUTF().equals(FORMAT)) {
				throw new IOException(file + ": not a model of n-grams that this version reads; expected the format " + FORMAT);
			}
			List<String> languages = List.of(in.readUTF().split(","));
			BytePairs pairs = pairs(in);
			NGrams grams = new NGrams(pairs.size(), pairs.end(), levels(in, pairs.size()));
			// The checksum stands behind the last number.
			if (in.read() >= 0) {
				throw new IOException(file + ": goes on after the last n-gram; it is not as training wrote it");
			}
			return new KneserNeyFile(languages, pairs, grams);
		} catch (ZipException | EOFException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException
				| UTFDataFormatException e) {
			throw new IOException(file + ": not a whole model of n-grams, as the trainer kneser-ney writes it: " + e.getMessage(),
					e);
		}
	}

	private static BytePairs pairs(DataInputStream in) throws IOException {
		int size = require(number(in), BytePairs.MOST);
		int end = number(in);
		List<byte[]> pieces = new ArrayList<>();
		for (int id = 0; id < size; id++) {
			pieces.add(in.readNBytes(require(number(in), BytePairs.MOST)));
		}
		List<BytePairs.Merge> merges = new ArrayList<>();
		for (int left = require(number(in), BytePairs.MOST); left > 0; left--) {
			merges.add(new BytePairs.Merge(require(number(in), size - 1), require(number(in), size - 1), require(number(in),
					size - 1)));
		}
		return new BytePairs(pieces, end, merges);
	}

	private static List<Level> levels(DataInputStream in, int symbols) throws IOException {
		int order = require(number(in), KneserNeyTrainer.LONGEST);
		List<Level> levels = new ArrayList<>();
		for (int i = 0; i < order; i++) {
			Level level = new Level();
			int parents = i == 0 ? 1 : levels.get(i - 1).size();
			for (int parent = 0; parent < parents; parent++) {
				if (i > 0) {
					levels.get(i - 1).setFirst(parent, level.size());
				}
				int symbol = -1;
				for (int left = require(number(in), symbols); left > 0; left--) {
					symbol = require(symbol + 1 + number(in), symbols - 1);
					level.add(symbol, Math.max(1, number(in)), 0);
				}
			}
			if (i > 0) {
				levels.get(i - 1).complete(level.size());
			}
			levels.add(level);
		}
		levels.getLast().complete(0);
		return levels;
	}

	private static int require(int number, int most) {
		if (number < 0 || number > most) {
			throw new IllegalArgumentException("the number " + number + " is above " + most);
		}
		return number;
	}

	/** Seven bits in each byte, the lowest first; the highest bit of a byte says that more follow. */
	private static void write(int number, DataOutputStream out) throws IOException {
		int left = number;
		while (left >= 0x80) {
			out.write(left & 0x7F | 0x80);
			left >>>= 7;
		}
		out.write(left);
	}

	private static int number(DataInputStream in) throws IOException {
		int number = 0;
		for (int shift = 0; shift < 32; shift += 7) {
			int value = in.readUnsignedByte();
			number |= (value & 0x7F) << shift;
			if (value < 0x80) {
				return number;
			}
		}
		throw new IllegalArgumentException("a number is too large");
	}
}
