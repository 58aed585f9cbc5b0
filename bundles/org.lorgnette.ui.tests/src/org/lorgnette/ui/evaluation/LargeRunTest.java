package org.lorgnette.ui.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.CaseQuery;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.errors.ErrorsView;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;

/** A run with more than 20,000 cases: opening and filtering it is measured, and the window stays responsive. */
class LargeRunTest {

	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		Ui.run(() -> RunStore.shared().runs().forEach(run -> RunStore.shared().close(run.folder())));
	}

	@Test
	void opensAndFilters() throws Exception {
		SampleRuns.corpus(folder, 850);
		EvaluationResult result = SampleRuns.run(folder, SampleRuns.experiment("{id: careful}, {id: middling}, {id: careless}"), "large");
		Ui.perspective(Ids.PERSPECTIVE);
		EvaluationView view = Ui.view(Ids.EVALUATION_VIEW);
		ErrorsView errors = Ui.view(Ids.ERRORS_VIEW);
		Ui.run(() -> errors.show(CaseQuery.ALL));
		try (Watchdog watchdog = Watchdog.over("open a run of 20,000 cases")) {
			long begin = System.nanoTime();
			Ui.run(() -> RunStore.shared().open(folder.resolve("large")));
			Ui.await("it is shown", Duration.ofSeconds(120), () -> view.shown().isPresent() && errors.listed().size() > 20_000);
			System.out.println("TEST open a run of " + Ui.call(() -> errors.listed().size()) + " cases: "
					+ (System.nanoTime() - begin) / 1_000_000 + " ms, worst block " + watchdog.worstMillis() + " ms " + watchdog.where());
		}
		assertEquals(result.casesInAll(), (long) Ui.call(() -> errors.listed().size()));
		try (Watchdog watchdog = Watchdog.over("filter 20,000 cases")) {
			long begin = System.nanoTime();
			Ui.run(() -> errors.show(CaseQuery.ALL.containing("LYON")));
			Ui.await("they are filtered", () -> errors.listed().size() < 10_000);
			System.out.println("TEST filter: " + (System.nanoTime() - begin) / 1_000_000 + " ms, worst block " + watchdog.worstMillis()
					+ " ms " + watchdog.where());
		}
		assertTrue(Ui.call(() -> errors.listed().stream().allMatch(one -> one.context().contains("Lyon"))));
		// Styling rows that were removed from a virtual table has ended the process.
		Screenshots.theme(Screenshots.DARK);
		Screenshots.theme(Screenshots.LIGHT);
		assertTrue(Ui.call(() -> errors.listed().size() < 10_000));
	}
}
