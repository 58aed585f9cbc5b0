package org.lorgnette.io.brat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.NamingWriter;
import org.lorgnette.io.folder.StagedFolder;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/** Writes a folder of {@code .txt} and {@code .ann} files. */
final class BratWriter implements CorpusWriter {

	private final Path target;
	private final StagedFolder folder;
	private final LossListener losses;

	BratWriter(CorpusTarget target, LossListener losses) throws IOException {
		this.target = target.path().orElseThrow(() -> new CorpusException(Location.of(target.name()),
				"brat documents are pairs of files and cannot be written to a stream; give a folder"));
		this.folder = new StagedFolder(this.target);
		this.losses = losses;
	}

	@Override
	public void write(Instance instance) throws IOException {
		if (!(instance instanceof Document document)) {
			throw new CorpusException(Location.of(target.toString()),
					"brat holds texts; '" + instance.id() + "' is a visual question");
		}
		try {
			try (Writer text = folder.text(document.id(), BratFormat.TEXT)) {
				text.write(document.text());
			}
			try (Writer annotations = folder.text(document.id(), ".ann")) {
				new AnnWriter(document, annotations, losses).write();
			}
		} catch (CharacterCodingException e) {
			throw NamingWriter.unencodable(target.toString(), document.id());
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
