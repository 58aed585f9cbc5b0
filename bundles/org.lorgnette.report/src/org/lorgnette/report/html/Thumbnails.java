package org.lorgnette.report.html;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.chunk.Outcome;

/**
 * The pictures that cases ask about, small enough to stand in the page: those of errors first, until the page would become too large. What
 * cannot be read is left out.
 */
final class Thumbnails {

	/** Larger pictures are scaled down to fit. */
	private static final int WIDEST = 400;
	private static final int HIGHEST = 200;
	private static final int MOST = 3_000;
	private static final long MOST_BYTES = 6_000_000;

	private final Map<String, String> addresses = new LinkedHashMap<>();
	private final int wanted;

	private Thumbnails(int wanted) {
		this.wanted = wanted;
	}

	static Thumbnails of(EvaluationResult result) {
		Set<String> pictures = new LinkedHashSet<>();
		for (boolean right : new boolean[] { false, true }) {
			result.cases().stream().filter(shown -> (shown.kind() == Outcome.Kind.CORRECT) == right).flatMap(Thumbnails::pictures)
					.forEach(pictures::add);
		}
		Thumbnails thumbnails = new Thumbnails(pictures.size());
		Path path = result.experiment().corpus().path().toAbsolutePath();
		PictureFolder folder = new PictureFolder(Files.isDirectory(path) || path.getParent() == null ? path : path.getParent());
		long bytes = 0;
		for (String picture : pictures) {
			Optional<String> address = address(folder, picture);
			if (address.isPresent()) {
				bytes += address.get().length();
				if (bytes > MOST_BYTES || thumbnails.addresses.size() == MOST) {
					break;
				}
				thumbnails.addresses.put(picture, address.get());
			}
		}
		return thumbnails;
	}

	private static Stream<String> pictures(Case shown) {
		return shown.asked().flatMap(Case.Asked::seen).map(Case.Seen::pictures).orElse(List.of()).stream();
	}

	private static Optional<String> address(PictureFolder folder, String picture) {
		try {
			Picture whole = folder.read(picture);
			BufferedImage image = image(whole);
			byte[] exact = encoded(image, "png");
			// What is scaled is not exact any more: photographs are a tenth as large as JPEG.
			boolean scaled = image.getWidth() < whole.width() || image.getHeight() < whole.height();
			byte[] small = scaled && isOpaque(whole) ? encoded(withoutAlpha(image), "jpeg") : exact;
			return Optional.of(small.length < exact.length ? "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(small)
					: "data:image/png;base64," + Base64.getEncoder().encodeToString(exact));
		} catch (IOException | InvalidPathException e) {
			// The run itself has told of it: its questions failed.
			return Optional.empty();
		}
	}

	private static byte[] encoded(BufferedImage image, String format) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, format, bytes);
		return bytes.toByteArray();
	}

	private static boolean isOpaque(Picture picture) {
		return Arrays.stream(picture.pixels()).allMatch(pixel -> pixel >>> 24 == 255);
	}

	private static BufferedImage withoutAlpha(BufferedImage image) {
		BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = plain.createGraphics();
		graphics.drawImage(image, 0, 0, null);
		graphics.dispose();
		return plain;
	}

	private static BufferedImage image(Picture picture) {
		BufferedImage whole = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
		whole.setRGB(0, 0, picture.width(), picture.height(), picture.pixels(), 0, picture.width());
		double scale = Math.min(1, Math.min((double) WIDEST / picture.width(), (double) HIGHEST / picture.height()));
		if (scale == 1) {
			return whole;
		}
		BufferedImage small = whole;
		// By halves first: a single step over a large factor passes over most pixels.
		while (small.getWidth() / 2 > picture.width() * scale && small.getHeight() / 2 > picture.height() * scale) {
			small = scaled(small, small.getWidth() / 2, small.getHeight() / 2);
		}
		return scaled(small, Math.max(1, (int) Math.round(picture.width() * scale)), Math.max(1, (int) Math.round(picture.height() * scale)));
	}

	private static BufferedImage scaled(BufferedImage image, int width, int height) {
		BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = scaled.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(image, 0, 0, width, height, null);
		graphics.dispose();
		return scaled;
	}

	/** {@code data:} addresses by the pictures' paths. */
	Map<String, String> addresses() {
		return addresses;
	}

	/** How many pictures the cases ask about. */
	int wanted() {
		return wanted;
	}
}
