package org.lorgnette.ui.session;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.lorgnette.model.Document;
import org.lorgnette.model.edit.GoldEdit;

/** A change of the gold that can be undone between changes of the text. */
final class EditOperation extends AbstractOperation {

	private final OpenCorpus corpus;
	private final int part;
	private final GoldEdit edit;
	private final Object key = new Object();
	private Document changed;

	EditOperation(OpenCorpus corpus, int part, GoldEdit edit) {
		super(label(edit));
		this.corpus = corpus;
		this.part = part;
		this.edit = edit;
	}

	private static String label(GoldEdit edit) {
		return switch (edit) {
			case GoldEdit.AddEntity add -> Messages.EditOperation_addEntity;
			case GoldEdit.AddRelation add -> Messages.EditOperation_addRelation;
			case GoldEdit.Retype retype -> Messages.EditOperation_retype;
			case GoldEdit.Refragment refragment -> Messages.EditOperation_refragment;
			case GoldEdit.Delete delete -> Messages.EditOperation_delete;
			case GoldEdit.SetAttribute set -> Messages.EditOperation_attribute;
		};
	}

	/** @throws IllegalArgumentException if the edit does not fit */
	void apply() {
		changed = corpus.edit(part, edit, key);
	}

	/** The document after the change. */
	Document changed() {
		return changed;
	}

	@Override
	public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
		return redo(monitor, info);
	}

	@Override
	public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
		try {
			apply();
			return Status.OK_STATUS;
		} catch (IllegalArgumentException e) {
			return Status.error(e.getMessage(), e);
		}
	}

	@Override
	public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
		return corpus.revert(part, key) ? Status.OK_STATUS : Status.error(Messages.EditOperation_stale);
	}
}
