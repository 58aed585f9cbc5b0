package org.lorgnette.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.ui.harness.Screenshots;
import org.lorgnette.ui.harness.Ui;
import org.lorgnette.ui.harness.Workspace;

class WizardsTest {

	private static final String ROWS = "Ada B-PER\nLovelace I-PER\nin O\nLondon B-LOC\n\nElle O\nvit O\nÀ O\nParis B-LOC\n";

	@TempDir
	private Path elsewhere;

	private IProject project;
	private Optional<WizardDialog> dialog = Optional.empty();

	@BeforeEach
	void makeProject() {
		project = Workspace.project("wizards");
	}

	@AfterEach
	void close() {
		dialog.ifPresent(open -> Ui.run(open::close));
	}

	private WizardDialog open(IWorkbenchWizard wizard, Object selected) {
		WizardDialog opened = Ui.call(() -> {
			wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(selected));
			WizardDialog made = new WizardDialog(Ui.window().getShell(), wizard);
			made.setBlockOnOpen(false);
			made.open();
			return made;
		});
		dialog = Optional.of(opened);
		return opened;
	}

	private static Text field(IWizardPage page, int index) {
		List<Text> fields = new ArrayList<>();
		Ui.find((Composite) page.getControl(), Text.class, text -> !fields.add(text));
		return fields.get(index);
	}

	@Test
	void aCorpusIsImportedAsItIsAndInAnotherFormat() throws Exception {
		Path source = Files.writeString(elsewhere.resolve("towns.conll"), ROWS, StandardCharsets.UTF_8);
		Optional<CorpusFormat> format = CorpusFormats.detect(CorpusSource.of(source));
		new CorpusImport(source, format, project, Optional.empty()).run(problem -> {
		}, loss -> {
		}, new NullProgressMonitor());
		assertEquals(ROWS, Files.readString(project.getFile("towns.conll").getLocation().toPath(), StandardCharsets.UTF_8));
		assertTrue(project.getFile("towns.conll").exists(), "the workspace knows the file");
		CorpusFormat brat = CorpusFormats.find("brat");
		CorpusImport again = new CorpusImport(source, format, project, Optional.of(brat));
		again.run(problem -> {
		}, loss -> {
		}, new NullProgressMonitor());
		assertTrue(project.getFolder("towns").exists());
		assertThrows(CorpusException.class, () -> again.run(problem -> {
		}, loss -> {
		}, new NullProgressMonitor()), "what is there is not overwritten");
	}

	@Test
	void aBratDocumentBringsItsAnnotationsAlong() throws Exception {
		Path text = Files.writeString(elsewhere.resolve("ada.txt"), "Ada lived in London.\n", StandardCharsets.UTF_8);
		Files.writeString(elsewhere.resolve("ada.ann"), "T1\tPER 0 3\tAda\n", StandardCharsets.UTF_8);
		Files.writeString(elsewhere.resolve("other.ann"), "T1\tPER 0 3\tAda\n", StandardCharsets.UTF_8);
		new CorpusImport(text, Optional.of(CorpusFormats.find("brat")), project, Optional.empty()).run(problem -> {
		}, loss -> {
		}, new NullProgressMonitor());
		assertTrue(project.getFile("ada.ann").exists());
		assertFalse(project.getFile("other.ann").exists());
	}

	@Test
	void theImportWizardRecognisesTheFormatAndFinishes() throws Exception {
		Path source = Files.writeString(elsewhere.resolve("towns.conll"), ROWS, StandardCharsets.UTF_8);
		ImportCorpusWizard wizard = new ImportCorpusWizard();
		WizardDialog opened = open(wizard, project);
		IWizardPage page = Ui.call(opened::getCurrentPage);
		assertFalse(Ui.call(page::isPageComplete));
		Ui.run(() -> field(page, 0).setText(source.toString()));
		Ui.await("the format is recognised", page::isPageComplete);
		Screenshots.take(Ui.call(opened::getShell), "wizard-import-light");
		Combo as = Ui.find((Composite) page.getControl(), Combo.class, combo -> true).orElseThrow();
		assertTrue(Ui.call(as::getItemCount) > 4);
		assertTrue(Ui.call(wizard::performFinish));
		assertTrue(project.getFile("towns.conll").exists());
	}

	@Test
	void theExportWizardWantsTheFolderOfARun() {
		WizardDialog opened = open(new ExportRunWizard(), project);
		IWizardPage page = Ui.call(opened::getCurrentPage);
		Ui.run(() -> field(page, 0).setText(elsewhere.toString()));
		assertFalse(Ui.call(page::isPageComplete));
		assertTrue(Ui.call(page::getErrorMessage).contains(elsewhere.getFileName().toString()));
	}

	@Test
	void theExperimentWizardNamesTheExperimentAfterTheCorpus() {
		Workspace.file(project, "towns.conll", ROWS);
		WizardDialog opened = open(new NewExperimentWizard(), project.getFile("towns.conll"));
		IWizardPage page = Ui.call(opened::getCurrentPage);
		assertEquals("/wizards/towns.experiment.yaml", Ui.call(() -> field(page, 1).getText()));
		assertTrue(Ui.call(page::isPageComplete));
		Screenshots.take(Ui.call(opened::getShell), "wizard-experiment-light");
		Ui.run(() -> field(page, 0).setText("/wizards/none.conll"));
		assertFalse(Ui.call(page::isPageComplete));
	}
}
