package org.lorgnette.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.engines.TestPools;
import org.lorgnette.ui.harness.LoggedErrors;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Watchdog;
import org.lorgnette.ui.harness.Workspace;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.Loading;

/** What a person should not have opened: the window goes on, says what is wrong and what to do, and keeps what was typed. */
class BadInputTest {

	private static final long ALIVE_MILLIS = 1_000;
	/** What the buttons of a question are called. */
	private static final int YES = 0;
	private static final int NO = 1;
	private static final int MEGABYTES = 50;

	@RegisterExtension
	final LoggedErrors errors = new LoggedErrors();

	@TempDir
	private Path elsewhere;

	private IProject project;
	private Watchdog watchdog;
	private String name;

	@BeforeEach
	void open(TestInfo test) {
		Ui.perspective(Ids.PERSPECTIVE);
		project = Workspace.project("bad-input");
		name = "bad input: " + test.getDisplayName();
		watchdog = Watchdog.over(name);
	}

	@AfterEach
	void close() {
		watchdog.close();
		Workspace.closeEditors();
		System.out.println(name + ": worst block " + watchdog.worstMillis() + " ms" + watchdog.where());
		assertTrue(watchdog.worstMillis() < ALIVE_MILLIS, () -> "blocked for " + watchdog.worstMillis() + " ms" + watchdog.where());
	}

	private static void assertSays(String said, String... words) {
		System.out.println("SAYS " + said);
		for (String each : words) {
			assertTrue(said.contains(each), () -> "'" + each + "' is not in: " + said);
		}
	}

	/** Another text can still be opened and written. */
	private void assertAlive() {
		Opened other = Opened.of(Workspace.file(project, "other.txt", "A text.\n"));
		other.type("hello ");
		assertEquals("hello A text.\n", other.text());
	}

	@Test
	void aBinaryFile() {
		byte[] noise = new byte[200_000];
		new Random(5).nextBytes(noise);
		for (String file : List.of("noise.txt", "noise.conll", "noise.jsonl")) {
			Opened opened = Opened.of(Workspace.file(project, file, noise));
			assertEquals(Loading.FAILED, Ui.call(() -> opened.session().loading()), file);
			assertSays(opened.says(file), file);
		}
		assertAlive();
	}

	@Test
	void aTextOfFiftyMegabytes() throws Exception {
		Path large = elsewhere.resolve("large.txt");
		String line = "Ada Lovelace wrote to Charles Babbage in London, and Marie Curie worked in Paris with Pierre.\n";
		try (BufferedWriter writer = Files.newBufferedWriter(large)) {
			for (int i = 0; i < MEGABYTES * 1_000_000 / line.length(); i++) {
				writer.write(line);
			}
		}
		IFile file = project.getFile("large.txt");
		file.createLink(IPath.fromPath(large), IResource.NONE, new NullProgressMonitor());
		Opened opened = Opened.of(file);
		if (Ui.call(() -> opened.session().loading() == Loading.READY)) {
			opened.type("hello ");
			Ui.await("what was typed", () -> opened.widget().getText(0, 5).equals("hello "));
		} else {
			assertSays(opened.says("large.txt"), "large.txt");
		}
		assertAlive();
	}

	@Test
	void aBrokenBratPair() {
		Workspace.file(project, "pair.ann", "T1\tPERSON 0 3\tAda\nnonsense\nT2\tPERSON 400 500\tnowhere\nR1\tknows Arg1:T1 Arg2:T9\n");
		Opened opened = Opened.of(Workspace.file(project, "pair.txt", "Ada wrote.\n"));
		assertEquals(Loading.READY, Ui.call(() -> opened.session().loading()));
		assertSays(opened.says("pair.ann"), "pair.ann", "2");
		opened.type("hello ");
		assertEquals("hello Ada wrote.\n", opened.text());
		Opened alone = Opened.of(Workspace.file(project, "alone.ann", "T1\tPERSON 0 3\tAda\n"));
		assertSays(alone.says("alone"), "alone.txt");
		assertAlive();
	}

