package org.lorgnette.ui.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.runs.RunFolders;

class LaunchTest {

	private static final String DOCUMENT = "-DOCSTART- O\n\nANNA B-PER\nvoit O\nPARIS B-LOC\n\n-DOCSTART- O\n\nBOB B-PER\ndort O\n\n";
	private static final int PAIRS = 40;
	private static final String EXPERIMENT = """
			name: small run
			task: ner
			corpus: {path: gold.conll, format: conll}
			engines: [%s]
			compare: {resamples: 50}
			threads: 2
			""";

	private final FakeEngines fakes = new FakeEngines();
	private Supplier<Installation> source;
	private ModelFetch.Consent consent;
	private IProject project;

	@BeforeEach
	void prepare() throws CoreException {
		source = Installation.source;
		consent = ModelFetch.consent;
		Ui.perspective(Ids.PERSPECTIVE);
		Launched.forgetAll();
		project = Workspace.project("launching");
		Workspace.file(project, "gold.conll", DOCUMENT.repeat(PAIRS));
	}

	@AfterEach
	void putBack() throws InterruptedException {
		fakes.release.countDown();
		Job.getJobManager().join(EvaluationLaunchDelegate.FAMILY, null);
		Installation.source = source;
		ModelFetch.consent = consent;
	}

	private void useFakes() {
		EngineRegistry registry = new EngineRegistry(List.of(fakes));
		InstalledModels none = new InstalledModels(project.getLocation().toFile().toPath().resolve("no-models.properties"));
		Installation.source = () -> new Installation(registry, none);
	}

	private IFile experiment(String engines, String more) {
		return Workspace.file(project, "small.yaml", EXPERIMENT.formatted(engines) + more);
	}

	private static byte[] bytes(IFolder run, String file) throws IOException {
		return Files.readAllBytes(run.getFile(file).getLocation().toFile().toPath());
	}

	@Test
	void runAsOnAnExperimentOfTheExamples() throws Exception {
		for (String file : List.of("en/business.txt", "en/business.ann", "en/biography.txt", "en/biography.ann")) {
			Workspace.file(project, file, Workspace.example(file));
		}
		Workspace.file(project, "en/broken.txt", "A text.\n");
		Workspace.file(project, "en/broken.ann", "T1\tPERSON 0 1\tA\nnonsense\n");
		IFile experiment = Workspace.file(project, "entities.yaml", """
				name: examples
				task: ner
				corpus: {path: en, format: brat, language: en}
				labels: {PERSON: PER, LOCATION: LOC, ORGANIZATION: ORG}
				engines: [{id: corenlp-rules}]
				compare: {resamples: 100}
				""");
		assertTrue(ExperimentFiles.isExperiment(experiment));
		Watchdog watchdog = Watchdog.over("run an experiment");
		Ui.run(() -> new EvaluationShortcut().launch(new StructuredSelection(experiment), ILaunchManager.RUN_MODE));
		Launched launched = Launched.only();
		assertEquals(RunStatus.DONE, launched.end(), launched::said);
		watchdog.close();
		String said = launched.saysAtLast("Show in the Evaluation view");
		assertTrue(said.contains("Loading corenlp-rules") && said.contains("F1") && said.contains("broken.ann:2: "), said);
		Ui.await("links to the place, the report and the view", () -> launched.console().getHyperlinks().length >= 3);
		IFolder run = Launched.run(project);
		for (String file : List.of("report.html", "scores.json", "manifest.json", "predictions.jsonl", "charts")) {
			Ui.await(file + " in the workspace", () -> run.findMember(file) != null);
		}
		assertTrue(RunFolders.isRun(run));
		ExplorerTree explorer = new ExplorerTree();
		explorer.awaitLabel(run, "corenlp-rules F1 ");
		List<String> menu = explorer.menu(run);
		assertTrue(menu.containsAll(List.of("Show in Evaluation", "Compare With...", "Open Report", "Run Again")), menu.toString());
		assertFalse(menu.contains("Resume Run"), menu.toString());
		Ui.run(() -> Ui.page().hideView(Ui.page().findView(Ids.EVALUATION_VIEW)));
		explorer.doubleClick(run);
		Ui.await("the Evaluation view", () -> Ui.page().getActivePart() != null
				&& Ui.page().getActivePart().getSite().getId().equals(Ids.EVALUATION_VIEW));
		assertEquals(1, Launched.manager().getLaunchConfigurations(Launched.type()).length);
	}

