package org.lorgnette.ui.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lorgnette.ui.session.OpenedFile.await;
import static org.lorgnette.ui.session.OpenedFile.ui;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Span;
import org.lorgnette.model.edit.GoldEdit;
import org.lorgnette.ui.engines.EnginePool;
import org.lorgnette.ui.engines.TestPools;

/** What an editor would do, without one. */
class SessionTest {

	private static final String TEXT = "Ada met Zoé in Paris.\n";
	private static final GoldEdit PARIS = new GoldEdit.AddEntity("LOC", List.of(new Span(15, 20)));

	private final CorpusDocumentProvider provider = CorpusDocumentProvider.shared();
	private IProject project;
	@TempDir
	private Path folder;

	@BeforeEach
	void create() throws CoreException {
		project = ResourcesPlugin.getWorkspace().getRoot().getProject("texts");
		project.create(null);
		project.open(null);
	}

	@AfterEach
	void delete() throws CoreException {
		provider.askAboutLosses(LossDialog::approve);
		project.delete(true, true, null);
	}

	private IFile file(String name, String content) throws CoreException {
		IFile file = project.getFile(name);
		file.create(content.getBytes(StandardCharsets.UTF_8), IResource.FORCE, null);
		return file;
	}

	private OpenedFile open(IFile file) throws Exception {
		return new OpenedFile(new FileEditorInput(file));
	}

	private static String content(IFile file) throws IOException {
		return Files.readString(file.getLocation().toPath());
	}

	@Test
	void undoGoesBackThroughTextAndGoldToTheSavedState() throws Exception {
		file("a.ann", "T1\tPER 0 3\tAda\nT2\tPER 8 11\tZoé\nR1\tmet Arg1:T1 Arg2:T2\n");
		IFile text = file("a.txt", TEXT);
		try (OpenedFile opened = open(text)) {
			assertFalse(opened.isDirty());
			opened.edit(PARIS);
			assertEquals(Optional.of("T3"), ui(opened.session::lastAdded));
			assertTrue(opened.isDirty());
			opened.replace(7, 4, "");
			assertEquals(List.of("T1", "T3"), opened.gold().stream().map(Entity::id).toList());
			opened.edit(new GoldEdit.Retype("T1", "HUMAN"));
			opened.replace(0, 0, "Countess ");
			assertEquals(new Span(9, 12), opened.gold().getFirst().span());
			List<Entity> all = opened.gold();
			opened.undo();
			opened.undo();
			assertEquals("PER", opened.gold().getFirst().type());
			opened.undo();
			assertEquals(List.of("T1", "T2", "T3"), opened.gold().stream().map(Entity::id).toList());
			assertEquals(TEXT, opened.document.get());
			assertTrue(opened.isDirty());
			opened.undo();
			assertEquals(2, opened.gold().size());
			assertFalse(opened.isDirty());
			for (int i = 0; i < 4; i++) {
				opened.redo();
			}
			assertEquals(all, opened.gold());
			opened.save();
			assertFalse(opened.isDirty());
			assertEquals("Countess Ada met in Paris.\n", content(text));
			assertEquals("T1\tHUMAN 9 12\tAda\nT3\tLOC 20 25\tParis\n", content(project.getFile("a.ann")));
			opened.undo();
			assertTrue(opened.isDirty());
			await("coalesced news", () -> opened.news.get() > 0);
		}
	}

	@Test
	void columnsKeepTheirTextAndTakeGold() throws Exception {
		IFile file = file("c.conll", "Ada B-PER\nmet O\n\n-DOCSTART- O\n\nParis B-LOC\n");
		try (OpenedFile opened = open(file)) {
			CorpusState corpus = ui(opened.session::corpus);
			assertEquals("conll", corpus.format());
			assertEquals(opened.document.get(), corpus.parts().get(0).document().text() + "\n\n" + corpus.parts().get(1).document().text());
			assertEquals(Optional.of(new Place(1, new Span(0, 5))), corpus.place(9, 14));
			assertFalse(ui(opened.session::isTextEditable));
			assertTrue(ui(opened.session::isEditable));
			ui(() -> {
				opened.session.edit(1, new GoldEdit.Retype("T1", "CITY"));
				return null;
			});
			opened.save();
			assertEquals("Ada B-PER\nmet O\n\n-DOCSTART- O\n\nParis B-CITY\n", content(file));
			opened.undo();
			assertTrue(opened.isDirty());
			opened.save();
			assertEquals("Ada B-PER\nmet O\n\n-DOCSTART- O\n\nParis B-LOC\n", content(file));
		}
	}

