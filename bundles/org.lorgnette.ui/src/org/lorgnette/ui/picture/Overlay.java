package org.lorgnette.ui.picture;

import java.util.OptionalInt;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.ui.ask.Percent;

/** Paints over a picture how strongly its patches go with a word, the patch pointed at, the grid and what was seen. */
final class Overlay {

	/** The colour of heat in the theme. */
	static final String HEAT = "org.lorgnette.ui.picture.heat";

	/** Patches with at least this share of the strongest weight carry their number. */
	private static final double NUMBERED = 0.5;

	private final PictureState state;
	private final Color black;
	private final Color white;

	Overlay(PictureState state) {
		this.state = state;
		this.black = new Color(0, 0, 0);
		this.white = new Color(255, 255, 255);
	}

	void paint(GC gc, Viewport view, Picture picture) {
		state.grid().ifPresent(grid -> {
			if (state.token().isPresent() && state.map().isPresent()) {
				heat(gc, view, picture, grid, state.map().get(), state.token().getAsInt());
			}
			if (state.isGridVisible()) {
				grid(gc, view, picture, grid);
			}
		});
		if (state.areRegionsVisible()) {
			regions(gc, view);
		}
		state.grid().ifPresent(grid -> {
			if (state.token().isPresent() && state.map().isPresent() && state.strength() > 0) {
				numbers(gc, view, picture, grid, state.map().get(), state.token().getAsInt());
			}
			pointed(gc, view, picture, grid);
		});
	}

	private void heat(GC gc, Viewport view, Picture picture, PatchGrid grid, GroundingMap map, int token) {
		double strongest = strongest(map, token);
		if (strongest == 0) {
			return;
		}
		gc.setBackground(JFaceResources.getColorRegistry().get(HEAT));
		for (int patch = 0; patch < map.patches(); patch++) {
			gc.setAlpha((int) Math.round(2.55 * state.strength() * map.weight(token, patch) / strongest));
			gc.fillRectangle(view.area(grid.box(patch, picture)));
		}
		gc.setAlpha(255);
	}

	private static double strongest(GroundingMap map, int token) {
		double strongest = 0;
		for (int patch = 0; patch < map.patches(); patch++) {
			strongest = Math.max(strongest, map.weight(token, patch));
		}
		return strongest;
	}

	/** The strongest patches have an outline and a number, for those who do not see the heat. */
	private void numbers(GC gc, Viewport view, Picture picture, PatchGrid grid, GroundingMap map, int token) {
		double strongest = strongest(map, token);
		for (int patch = 0; patch < map.patches(); patch++) {
			float weight = map.weight(token, patch);
			if (weight > 0 && weight >= NUMBERED * strongest) {
				Rectangle area = view.area(grid.box(patch, picture));
				if (weight == strongest) {
					frame(gc, area, SWT.LINE_SOLID, 1);
				}
				number(gc, area, Percent.of(weight));
			}
		}
	}

	private void number(GC gc, Rectangle area, String text) {
		Point size = gc.textExtent(text);
		if (size.x + 2 <= area.width && size.y <= area.height) {
			label(gc, text, area.x + (area.width - size.x) / 2, area.y + (area.height - size.y) / 2);
		}
	}

	/** White on black, so that it can be read over any picture. */
	private void label(GC gc, String text, int x, int y) {
		Point size = gc.textExtent(text);
		gc.setBackground(black);
		gc.setAlpha(170);
		gc.fillRectangle(x - 2, y, size.x + 4, size.y);
		gc.setAlpha(255);
		gc.setForeground(white);
		gc.drawText(text, x, y, true);
	}

	private void grid(GC gc, Viewport view, Picture picture, PatchGrid grid) {
		gc.setAlpha(110);
		gc.setLineWidth(1);
		for (int patch = 0; patch < grid.patches(); patch++) {
			Rectangle area = view.area(grid.box(patch, picture));
			if (patch % grid.columns() > 0) {
				line(gc, area.x, area.y, area.x, area.y + area.height);
			}
			if (patch >= grid.columns()) {
				line(gc, area.x, area.y, area.x + area.width, area.y);
			}
		}
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setAlpha(255);
	}

	private void line(GC gc, int x1, int y1, int x2, int y2) {
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(black);
		gc.drawLine(x1, y1, x2, y2);
		gc.setLineStyle(SWT.LINE_DOT);
		gc.setForeground(white);
		gc.drawLine(x1, y1, x2, y2);
	}

	private void regions(GC gc, Viewport view) {
		state.analysis().ifPresent(analysis -> {
			for (Region region : analysis.regions()) {
				if (region.picture() == state.pictureIndex()) {
					Rectangle area = view.area(region.box());
					frame(gc, area, region.relevant() ? SWT.LINE_SOLID : SWT.LINE_DOT, region.relevant() ? 2 : 1);
				}
			}
			for (Region region : analysis.regions()) {
				if (region.picture() == state.pictureIndex() && region.relevant()) {
					Rectangle area = view.area(region.box());
					int height = gc.getFontMetrics().getHeight();
					label(gc, region.label(), area.x + 3, area.y >= height + 2 ? area.y - height - 2 : area.y + 2);
				}
			}
		});
	}

	private void pointed(GC gc, Viewport view, Picture picture, PatchGrid grid) {
		OptionalInt patch = state.patch();
		if (patch.isPresent()) {
			Rectangle area = view.area(grid.box(patch.getAsInt(), picture));
			frame(gc, area, SWT.LINE_SOLID, 2);
			if (state.token().isPresent() && state.map().isPresent()) {
				number(gc, area, Percent.of(state.map().get().weight(state.token().getAsInt(), patch.getAsInt())));
			}
		}
	}

	/** Black with white around it, which shows on any picture. */
	private void frame(GC gc, Rectangle area, int style, int width) {
		if (area.width < 2 || area.height < 2) {
			return;
		}
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(width + 2);
		gc.setForeground(white);
		gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		gc.setLineStyle(style);
		gc.setLineWidth(width);
		gc.setForeground(black);
		gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(1);
	}
}