	@Test
	void aCorpusGetsAnExperimentBesideIt() throws Exception {
		useFakes();
		IResource corpus = project.getFile("gold.conll");
		assertTrue(ExperimentFiles.mayBeCorpus(corpus));
		Ui.run(() -> new EvaluationShortcut().launch(new StructuredSelection(corpus), ILaunchManager.RUN_MODE));
		Launched launched = Launched.only();
		launched.process().terminate();
		assertEquals(RunStatus.CANCELLED, launched.end(), launched::said);
		String text = Files.readString(project.getFile("gold.experiment.yaml").getLocation().toFile().toPath());
		assertTrue(text.contains("PER: PER") && text.contains("id: capitals") && text.contains("left out: LOC"), text);
	}

	@Test
	void enginesAndSettingsOfTheConfigurationGoIntoTheRun() throws Exception {
		useFakes();
		ILaunchConfigurationWorkingCopy configuration = Launched.configuration(experiment("{id: capitals}, {id: slow}",
				"gate: {engine: slow, metric: strict.f1, at-least: 1}\n"));
		LaunchSetup.setEngines(configuration, Optional.of(List.of("capitals", "more")), Map.of("more", Map.of("type", "LOC")),
				Map.of("more", "capitals"));
		Launched launched = Launched.start(configuration);
		assertEquals(RunStatus.DONE, launched.end(), launched::said);
		String text = new String(bytes(Launched.run(project), "experiment.yaml"));
		assertTrue(text.contains("type: LOC") && !text.contains("slow"), text);
		assertTrue(launched.saysAtLast("Show in").contains("more"));
	}

	@Test
	void aGateThatFailsIsStatusOneAndAnEngineThatThrowsIsFour() throws Exception {
		useFakes();
		Launched gate = Launched.start(
				Launched.configuration(experiment("{id: capitals}", "gate: {engine: capitals, metric: strict.f1, at-least: 0.99}\n")));
		assertEquals(RunStatus.GATE_FAILED, gate.end(), gate::said);
		assertTrue(gate.saysAtLast("Show in").contains("gate FAILED: capitals strict.f1"));
		Launched thrown = Launched.start(Launched.configuration(experiment("{id: throws}", "")));
		assertEquals(RunStatus.UNAVAILABLE, thrown.end(), thrown::said);
		assertTrue(thrown.saysAtLast("Show in").contains("throws failed on " + PAIRS + " document(s), first: cannot bear"));
	}

	@Test
	void cancellingWhileAnEngineLoadsOrHangsTakesLessThanTwoSeconds() throws Exception {
		for (String engine : List.of(FakeEngines.LOADS_FOR_EVER, FakeEngines.HANGS)) {
			FakeEngines stubborn = new FakeEngines();
			EngineRegistry registry = new EngineRegistry(List.of(stubborn));
			Installation.source = () -> new Installation(registry, source.get().models());
			Launched launched = Launched.start(Launched.configuration(experiment("{id: " + engine + "}", "")));
			stubborn.stuck.await();
			long asked = System.nanoTime();
			launched.process().terminate();
			assertEquals(RunStatus.CANCELLED, launched.end(), launched::said);
			// A second as promised, and one for a machine that is busy otherwise.
			assertTrue(System.nanoTime() - asked < 2_000_000_000L, engine + " took " + (System.nanoTime() - asked) / 1_000_000 + " ms");
			launched.saysAtLast("Cancelled");
			stubborn.release.countDown();
		}
	}

