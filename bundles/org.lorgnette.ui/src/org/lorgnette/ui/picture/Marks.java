package org.lorgnette.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.RGB;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.explain.MapFaithfulness;
import org.lorgnette.metrics.vqa.Box;
import org.lorgnette.report.chart.PictureMark;
import org.lorgnette.report.chart.PictureMark.Line;
import org.lorgnette.report.chart.PictureMark.Place;
import org.lorgnette.ui.ask.Percent;
import org.lorgnette.ui.explain.Tones;

/**
 * What is laid over a picture: how strongly its patches go with a word, or with any; what covering them does to the answer; the grid,
 * what was seen, boxes, and the patch pointed at.
 */
final class Marks {

	/** The colour of heat in the theme. */
	static final String HEAT = "org.lorgnette.ui.picture.heat";

	/** Of Okabe and Ito's palette, which the colour-blind can tell apart; lines and names differ besides. */
	static final int ENGINE = 0x0072B2;
	static final int GOLD = 0x009E73;
	static final int YOURS = 0xCC79A7;

	/** Patches with at least this share of the strongest weight carry their number. */
	private static final double NUMBERED = 0.5;

	private final List<PictureMark> marks = new ArrayList<>();
	private final PictureState state;
	private final Picture picture;
	private final PixelBox all;

	private Marks(PictureState state, Picture picture) {
		this.state = state;
		this.picture = picture;
		this.all = new PixelBox(0, 0, picture.width(), picture.height());
	}

	/** From the lowest to the topmost. */
	static List<PictureMark> of(PictureState state, Picture picture) {
		Marks all = new Marks(state, picture);
		all.overlay();
		return all.marks;
	}

	private void overlay() {
		Optional<PatchGrid> grid = state.grid();
		Optional<double[]> values = grid.flatMap(any -> values());
		if (values.isPresent()) {
			tint(grid.get(), values.get());
		}
		grid.filter(any -> state.isGridVisible()).ifPresent(some -> marks.add(new PictureMark.Grid(all, some.rows(), some.columns())));
		boolean numbered = values.isPresent() && state.strength() > 0 && (state.covered().isPresent() || state.token().isPresent());
		if (state.areRegionsVisible()) {
			// Names would hide the numbers.
			regions(!numbered);
		}
		if (numbered) {
			numbers(grid.get(), values.get());
		}
		boxes();
		grid.filter(any -> state.patch().isPresent()).ifPresent(this::pointed);
	}

	/** Of each patch: what covering it takes from the answer, or its weight for the word pointed at, or for the mean of all words. */
	private Optional<double[]> values() {
		if (state.covered().isPresent()) {
			return state.covered().map(covered -> covered.result().attribution());
		}
		return state.map().filter(map -> map.tokens() > 0).map(map -> state.token().isPresent() ? row(map, state.token().getAsInt())
				: MapFaithfulness.importance(map));
	}

	private static double[] row(GroundingMap map, int token) {
		double[] row = new double[map.patches()];
		for (int patch = 0; patch < row.length; patch++) {
			row[patch] = map.weight(token, patch);
		}
		return row;
	}

	private static double strongest(double[] values) {
		double strongest = 0;
		for (double value : values) {
			strongest = Math.max(strongest, Math.abs(value));
		}
		return strongest;
	}

	private void tint(PatchGrid grid, double[] values) {
		double strongest = strongest(values);
		boolean diverging = state.covered().isPresent();
		int heat = rgb(HEAT);
		int speaksFor = rgb(Tones.FOR);
		int against = rgb(Tones.AGAINST);
		for (int patch = 0; patch < values.length; patch++) {
			double opacity = strongest == 0 ? 0 : state.strength() / 100.0 * Math.abs(values[patch]) / strongest;
			if (opacity > 0) {
				boolean negative = values[patch] < 0;
				int colour = !diverging ? heat : negative ? against : speaksFor;
				marks.add(new PictureMark.Tint(grid.box(patch, picture), colour, opacity, negative));
			}
		}
	}

	private static int rgb(String color) {
		RGB rgb = JFaceResources.getColorRegistry().getRGB(color);
		return rgb.red << 16 | rgb.green << 8 | rgb.blue;
	}

	/** The strongest patches have a number, and the first of them an outline, for those who do not see the colour. */
	private void numbers(PatchGrid grid, double[] values) {
		double strongest = strongest(values);
		boolean framed = false;
		for (int patch = 0; patch < values.length; patch++) {
			double size = Math.abs(values[patch]);
			if (size > 0 && size >= NUMBERED * strongest) {
				if (size == strongest && !framed) {
					framed = true;
					marks.add(new PictureMark.Frame(grid.box(patch, picture), Line.SOLID, 1));
				}
				marks.add(new PictureMark.Label(grid.box(patch, picture), number(values[patch]), Place.MIDDLE));
			}
		}
	}

	private String number(double value) {
		return state.covered().isPresent() ? Numbers.signed(value) : Percent.of(value);
	}

	private void regions(boolean named) {
		List<Region> seen = state.analysis().map(found -> found.regions()).orElse(List.of()).stream()
				.filter(region -> region.picture() == state.pictureIndex()).toList();
		Optional<Region> chosen = Regions.chosen(state);
		for (Region region : seen) {
			boolean isChosen = chosen.filter(one -> one == region).isPresent();
			Line line = region.relevant() && !Regions.isReference(region) ? Line.SOLID : Line.DOTTED;
			int width = isChosen ? 4 : region.relevant() ? 2 : 1;
			marks.add(new PictureMark.Frame(region.box(), line, width, region.relevant() ? ENGINE : 0));
		}
		for (Region region : seen) {
			boolean isChosen = chosen.filter(one -> one == region).isPresent();
			if (isChosen || named && region.relevant()) {
				marks.add(new PictureMark.Label(region.box(), isChosen && region.score().isPresent() ? NLS.bind(Messages.region_says,
						Regions.label(region), Percent.of(region.score().getAsDouble())) : Regions.label(region), Place.ABOVE));
			}
		}
	}

	private void boxes() {
		if (state.isGoldVisible() && state.pictureIndex() == 0) {
			Gold gold = state.gold();
			gold.targets().forEach(box -> gold(box, Messages.box_gold, Line.DASHED));
			gold.references().forEach(box -> gold(box, Messages.box_gold_reference, Line.DOTTED));
			gold.thing().ifPresent(box -> gold(box, Messages.box_gold, Line.DASHED));
		}
		state.box().ifPresent(box -> box(box, Messages.box_yours, Line.SOLID, YOURS));
	}

	private void gold(Box box, String name, Line line) {
		Boxes.inPixels(box, picture).ifPresent(whole -> box(whole, name, line, GOLD));
	}

	private void box(PixelBox box, String name, Line line, int rgb) {
		marks.add(new PictureMark.Frame(box, line, 2, rgb));
		marks.add(new PictureMark.Label(box, name, Place.ABOVE));
	}

	private void pointed(PatchGrid grid) {
		int patch = state.patch().getAsInt();
		PixelBox box = grid.box(patch, picture);
		marks.add(new PictureMark.Frame(box, Line.SOLID, 2));
		if (state.covered().isPresent() || state.token().isPresent()) {
			values().ifPresent(values -> marks.add(new PictureMark.Label(box, number(values[patch]), Place.MIDDLE)));
		}
	}
}
