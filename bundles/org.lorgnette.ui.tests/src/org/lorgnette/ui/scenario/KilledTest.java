package org.lorgnette.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.navigator.CommonViewer;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.report.Reports;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.harness.LoggedErrors;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;
import org.lorgnette.ui.harness.Workspace;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A process that is killed while it evaluates leaves a run that is resumed to what an undisturbed one gives. */
class KilledTest {

	private static final String DOCUMENT =
			"-DOCSTART- O\n\nAnna B-PER\nvoit O\nParis B-LOC\n\n-DOCSTART- O\n\nBob B-PER\ndort O\n\n";
	private static final int PAIRS = 40;
	private static final String EXPERIMENT = """
			name: killed
			task: ner
			corpus: {path: gold.conll, format: conll}
			engines: [{id: capitals}, {id: slow-capitals}]
			compare: {resamples: 50}
			threads: 2
			""";

	@RegisterExtension
	final LoggedErrors errors = new LoggedErrors();

	@AfterEach
	void forget() {
		ILaunchManager launches = DebugPlugin.getDefault().getLaunchManager();
		launches.removeLaunches(launches.getLaunches());
	}

	@Test
	void aKilledRunIsShownAsUnfinishedAndResumed() throws Exception {
		Ui.perspective(Ids.PERSPECTIVE);
		IProject project = Workspace.project("killed");
		Workspace.file(project, "gold.conll", DOCUMENT.repeat(PAIRS));
		IFile experiment = Workspace.file(project, "killed.yaml", EXPERIMENT);
		Path folder = project.getLocation().toPath();
		EvaluationResult undisturbed = KilledRun.run(experiment.getLocation().toPath(), folder.resolve("whole"), 0);
		Reports.write(undisturbed, folder.resolve("whole"), Locale.ENGLISH, Set.of(Reports.Kind.JSON));
		kill(experiment.getLocation().toPath(), folder.resolve("cut"));
		long kept = lines(folder.resolve("cut"));
		assertTrue(kept > 2 * PAIRS && kept < 4 * PAIRS, () -> "kept " + kept);

		project.refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
		IFolder run = project.getFolder("cut");
		CommonViewer explorer = ((CommonNavigator) Ui.view(ProjectExplorer.VIEW_ID)).getCommonViewer();
		try (Watchdog watchdog = Watchdog.over("resume a run that was killed");
				TestPools.Shared engines = TestPools.share(new TroubledEngines(0))) {
			Ui.await("the run to be called unfinished", () -> label(explorer, run).orElse("").matches(".*(unfinished|inachev).*"));
			Ui.run(() -> {
				explorer.getControl().setFocus();
				explorer.setSelection(new StructuredSelection(run), true);
				PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.lorgnette.ui.runs.resume", null);
			});
			ILaunchManager launches = DebugPlugin.getDefault().getLaunchManager();
			Ui.await("the end of the resumed run", Duration.ofMinutes(3),
					() -> launches.getLaunches().length == 1 && launches.getLaunches()[0].isTerminated());
			Ui.await("the label of a finished run", () -> label(explorer, run).orElse("").contains("F1"));
			System.out.println("KILLED after " + kept + " of " + 4 * PAIRS + " documents; " + watchdog.worstMillis()
					+ " ms worst block" + watchdog.where());
			assertTrue(engines != null);
		}
		for (String file : List.of("predictions.jsonl", "scores.json")) {
			assertArrayEquals(Files.readAllBytes(folder.resolve("whole").resolve(file)),
					Files.readAllBytes(folder.resolve("cut").resolve(file)), file);
		}
	}

	private static Optional<String> label(CommonViewer explorer, IResource resource) {
		explorer.setSelection(new StructuredSelection(resource), true);
		TreeItem[] items = explorer.getTree().getSelection();
		return items.length == 1 && resource.equals(items[0].getData()) ? Optional.of(items[0].getText()) : Optional.empty();
	}

	private static long lines(Path run) throws IOException {
		Path predictions = run.resolve("predictions.jsonl");
		return Files.exists(predictions) ? Files.readString(predictions).lines().count() : 0;
	}

	/** Starts a run in another process and kills that as soon as the slow engine has begun to leave something. */
	private static void kill(Path experiment, Path folder) throws Exception {
		Path arguments = Files.createTempFile("classpath", ".txt");
		Path output = Files.createTempFile("killed", ".log");
		try {
			Files.writeString(arguments, "-cp \"" + String.join(File.pathSeparator, classPath()).replace("\\", "\\\\") + "\"");
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
					"@" + arguments,
					KilledRun.class.getName(), experiment.toString(), folder.toString())
							.redirectErrorStream(true).redirectOutput(output.toFile())
					.start();
			try {
				Ui.await("some predictions of the slow engine", () -> {
					assertTrue(process.isAlive(), () -> "ended by itself: " + read(output));
					return lines(folder) > 2 * PAIRS + 4;
				});
			} finally {
				process.destroyForcibly().waitFor();
			}
		} finally {
			Files.delete(arguments);
			Files.delete(output);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			return e.toString();
		}
	}

	/** All that is installed, wherever this workbench has it from. */
	private static List<String> classPath() {
		List<String> paths = new ArrayList<>();
		for (Bundle bundle : FrameworkUtil.getBundle(KilledTest.class).getBundleContext().getBundles()) {
			FileLocator.getBundleFileLocation(bundle).ifPresent(file -> {
				paths.add(file.getAbsolutePath());
				for (String classes : List.of("bin", "target/classes")) {
					if (new File(file, classes).isDirectory()) {
						paths.add(new File(file, classes).getAbsolutePath());
					}
				}
			});
		}
		return paths;
	}
}