	@Test
	void aCancelledRunResumesToWhatAnUninterruptedOneGives() throws Exception {
		useFakes();
		IFile experiment = experiment("{id: capitals}, {id: slow}", "");
		ILaunchConfigurationWorkingCopy whole = Launched.configuration(experiment);
		LaunchSetup.setOutput(whole, "whole", Optional.empty(), LaunchSetup.of(whole).reports(), "");
		fakes.pauseMillis = 0;
		assertEquals(RunStatus.DONE, Launched.start(whole).end());

		fakes.pauseMillis = 60;
		ILaunchConfigurationWorkingCopy cut = Launched.configuration(experiment);
		LaunchSetup.setOutput(cut, "cut", Optional.empty(), LaunchSetup.of(cut).reports(), "");
		Launched launched = Launched.start(cut);
		Path predictions = project.getLocation().toFile().toPath().resolve("cut/predictions.jsonl");
		Ui.await("some of the slow engine's predictions",
				() -> Files.exists(predictions) && Files.readString(predictions).contains("\"slow\""));
		launched.process().terminate();
		assertEquals(RunStatus.CANCELLED, launched.end(), launched::said);
		IFolder run = project.getFolder("cut");
		Ui.await("the cancelled run", () -> RunFolders.isRun(run) && !run.getFile("scores.json").exists());
		ExplorerTree explorer = new ExplorerTree();
		explorer.awaitLabel(run, "unfinished");
		assertTrue(explorer.menu(run).contains("Resume Run"));
		long kept = Files.readString(predictions).lines().count();
		assertTrue(kept > 2 * PAIRS && kept < 4 * PAIRS, "kept " + kept);

		Launched.forgetAll();
		fakes.pauseMillis = 0;
		EvaluationShortcut.resume(run.getLocation());
		assertEquals(RunStatus.DONE, Launched.only().end());
		assertArrayEquals(bytes(project.getFolder("whole"), "predictions.jsonl"), bytes(run, "predictions.jsonl"));
		assertArrayEquals(bytes(project.getFolder("whole"), "scores.json"), bytes(run, "scores.json"));
	}

	@Test
	void oneFolderTakesOneRunAtATime() throws Exception {
		useFakes();
		IFile experiment = experiment("{id: hangs}", "");
		ILaunchConfigurationWorkingCopy configuration = Launched.configuration(experiment);
		LaunchSetup.setOutput(configuration, "same", Optional.empty(), LaunchSetup.of(configuration).reports(), "");
		Launched first = Launched.start(configuration);
		fakes.stuck.await();
		CoreException refused = assertThrows(CoreException.class, () -> Launched.start(configuration));
		assertTrue(refused.getMessage().contains("A run is being written to"), refused.getMessage());
		first.process().terminate();
		first.end();
		Ui.await("the folder to be free", () -> !ActiveRuns.contains(project.getFolder("same").getLocation().toFile().toPath()));
		refused = assertThrows(CoreException.class, () -> Launched.start(configuration));
		assertTrue(refused.getMessage().contains("resume the run"), refused.getMessage());
	}

	@Test
	void whatCannotRunIsRefusedInWords() throws Exception {
		useFakes();
		assertRefused("Did you mean ‘capitals’?", experiment("{id: capitls}", ""));
		assertRefused("shortest: expected a whole number", experiment("{id: capitals, settings: {shortest: two}}", ""));
		assertRefused("small.yaml:4: unknown key 'ingines'", Workspace.file(project, "small.yaml",
				"name: s\ntask: ner\ncorpus: {path: x}\ningines: []\n"));
		Launched absent = Launched.start(Launched.configuration(Workspace.file(project, "small.yaml",
				EXPERIMENT.formatted("{id: capitals}").replace("gold", "absent"))));
		assertEquals(RunStatus.BAD_INPUT, absent.end(), absent::said);
		absent.saysAtLast("absent.conll: there is no such corpus");
		assertFalse(Files.exists(absent.process() instanceof EvaluationProcess process ? process.folder() : Path.of("")));
	}

	private void assertRefused(String words, IFile experiment) {
		CoreException refused = assertThrows(CoreException.class, () -> Launched.start(Launched.configuration(experiment)));
		assertTrue(refused.getMessage().contains(words), refused.getMessage());
	}

	@Test
	void modelsThatAreMissingAreAskedFor() throws Exception {
		useFakes();
		CompletableFuture<Boolean> never = new CompletableFuture<>();
		ModelFetch.consent = models -> CompletableFuture.completedFuture(false);
		Launched declined = Launched.start(Launched.configuration(experiment("{id: needs-model}", "")));
		assertEquals(RunStatus.UNAVAILABLE, declined.end(), declined::said);
		String said = declined.saysAtLast("run again and agree");
		assertTrue(said.contains("giant (A model that nobody has, 123 MB, licence CC0-1.0)"), said);
		ModelFetch.consent = models -> never;
		Launched unanswered = Launched.start(Launched.configuration(experiment("{id: needs-model}", "")));
		unanswered.saysAtLast("A model is missing");
		unanswered.process().terminate();
		assertEquals(RunStatus.CANCELLED, unanswered.end(), unanswered::said);
		assertTrue(never.isCancelled(), "the question stays open");
	}
}