	@Test
	void losesNothingWhenTheFileCannotBeWritten() throws Exception {
		IFile file = file("r.txt", TEXT);
		try (OpenedFile opened = open(file)) {
			opened.replace(0, 3, "Eve");
			Path path = file.getLocation().toPath();
			Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
			CoreException refused = assertThrows(CoreException.class, opened::save);
			assertTrue(refused.getMessage().contains("read-only"), refused.getMessage());
			assertEquals(TEXT, content(file));
			assertTrue(opened.isDirty());
			assertEquals("Eve", opened.document.get(0, 3));
			assertFalse(ui(opened.session::isEditable));
			Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
			ui(() -> {
				provider.saveDocument(new NullProgressMonitor(), opened.input, opened.document, true);
				return null;
			});
			assertFalse(opened.isDirty());
			assertTrue(content(file).startsWith("Eve"));
		}
	}

	@Test
	void whatOthersWriteIsTakenOverUnlessThereAreChanges() throws Exception {
		IFile file = file("x.txt", TEXT);
		try (OpenedFile opened = open(file)) {
			Files.writeString(file.getLocation().toPath().resolveSibling("x.ann"), "T1\tPER 0 3\tAda\n");
			project.refreshLocal(IResource.DEPTH_INFINITE, null);
			await("gold of another program", () -> opened.session.corpus().parts().getFirst().document().entities().size() == 1);
			assertFalse(opened.isDirty());
			opened.replace(0, 0, "Oh, ");
			Files.writeString(file.getLocation().toPath(), "quite another text\n");
			project.refreshLocal(IResource.DEPTH_INFINITE, null);
			assertTrue(assertThrows(CoreException.class, opened::save).getMessage().contains("another program"));
			assertEquals("Oh, " + TEXT, opened.document.get());
			assertFalse(ui(() -> provider.isSynchronized(opened.input)));
			ui(() -> {
				provider.resetDocument(opened.input);
				return null;
			});
			await("read again", () -> opened.document.get().startsWith("quite"));
			assertFalse(opened.isDirty());
			file.delete(true, null);
			assertTrue(ui(() -> provider.isDeleted(opened.input)));
		}
	}

	@Test
	void asksBeforeGoldIsLostAndShowsWhatWasSaved() throws Exception {
		IFile file = file("l.conll", "Ada B-PER\nLee I-PER\nmet O\n");
		try (OpenedFile opened = open(file)) {
			opened.edit(new GoldEdit.AddEntity("NICK", List.of(new Span(0, 3))));
			AtomicInteger asked = new AtomicInteger();
			provider.askAboutLosses(losses -> asked.incrementAndGet() > 1);
			assertThrows(CoreException.class, opened::save);
			assertEquals(2, opened.gold().size());
			assertTrue(opened.isDirty());
			opened.save();
			await("what was saved", () -> opened.session.corpus().parts().getFirst().document().entities().size() == 1);
			assertEquals(2, asked.get());
		}
	}

