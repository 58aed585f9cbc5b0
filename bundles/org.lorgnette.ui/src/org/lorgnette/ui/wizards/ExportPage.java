package org.lorgnette.ui.wizards;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.evaluation.export.Export;
import org.lorgnette.ui.runs.RunFolders;

/** Which run, what of it, and where to. */
final class ExportPage extends WizardPage {

	private String run;
	private String target = "";
	private Combo what;

	ExportPage(Optional<IResource> selected) {
		super("export", Messages.Export_title, null);
		run = selected.flatMap(RunFolders::of).map(folder -> folder.getLocation().toOSString()).orElse("");
		setDescription(Messages.Export_text);
	}

	@Override
	public void createControl(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PLUGIN + ".export");
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
		Rows rows = new Rows(page);
		Text runField = rows.text(Messages.Export_run, run, 1, typed -> {
			run = typed;
			check(true);
		});
		rows.button(Messages.browse, () -> Chosen.ask(getShell(), Messages.Export_noRun, true)
				.ifPresent(chosen -> runField.setText(chosen.getLocation().toOSString())));
		what = rows.choice(Messages.Export_what, 2, () -> check(true));
		what.setItems(Arrays.stream(Export.values()).map(Export::title).toArray(String[]::new));
		what.select(0);
		Text targetField = rows.text(Messages.Export_target, target, 1, typed -> {
			target = typed;
			check(true);
		});
		rows.button(Messages.browse, () -> Optional.ofNullable(askTarget()).ifPresent(targetField::setText));
		setControl(page);
		check(false);
	}

	private String askTarget() {
		if (what().isFolder()) {
			return new DirectoryDialog(getShell(), SWT.SAVE).open();
		}
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setOverwrite(true);
		dialog.setFileName("report." + what().extension());
		return dialog.open();
	}

	private void check(boolean tell) {
		Optional<String> problem = problem();
		setErrorMessage(tell ? problem.orElse(null) : null);
		setPageComplete(problem.isEmpty());
	}

	private Optional<String> problem() {
		Optional<Path> folder = path(run);
		if (folder.isEmpty()) {
			return Optional.of(Messages.Export_noRun);
		}
		if (!Files.exists(folder.get().resolve("manifest.json"))) {
			return Optional.of(NLS.bind(Messages.Export_notRun, folder.get().getFileName()));
		}
		return path(target).isEmpty() ? Optional.of(Messages.Export_noTarget) : Optional.empty();
	}

	private static Optional<Path> path(String typed) {
		try {
			return Optional.of(typed.strip()).filter(text -> !text.isEmpty()).map(Path::of).map(Path::toAbsolutePath);
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}

	/** The run's folder; only when the page is complete, as are the others. */
	Path run() {
		return path(run).orElseThrow();
	}

	Export what() {
		return Export.values()[what.getSelectionIndex()];
	}

	Path target() {
		return path(target).orElseThrow();
	}
}
