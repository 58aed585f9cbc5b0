package org.lorgnette.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.report.chart.LineChart;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.launch.ExplorerTree;
import org.lorgnette.ui.launch.Launched;
import org.lorgnette.ui.launch.Launches;
import org.lorgnette.ui.training.TrainingSetup.WhenStopped;

class TrainingLaunchTest {

	private static final String CONFIGURATION = """
			trainer: %s
			corpus: {path: train.conll, format: conll}
			dev: {path: dev.conll, format: conll, labels: {PER: PER}}
			settings: {%s}
			out: models/%s
			""";

	private final FakeTrainers fakes = new FakeTrainers();
	private final Supplier<EngineRegistry> installed = Trainers.registry;
	private final ModelPlace.Question question = ModelPlace.question;
	private IProject project;

	@BeforeEach
	void prepare() throws CoreException {
		EngineRegistry registry = new EngineRegistry(List.of(fakes));
		Trainers.registry = () -> registry;
		Ui.perspective(Ids.PERSPECTIVE);
		forgetAll();
		project = Workspace.project("trainings");
		Workspace.file(project, "train.conll", "-DOCSTART- O\n\nANNA B-PER\nvoit O\nParis B-LOC\n\n-DOCSTART- O\n\nBOB B-PER\ndort O\n\n");
		Workspace.file(project, "dev.conll", "-DOCSTART- O\n\nCARL B-PER\nvoit O\nLyon B-LOC\n\n-DOCSTART- O\n\nEVE B-PER\nrit O\n\n");
	}

	private static void forgetAll() throws CoreException {
		Launched.forgetAll();
		for (ILaunchConfiguration configuration : Launched.manager().getLaunchConfigurations(Launches.type(Ids.TRAINING_LAUNCH_TYPE))) {
			configuration.delete();
		}
		Trainings.shared().forgetAll();
	}

	@AfterEach
	void putBack() throws InterruptedException {
		fakes.saving.countDown();
		fakes.pauseMillis = 0;
		Job.getJobManager().join(TrainingLaunchDelegate.FAMILY, null);
		Ui.await("the end of all trainings", () -> Trainings.shared().all().stream().noneMatch(LiveTraining::isBusy));
		Trainers.registry = installed;
		ModelPlace.question = question;
	}

	private IFile file(String trainer, String settings, String model) {
		return Workspace.file(project, "train.yaml", CONFIGURATION.formatted(trainer, settings, model));
	}

	private static ILaunchConfigurationWorkingCopy configuration(IFile file, WhenStopped when) throws CoreException {
		ILaunchConfigurationWorkingCopy copy = Launches.type(Ids.TRAINING_LAUNCH_TYPE).newInstance(null,
				Launched.manager().generateLaunchConfigurationName(file.getName()));
		TrainingSetup.over(file.getFullPath().toPortableString()).with(when).applyTo(copy);
		return copy;
	}

	private static Launched start(IFile file) throws CoreException {
		return Launched.start(configuration(file, WhenStopped.ASK));
	}

	private Path path(String name) {
		return project.getLocation().toFile().toPath().resolve(name);
	}

	private static TrainingSnapshot shown(String what, LiveTraining.State state) {
		TrainingView view = Ui.view(Ids.TRAINING_VIEW);
		Ui.await(what, () -> view.snapshot().filter(snapshot -> snapshot.state() == state).isPresent());
		return Ui.call(() -> view.snapshot().orElseThrow());
	}

