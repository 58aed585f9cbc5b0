package org.lorgnette.world.question;

/** How two counts compare. */
public enum Comparison {
	MORE, FEWER, AS_MANY;

	boolean holds(int one, int other) {
		return switch (this) {
			case MORE -> one > other;
			case FEWER -> one < other;
			case AS_MANY -> one == other;
		};
	}
}
