package org.lorgnette.cli.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.lorgnette.cli.score.ScoreResult.Note;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/** Makes sure that predictions are for the items of the gold. */
final class Alignment {

	private Alignment() {
	}

	/**
	 * What to say of missing predictions, if they are allowed.
	 *
	 * @throws CorpusException
	 *             if the gold is empty, if it lacks an id of the predictions, or if these lack one and that is not allowed
	 */
	static List<Note> check(Collection<String> gold, Collection<String> predicted, ScoreOptions options) throws CorpusException {
		String goldFile = options.gold().name();
		String predictedFile = options.predicted().name();
		if (gold.isEmpty()) {
			throw new CorpusException(Location.of(goldFile), "is empty; expected at least one row with an id");
		}
		Set<String> known = new HashSet<>(gold);
		for (String id : predicted) {
			if (!known.contains(id)) {
				throw new CorpusException(Location.of(predictedFile),
						"id '" + id + "' is not in " + goldFile + "; expected only ids of the gold");
			}
		}
		Set<String> there = new HashSet<>(predicted);
		List<String> missing = gold.stream().filter(id -> !there.contains(id)).toList();
		if (!missing.isEmpty() && !options.missingAllowed()) {
			throw new CorpusException(Location.of(predictedFile), "nothing for id '" + missing.getFirst() + "'"
					+ (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : "") + " of " + goldFile
					+ "; expected every id, or --allow-missing to count missing ones as wrong");
		}
		List<Note> notes = new ArrayList<>();
		if (!missing.isEmpty()) {
			notes.add(new Note("score.missing", Integer.toString(missing.size()), missing.getFirst()));
		}
		return notes;
	}
}
