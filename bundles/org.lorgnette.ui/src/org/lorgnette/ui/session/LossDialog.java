package org.lorgnette.ui.session;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.lorgnette.io.Loss;

/** Tells what a file's format cannot hold before it is saved. */
final class LossDialog {

	private static final int SHOWN = 8;

	private LossDialog() {
	}

	static boolean approve(List<Loss> losses) {
		String shown = losses.stream().limit(SHOWN).map(loss -> "• " + loss.instance() + ": " + loss.detail())
				.collect(Collectors.joining("\n"));
		String more = losses.size() > SHOWN ? "\n" + Messages.bind(Messages.LossDialog_more, losses.size() - SHOWN) : "";
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		return MessageDialog.open(MessageDialog.WARNING, window == null ? null : window.getShell(), Messages.LossDialog_title,
				Messages.bind(Messages.LossDialog_message, shown + more), SWT.SHEET, Messages.LossDialog_save,
				IDialogConstants.CANCEL_LABEL) == 0;
	}
}
