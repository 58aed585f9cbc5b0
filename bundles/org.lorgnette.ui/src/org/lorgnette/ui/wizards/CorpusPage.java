package org.lorgnette.ui.wizards;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.ui.Ids;

/** Which corpus, and where the experiment will lie. */
final class CorpusPage extends WizardPage {

	private static final String ENDING = ".experiment.yaml";

	private String corpus;
	private String experiment = "";
	private Text experimentField;

	CorpusPage(Optional<IResource> selected) {
		super("corpus", Messages.Experiment_corpusTitle, null);
		corpus = selected.map(resource -> resource.getFullPath().toString()).orElse("");
		setDescription(Messages.Experiment_corpusText);
	}

	@Override
	public void createControl(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, Ids.PLUGIN + ".experiment");
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
		Rows rows = new Rows(page);
		Text corpusField = rows.text(Messages.Experiment_corpus, corpus, 1, typed -> {
			corpus = typed;
			suggest();
			check(true);
		});
		rows.button(Messages.browse, () -> Chosen.ask(getShell(), Messages.Experiment_corpusPick, false)
				.ifPresent(chosen -> corpusField.setText(chosen.getFullPath().toString())));
		experimentField = rows.text(Messages.Experiment_file, experiment, 2, typed -> {
			experiment = typed;
			check(true);
		});
		setControl(page);
		suggest();
		check(false);
	}

	private void suggest() {
		Chosen.at(corpus).filter(resource -> resource.getType() != IResource.ROOT).ifPresent(resource -> {
			String base = resource instanceof IFile ? resource.getFullPath().removeFileExtension().lastSegment() : resource.getName();
			IPath folder = resource instanceof IFile || resource.getType() == IResource.FOLDER ? resource.getParent().getFullPath()
					: resource.getFullPath();
			experimentField.setText(folder.append(base + ENDING).toString());
		});
	}

	/** @param tell whether to say what is missing: a page that has just opened does not scold */
	private void check(boolean tell) {
		Optional<String> problem = problem();
		setPageComplete(problem.isEmpty());
		setErrorMessage(tell ? problem.orElse(null) : null);
	}

	private Optional<String> problem() {
		if (ResourcesPlugin.getWorkspace().getRoot().getProjects().length == 0) {
			return Optional.of(Messages.Experiment_noProject);
		}
		if (Chosen.at(corpus).filter(resource -> resource.getType() != IResource.ROOT).isEmpty()) {
			return Optional.of(Messages.Experiment_noCorpus);
		}
		IPath path = IPath.fromPortableString(experiment.strip());
		boolean named = path.segmentCount() > 1 && ("yaml".equals(path.getFileExtension()) || "yml".equals(path.getFileExtension()))
				&& Chosen.at(path.removeLastSegments(1).toString()).isPresent();
		if (!named) {
			return Optional.of(Messages.Experiment_badName);
		}
		return experimentFile().exists() ? Optional.of(NLS.bind(Messages.alreadyThere, path.lastSegment())) : Optional.empty();
	}

	/** The corpus; only when the page is complete, as is the next. */
	IResource corpus() {
		return Chosen.at(corpus).orElseThrow();
	}

	IFile experimentFile() {
		return ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(experiment.strip()));
	}
}