	@Test
	void runAsTrainsAndShowsCurvesReportAndScores() throws Exception {
		IFile file = file(FakeTrainers.TRAINER, "steps: 40", "m");
		assertTrue(TrainingFiles.isConfiguration(file));
		Watchdog watchdog = Watchdog.over("train a model");
		Ui.run(() -> new TrainingShortcut().launch(new StructuredSelection(file), ILaunchManager.RUN_MODE));
		Launched launched = Launched.only();
		assertEquals(RunStatus.DONE, launched.end(), launched::said);
		watchdog.close();
		String said = launched.saysAtLast("Evaluate Model on Held-out Data");
		assertTrue(said.contains("steps trains " + path("models/m")) && said.contains("step 40: ") && said.contains("best so far"), said);
		assertTrue(said.contains("F1 100"), said);
		Ui.await("links to the report, the curves and the evaluation", () -> launched.console().getHyperlinks().length == 3);

		TrainingSnapshot shown = shown("the finished training", LiveTraining.State.FINISHED);
		assertEquals(List.of("loss", "dev-f1", "rate"), List.copyOf(shown.charts().keySet()));
		LineChart.Line loss = shown.charts().get("loss").lines().getFirst();
		assertEquals(40, loss.points().size());
		assertEquals(new LineChart.Point(40, 2.0 / 40), loss.points().getLast());
		assertTrue(shown.facts().contains("The model is complete") && shown.facts().contains("F1 1.0000"), shown.facts());
		TrainingView view = Ui.view(Ids.TRAINING_VIEW);
		Ui.await("the curves drawn", () -> view.curves().canvases().size() == 3
				&& view.curves().canvases().values().stream().noneMatch(canvas -> canvas.hits().isEmpty()));

		IFolder model = project.getFolder("models/m");
		Ui.await("the model in the workspace", () -> model.getFile("training.html").exists());
		ExplorerTree explorer = new ExplorerTree();
		explorer.awaitLabel(model, "steps \u00B7 F1 100");
		List<String> menu = explorer.menu(model);
		assertTrue(menu.containsAll(List.of("Show Training Curves", "Open Training Report")), menu.toString());
		assertFalse(menu.contains("Resume Training"), menu.toString());
		assertFalse(TrainingFiles.isConfiguration(model.getFile("train.yaml")));
		assertEquals(1, Launched.manager().getLaunchConfigurations(Launches.type(Ids.TRAINING_LAUNCH_TYPE)).length);

		Trainings.shared().forgetAll();
		explorer.doubleClick(model);
		assertEquals(40, shown("the training read from its folder", LiveTraining.State.FINISHED).charts().get("loss").lines().getFirst()
				.points().size());
	}

	@Test
	void aCancelledTrainingEndsAtOnceAndResumesToWhatAnUninterruptedOneGives() throws Exception {
		assertEquals(RunStatus.DONE, start(file(FakeTrainers.TRAINER, "steps: 60", "whole")).end());
		IFile file = file(FakeTrainers.TRAINER, "steps: 60", "cut");
		fakes.pauseMillis = 100;
		Launched cut = start(file);
		TrainingView view = Ui.view(Ids.TRAINING_VIEW);
		Ui.await("live curves", () -> view.snapshot().filter(snapshot -> snapshot.state() == LiveTraining.State.RUNNING
				&& snapshot.training().name().equals("cut") && snapshot.step() > 5 && snapshot.charts().containsKey("loss")).isPresent());
		assertTrue(view.snapshot().orElseThrow().facts().contains("words/s"), view.snapshot().orElseThrow().facts());
		long asked = System.nanoTime();
		cut.process().terminate();
		assertEquals(RunStatus.CANCELLED, cut.end(), cut::said);
		// A second as promised, and one for a machine that is busy otherwise.
		assertTrue(System.nanoTime() - asked < 2_000_000_000L, (System.nanoTime() - asked) / 1_000_000 + " ms");
		cut.saysAtLast("What was learned is kept");
		assertFalse(Files.exists(path("models/cut")));
		shown("the stopped training", LiveTraining.State.STOPPED);
		IFolder work = project.getFolder("models/cut.training");
		Ui.await("the kept training in the workspace", () -> TrainingFolders.isResumable(work));
		ExplorerTree explorer = new ExplorerTree();
		explorer.awaitLabel(work, "stopped, can be resumed");
		assertTrue(explorer.menu(work).contains("Resume Training"));

		forgetAll();
		fakes.pauseMillis = 0;
		AtomicInteger asks = new AtomicInteger();
		ModelPlace.question = model -> {
			asks.incrementAndGet();
			return CompletableFuture.completedFuture(WhenStopped.RESUME);
		};
		Launched again = start(file);
		assertEquals(RunStatus.DONE, again.end(), again::said);
		assertEquals(1, asks.get());
		again.saysAtLast("Goes on after step");
		assertArrayEquals(Files.readAllBytes(path("models/whole/model.json")), Files.readAllBytes(path("models/cut/model.json")));
		assertFalse(Files.exists(path("models/cut.training")));
	}

	@Test
	void resumeOnTheFolderFindsTheConfiguration() throws Exception {
		IFile file = file(FakeTrainers.TRAINER, "steps: 60", "cut");
		fakes.pauseMillis = 100;
		Launched cut = start(file);
		cut.saysAtLast("step 5");
		cut.process().terminate();
		cut.end();
		IFolder work = project.getFolder("models/cut.training");
		Ui.await("the kept training in the workspace", () -> TrainingFolders.isResumable(work));
		forgetAll();
		fakes.pauseMillis = 0;
		new ResumeJob(TrainingFolders.path(work)).schedule();
		Launched again = Launched.only();
		assertEquals(RunStatus.DONE, again.end(), again::said);
		again.saysAtLast("Goes on after step");
	}

