package org.lorgnette.world.nlvr;

import java.util.List;

/** How many. A bare number means no more than that: so the published judgements have it. */
record Quantity(Bound bound, int number) {

	enum Bound {
		SOME, EXACTLY, AT_LEAST, NONE, EACH
	}

	static final Quantity SOME = new Quantity(Bound.SOME, 1);
	static final Quantity NONE = new Quantity(Bound.NONE, 0);
	static final Quantity EACH = new Quantity(Bound.EACH, 1);

	private static final List<String> WORDS = List.of("one", "two", "three", "four", "five", "six", "seven");

	/** @param all how many there could be */
	boolean holds(int count, int all) {
		return switch (bound) {
			case SOME -> count > 0;
			case EXACTLY -> count == number;
			case AT_LEAST -> count >= number;
			case NONE -> count == 0;
			case EACH -> count == all;
		};
	}

	boolean isPlural() {
		return number > 1;
	}

	/** Ways to say it before a noun. */
	List<String> words() {
		String digits = Integer.toString(number);
		return switch (bound) {
			case SOME -> List.of("a");
			case NONE -> List.of("no");
			case EACH -> List.of("each");
			case AT_LEAST -> List.of("at least " + digits, "at least " + word());
			case EXACTLY -> List.of(digits, word(), "exactly " + digits, "exactly " + word(), "only " + digits, "only " + word());
		};
	}

	private String word() {
		return WORDS.get(number - 1);
	}
}
