package org.lorgnette.ui.ask;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.ask.DocumentSupply;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.folder.DocumentStream;
import org.lorgnette.model.Document;
import org.lorgnette.ui.session.AnnotationSession;
import org.lorgnette.ui.session.Part;

/** The texts that a question is asked of. */
sealed interface Scope {

	/** Documents on loan from a scope; closing releases the file that is being read. */
	interface Documents extends DocumentSupply, Closeable {
	}

	/** May be called from any thread; documents of files are read one by one while they are asked for. */
	Documents open(ProblemListener problems, Cancellation cancellation);

	/** How many documents there are, if that is known before they are read. */
	OptionalInt size();

	/** What an editor shows, as it was when the scope was made: with all changes that are not saved yet. */
	record Open(AnnotationSession session, List<Document> documents) implements Scope {

		static Open of(AnnotationSession session) {
			return new Open(session, session.corpus().parts().stream().map(Part::document).toList());
		}

		@Override
		public Documents open(ProblemListener problems, Cancellation cancellation) {
			DocumentSupply supply = DocumentSupply.of(documents);
			return new Documents() {

				@Override
				public Optional<Document> next() throws IOException {
					return supply.next();
				}

				@Override
				public void close() {
					// Nothing is open.
				}
			};
		}

		@Override
		public OptionalInt size() {
			return OptionalInt.of(documents.size());
		}
	}

	/** Files and folders with all that is below them. */
	record Files(List<Path> paths) implements Scope {

		public Files {
			paths = List.copyOf(paths);
		}

		@Override
		public Documents open(ProblemListener problems, Cancellation cancellation) {
			DocumentStream stream = new DocumentStream(paths, problems, cancellation::check);
			return new Documents() {

				@Override
				public Optional<Document> next() throws IOException {
					return stream.next();
				}

				@Override
				public void close() throws IOException {
					stream.close();
				}
			};
		}

		@Override
		public OptionalInt size() {
			return OptionalInt.empty();
		}
	}
}
