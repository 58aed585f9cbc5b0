package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;

/** Keeps the first problems of a corpus and counts the others. */
final class ProblemLog implements ProblemListener {

	static final int KEPT = 20;

	private final List<Problem> first = new ArrayList<>();
	private long count;

	@Override
	public void report(Problem problem) {
		count++;
		if (first.size() < KEPT) {
			first.add(problem);
		}
	}

	long count() {
		return count;
	}

	List<Problem> first() {
		return List.copyOf(first);
	}

	void show(Console console) {
		first.forEach(problem -> console.say("problem", problem.toString()));
		if (count > first.size()) {
			console.say("problem.more", String.valueOf(count - first.size()));
		}
	}
}
