package org.lorgnette.ui.ask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.dialogs.ContainerSelectionDialog;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Sessions;

/** Chooses the texts to ask: those of the editor, those selected in the Project Explorer, or a folder. */
final class ScopeChooser {

	static final int OPEN = 0;
	static final int SELECTED = 1;
	static final int FOLDER = 2;

	private final Combo combo;
	private final Runnable changed;
	private List<IResource> selected = List.of();
	private Optional<IContainer> folder = Optional.empty();

	ScopeChooser(Composite parent, Runnable changed) {
		this.changed = changed;
		combo = new Combo(parent, SWT.READ_ONLY);
		combo.setToolTipText(Messages.scope_tip);
		combo.setItems(Messages.scope_open_none, Messages.scope_selected_none, Messages.scope_folder_none);
		combo.select(OPEN);
		combo.addListener(SWT.Selection, event -> {
			if (combo.getSelectionIndex() == FOLDER) {
				chooseFolder();
			}
			changed.run();
		});
		refresh();
	}

	Combo control() {
		return combo;
	}

	/** @return whether a folder was chosen */
	boolean chooseFolder() {
		ContainerSelectionDialog dialog = new ContainerSelectionDialog(combo.getShell(), folder.orElse(null), false,
				Messages.scope_folder_message);
		dialog.setTitle(Messages.scope_folder_title);
		dialog.showClosedProjects(false);
		if (dialog.open() == ContainerSelectionDialog.OK && dialog.getResult().length > 0) {
			setFolder((IContainer) ResourcesPlugin.getWorkspace().getRoot().findMember((IPath) dialog.getResult()[0]));
			return true;
		}
		return false;
	}

	void setFolder(IContainer container) {
		folder = Optional.of(container);
		choose(FOLDER);
	}

	void choose(int kind) {
		combo.select(kind);
		refresh();
		changed.run();
	}

	int chosen() {
		return combo.getSelectionIndex();
	}

	/** Hears of every selection in the Project Explorer. */
	void selected(ISelection selection) {
		List<IResource> resources = resources(selection);
		if (!resources.isEmpty()) {
			selected = resources;
			refresh();
			changed.run();
		}
	}

	/** The resources in a selection, as far as they lie in the file system. */
	static List<IResource> resources(ISelection selection) {
		List<IResource> resources = new ArrayList<>();
		if (selection instanceof IStructuredSelection structured) {
			for (Object each : structured.toList()) {
				IResource resource = Adapters.adapt(each, IResource.class);
				if (resource != null && resource.isAccessible() && resource.getLocation() != null) {
					resources.add(resource);
				}
			}
		}
		return List.copyOf(resources);
	}

	/** Writes anew what the choices are called. */
	void refresh() {
		if (combo.isDisposed()) {
			return;
		}
		name(OPEN, Sessions.active().map(session -> NLS.bind(Messages.scope_open, session.name())).orElse(Messages.scope_open_none));
		name(SELECTED, selected.isEmpty() ? Messages.scope_selected_none
				: selected.size() == 1 ? NLS.bind(Messages.scope_selected_one, selected.getFirst().getName())
						: NLS.bind(Messages.scope_selected, selected.size()));
		name(FOLDER, folder.map(container -> NLS.bind(Messages.scope_folder, container.getFullPath())).orElse(Messages.scope_folder_none));
	}

	private void name(int kind, String text) {
		if (!combo.getItem(kind).equals(text)) {
			int chosen = combo.getSelectionIndex();
			combo.setItem(kind, text);
			combo.select(chosen);
		}
	}

	/** What is chosen, unless there is nothing of that kind. */
	Optional<Scope> scope() {
		return switch (combo.getSelectionIndex()) {
		case SELECTED -> files(selected);
		case FOLDER -> files(folder.map(List::<IResource>of).orElse(List.of()));
		default -> Sessions.active().filter(session -> !session.corpus().parts().isEmpty()).map(Scope.Open::of);
		};
	}

	private static Optional<Scope> files(List<? extends IResource> resources) {
		List<Path> paths = resources.stream().filter(IResource::isAccessible).map(resource -> resource.getLocation().toPath()).toList();
		return paths.isEmpty() ? Optional.empty() : Optional.of(new Scope.Files(paths));
	}

	/** The text that is asked, if that is what an editor shows. */
	Optional<AnnotationSession> session() {
		return chosen() == OPEN ? Sessions.active() : Optional.empty();
	}
}
