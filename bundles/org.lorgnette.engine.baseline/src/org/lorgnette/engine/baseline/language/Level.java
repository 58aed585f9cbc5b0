package org.lorgnette.engine.baseline.language;

import java.util.Arrays;

/**
 * The n-grams of one length, in the order of their symbols: those that go on from one shorter n-gram stand together. Grows while
 * it is made.
 */
final class Level {

	private char[] symbols = new char[16];
	private int[] counts = new int[16];
	/** Where in the next level those begin that go on from here; one more than there are n-grams. */
	private int[] firsts = new int[17];
	private int size;

	int size() {
		return size;
	}

	int symbol(int node) {
		return symbols[node];
	}

	int count(int node) {
		return counts[node];
	}

	int first(int node) {
		return firsts[node];
	}

	/** @param first how many n-grams the next level has so far */
	void add(int symbol, int count, int first) {
		if (size == symbols.length) {
			int length = size + (size >> 1);
			symbols = Arrays.copyOf(symbols, length);
			counts = Arrays.copyOf(counts, length);
			firsts = Arrays.copyOf(firsts, length + 1);
		}
		symbols[size] = (char) symbol;
		counts[size] = count;
		firsts[size++] = first;
	}

	void setFirst(int node, int first) {
		firsts[node] = first;
	}

	/** @param next how many n-grams the next level has */
	void complete(int next) {
		firsts[size] = next;
		symbols = Arrays.copyOf(symbols, size);
		counts = Arrays.copyOf(counts, size);
		firsts = Arrays.copyOf(firsts, size + 1);
	}

	void countAgain(int node) {
		counts[node]++;
	}

	void setCount(int node, int count) {
		counts[node] = count;
	}

	/** The n-gram among {@code [from, to)} that ends in a symbol, or -1. */
	int find(int from, int to, int symbol) {
		int found = Arrays.binarySearch(symbols, from, to, (char) symbol);
		return found < 0 ? -1 : found;
	}
}
