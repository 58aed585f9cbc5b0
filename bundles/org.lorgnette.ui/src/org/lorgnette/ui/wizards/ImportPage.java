package org.lorgnette.ui.wizards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.ui.Ids;

/** What to import, in which format it is, where it goes and as what. */
final class ImportPage extends WizardPage {

	/** Formats that corpora can be written in as they are read, without pictures. */
	private static final List<String> TARGETS = List.of("brat", "conll", "conllu", "jsonl", "webanno", "xmi", "cas-json", "squad", "spert");

	private final List<CorpusFormat> targets = CorpusFormats.all().stream().filter(format -> TARGETS.contains(format.id())).toList();
	private String source = "";
	private String into;
	private Optional<CorpusFormat> format = Optional.empty();
	private boolean looking;
	private Label formatLabel;
	private Combo as;

	ImportPage(Optional<IResource> selected) {
		super("import", Messages.Import_title, null);
		into = selected.map(Chosen::folder).map(folder -> folder.getFullPath().toString()).orElse("");
		setDescription(Messages.Import_text);
	}

	@Override
	public void createControl(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PLUGIN + ".import");
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(4).applyTo(page);
		Rows rows = new Rows(page);
		Text sourceField = rows.text(Messages.Import_source, source, 1, typed -> {
			source = typed;
			look();
		});
		rows.button(Messages.Import_file, () -> Optional.ofNullable(new FileDialog(getShell(), SWT.OPEN).open())
				.ifPresent(sourceField::setText));
		rows.button(Messages.Import_folder, () -> Optional.ofNullable(new DirectoryDialog(getShell()).open())
				.ifPresent(sourceField::setText));
		new Label(page, SWT.NONE).setText(Messages.Import_format);
		formatLabel = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(formatLabel);
		Text intoField = rows.text(Messages.Import_into, into, 2, typed -> {
			into = typed;
			check(true);
		});
		rows.button(Messages.browse, () -> Chosen.ask(getShell(), Messages.Import_noTarget, true)
				.ifPresent(chosen -> intoField.setText(chosen.getFullPath().toString())));
		as = rows.choice(Messages.Import_as, 3, () -> check(true));
		List<String> names = new ArrayList<>(List.of(Messages.Import_asIs));
		targets.forEach(target -> names.add(target.id() + "  \u2013  " + target.description()));
		as.setItems(names.toArray(String[]::new));
		as.select(0);
		setControl(page);
		check(false);
	}

	/** Recognising a format reads the beginning of a file, or of several in a folder. */
	private void look() {
		format = Optional.empty();
		Optional<Path> path = path();
		looking = path.isPresent();
		check(true);
		path.ifPresent(asked -> Job.createSystem(Messages.Import_looking, monitor -> {
			Optional<CorpusFormat> found = detect(asked);
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
				if (!formatLabel.isDisposed() && path().equals(Optional.of(asked))) {
					looking = false;
					format = found;
					check(true);
				}
			});
		}).schedule());
	}

	private static Optional<CorpusFormat> detect(Path path) {
		try {
			return CorpusFormats.detect(CorpusSource.of(path));
		} catch (IOException e) {
			// What cannot be read is in no format; copying it tells why.
			return Optional.empty();
		}
	}

	private Optional<Path> path() {
		try {
			Path path = Path.of(source.strip());
			return !source.isBlank() && Files.exists(path) ? Optional.of(path.toAbsolutePath().normalize()) : Optional.empty();
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}

	private Optional<IContainer> target() {
		return Chosen.at(into).filter(IContainer.class::isInstance).map(IContainer.class::cast)
				.filter(container -> container.getType() != IResource.ROOT);
	}

	private void check(boolean tell) {
		formatLabel.setText(looking ? Messages.Import_looking
				: path().isEmpty() ? "" : format.map(CorpusFormat::description).orElse(Messages.Import_unknown));
		formatLabel.getParent().layout();
		Optional<String> problem = path().isEmpty() ? Optional.of(Messages.Import_noSource)
				: target().isEmpty() ? Optional.of(Messages.Import_noTarget)
						: as.getSelectionIndex() > 0 && !looking && format.isEmpty() ? Optional.of(Messages.Import_unknown) : Optional.empty();
		setErrorMessage(tell ? problem.orElse(null) : null);
		setPageComplete(problem.isEmpty() && !looking);
	}

	/** What was asked for; only when the page is complete. */
	CorpusImport work() {
		int chosen = as.getSelectionIndex();
		return new CorpusImport(path().orElseThrow(), format, target().orElseThrow(),
				chosen > 0 ? Optional.of(targets.get(chosen - 1)) : Optional.empty());
	}
}
