package org.lorgnette.ui.picture;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;

/** Takes pictures that are dropped, from the Project Explorer or from outside. */
final class PictureDrop extends DropTargetAdapter {

	private final Consumer<Path> opened;

	private PictureDrop(Consumer<Path> opened) {
		this.opened = opened;
	}

	static void install(Control control, Consumer<Path> opened) {
		DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
		target.setTransfer(LocalSelectionTransfer.getTransfer(), FileTransfer.getInstance());
		target.addDropListener(new PictureDrop(opened));
	}

	@Override
	public void dragEnter(DropTargetEvent event) {
		if (event.detail == DND.DROP_DEFAULT || event.detail == DND.DROP_MOVE) {
			event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_LINK;
		}
	}

	@Override
	public void dragOperationChanged(DropTargetEvent event) {
		dragEnter(event);
	}

	@Override
	public void drop(DropTargetEvent event) {
		path(event).ifPresent(opened);
	}

	private static Optional<Path> path(DropTargetEvent event) {
		if (FileTransfer.getInstance().isSupportedType(event.currentDataType)) {
			return event.data instanceof String[] files && files.length > 0 ? Optional.of(Path.of(files[0])) : Optional.empty();
		}
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection && !selection.isEmpty()
				? Optional.ofNullable(Adapters.adapt(selection.getFirstElement(), IResource.class)).map(IResource::getLocation)
						.map(location -> location.toPath())
				: Optional.empty();
	}
}
