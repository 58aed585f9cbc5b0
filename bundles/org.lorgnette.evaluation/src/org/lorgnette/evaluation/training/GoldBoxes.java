package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.predictions.BoxTable;
import org.lorgnette.model.VisualQuestion;

/** Where in their pictures the things are that questions are about, as a file beside the questions says. */
final class GoldBoxes {

	private static final String FILE = "boxes.jsonl";

	private final Map<String, BoxTable.Box> boxes;

	private GoldBoxes(Map<String, BoxTable.Box> boxes) {
		this.boxes = boxes;
	}

	/** Those in a folder; none if it has no such file. */
	static GoldBoxes beside(Path folder) {
		Path file = folder.resolve(FILE);
		try {
			return new GoldBoxes(Files.isRegularFile(file) ? BoxTable.read(CorpusSource.of(file)) : Map.of());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Whole pixels that the box touches; boxes outside of the picture or without area are none. */
	Optional<PixelBox> of(VisualQuestion question) {
		BoxTable.Box box = boxes.get(question.id());
		if (box == null) {
			return Optional.empty();
		}
		int left = (int) Math.max(0, Math.floor(box.x()));
		int top = (int) Math.max(0, Math.floor(box.y()));
		int width = (int) Math.ceil(box.x() + box.width()) - left;
		int height = (int) Math.ceil(box.y() + box.height()) - top;
		return width > 0 && height > 0 ? Optional.of(new PixelBox(left, top, width, height)) : Optional.empty();
	}
}
