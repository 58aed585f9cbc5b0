package org.lorgnette.engine.llm;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.llm.chat.ChatPart;
import org.lorgnette.engine.visual.Picture;

/** Pictures as they are sent: PNG, and no larger than was asked for. */
final class SentPictures {

	private final int mostSide;

	/** @param mostSide pixels of the longer side; larger pictures are made smaller by a whole factor, each pixel the mean of a square */
	SentPictures(int mostSide) {
		this.mostSide = mostSide;
	}

	List<ChatPart.Image> of(List<Picture> pictures, Cancellation cancellation) {
		List<ChatPart.Image> images = new ArrayList<>();
		for (Picture picture : pictures) {
			cancellation.check();
			images.add(ChatPart.Image.png(png(smaller(picture, cancellation))));
		}
		return images;
	}

	private static byte[] png(BufferedImage image) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		// Image I/O's own temporary files would be a second place that can be full.
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(image, "png", out);
		} catch (IOException e) {
			throw new UncheckedIOException("a picture cannot be written in memory", e);
		}
		return bytes.toByteArray();
	}

	private BufferedImage smaller(Picture picture, Cancellation cancellation) {
		int factor = Math.max(1, (Math.max(picture.width(), picture.height()) + mostSide - 1) / mostSide);
		int width = Math.max(1, picture.width() / factor);
		int height = Math.max(1, picture.height() / factor);
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		for (int y = 0; y < height; y++) {
			if (y % 64 == 0) {
				cancellation.check();
			}
			for (int x = 0; x < width; x++) {
				image.setRGB(x, y, factor == 1 ? picture.argb(x, y) : mean(picture, x * factor, y * factor, factor));
			}
		}
		return image;
	}

	private static int mean(Picture picture, int left, int top, int side) {
		int right = Math.min(picture.width(), left + side);
		int bottom = Math.min(picture.height(), top + side);
		long[] sums = new long[4];
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				int pixel = picture.argb(x, y);
				for (int channel = 0; channel < sums.length; channel++) {
					sums[channel] += pixel >>> 8 * channel & 0xFF;
				}
			}
		}
		long pixels = (long) (right - left) * (bottom - top);
		int mean = 0;
		for (int channel = 0; channel < sums.length; channel++) {
			mean |= (int) ((sums[channel] + pixels / 2) / pixels) << 8 * channel;
		}
		return mean;
	}
}
