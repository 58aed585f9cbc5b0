package org.lorgnette.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.Location;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

/** The visual questions of a corpus and their pictures, whose paths are relative to the corpus's folder. */
final class VisualSource implements OrderedAnalysis.Source<VisualQuestion> {

	private final CorpusReader reader;
	private final String name;
	private final String expected;
	private final PictureFolder pictures;

	/** @param expected what is said to be expected where the corpus holds something else than visual questions */
	VisualSource(CorpusReader reader, CorpusInput input, String expected) {
		this.reader = reader;
		this.name = input.name();
		this.expected = expected;
		this.pictures = new PictureFolder(input.folder());
	}

	@Override
	public Optional<VisualQuestion> next() throws IOException {
		Optional<Instance> next = reader.next();
		if (next.isPresent() && !(next.get() instanceof VisualQuestion)) {
			throw new CorpusException(Location.of(name), next.get().id() + " is a text; " + expected);
		}
		return next.map(VisualQuestion.class::cast);
	}

	/** The pictures of a question; may be called from several threads. */
	List<Picture> pictures(VisualQuestion question) throws IOException {
		List<Picture> read = new ArrayList<>();
		for (String image : question.images()) {
			read.add(pictures.read(image));
		}
		return read;
	}
}
