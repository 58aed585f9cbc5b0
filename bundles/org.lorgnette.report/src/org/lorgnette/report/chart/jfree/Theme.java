package org.lorgnette.report.chart.jfree;

import java.awt.Color;
import java.util.List;

/**
 * The colours of a chart. Series have those of Okabe and Ito ("Color universal design", 2008), which people with any common form
 * of colour blindness can tell apart, and each has a hatching and a mark of its own besides.
 */
public enum Theme {

	LIGHT(new Color(0xFFFFFF), new Color(0x1B1F24), new Color(0x57606A), new Color(0xD5DAE0), new Color(0x0A5C8F),
			List.of(0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0x8C7A00, 0x555555)),

	DARK(new Color(0x14181D), new Color(0xE8EBEF), new Color(0xA3ADB8), new Color(0x363E48), new Color(0x56B4E9),
			List.of(0x3B9BDC, 0xE69F00, 0x17B890, 0xD98BB6, 0x8CCEF2, 0xEE7733, 0xF0E442, 0xBBBBBB)),

	/**
	 * For a chart inside a page: transparent, and in colours that nothing else uses, which {@link SvgExport} turns into the page's
	 * variables, so that the chart follows the page from light to dark.
	 */
	PAGE(new Color(1, 2, 8), new Color(1, 2, 4), new Color(1, 2, 5), new Color(1, 2, 6), new Color(1, 2, 7),
			List.of(0x010210, 0x010211, 0x010212, 0x010213, 0x010214, 0x010215, 0x010216, 0x010217));

	private final Color background;
	private final Color ink;
	private final Color faint;
	private final Color grid;
	private final Color heat;
	private final List<Color> series;

	Theme(Color background, Color ink, Color faint, Color grid, Color heat, List<Integer> series) {
		this.background = background;
		this.ink = ink;
		this.faint = faint;
		this.grid = grid;
		this.heat = heat;
		this.series = series.stream().map(Color::new).toList();
	}

	public Color background() {
		return background;
	}

	/** Of titles and values. */
	Color ink() {
		return ink;
	}

	/** Of tick labels and outlines. */
	Color faint() {
		return faint;
	}

	Color grid() {
		return grid;
	}

	/** Of text on a cell that holds this share of its row: black or white, whichever has the higher contrast. */
	Color onHeat(double share) {
		Color over = heat(share);
		double part = over.getAlpha() / 255.0;
		double luminance = .2126 * linear(over.getRed(), background().getRed(), part) + .7152 * linear(over.getGreen(), background()
				.getGreen(), part)
				+ .0722 * linear(over.getBlue(), background().getBlue(), part);
		// Contrast as WCAG 2 defines it is equal for both at this luminance.
		return luminance > .179 ? Color.BLACK : Color.WHITE;
	}

	private static double linear(int over, int under, double part) {
		double mixed = (over * part + under * (1 - part)) / 255;
		return mixed <= .04045 ? mixed / 12.92 : Math.pow((mixed + .055) / 1.055, 2.4);
	}

	/** A cell that holds this share, 0..1, of its row. */
	Color heat(double share) {
		return new Color(heat.getRed(), heat.getGreen(), heat.getBlue(), (int) Math.round(230 * share));
	}

	Color series(int index) {
		return series.get(index % series.size());
	}
}
