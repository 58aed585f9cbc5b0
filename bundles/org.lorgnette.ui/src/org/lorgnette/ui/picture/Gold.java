package org.lorgnette.ui.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.predictions.BoxTable;
import org.lorgnette.io.predictions.EvidenceTable;
import org.lorgnette.metrics.vqa.Box;

/**
 * Where the gold finds the answer in the first picture of a question.
 *
 * @param thing the one thing that the question is about, if it is one
 * @param targets the other things that decide the answer
 * @param references what these are found by
 */
record Gold(Optional<Box> thing, List<Box> targets, List<Box> references) {

	static final Gold NONE = new Gold(Optional.empty(), List.of(), List.of());

	Gold {
		targets = List.copyOf(targets);
		references = List.copyOf(references);
	}

	/** What files beside the questions say of all of them, by id. */
	record Table(Map<String, BoxTable.Box> things, Map<String, EvidenceTable.Boxes> evidence) {

		private static final String THINGS = "boxes.jsonl";
		private static final String EVIDENCE = "evidence.jsonl";

		private interface Reading<T> {
			Map<String, T> read(CorpusSource source) throws IOException;
		}

		static Table beside(Path folder) throws IOException {
			return new Table(read(folder.resolve(THINGS), BoxTable::read), read(folder.resolve(EVIDENCE), EvidenceTable::read));
		}

		private static <T> Map<String, T> read(Path file, Reading<T> reading) throws IOException {
			return Files.isRegularFile(file) ? reading.read(CorpusSource.of(file)) : Map.of();
		}

		Gold of(String question) {
			Optional<Box> thing = Optional.ofNullable(things.get(question)).map(Table::box);
			Optional<EvidenceTable.Boxes> all = Optional.ofNullable(evidence.get(question));
			List<Box> targets = new ArrayList<>(all.map(EvidenceTable.Boxes::targets).orElse(List.of()).stream().map(Table::box).toList());
			thing.ifPresent(targets::remove);
			return new Gold(thing, targets, all.map(EvidenceTable.Boxes::references).orElse(List.of()).stream().map(Table::box).toList());
		}

		private static Box box(BoxTable.Box box) {
			return new Box(box.x(), box.y(), box.width(), box.height());
		}
	}
}
