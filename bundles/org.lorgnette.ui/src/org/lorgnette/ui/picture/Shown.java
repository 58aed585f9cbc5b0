package org.lorgnette.ui.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Device;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.engine.visual.PictureReader;

/** Pictures that were read, ready to be painted; dispose them. */
record Shown(List<Path> files, List<Picture> pictures, List<Pyramid> pyramids) {

	/** @throws IOException if one cannot be read; the message is for the user */
	static Shown read(List<Path> files, Device device, Cancellation cancellation) throws IOException {
		List<Picture> pictures = new ArrayList<>();
		for (Path file : files) {
			cancellation.check();
			try {
				pictures.add(read(file));
			} catch (OutOfMemoryError e) {
				throw new IOException(NLS.bind(Messages.picture_memory, file), e);
			}
		}
		cancellation.check();
		return new Shown(files, pictures, pictures.stream().map(picture -> new Pyramid(device, picture)).toList());
	}

	/** Also one of an array of pictures, {@code FILE.npy#INDEX}. */
	static Picture read(Path file) throws IOException {
		Path name = file.getFileName();
		if (name != null && file.getParent() != null && name.toString().matches(".*\\.npy#[0-9]+")) {
			return new PictureFolder(file.getParent()).read(name.toString());
		}
		if (!Files.exists(file)) {
			throw new IOException(NLS.bind(Messages.picture_absent, file));
		}
		return PictureReader.read(file);
	}

	void dispose() {
		pyramids.forEach(Pyramid::dispose);
	}
}
