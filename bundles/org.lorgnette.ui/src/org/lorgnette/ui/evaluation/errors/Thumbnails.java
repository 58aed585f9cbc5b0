package org.lorgnette.ui.evaluation.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.evaluation.Case;

/**
 * The pictures of cases, made small in the background when they are first painted: those asked for last come first, and those that
 * scrolled away long before are not read at all. Keeps some; must be disposed. For the UI thread.
 */
final class Thumbnails {

	/** Kept images, and pixels of the largest side of one. */
	private static final int MOST = 300;
	private static final int SIDE = 400;
	private static final int WAITING = 60;

	private record Key(Path folder, String picture) {
	}

	/** A picture made small, or why there is none. */
	private record Thumbnail(Optional<Image> image, String problem) {

		void dispose() {
			image.ifPresent(Image::dispose);
		}
	}

	private final Display display;
	private final Function<Case, Optional<Path>> folders;
	private final List<Runnable> listeners = new ArrayList<>();
	private final Map<Key, Thumbnail> known = new LinkedHashMap<>(16, 0.75f, true);
	private final Set<Key> underWay = new HashSet<>();
	private final Deque<Key> waiting = new ArrayDeque<>();
	private final Job job;
	private boolean disposed;

	/** @param folders where the pictures of a case lie */
	Thumbnails(Display display, Function<Case, Optional<Path>> folders) {
		this.display = display;
		this.folders = folders;
		this.job = Job.createSystem(Messages.Thumbnails_job, this::work);
		job.setPriority(Job.DECORATE);
	}

	/** {@code listener} hears when there are pictures that were not there before. */
	void addListener(Runnable listener) {
		listeners.add(listener);
	}

	static List<String> pictures(Case one) {
		return one.asked().flatMap(Case.Asked::seen).map(Case.Seen::pictures).orElse(List.of());
	}

	/** Paints the pictures of a case side by side into an area, or what is to be said instead. */
	void paint(GC gc, Case one, Rectangle area, Color foreground) {
		List<String> pictures = pictures(one);
		Optional<Path> folder = folders.apply(one);
		if (pictures.isEmpty() || folder.isEmpty()) {
			return;
		}
		int width = area.width / pictures.size();
		for (int i = 0; i < pictures.size(); i++) {
			Rectangle part = new Rectangle(area.x + i * width, area.y, Math.max(1, width - (pictures.size() > 1 ? 2 : 0)), area.height);
			paint(gc, thumbnail(new Key(folder.get(), pictures.get(i))), part, foreground);
		}
	}

	private static void paint(GC gc, Optional<Thumbnail> thumbnail, Rectangle area, Color foreground) {
		if (thumbnail.flatMap(Thumbnail::image).isPresent()) {
			Image image = thumbnail.get().image().get();
			Rectangle size = image.getBounds();
			double scale = Math.min((double) area.width / size.width, (double) area.height / size.height);
			int width = Math.max(1, (int) Math.round(size.width * scale));
			int height = Math.max(1, (int) Math.round(size.height * scale));
			gc.setAdvanced(true);
			gc.setInterpolation(scale >= 2 ? SWT.NONE : SWT.HIGH);
			gc.drawImage(image, 0, 0, size.width, size.height, area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width,
					height);
			return;
		}
		String text = thumbnail.isEmpty() ? "\u2026" : area.width > 200 ? thumbnail.get().problem() : Messages.Thumbnails_none;
		gc.setForeground(foreground);
		Rectangle before = gc.getClipping();
		gc.setClipping(area);
		Point size = gc.textExtent(text);
		gc.drawText(text, area.x + Math.max(0, (area.width - size.x) / 2), area.y + Math.max(0, (area.height - size.y) / 2), true);
		gc.setClipping(before);
	}

	/** Empty while it is made. */
	private Optional<Thumbnail> thumbnail(Key key) {
		Thumbnail found = known.get(key);
		if (found == null && !disposed) {
			boolean scheduled;
			synchronized (waiting) {
				scheduled = !underWay.contains(key);
				if (scheduled) {
					waiting.remove(key);
					waiting.addFirst(key);
					if (waiting.size() > WAITING) {
						waiting.removeLast();
					}
				}
			}
			if (scheduled) {
				job.schedule();
			}
		}
		return Optional.ofNullable(found);
	}

