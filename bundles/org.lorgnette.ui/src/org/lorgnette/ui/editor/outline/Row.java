package org.lorgnette.ui.editor.outline;

import java.util.function.IntSupplier;

/** A row that leads to a place in the text; the place moves with the text. */
record Row(String label, IntSupplier begin, IntSupplier end) {

	/** Rows of the same text are different ones. */
	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}
}
