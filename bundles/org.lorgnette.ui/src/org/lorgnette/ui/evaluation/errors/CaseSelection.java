package org.lorgnette.ui.evaluation.errors;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.CaseQuery;

/** Picks and sorts cases in the background, for the latest question asked; an answer to an earlier one is dropped. */
final class CaseSelection {

	/** A question: which cases, in which order, or in that of the corpus. */
	record Request(List<Case> cases, CaseQuery query, Optional<CaseColumn> sorted, boolean down) {
	}

	/** The answer, with its question. */
	record Answer(Request request, List<Case> rows) {
	}

	private final AtomicReference<Request> latest = new AtomicReference<>();
	private final Job job;

	CaseSelection(String name, CaseTexts texts, Display display, Consumer<Answer> listener) {
		job = Job.createSystem(name, monitor -> {
			Request request = latest.get();
			if (request == null) {
				return;
			}
			var rows = request.cases().stream().filter(request.query());
			List<Case> picked = request.sorted().map(column -> rows.sorted(column.order(texts, request.down()))).orElse(rows).toList();
			if (!display.isDisposed()) {
				display.asyncExec(() -> {
					if (latest.get() == request) {
						listener.accept(new Answer(request, picked));
					}
				});
			}
		});
		job.setPriority(Job.SHORT);
	}

	/** @param delayMillis so that not every letter typed is looked for */
	void ask(Request request, long delayMillis) {
		latest.set(request);
		job.cancel();
		job.schedule(delayMillis);
	}

	void stop() {
		latest.set(null);
		job.cancel();
	}
}