	/** How many there are, pictures and problems. */
	int size() {
		return known.size();
	}

	/** Whether the picture of a case is there. */
	boolean has(Case one) {
		return folders.apply(one).stream().flatMap(folder -> pictures(one).stream().map(picture -> known.get(new Key(folder, picture))))
				.anyMatch(found -> found != null && found.image().isPresent());
	}

	private void work(IProgressMonitor monitor) {
		Map<Path, PictureFolder> open = new LinkedHashMap<>();
		for (Optional<Key> next = next(); next.isPresent() && !monitor.isCanceled(); next = next()) {
			Key key = next.get();
			Object made = make(open.computeIfAbsent(key.folder(), PictureFolder::new), key.picture());
			if (display.isDisposed()) {
				return;
			}
			display.asyncExec(() -> put(key, made));
		}
	}

	private Optional<Key> next() {
		synchronized (waiting) {
			Optional<Key> first = Optional.ofNullable(waiting.pollFirst());
			first.ifPresent(underWay::add);
			return first;
		}
	}

	/** The pixels, or why there are none. */
	private static Object make(PictureFolder folder, String picture) {
		try {
			return small(folder.read(picture));
		} catch (IOException | InvalidPathException | OutOfMemoryError e) {
			return String.valueOf(e.getMessage());
		}
	}

	private void put(Key key, Object made) {
		synchronized (waiting) {
			underWay.remove(key);
		}
		if (disposed) {
			return;
		}
		Thumbnail before = known.put(key, made instanceof ImageData data
				? new Thumbnail(Optional.of(new Image(display, data)), "") : new Thumbnail(Optional.empty(), made.toString()));
		if (before != null) {
			before.dispose();
		}
		for (Iterator<Thumbnail> oldest = known.values().iterator(); known.size() > MOST && oldest.hasNext();) {
			oldest.next().dispose();
			oldest.remove();
		}
		listeners.forEach(Runnable::run);
	}

	/** Each pixel the mean of those it stands for. */
	static ImageData small(Picture picture) {
		double scale = Math.min(1, (double) SIDE / Math.max(picture.width(), picture.height()));
		int width = Math.max(1, (int) Math.round(picture.width() * scale));
		int height = Math.max(1, (int) Math.round(picture.height() * scale));
		int[] pixels = picture.pixels();
		ImageData data = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		byte[] alpha = new byte[width * height];
		boolean transparent = false;
		for (int y = 0; y < height; y++) {
			int top = (int) ((long) y * picture.height() / height);
			int bottom = Math.max(top + 1, (int) ((y + 1L) * picture.height() / height));
			for (int x = 0; x < width; x++) {
				int left = (int) ((long) x * picture.width() / width);
				int right = Math.max(left + 1, (int) ((x + 1L) * picture.width() / width));
				int mean = mean(pixels, picture.width(), new Rectangle(left, top, right - left, bottom - top));
				data.setPixel(x, y, mean & 0xFFFFFF);
				alpha[y * width + x] = (byte) (mean >>> 24);
				transparent |= mean >>> 24 < 255;
			}
		}
		if (transparent) {
			data.alphaData = alpha;
		}
		return data;
	}

	private static int mean(int[] argb, int width, Rectangle area) {
		long[] sums = new long[4];
		for (int y = area.y; y < area.y + area.height; y++) {
			for (int x = area.x; x < area.x + area.width; x++) {
				int pixel = argb[y * width + x];
				for (int part = 0; part < 4; part++) {
					sums[part] += pixel >>> 8 * part & 0xFF;
				}
			}
		}
		long count = (long) area.width * area.height;
		int mean = 0;
		for (int part = 0; part < 4; part++) {
			mean |= (int) ((sums[part] + count / 2) / count) << 8 * part;
		}
		return mean;
	}

	/** The folder that pictures of a corpus are named from. */
	static Path folder(Path corpus) {
		Path absolute = corpus.toAbsolutePath();
		return Files.isDirectory(absolute) || absolute.getParent() == null ? absolute : absolute.getParent();
	}

	void dispose() {
		disposed = true;
		job.cancel();
		known.values().forEach(Thumbnail::dispose);
		known.clear();
	}
}
