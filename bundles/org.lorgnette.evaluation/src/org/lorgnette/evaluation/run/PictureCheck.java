package org.lorgnette.evaluation.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.model.VisualQuestion;

/** Finds pictures that questions name and that are not there, before an engine works. Whether one is damaged shows when it is read. */
final class PictureCheck {

	/** Pictures stand in their array, of which the file is looked for. */
	private static final String IN_ARRAY = "\\.npy#[0-9]+$";

	private final Path folder;
	private final Map<String, Boolean> known = new HashMap<>();
	private final Map<String, Integer> missing = new LinkedHashMap<>();

	PictureCheck(Path folder) {
		this.folder = folder;
	}

	void look(VisualQuestion question) {
		for (String image : question.images()) {
			if (!known.computeIfAbsent(image, this::isThere)) {
				missing.merge(image, 1, Integer::sum);
			}
		}
	}

	private boolean isThere(String image) {
		try {
			return Files.isRegularFile(folder.resolve(image.replaceAll(IN_ARRAY, ".npy")));
		} catch (InvalidPathException e) {
			return false;
		}
	}

	/** One for each picture, in the order of the questions. */
	List<String> problems() {
		List<String> problems = new ArrayList<>();
		missing.forEach((image, questions) -> problems.add("there is no picture '" + image + "' in " + folder + "; "
				+ (questions == 1 ? "the question about it counts" : "the " + questions + " questions about it count")
				+ " as answered wrongly"));
		return problems;
	}
}
