package org.lorgnette.engine.remote;

import java.util.List;

/**
 * What one request sends, to the letter.
 *
 * @param turns of the conversation, the last one being what is asked
 * @param pictures how many go along
 */
public record Outgoing(List<Turn> turns, long pictures) {

	/** @param role such as system, user or assistant */
	public record Turn(String role, String text) {
	}

	public Outgoing {
		turns = List.copyOf(turns);
	}
}
