package org.lorgnette.training.writing;

import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.djl.writing.WritingModel;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

/** What reads and what writes. Inputs: those of the source, and places. Outputs: as of {@link WriterNet#read}. */
final class WritingNet extends Net {

	private final SourceNet source;
	private final WriterNet writer;

	WritingNet(SourceNet source, WriterNet writer) {
		this.source = child("source", source);
		this.writer = child("writer", writer);
	}

	SourceNet source() {
		return source;
	}

	WriterNet writer() {
		return writer;
	}

	/** @param places see {@link WriterNet#read} */
	<T> WriterNet.Read<T> read(Ops<T> ops, List<T> inputs, T places) {
		return writer.read(ops, source.words(ops, inputs), places);
	}

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return read(ops, inputs.subList(0, inputs.size() - 1), inputs.getLast()).values();
	}

	/** The names of what {@link WriterNet#read} gives. */
	List<String> outputs() {
		List<String> names = new ArrayList<>(List.of(WritingModel.COPIED, WritingModel.COPY_KEYS));
		for (int i = 0; i < writer.size().layers(); i++) {
			for (String kind : WritingModel.KINDS) {
				names.add("source." + kind + "." + i);
			}
		}
		return names;
	}
}
