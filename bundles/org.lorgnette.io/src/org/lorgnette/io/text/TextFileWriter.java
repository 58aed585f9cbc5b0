package org.lorgnette.io.text;

import java.io.IOException;

import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.io.Utf8Writer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/** Writes texts into one file, several with a line end between them. */
final class TextFileWriter implements CorpusWriter {

	private final PendingOutput output;
	private final Utf8Writer out;
	private final LossListener losses;
	private boolean any;
	private boolean lineOpen;

	TextFileWriter(PendingOutput output, LossListener losses) {
		this.output = output;
		this.out = output.text();
		this.losses = losses;
	}

	@Override
	public void write(Instance instance) throws IOException {
		Document document = TextLosses.document(instance, losses);
		if (any) {
			out.write(lineOpen ? "\n" : "");
			losses.report(document.id(), "document border", "the text follows the one before in the same file");
		}
		out.write(document.text());
		out.requireWhole();
		any = true;
		lineOpen = !document.text().endsWith("\n");
	}

	@Override
	public void commit() throws IOException {
		out.flush();
		output.commit();
	}

	@Override
	public void close() throws IOException {
		output.close();
	}
}
