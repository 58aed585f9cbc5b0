package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.training.GoldEvidence;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.predictions.BoxTable;
import org.lorgnette.io.predictions.EvidenceTable;
import org.lorgnette.model.VisualQuestion;

/** Where in their pictures the things are that questions are about, as files beside the questions say. */
final class GoldBoxes {

	private static final String BOXES = "boxes.jsonl";
	private static final String EVIDENCE = "evidence.jsonl";

	private final Map<String, BoxTable.Box> boxes;
	private final Map<String, EvidenceTable.Boxes> evidence;

	private GoldBoxes(Map<String, BoxTable.Box> boxes, Map<String, EvidenceTable.Boxes> evidence) {
		this.boxes = boxes;
		this.evidence = evidence;
	}

	private interface Table<T> {

		Map<String, T> read(CorpusSource source) throws IOException;
	}

	/** Those in a folder; none if it has no such file. */
	static GoldBoxes beside(Path folder) {
		try {
			return new GoldBoxes(table(folder.resolve(BOXES), BoxTable::read), table(folder.resolve(EVIDENCE), EvidenceTable::read));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static <T> Map<String, T> table(Path file, Table<T> table) throws IOException {
		return Files.isRegularFile(file) ? table.read(CorpusSource.of(file)) : Map.of();
	}

	/** The box of the one thing; none if it is outside of the picture or without area. */
	Optional<PixelBox> of(VisualQuestion question) {
		return Optional.ofNullable(boxes.get(question.id())).flatMap(GoldBoxes::pixels);
	}

	/** All things that decide the answer; boxes outside of the picture or without area are left out. */
	Optional<GoldEvidence> evidence(VisualQuestion question) {
		return Optional.ofNullable(evidence.get(question.id()))
				.map(all -> new GoldEvidence(pixels(all.targets()), pixels(all.references())));
	}

	private static List<PixelBox> pixels(List<BoxTable.Box> boxes) {
		return boxes.stream().map(GoldBoxes::pixels).flatMap(Optional::stream).toList();
	}

	/** Whole pixels that the box touches. */
	private static Optional<PixelBox> pixels(BoxTable.Box box) {
		int left = (int) Math.max(0, Math.floor(box.x()));
		int top = (int) Math.max(0, Math.floor(box.y()));
		int width = (int) Math.ceil(box.x() + box.width()) - left;
		int height = (int) Math.ceil(box.y() + box.height()) - top;
		return width > 0 && height > 0 ? Optional.of(new PixelBox(left, top, width, height)) : Optional.empty();
	}
}
