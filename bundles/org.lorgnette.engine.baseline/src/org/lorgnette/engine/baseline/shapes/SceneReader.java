package org.lorgnette.engine.baseline.shapes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;

/** Finds things on a plain ground: connected places of one colour that differ from the colour that prevails along the border. */
final class SceneReader {

	/** Larger pictures are looked at through a coarser grid. */
	private static final int LONGEST_SIDE = 400;
	/** Largest difference in a channel, 0..255, within the ground and within a thing. */
	private static final int GROUND_TOLERANCE = 28;
	private static final int THING_TOLERANCE = 48;
	/** Shares of a pixel from which it belongs to a thing, and from which it is at least its smooth edge. */
	private static final double INNER = 0.5;
	private static final double FRINGE = 0.1;
	private static final int FLAT = 4;
	private static final int NARROW = 2;
	private static final double LEAST_GROUND = 0.5;
	private static final int MOST_THINGS = 200;
	private static final double LEAST_AREA = 0.0004;

	private final int width;
	private final int height;
	private final double scale;
	private final int[] pixels;
	private final int[] labels;
	private final Picture picture;
	private final Cancellation cancellation;
	private final int[] stack;

	private SceneReader(Picture picture, Cancellation cancellation) {
		this.picture = picture;
		this.cancellation = cancellation;
		this.scale = Math.max(1, Math.max(picture.width(), picture.height()) / (double) LONGEST_SIDE);
		this.width = Math.max(1, (int) (picture.width() / scale));
		this.height = Math.max(1, (int) (picture.height() / scale));
		this.pixels = sample();
		this.labels = new int[pixels.length];
		this.stack = new int[pixels.length];
	}

	static Scene read(Picture picture, Cancellation cancellation) {
		return new SceneReader(picture, cancellation).read();
	}

	/** One pixel of the picture for each place: averages would mix colours along every edge. Transparent ones lie on white. */
	private int[] sample() {
		int[] sampled = new int[width * height];
		for (int y = 0; y < height; y++) {
			cancellation.check();
			for (int x = 0; x < width; x++) {
				int argb = picture.argb(Math.min(picture.width() - 1, (int) ((x + 0.5) * picture.width() / width)),
						Math.min(picture.height() - 1, (int) ((y + 0.5) * picture.height() / height)));
				sampled[y * width + x] = onWhite(argb);
			}
		}
		return sampled;
	}