	@Test
	void aFullDiskKeepsFileAndChanges() throws Exception {
		String tiny = System.getProperty("lorgnette.tests.tinyDisk");
		assumeTrue(tiny != null, "no small disk to fill; name a folder on one of 1 MB with -Dlorgnette.tests.tinyDisk");
		Path full = Path.of(tiny).resolve("f.txt");
		Files.writeString(full, TEXT);
		try (OpenedFile opened = new OpenedFile(new FileStoreEditorInput(EFS.getStore(full.toUri())))) {
			opened.replace(0, 0, "x".repeat(2_000_000));
			CoreException refused = assertThrows(CoreException.class, opened::save);
			assertTrue(refused.getMessage().contains("f.txt"), refused.getMessage());
			assertEquals(TEXT, Files.readString(full));
			assertTrue(opened.isDirty());
			assertEquals(2_000_000 + TEXT.length(), opened.document.getLength());
			try (var left = Files.list(full.getParent())) {
				assertEquals(List.of(full), left.filter(Files::isRegularFile).toList());
			}
		}
	}

	@Test
	void filesFromElsewhereAndBadOnes() throws Exception {
		Path outside = Files.write(folder.resolve("o.txt"), TEXT.getBytes(StandardCharsets.ISO_8859_1));
		try (OpenedFile opened = new OpenedFile(new FileStoreEditorInput(EFS.getStore(outside.toUri())))) {
			assertEquals(TEXT, opened.document.get());
			assertEquals("ISO-8859-1", ui(() -> provider.getEncoding(opened.input)));
			assertTrue(ui(opened.session::message).orElseThrow().contains("ISO-8859-1"));
			opened.edit(PARIS);
			opened.save();
			assertArrayEquals(TEXT.getBytes(StandardCharsets.ISO_8859_1), Files.readAllBytes(outside));
			assertTrue(Files.exists(folder.resolve("o.ann")));
		}
		Path binary = Files.write(folder.resolve("b.txt"), new byte[] {0, 1, 0, 2});
		try (OpenedFile opened = new OpenedFile(new FileStoreEditorInput(EFS.getStore(binary.toUri())))) {
			assertEquals(Loading.FAILED, ui(opened.session::loading));
			assertTrue(ui(opened.session::message).orElseThrow().contains("is not text"));
			assertFalse(ui(opened.session::isEditable));
			assertFalse(opened.isDirty());
		}
	}

	@Test
	void lanesFollowTheTextAndSayWhatIsWrong() throws Exception {
		FakeEngines engines = new FakeEngines();
		try (EnginePool pool = TestPools.of(engines); OpenedFile opened = open(file("t.txt", TEXT))) {
			OpenCorpus corpus = provider.corpus(opened.input).orElseThrow();
			LaneSet lanes = ui(() -> new LaneSet(corpus, pool));
			opened.edit(new GoldEdit.AddEntity("PER", List.of(new Span(0, 3))));
			opened.edit(PARIS);
			ui(() -> {
				for (String id : List.of("capitals", "throwing", "absent")) {
					lanes.add(FakeEngines.spec(id));
				}
				return null;
			});
			await("all done", () -> lanes.lanes().stream().noneMatch(lane -> lane.status() == Lane.Status.RUNNING
					|| lane.status() == Lane.Status.WAITING));
			Lane capitals = ui(() -> lanes.lanes().getFirst());
			assertEquals(Lane.Status.READY, capitals.status());
			LaneAnalysis analysis = capitals.analysis(0).orElseThrow();
			assertEquals("[CORRECT, SPURIOUS, BOUNDARY_AND_TYPE]".replace("BOUNDARY_AND_TYPE", "TYPE"),
					analysis.outcomes().stream().map(outcome -> outcome.kind()).toList().toString());
			Lane throwing = ui(() -> lanes.lanes().get(1));
			assertEquals(Lane.Status.FAILED, throwing.status());
			assertTrue(throwing.message().orElseThrow().contains("no luck"));
			Lane absent = ui(() -> lanes.lanes().get(2));
			assertEquals(Lane.Status.UNAVAILABLE, absent.status());
			assertTrue(absent.message().orElseThrow().contains("bring it"));

			opened.replace(0, 0, "Dear ");
			LaneAnalysis stale = ui(() -> lanes.lanes().getFirst().analysis(0).orElseThrow());
			assertTrue(stale.stale());
			assertEquals(new Span(5, 8), stale.analysis().entities().getFirst().span());
			await("analysed again", () -> lanes.lanes().getFirst().analysis(0).filter(fresh -> !fresh.stale())
					.filter(fresh -> fresh.analysis().entities().size() == 4).isPresent());
			opened.edit(new GoldEdit.Retype("T1", "LOC"));
			await("compared again", () -> lanes.lanes().getFirst().analysis(0).orElseThrow().outcomes().stream()
					.noneMatch(outcome -> outcome.kind().name().equals("CORRECT")));
			ui(() -> {
				lanes.dispose();
				return null;
			});
			pool.closeUnused();
			assertEquals(0, engines.open.get());
		}
	}

