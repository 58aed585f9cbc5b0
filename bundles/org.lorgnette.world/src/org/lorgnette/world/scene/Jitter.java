package org.lorgnette.world.scene;

/** Varies colours a little. */
final class Jitter {

	private static final double LIGHTER = 0.10;
	private static final int OFF = 10;

	private Jitter() {
	}

	/** The colour made up to a tenth lighter or darker, with up to ten levels off in each channel; grey stays without hue. */
	static int of(int rgb, Dice dice) {
		double light = dice.between(1 - LIGHTER, 1 + LIGHTER);
		boolean grey = (rgb >> 16 & 0xFF) == (rgb >> 8 & 0xFF) && (rgb & 0xFF) == (rgb >> 8 & 0xFF);
		int varied = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			double off = dice.between(-OFF, OFF) * (grey ? 0.3 : 1);
			long level = Math.round((rgb >> shift & 0xFF) * light + off);
			varied |= (int) Math.max(0, Math.min(255, level)) << shift;
		}
		return varied;
	}
}
