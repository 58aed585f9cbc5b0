package org.lorgnette.engine.visual;

/** Divides every picture of a question into {@code rows x columns} patches, numbered row by row from 0 at the top left. */
public record PatchGrid(int rows, int columns) {

	/** @throws IllegalArgumentException unless there is at least one patch */
	public PatchGrid {
		if (rows < 1 || columns < 1) {
			throw new IllegalArgumentException("not a grid: " + rows + " x " + columns);
		}
	}

	public int patches() {
		return rows * columns;
	}

	/**
	 * The pixels of a patch. Together the patches cover the picture; where its sides cannot be divided evenly they differ by a pixel.
	 *
	 * @throws IllegalArgumentException
	 *             if there is no such patch, or the picture has fewer pixels a side than the grid has patches
	 */
	public PixelBox box(int patch, Picture picture) {
		if (patch < 0 || patch >= patches() || picture.width() < columns || picture.height() < rows) {
			throw new IllegalArgumentException("no patch " + patch + " of " + rows + " x " + columns + " in " + picture);
		}
		int left = edge(patch % columns, picture.width(), columns);
		int top = edge(patch / columns, picture.height(), rows);
		return new PixelBox(left, top, edge(patch % columns + 1, picture.width(), columns) - left,
				edge(patch / columns + 1, picture.height(), rows) - top);
	}

	/** The patch that holds a pixel of the picture. */
	public int patchAt(int x, int y, Picture picture) {
		return part(y, picture.height(), rows) * columns + part(x, picture.width(), columns);
	}

	private static int edge(int part, int length, int parts) {
		return (int) ((long) part * length / parts);
	}

	private static int part(int place, int length, int parts) {
		int part = (int) ((long) place * parts / length);
		return part + 1 < parts && edge(part + 1, length, parts) <= place ? part + 1 : part;
	}
}
