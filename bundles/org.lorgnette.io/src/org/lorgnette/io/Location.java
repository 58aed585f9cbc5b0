package org.lorgnette.io;

/** A place in a file: {@code line} counts from 1, or is 0 where the whole file is meant. */
public record Location(String file, long line) {

	public static Location of(String file) {
		return new Location(file, 0);
	}

	@Override
	public String toString() {
		return line == 0 ? file : file + ":" + line;
	}
}
