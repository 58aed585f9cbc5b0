package org.lorgnette.ui.ask;

import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

/** Edit > Copy in a view: copies what the control with the focus offers. The workbench keeps Ctrl+C from controls themselves. */
public final class CopyFocused extends Action {

	private static final String OFFER = CopyFocused.class.getName();

	private CopyFocused() {
	}

	public static void install(IActionBars bars) {
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), new CopyFocused());
		bars.updateActionBars();
	}

	/** Lets a control offer a text; an empty one is not copied. */
	public static void offer(Control control, Supplier<String> text) {
		control.setData(OFFER, text);
	}

	/** Lets a control copy something else than a text. */
	public static void offer(Control control, Runnable copying) {
		control.setData(OFFER, copying);
	}

	@Override
	public void run() {
		copy(Display.getCurrent().getFocusControl());
	}

	/** As if the control had the focus. */
	static void copy(Control focus) {
		if (focus instanceof Combo combo) {
			combo.copy();
		} else if (focus instanceof Text text) {
			text.copy();
		} else if (focus != null && focus.getData(OFFER) instanceof Supplier<?> offer) {
			put(String.valueOf(offer.get()));
		} else if (focus != null && focus.getData(OFFER) instanceof Runnable copying) {
			copying.run();
		}
	}

	static void put(String text) {
		if (!text.isEmpty()) {
			Clipboard clipboard = new Clipboard(Display.getCurrent());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}
}
