package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/** Sees to it that a model replaces nothing but an earlier model, and this only if it is asked for. */
record Occupation(Path model, boolean folderModel, Location place) {

	/** Files of which one is in every model folder. */
	private static final String MODEL = "model.json";

	void require(TrainingFolder.Mode mode) throws IOException {
		if (folderModel) {
			requireFolder(mode);
		} else if (Files.isDirectory(model)) {
			throw new CorpusException(place, "out: " + model + " is a folder; expected a file for the model");
		} else if (Files.exists(model) && !mode.force()) {
			throw exists();
		}
	}

	private void requireFolder(TrainingFolder.Mode mode) throws IOException {
		if (Files.exists(model) && !Files.isDirectory(model)) {
			throw new CorpusException(place, "out: " + model + " is a file; expected a folder for the model");
		}
		if (!TrainingFolder.isFilled(model)) {
			return;
		}
		if (!Files.exists(model.resolve(MODEL)) && !Files.exists(model.resolve(TrainingFolder.RECORD))) {
			throw new CorpusException(place, "out: " + model + " is a folder with something else than a model in it; choose another place");
		}
		if (!mode.force()) {
			throw exists();
		}
	}

	private CorpusException exists() {
		return new CorpusException(place,
				"out: " + model + " exists already; name another place (--out), or replace the model (--force)");
	}
}