	@Test
	void aSlowCheckpointIsWrittenBehindTheScenes() throws Exception {
		fakes.saving = new CountDownLatch(1);
		fakes.pauseMillis = 50;
		Launched launched = start(file(FakeTrainers.TRAINER, "steps: 100", "slow"));
		launched.saysAtLast("step 5");
		long asked = System.nanoTime();
		launched.process().terminate();
		assertEquals(RunStatus.CANCELLED, launched.end(), launched::said);
		assertTrue(System.nanoTime() - asked < 2_000_000_000L, (System.nanoTime() - asked) / 1_000_000 + " ms");
		launched.saysAtLast("The checkpoint is still being written");
		shown("the training that stops", LiveTraining.State.STOPPING);
		Launched second = start(file(FakeTrainers.TRAINER, "steps: 100", "slow"));
		assertEquals(RunStatus.BAD_INPUT, second.end(), second::said);
		second.saysAtLast("another training is being written here");
		fakes.saving.countDown();
		assertTrue(shown("the stopped training", LiveTraining.State.STOPPED).training().isResumable());
	}

	@Test
	void whatCannotBeTrainedIsSaidInWordsWithItsPlace() throws Exception {
		Launched near = start(file("stepz", "", "m"));
		assertEquals(RunStatus.UNAVAILABLE, near.end(), near::said);
		near.saysAtLast("train.yaml:1: there is no trainer ‘stepz’; did you mean ‘steps’?");
		Launched far = start(file("neural-ner", "", "m"));
		far.end();
		far.saysAtLast("installed are steps; the neural ones come with the feature ‘Lorgnette training’");
		Launched key = start(Workspace.file(project, "bad.yaml", "trainer: steps\ncorpsu: {path: train.conll}\n"));
		assertEquals(RunStatus.BAD_INPUT, key.end(), key::said);
		key.saysAtLast("bad.yaml:2: ");
		Ui.await("a link to the place", () -> key.console().getHyperlinks().length == 1);
		Launched setting = start(file(FakeTrainers.TRAINER, "steps: many", "m"));
		assertEquals(RunStatus.BAD_INPUT, setting.end(), setting::said);
		setting.saysAtLast("train.yaml:4: ");
		Workspace.file(project, "models/m/model.json", "{}");
		Launched taken = start(file(FakeTrainers.TRAINER, "", "m"));
		assertEquals(RunStatus.BAD_INPUT, taken.end(), taken::said);
		taken.saysAtLast("tick ‘Replace a model that is there’");
		Launched gpu = Launched.start(on(file(FakeTrainers.TRAINER, "", "n"), "gpu"));
		assertEquals(RunStatus.UNAVAILABLE, gpu.end(), gpu::said);
		gpu.saysAtLast("not on gpu:0");
	}

	private static ILaunchConfigurationWorkingCopy on(IFile file, String device) throws CoreException {
		ILaunchConfigurationWorkingCopy copy = configuration(file, WhenStopped.ASK);
		new TrainingSetup(file.getFullPath().toPortableString(), "", WhenStopped.ASK, false, device, 0).applyTo(copy);
		return copy;
	}

	@Test
	void missingNativesSayWhatToInstall() throws Exception {
		fakes.fault = Optional.of(new UnsatisfiedLinkError("no torch in java.library.path"));
		Launched launched = start(file(FakeTrainers.TRAINER, "", "m"));
		assertEquals(RunStatus.UNAVAILABLE, launched.end(), launched::said);
		String said = launched.saysAtLast("Install the feature ‘Lorgnette training’");
		assertTrue(said.contains("no torch in java.library.path"), said);
		assertFalse(Files.exists(path("models/m.training")));
		shown("the training that failed", LiveTraining.State.STOPPED);
	}

	@Test
	void theExperimentOnHeldOutDataIsOneThatCanBeRead() throws Exception {
		assertEquals(RunStatus.DONE, start(file(FakeTrainers.TRAINER, "", "m")).end());
		LiveTraining training = Trainings.shared().all().getFirst();
		Ui.await("the scored training", () -> DevelopmentExperiment.isPossible(training, Trainers.registry.get()));
		IFile written = DevelopmentExperiment.write(training, Trainers.registry.get());
		assertEquals("m.experiment.yaml", written.getName());
		Experiment experiment = ExperimentReader.read(written.getLocation().toFile().toPath());
		assertEquals(path("dev.conll").toRealPath(), experiment.corpus().path().toRealPath());
		assertEquals(FakeTrainers.ENGINE, experiment.engines().getFirst().id());
		assertEquals(path("models/m").toString(), experiment.engines().getFirst().settings().get("model"));
	}

