package org.lorgnette.world.draw;

import org.lorgnette.world.scene.Dice;
import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.Thing;

/** Paints a scene: a light background that varies a little, and the things upon it with soft edges. */
public final class Painter {

	private static final double DARKEST = 218;
	private static final double LIGHTEST = 246;
	private static final double TINT = 5;
	private static final double SLOPE = 9;
	private static final double GRAIN = 2.5;

	private Painter() {
	}

	public static Raster paint(Scene scene) {
		int edge = scene.edge();
		byte[] rgb = background(edge, new Dice(scene.background()));
		for (Thing thing : scene.things()) {
			paint(thing, edge, rgb);
		}
		return new Raster(edge, edge, rgb);
	}

	/** Whole pixels that a thing covers at least a trace of. */
	public static Box box(Thing thing, int edge) {
		double[] bounds = Outline.of(thing).bounds();
		int left = Math.max(0, (int) Math.floor(bounds[0]));
		int top = Math.max(0, (int) Math.floor(bounds[1]));
		return new Box(left, top, Math.min(edge, (int) Math.ceil(bounds[2])) - left, Math.min(edge, (int) Math.ceil(bounds[3])) - top);
	}

	private static byte[] background(int edge, Dice dice) {
		double light = dice.between(DARKEST, LIGHTEST);
		double[] tint = { dice.between(-TINT, TINT), dice.between(-TINT, TINT), dice.between(-TINT, TINT) };
		double across = dice.between(-SLOPE, SLOPE);
		double down = dice.between(-SLOPE, SLOPE);
		byte[] rgb = new byte[3 * edge * edge];
		for (int y = 0; y < edge; y++) {
			for (int x = 0; x < edge; x++) {
				double here = light + across * ((x + 0.5) / edge - 0.5) + down * ((y + 0.5) / edge - 0.5) + dice.between(-GRAIN, GRAIN);
				for (int channel = 0; channel < 3; channel++) {
					rgb[3 * (y * edge + x) + channel] = level(here + tint[channel]);
				}
			}
		}
		return rgb;
	}

	private static void paint(Thing thing, int edge, byte[] rgb) {
		Outline outline = Outline.of(thing);
		double[] bounds = outline.bounds();
		int right = Math.min(edge - 1, (int) (bounds[2] + 1));
		int bottom = Math.min(edge - 1, (int) (bounds[3] + 1));
		for (int y = Math.max(0, (int) (bounds[1] - 1)); y <= bottom; y++) {
			for (int x = Math.max(0, (int) (bounds[0] - 1)); x <= right; x++) {
				// How much of a pixel is covered is nearly how far its centre is inside.
				double covered = Math.max(0, Math.min(1, 0.5 - outline.distance(x + 0.5, y + 0.5)));
				if (covered > 0) {
					for (int channel = 0; channel < 3; channel++) {
						int at = 3 * (y * edge + x) + channel;
						rgb[at] = level((1 - covered) * (rgb[at] & 0xFF) + covered * (thing.rgb() >> 16 - 8 * channel & 0xFF));
					}
				}
			}
		}
	}

	private static byte level(double value) {
		return (byte) Math.max(0, Math.min(255, Math.round(value)));
	}
}
