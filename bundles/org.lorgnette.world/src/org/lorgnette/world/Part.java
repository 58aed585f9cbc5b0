package org.lorgnette.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Parts of a world. A scene belongs to one of them by what is in it, so that no picture is in two, whatever the seeds. */
public enum Part {
	TRAIN(0, 8), DEV(8, 9), TEST(9, 10);

	private static final int TENTHS = 10;

	private final int first;
	private final int end;

	Part(int first, int end) {
		this.first = first;
		this.end = end;
	}

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Part> of(String id) {
		return Arrays.stream(values()).filter(part -> part.id().equals(id)).findFirst();
	}

	/** @param fingerprint a number that equal scenes share, scattered evenly */
	public boolean holds(long fingerprint) {
		long tenth = Long.remainderUnsigned(fingerprint, TENTHS);
		return first <= tenth && tenth < end;
	}
}
