package org.lorgnette.ui.editor.outline;

import java.util.List;

/** Rows of one kind. {@code type} gives the colour, and is empty for documents. */
record Group(String label, String type, List<Row> rows) {

	/** By label: a group of another model that says the same is the same to the tree. */
	@Override
	public boolean equals(Object other) {
		return other instanceof Group group && group.label.equals(label) && group.type.equals(type);
	}

	@Override
	public int hashCode() {
		return label.hashCode();
	}
}
