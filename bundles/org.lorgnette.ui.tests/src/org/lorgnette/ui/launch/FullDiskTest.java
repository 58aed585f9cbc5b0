package org.lorgnette.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.evaluation.run.RunStatus;
import org.lorgnette.ui.harness.Workspace;

/** A disk that is full during a run, where this machine lets us have a small one. */
class FullDiskTest {

	private static final int DOCUMENTS = 2_000;

	private final Supplier<Installation> source = Installation.source;
	private Path disk;

	@BeforeEach
	void mount() throws Exception {
		Launched.forgetAll();
		disk = Files.createTempDirectory("small-disk");
		assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", disk.toString()), "a small disk needs root");
	}

	@AfterEach
	void unmount() throws Exception {
		Job.getJobManager().join(EvaluationLaunchDelegate.FAMILY, null);
		Installation.source = source;
		run("umount", "-l", disk.toString());
		Files.deleteIfExists(disk);
	}

	private static boolean run(String... command) throws IOException, InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
					.waitFor() == 0;
		} catch (IOException e) {
			// No such program here.
			return false;
		}
	}

	@Test
	void theRunEndsInWordsAndGoesOnOnceThereIsRoom() throws Exception {
		EngineRegistry registry = new EngineRegistry(List.of(new FakeEngines()));
		Installation.source = () -> new Installation(registry, new InstalledModels(disk.resolve("none")));
		IProject project = Workspace.project("full");
		Workspace.file(project, "gold.conll", "-DOCSTART- O\n\nANNA B-PER\nvoit O\nPARIS B-LOC\n\n".repeat(DOCUMENTS));
		IFile experiment = Workspace.file(project, "e.yaml", """
				name: full
				task: ner
				corpus: {path: gold.conll, format: conll}
				engines: [{id: capitals}]
				compare: {resamples: 10}
				""");
		ILaunchConfigurationWorkingCopy configuration = Launched.configuration(experiment);
		Path folder = disk.resolve("run");
		LaunchSetup.setOutput(configuration, folder.toString(), Optional.empty(), LaunchSetup.of(configuration).reports(), "");
		Launched launched = Launched.start(configuration);
		assertEquals(RunStatus.BAD_INPUT, launched.end(), launched::said);
		String said = launched.saysAtLast("choose Resume on the run folder");
		assertTrue(said.contains("predictions.jsonl: cannot be written"), said);

		assertTrue(run("mount", "-o", "remount,size=100m", disk.toString()));
		Launched.forgetAll();
		EvaluationShortcut.resume(IPath.fromPath(folder));
		assertEquals(RunStatus.DONE, Launched.only().end());
		assertEquals(DOCUMENTS, Files.readString(folder.resolve("predictions.jsonl")).lines().count());
	}
}