	@Test
	void anEngineThatDoesNotListenIsLeftBehind() throws Exception {
		FakeEngines engines = new FakeEngines();
		try (EnginePool pool = TestPools.of(engines); OpenedFile opened = open(file("h.txt", TEXT))) {
			OpenCorpus corpus = provider.corpus(opened.input).orElseThrow();
			LaneSet lanes = ui(() -> new LaneSet(corpus, pool));
			ui(() -> {
				lanes.add(FakeEngines.spec("deaf"));
				return null;
			});
			await("at work", () -> engines.analyses.get() == 1);
			long before = System.nanoTime();
			ui(() -> {
				lanes.remove("deaf");
				return null;
			});
			await("job over", () -> org.eclipse.core.runtime.jobs.Job.getJobManager().find(null).length >= 0
					&& List.of(org.eclipse.core.runtime.jobs.Job.getJobManager().find(null)).stream().noneMatch(LaneRun.class::isInstance));
			assertTrue(System.nanoTime() - before < 5_000_000_000L);
			opened.replace(0, 0, "x");
			engines.released = true;
			await("engine given back", () -> {
				pool.closeUnused();
				return engines.open.get() == 0;
			});
			assertEquals(List.of(), ui(lanes::lanes));
			ui(() -> {
				lanes.dispose();
				return null;
			});
		}
	}

	@Test
	void remembersLanes() throws Exception {
		IFile file = file("m.txt", TEXT);
		try (OpenedFile opened = open(file)) {
			ui(() -> {
				opened.session.addLane(FakeEngines.spec("no-such-engine"));
				return null;
			});
		}
		try (OpenedFile opened = open(file)) {
			assertEquals("no-such-engine", ui(opened.session::lanes).getFirst().name());
			await("told", () -> opened.session.lanes().getFirst().status() == Lane.Status.UNAVAILABLE);
			ui(() -> {
				opened.session.removeLane("no-such-engine");
				return null;
			});
		}
		try (OpenedFile opened = open(file)) {
			assertEquals(List.of(), ui(opened.session::lanes));
		}
	}

	@Test
	void closedFilesAreForgotten() throws Exception {
		FakeEngines engines = new FakeEngines();
		IFile file = file("w.txt", TEXT.repeat(200));
		List<WeakReference<Object>> closed = new ArrayList<>();
		try (EnginePool pool = TestPools.of(engines)) {
			for (int i = 0; i < 50; i++) {
				openAnalyseClose(file, pool, closed);
			}
			pool.closeUnused();
			assertEquals(0, engines.open.get());
		}
		// The last ones may still be held by an event on its way.
		await("memory given back", () -> {
			System.gc();
			return closed.stream().filter(each -> each.get() != null).count() <= 4;
		});
	}

	private void openAnalyseClose(IFile file, EnginePool pool, List<WeakReference<Object>> closed) throws Exception {
		try (OpenedFile opened = open(file)) {
			OpenCorpus corpus = provider.corpus(opened.input).orElseThrow();
			LaneSet lanes = ui(() -> new LaneSet(corpus, pool));
			ui(() -> {
				lanes.add(FakeEngines.spec("capitals"));
				return null;
			});
			opened.replace(0, 0, "x");
			await("analysed", () -> lanes.lanes().getFirst().status() == Lane.Status.READY);
			ui(() -> {
				lanes.dispose();
				return null;
			});
			closed.add(new WeakReference<>(corpus));
			closed.add(new WeakReference<>(opened.document));
		}
	}
}
