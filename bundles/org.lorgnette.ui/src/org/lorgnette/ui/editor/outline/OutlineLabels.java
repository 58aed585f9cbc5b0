package org.lorgnette.ui.editor.outline;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.widgets.Control;
import org.lorgnette.ui.theme.Contrast;
import org.lorgnette.ui.theme.TypeColors;

/** Names of groups and rows; a group of a type has a square in the type's colour. */
final class OutlineLabels extends ColumnLabelProvider {

	private static final int SIZE = 12;

	private final Control control;
	private final Map<String, Image> squares = new HashMap<>();

	OutlineLabels(Control control) {
		this.control = control;
	}

	@Override
	public String getText(Object element) {
		return switch (element) {
			case Group group -> group.label();
			case Row row -> row.label();
			default -> "";
		};
	}

	@Override
	public Image getImage(Object element) {
		return element instanceof Group group && !group.type().isEmpty() ? squares.computeIfAbsent(group.type(), this::square) : null;
	}

	private Image square(String type) {
		Color fill = TypeColors.of(type);
		Color edge = TypeColors.line(type, control.getBackground().getRGB(), Contrast.GRAPHICS);
		ImageGcDrawer drawer = (gc, width, height) -> {
			gc.setBackground(fill);
			gc.fillRectangle(1, 1, width - 2, height - 2);
			gc.setForeground(edge);
			gc.drawRectangle(1, 1, width - 3, height - 3);
		};
		return new Image(control.getDisplay(), drawer, SIZE, SIZE);
	}

	@Override
	public void dispose() {
		squares.values().forEach(Image::dispose);
		squares.clear();
		super.dispose();
	}
}
