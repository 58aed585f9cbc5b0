package org.lorgnette.engine.djl.hf;

import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.pixels.Frame;
import org.lorgnette.engine.djl.pixels.PillowScaler;
import org.lorgnette.engine.djl.pixels.Raster;
import org.lorgnette.engine.djl.pixels.Resampling;
import org.lorgnette.engine.visual.Picture;

/**
 * How pictures are made ready for a network: scaled, cut or framed in black around their middle, and each of the 256 values of a
 * colour mapped to a number.
 *
 * @param size empty if pictures stay as large as they are
 * @param crop what is cut out of the middle, if anything
 * @param values [3][256] of red, green and blue
 */
record PictureRules(Optional<SizeRule> size, Resampling resampling, Optional<SizeRule.Exact> crop, float[][] values) {

	/** Of the scaled picture; much longer than wide ones would become larger without limit. */
	private static final long MOST_PIXELS = 1L << 24;
	/** Of a side before it is cut, so that its places can be counted through. */
	private static final int LONGEST = 1 << 28;

	private static final int COLOURS = 3;

	/** Whether all of a picture is seen. */
	boolean seesAll() {
		return crop.isEmpty();
	}

	/**
	 * @throws EngineException
	 *             if the picture would become too large
	 * @throws java.util.concurrent.CancellationException
	 *             if the work was cancelled
	 */
	PreparedPicture prepare(Picture picture, Cancellation cancellation) throws EngineException {
		SizeRule.Size scaled = size.map(rule -> rule.of(picture.width(), picture.height()))
				.orElse(new SizeRule.Size(picture.width(), picture.height()));
		Frame frame = crop.map(cut -> Frame.centred(scaled.width(), scaled.height(), cut.width(), cut.height()))
				.orElse(Frame.whole(scaled.width(), scaled.height()));
		if ((long) frame.width() * frame.height() > MOST_PIXELS || Math.max(scaled.width(), scaled.height()) > LONGEST) {
			throw new EngineException("the picture of " + picture + " would be scaled to " + scaled.width() + " x " + scaled.height()
					+ " by " + PictureConfig.FILE + "; expected at most " + (MOST_PIXELS >> 20) + " million pixels: cut it, it is too long");
		}
		Raster raster = PillowScaler.scale(picture, resampling, scaled.width(), scaled.height(), frame, cancellation);
		int plane = raster.width() * raster.height();
		float[] prepared = new float[COLOURS * plane];
		byte[] colours = raster.colours();
		for (int i = 0; i < plane; i++) {
			for (int colour = 0; colour < COLOURS; colour++) {
				prepared[colour * plane + i] = values[colour][colours[COLOURS * i + colour] & 0xFF];
			}
		}
		return new PreparedPicture(raster.width(), raster.height(), prepared);
	}
}