	private static int onWhite(int argb) {
		int alpha = argb >>> 24;
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			rgb |= ((argb >> shift & 0xFF) * alpha + 255 * (255 - alpha)) / 255 << shift;
		}
		return rgb;
	}

	private Scene read() {
		int ground = ground();
		if (groundShare(ground) < LEAST_GROUND) {
			return scene(List.of(), Optional.of("the picture has no plain ground"));
		}
		List<Thing> things = new ArrayList<>();
		double least = Math.max(4, LEAST_AREA * pixels.length);
		// Things of a few pixels have no flat place; they are looked for when the edges of all others are accounted for.
		for (int neighbours : new int[] {FLAT, NARROW}) {
			for (int at = 0; at < pixels.length; at++) {
				if (at % width == 0) {
					cancellation.check();
				}
				if (labels[at] == 0 && isPlain(at, ground, neighbours) && (neighbours == FLAT || isApart(at))) {
					int area = fill(at, things.size() + 1, ground);
					if (area >= least && things.size() < MOST_THINGS) {
						things.add(thing(things.size() + 1, area, ground));
					} else {
						relabel(area, -1);
					}
				}
			}
		}
		for (int at = 0; at < labels.length; at++) {
			labels[at] = Math.max(0, labels[at]);
		}
		if (things.size() == MOST_THINGS) {
			return scene(List.of(), Optional.of("the picture is too busy"));
		}
		things.sort(Comparator.comparingDouble(Thing::area).reversed().thenComparingInt(Thing::label));
		return scene(things, Optional.empty());
	}

	private Scene scene(List<Thing> things, Optional<String> trouble) {
		return new Scene(width, height, scale, labels, List.copyOf(things), trouble);
	}

	/** The middle of the commonest of 4,096 boxes of colours along the border. */
	private int ground() {
		int[] counts = new int[4096];
		int[] example = new int[4096];
		forBorder(pixel -> {
			int box = pixel >> 12 & 0xF00 | pixel >> 8 & 0xF0 | pixel >> 4 & 0xF;
			if (counts[box]++ == 0) {
				example[box] = pixel;
			}
		});
		int best = 0;
		for (int box = 1; box < counts.length; box++) {
			best = counts[box] > counts[best] ? box : best;
		}
		return example[best];
	}

	private double groundShare(int ground) {
		int[] counts = new int[2];
		forBorder(pixel -> counts[differs(pixel, ground, GROUND_TOLERANCE) ? 1 : 0]++);
		return (double) counts[0] / (counts[0] + counts[1]);
	}

	private void forBorder(java.util.function.IntConsumer consumer) {
		for (int x = 0; x < width; x++) {
			consumer.accept(pixels[x]);
			consumer.accept(pixels[(height - 1) * width + x]);
		}
		for (int y = 0; y < height; y++) {
			consumer.accept(pixels[y * width]);
			consumer.accept(pixels[y * width + width - 1]);
		}
	}

	private static boolean differs(int one, int other, int tolerance) {
		return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) > tolerance
				|| Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) > tolerance || Math.abs((one & 0xFF) - (other & 0xFF)) > tolerance;
	}

	/** Whether a place has another colour than the ground, and so many of the four beside it share that colour. */
	private boolean isPlain(int at, int ground, int neighbours) {
		int x = at % width;
		int y = at / width;
		int colour = pixels[at];
		if (!differs(colour, ground, GROUND_TOLERANCE)) {
			return false;
		}
		int same = 0;
		same += x == 0 || !differs(pixels[at - 1], colour, GROUND_TOLERANCE) ? 1 : 0;
		same += x == width - 1 || !differs(pixels[at + 1], colour, GROUND_TOLERANCE) ? 1 : 0;
		same += y == 0 || !differs(pixels[at - width], colour, GROUND_TOLERANCE) ? 1 : 0;
		same += y == height - 1 || !differs(pixels[at + width], colour, GROUND_TOLERANCE) ? 1 : 0;
		return same >= neighbours;
	}

	/** Whether nothing beside or diagonally next to a place belongs to a thing or its edge. */
	private boolean isApart(int at) {
		for (int y = Math.max(0, at / width - 1); y <= Math.min(height - 1, at / width + 1); y++) {
			for (int x = Math.max(0, at % width - 1); x <= Math.min(width - 1, at % width + 1); x++) {
				if (labels[y * width + x] != 0) {
					return false;
				}
			}
		}
		return true;
	}

	/** Labels what is connected with a place and coloured like it; the places lie in the stack afterwards. */
	private int fill(int seed, int label, int ground) {
		int colour = pixels[seed];
		int size = 0;
		stack[size++] = seed;
		labels[seed] = label;
		for (int done = 0; done < size; done++) {
			int at = stack[done];
			if (share(pixels[at], colour, ground) < INNER) {
				continue;
			}
			int x = at % width;
			int y = at / width;
			size = visit(x > 0 ? at - 1 : at, label, colour, ground, size);
			size = visit(x < width - 1 ? at + 1 : at, label, colour, ground, size);
			size = visit(y > 0 ? at - width : at, label, colour, ground, size);
			size = visit(y < height - 1 ? at + width : at, label, colour, ground, size);
		}
		return size;
	}

	private int visit(int next, int label, int colour, int ground, int size) {
		if (labels[next] > 0 || share(pixels[next], colour, ground) < FRINGE) {
			return size;
		}
		labels[next] = label;
		stack[size] = next;
		return size + 1;
	}

	/** How much of a pixel a thing of this colour covers, 0..1: smooth edges are mixtures of its colour with the ground's. */
	private static double share(int pixel, int colour, int ground) {
		double along = 0;
		double length = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			int whole = (colour >> shift & 0xFF) - (ground >> shift & 0xFF);
			along += whole * ((pixel >> shift & 0xFF) - (ground >> shift & 0xFF));
			length += whole * whole;
		}
		double share = Math.clamp(along / length, 0, 1);
		for (int shift = 0; shift <= 16; shift += 8) {
			double expected = (ground >> shift & 0xFF) + share * ((colour >> shift & 0xFF) - (ground >> shift & 0xFF));
			if (Math.abs(expected - (pixel >> shift & 0xFF)) > (share > 0.9 ? THING_TOLERANCE : GROUND_TOLERANCE)) {
				return 0;
			}
		}
		return share;
	}

	private void relabel(int area, int label) {
		for (int i = 0; i < area; i++) {
			labels[stack[i]] = label;
		}
	}

	private Thing thing(int label, int size, int ground) {
		int seed = pixels[stack[0]];
		int left = width;
		int right = 0;
		int top = height;
		int bottom = 0;
		int[] colour = new int[3];
		int plain = 0;
		for (int i = 0; i < size; i++) {
			int at = stack[i];
			double share = share(pixels[at], seed, ground);
			left = Math.min(left, at % width);
			right = Math.max(right, at % width);
			top = Math.min(top, at / width);
			bottom = Math.max(bottom, at / width);
			if (share > 0.9) {
				plain++;
				for (int channel = 0; channel < 3; channel++) {
					colour[channel] += pixels[at] >> 8 * channel & 0xFF;
				}
			}
		}
		Coverage coverage = new Coverage(right - left + 1, bottom - top + 1);
		for (int i = 0; i < size; i++) {
			int at = stack[i];
			double share = share(pixels[at], seed, ground);
			coverage.add(at % width - left, at / width - top, share);
			labels[at] = share < INNER ? -1 : label;
		}
		int factor = coverage.area() < 100 ? 8 : coverage.area() < 1_000 ? 4 : 1;
		double[] filled = new double[2];
		Outline outline = coverage.outline(factor, filled);
		FormRule.Named form = FormRule.of(outline, filled[0], factor);
		Colour.Named named = Colour.of(colour[2] / plain << 16 | colour[1] / plain << 8 | colour[0] / plain);
		return new Thing(label, named.colour(), form.form(), coverage.area(), left + coverage.x(), top + coverage.y(),
				right - left + 1.0, bottom - top + 1.0, box(left, right, top, bottom), named.score() * form.score());
	}

	private PixelBox box(int left, int right, int top, int bottom) {
		int x = (int) (left * (double) picture.width() / width);
		int y = (int) (top * (double) picture.height() / height);
		int x2 = Math.min(picture.width(), (int) Math.ceil((right + 1) * (double) picture.width() / width));
		int y2 = Math.min(picture.height(), (int) Math.ceil((bottom + 1) * (double) picture.height() / height));
		return new PixelBox(x, y, Math.max(1, x2 - x), Math.max(1, y2 - y));
	}
}
