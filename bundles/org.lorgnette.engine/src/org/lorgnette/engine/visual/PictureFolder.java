package org.lorgnette.engine.visual;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures by their path relative to a folder. The last few are kept, since several questions often ask about one picture. */
public final class PictureFolder {

	private static final int KEPT = 8;
	private static final long MOST_KEPT_PIXELS = 1_000_000;
	private static final Pattern IN_ARRAY = Pattern.compile("(.*\\.npy)#([0-9]{1,9})");

	private final Path folder;
	private final Map<String, Picture> kept = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Picture> eldest) {
			return size() > KEPT;
		}
	};

	public PictureFolder(Path folder) {
		this.folder = folder;
	}

	/**
	 * Safe for several threads.
	 *
	 * @param image
	 *            a file, or {@code FILE.npy#INDEX} for one picture of a NumPy array of bytes {@code (pictures, height, width, 3)}
	 * @throws IOException
	 *             as {@link PictureReader#read(Path)} does
	 */
	public Picture read(String image) throws IOException {
		synchronized (kept) {
			Picture known = kept.get(image);
			if (known != null) {
				return known;
			}
		}
		Matcher inArray = IN_ARRAY.matcher(image);
		Picture picture = inArray.matches()
				? NumpyPictures.read(folder.resolve(inArray.group(1)), Integer.parseInt(inArray.group(2)))
				: PictureReader.read(folder.resolve(image));
		if ((long) picture.width() * picture.height() <= MOST_KEPT_PIXELS) {
			synchronized (kept) {
				kept.put(image, picture);
			}
		}
		return picture;
	}
}