	@Test
	void aCorpusRewrittenWhileItIsEdited() throws Exception {
		IFile file = Workspace.file(project, "shared.txt", "Ada wrote.\n");
		Opened opened = Opened.of(file);
		opened.type("hello ");
		Files.writeString(file.getLocation().toPath(), "Somebody else wrote this.\n");
		file.refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
		Shell asked = Dialogs.opening(() -> opened.editor().doSave(new NullProgressMonitor()));
		System.out.println("SAYS " + Dialogs.words(asked));
		Dialogs.press(asked, NO);
		Dialogs.dismissAll();
		assertEquals("hello Ada wrote.\n", opened.text());
		assertTrue(Ui.call(opened.editor()::isDirty));
		assertEquals("Somebody else wrote this.\n", Files.readString(file.getLocation().toPath()));
		assertAlive();
		Ui.run(() -> Ui.page().activate(opened.editor()));
		Dialogs.dismissAll();
		Dialogs.press(Dialogs.opening(() -> opened.editor().doSave(new NullProgressMonitor())), YES);
		Ui.await("the text to be saved", () -> !opened.editor().isDirty());
		assertEquals("hello Ada wrote.\n", Files.readString(file.getLocation().toPath()));
	}

	@Test
	void aFileThatBecomesReadOnlyWhileItIsEdited() throws Exception {
		IFile file = Workspace.file(project, "locked.txt", "Ada wrote.\n");
		Opened opened = Opened.of(file);
		opened.type("hello ");
		readOnly(file, true);
		try {
			Shell asked = Dialogs.opening(() -> opened.editor().doSave(new NullProgressMonitor()));
			assertSays(Dialogs.words(asked), "locked.txt", "writable");
			Dialogs.press(asked, NO);
			Dialogs.dismissAll();
			assertEquals("hello Ada wrote.\n", opened.text());
			assertEquals("Ada wrote.\n", Files.readString(file.getLocation().toPath()));
		} finally {
			readOnly(file, false);
		}
		Keyboard.focus(opened.widget());
		Ui.press(SWT.MOD1, 0, 's');
		Ui.await("the text to be saved", () -> !opened.editor().isDirty());
		assertEquals("hello Ada wrote.\n", Files.readString(file.getLocation().toPath()));
	}

	@Test
	void aFileThatIsReadOnly() throws Exception {
		IFile file = Workspace.file(project, "closed.txt", "Ada wrote.\n");
		readOnly(file, true);
		try {
			Opened opened = Opened.of(file);
			Keyboard.focus(opened.widget());
			Ui.press(0, 0, 'x');
			Dialogs.dismissAll();
			assertSays(Ui.call(() -> opened.session().readOnlyReason()).orElse("nothing"), "read-only", "writable");
			assertEquals("Ada wrote.\n", opened.text());
			assertFalse(Ui.call(opened.editor()::isDirty));
		} finally {
			readOnly(file, false);
		}
		assertAlive();
	}

	private static void readOnly(IFile file, boolean closed) throws Exception {
		ResourceAttributes attributes = file.getResourceAttributes();
		attributes.setReadOnly(closed);
		file.setResourceAttributes(attributes);
	}

	@Test
	void enginesThatThrowHangOrLackTheirModel() throws Exception {
		TroubledEngines engines = new TroubledEngines(0);
		try (TestPools.Shared shared = TestPools.share(engines)) {
			Opened opened = Opened.of(Workspace.file(project, "text.txt", "Ada wrote.\n"));
			opened.lane(TroubledEngines.THROWS);
			assertSays(opened.says("cannot bear this text"), TroubledEngines.THROWS, "text", "Remove the lane");
			Ui.run(() -> opened.session().removeLane(TroubledEngines.THROWS));
			opened.lane(TroubledEngines.NEEDS_MODEL);
			assertSays(opened.says("giant"), "giant", TroubledEngines.NEEDS_MODEL, "123", "<a>");
			Ui.run(() -> opened.session().removeLane(TroubledEngines.NEEDS_MODEL));
			opened.lane(TroubledEngines.HANGS).lane(TroubledEngines.WORKS);
			engines.stuck.await();
			opened.type("hello ");
			assertEquals("hello Ada wrote.\n", opened.text());
			Ui.await("the engine that works", () -> opened.session().lanes().stream()
					.anyMatch(lane -> lane.name().equals(TroubledEngines.WORKS) && lane.status() == Lane.Status.READY));
			Ui.run(() -> opened.session().removeLane(TroubledEngines.HANGS));
			assertEquals(List.of(TroubledEngines.WORKS), Ui.call(() -> opened.session().lanes().stream().map(Lane::name).toList()));
		} finally {
			engines.release.countDown();
		}
	}
}
