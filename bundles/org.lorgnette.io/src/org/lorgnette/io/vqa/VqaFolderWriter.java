package org.lorgnette.io.vqa;

import java.io.IOException;
import java.nio.file.Path;

import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.LossListener;
import org.lorgnette.model.Instance;

/** Writes questions.json and annotations.json of a folder. */
final class VqaFolderWriter implements CorpusWriter {

	private final VqaWriter questions;
	private final VqaWriter annotations;

	VqaFolderWriter(Path folder, LossListener losses) throws IOException {
		questions = new VqaWriter(VqaWriter.Part.QUESTIONS, CorpusTarget.of(folder.resolve("questions.json")), losses);
		annotations = new VqaWriter(VqaWriter.Part.ANNOTATIONS, CorpusTarget.of(folder.resolve("annotations.json")), losses);
	}

	@Override
	public void write(Instance instance) throws IOException {
		questions.write(instance);
		annotations.write(instance);
	}

	@Override
	public void commit() throws IOException {
		questions.commit();
		annotations.commit();
	}

	@Override
	public void close() throws IOException {
		try (questions) {
			annotations.close();
		}
	}
}
