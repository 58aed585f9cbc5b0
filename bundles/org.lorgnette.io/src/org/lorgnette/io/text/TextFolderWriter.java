package org.lorgnette.io.text;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.folder.StagedFolder;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/** Writes each text into a file of its own, named by the document's id, which may name subfolders. */
final class TextFolderWriter implements CorpusWriter {

	private final StagedFolder folder;
	private final LossListener losses;

	TextFolderWriter(Path folder, LossListener losses) throws IOException {
		this.folder = new StagedFolder(folder);
		this.losses = losses;
	}

	@Override
	public void write(Instance instance) throws IOException {
		Document document = TextLosses.document(instance, losses);
		try (Writer out = folder.text(document.id(), ".txt")) {
			out.write(document.text());
		}
	}

	@Override
	public void commit() throws IOException {
		folder.commit();
	}

	@Override
	public void close() throws IOException {
		folder.close();
	}
}
