package org.lorgnette.io;

/** Something wrong in a corpus that reading can go on after: where, what, and what was done about it. */
public record Problem(Location location, String message) {

	@Override
	public String toString() {
		return location + ": " + message;
	}
}