	@Test
	void aRealTrainerTrainsAndItsModelIsEvaluated() throws Exception {
		Trainers.registry = installed;
		StringBuilder train = new StringBuilder();
		for (String name : List.of("Anna", "Robert", "Marie", "Carl", "Eve", "Paul")) {
			for (String verb : List.of("sees", "visits", "likes")) {
				train.append("-DOCSTART- O\n\nYesterday O\n" + name + " B-PER\n" + verb + " O\nParis B-LOC\n. O\n\n");
			}
		}
		Workspace.file(project, "train.conll", train.toString());
		Workspace.file(project, "dev.conll", "-DOCSTART- O\n\nYesterday O\nAnna B-PER\nvisits O\nParis B-LOC\nagain O\n. O\n\n");
		IFile file = Workspace.file(project, "crf.yaml", """
				trainer: corenlp-crf
				corpus: {path: train.conll, format: conll}
				dev: {path: dev.conll, format: conll}
				settings: {iterations: 10}
				out: models/crf.ser.gz
				""");
		Launched launched = start(file);
		assertEquals(RunStatus.DONE, launched.end(), launched::said);
		launched.saysAtLast("Evaluate Model on Held-out Data");
		assertTrue(Files.exists(path("models/crf.ser.gz.training/training.html")));
		TrainingSnapshot shown = shown("the finished training", LiveTraining.State.FINISHED);
		assertFalse(shown.charts().get("loss").lines().getFirst().points().isEmpty());
		forgetAll();
		TrainingActions.evaluate(shown.training());
		Launched evaluation = Launched.only();
		assertEquals(RunStatus.DONE, evaluation.end(), evaluation::said);
		evaluation.saysAtLast("Show in the Evaluation view");
	}

	@Test
	void aTrainingOnPicturesIsScoredAndItsModelIsEvaluated() throws Exception {
		EngineRegistry registry = new EngineRegistry(List.of(new FakeLookers()));
		Trainers.registry = () -> registry;
		try (TestPools.Shared shared = TestPools.share(new FakeLookers())) {
			for (String part : List.of("train", "dev")) {
				Workspace.file(project, part + "/images/0.png", Workspace.example("shapes.png"));
				Workspace.file(project, part + "/questions.json",
						"[[\"is there a circle?\", \"yes\", 0], [\"is there a box?\", \"no\", 0], [\"is there a square?\", \"yes\", 0]]");
			}
			IFile file = Workspace.file(project, "looks.yaml", """
					trainer: looks
					corpus: {path: train}
					dev: {path: dev}
					out: models/looks
					""");
			Launched launched = start(file);
			assertEquals(RunStatus.DONE, launched.end(), launched::said);
			String said = launched.saysAtLast("Evaluate Model on Held-out Data");
			assertTrue(said.matches("(?s).*accuracy:? 66[.,]67.*"), said);
			IFolder model = project.getFolder("models/looks");
			Ui.await("the model in the workspace", () -> model.getFile("training.html").exists());
			new ExplorerTree().awaitLabel(model, "looks \u00B7 accuracy 66");
			TrainingSnapshot shown = shown("the finished training", LiveTraining.State.FINISHED);
			forgetAll();
			TrainingActions.evaluate(shown.training());
			Launched evaluation = Launched.only();
			assertEquals(RunStatus.DONE, evaluation.end(), evaluation::said);
			evaluation.saysAtLast("Show in the Evaluation view");
		}
	}

	@Test
	void configurationsAreToldByTheirKey() {
		assertTrue(TrainingFiles.isConfiguration("# how\ntrainer: x\n"));
		assertTrue(TrainingFiles.isConfiguration("\uFEFFtrainer : x\r\ncorpus: {}\r\n"));
		assertTrue(TrainingFiles.isConfiguration("{\"corpus\": {}, \"trainer\": \"x\"}"));
		assertFalse(TrainingFiles.isConfiguration("task: ner\nengines: []\ncorpus: {trainer: x}\n"));
		assertFalse(TrainingFiles.isConfiguration("note:\n  trainer: x\n"));
	}
}
