package org.lorgnette.ui.picture;

/** Lets two engines' sides look at the same pictures, words and patches. */
final class Linked {

	private final PictureState first;
	private final PictureState second;
	private int firstMoves;
	private int secondMoves;
	private boolean busy;

	private Linked(PictureState first, PictureState second) {
		this.first = first;
		this.second = second;
	}

	/** The pictures are those of the first. */
	static void install(PictureState first, PictureState second) {
		Linked link = new Linked(first, second);
		first.addListener(link::firstChanged);
		second.addListener(link::secondChanged);
	}

	private void firstChanged() {
		if (!busy) {
			boolean pointing = first.moves() != firstMoves;
			firstMoves = first.moves();
			follow(second, first, pointing);
		}
	}

	private void secondChanged() {
		if (!busy && first.shown().orElse(null) == second.shown().orElse(null)) {
			boolean pointing = second.moves() != secondMoves;
			secondMoves = second.moves();
			follow(first, second, pointing);
		}
	}

	private void follow(PictureState follower, PictureState leader, boolean pointing) {
		busy = true;
		try {
			follower.follow(leader, pointing);
		} finally {
			busy = false;
		}
	}
}
