package org.lorgnette.cli.score;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.cli.score.ScoreResult.Note;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;

/** Keeps the first problems of a corpus and counts the others: a file may have thousands. */
final class ProblemNotes implements ProblemListener {

	private static final int SHOWN = 5;

	private final List<Note> first = new ArrayList<>();
	private long others;

	@Override
	public void report(Problem problem) {
		if (first.size() < SHOWN) {
			first.add(new Note("score.problem", problem.toString()));
		} else {
			others++;
		}
	}

	List<Note> notes() {
		List<Note> notes = new ArrayList<>(first);
		if (others > 0) {
			notes.add(new Note("score.problems", Long.toString(others)));
		}
		return notes;
	}
}
