package org.lorgnette.ui.editor;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.FileSession;
import org.lorgnette.ui.session.Loading;

/**
 * Measures the whole editor on a text of 1 MB with 20,000 entities: opening, scrolling, typing, typing while an engine reads the text. Prints
 * milliseconds for each event of the UI thread and asserts nothing. Not run by the build; the engine is that of {@code lorgnette.benchmark.engine}.
 */
class EditorBenchmark {

	@AfterEach
	void close() {
		Workspace.closeEditors();
	}

	@Test
	void aMegabyteWithTwentyThousandEntities() {
		Ui.perspective(Ids.PERSPECTIVE);
		IProject project = Workspace.project("benchmark");
		StringBuilder text = new StringBuilder();
		StringBuilder gold = new StringBuilder();
		Random random = new Random(5);
		String[] names = { "Ada Lovelace", "Paris", "Acme Works", "Lyon", "Charles Babbage" };
		String[] types = { "PER", "LOC", "ORG", "LOC", "PER" };
		int entities = 0;
		while (text.length() < 1_000_000) {
			for (int i = 0; i < 2; i++) {
				int name = random.nextInt(names.length);
				entities++;
				gold.append("T").append(entities).append('\t').append(types[name]).append(' ').append(text.length()).append(' ')
						.append(text.length() + names[name].length()).append('\t').append(names[name]).append('\n');
				text.append(names[name]).append(" was seen near the old bridge again, ");
			}
			text.append("they say.\n");
		}
		Workspace.file(project, "big.ann", gold.toString());
		IFile file = Workspace.file(project, "big.txt", text.toString());
		long start = System.nanoTime();
		Sample before = Ui.call(Sample::now);
		CorpusEditor editor = (CorpusEditor) Workspace.open(file, Ids.EDITOR);
		double returned = millis(start);
		double returnedCpu = Ui.call(before::elapsed).processor();
		FileSession session = Ui.call(() -> editor.textPage().session().orElseThrow());
		Ui.await("read", () -> session.loading() == Loading.READY);
		double read = millis(start);
		Ui.await("painted", () -> editor.textPage().model().gold().filter(lane -> !lane.mentions().isEmpty()).isPresent());
		print("open: returned %.0f (%.0f of processor), text there %.0f, painted %.0f (%d entities)", returned, returnedCpu, read, millis(start), entities);
		print("idle after opening: %s", figures(settle(8_000)));
		scroll(editor);
		type(editor, "typing");
		String engine = System.getProperty("lorgnette.benchmark.engine", "corenlp-rules");
		Ui.run(() -> session.addLane(new EngineSpec(engine, engine, Map.of(), Optional.empty(), Optional.empty())));
		type(editor, "typing while " + engine + " works");
	}

	private static void scroll(CorpusEditor editor) {
		List<Sample> times = new ArrayList<>();
		for (int i = 0; i < 150; i++) {
			int step = i;
			Ui.run(() -> {
				StyledText widget = editor.textPage().widget();
				Sample start = Sample.now();
				if (step % 3 == 0) {
					widget.setTopIndex(widget.getLineCount() * ((step * 31) % 150) / 150);
				} else {
					widget.setTopPixel(widget.getTopPixel() + 300);
				}
				widget.redraw();
				widget.update();
				times.add(start.elapsed());
			});
			times.addAll(settle(30));
		}
		print("scrolling, with everything painted anew: %s", figures(times));
	}

	private static void type(CorpusEditor editor, String title) {
		List<Sample> keys = new ArrayList<>();
		List<Sample> events = new ArrayList<>();
		Ui.run(() -> {
			StyledText widget = editor.textPage().widget();
			widget.setTopIndex(widget.getLineCount() / 3);
			widget.setCaretOffset(widget.getOffsetAtLine(widget.getTopIndex() + 2) + 30);
		});
		settle(500);
		for (int i = 0; i < 120; i++) {
			Ui.run(() -> {
				StyledText widget = editor.textPage().widget();
				Sample start = Sample.now();
				widget.insert("x");
				widget.setCaretOffset(widget.getCaretOffset() + 1);
				widget.update();
				keys.add(start.elapsed());
			});
			events.addAll(settle(40));
		}
		events.addAll(settle(1_500));
		print("%s: key %s; what follows %s", title, figures(keys), figures(events));
	}

	/** The time that each event takes that the UI thread handles within so many milliseconds. */
	private static List<Sample> settle(int millis) {
		List<Sample> times = new ArrayList<>();
		Ui.run(() -> {
			long until = System.nanoTime() + millis * 1_000_000L;
			while (System.nanoTime() < until) {
				Sample start = Sample.now();
				if (Display.getCurrent().readAndDispatch()) {
					times.add(start.elapsed());
				} else {
					Thread.onSpinWait();
				}
			}
		});
		return times;
	}

	/** A moment, or the time between two, in milliseconds of the clock and of this thread's processor time, which other work does not lengthen. */
	private record Sample(double wall, double processor) {

		static Sample now() {
			return new Sample(System.nanoTime() / 1e6, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6);
		}

		Sample elapsed() {
			Sample now = now();
			return new Sample(now.wall - wall, now.processor - processor);
		}
	}

	private static double millis(long start) {
		return (System.nanoTime() - start) / 1e6;
	}

	private static String figures(List<Sample> times) {
		return times.isEmpty() ? "none" : "clock " + figures(times, Sample::wall) + ", processor " + figures(times, Sample::processor);
	}

	private static String figures(List<Sample> times, ToDoubleFunction<Sample> what) {
		double[] sorted = times.stream().mapToDouble(what).sorted().toArray();
		return String.format(Locale.ROOT, "median %.1f p95 %.1f worst %.1f (%d)", sorted[sorted.length / 2], sorted[sorted.length * 95 / 100],
				sorted[sorted.length - 1], sorted.length);
	}

	private static void print(String format, Object... values) {
		System.out.println("BENCH " + String.format(Locale.ROOT, format, values));
	}
}
