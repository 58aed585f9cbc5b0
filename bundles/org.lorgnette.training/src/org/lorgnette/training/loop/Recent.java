package org.lorgnette.training.loop;

/** Loss and size of the steps since it was made. */
final class Recent {

	private final long start = System.nanoTime();
	private double losses;
	private long steps;
	private long size;

	void add(double loss, long stepSize) {
		losses += loss;
		steps++;
		size += stepSize;
	}

	double seconds() {
		return (System.nanoTime() - start) / 1e9;
	}

	double loss() {
		return losses / Math.max(1, steps);
	}

	long size() {
		return size;
	}
}
