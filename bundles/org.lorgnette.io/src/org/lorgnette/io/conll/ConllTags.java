package org.lorgnette.io.conll;

import java.util.List;
import java.util.Optional;

import org.lorgnette.model.Document;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.tagging.SchemeDetector;
import org.lorgnette.model.tagging.TagScheme;

/** The tags with which a document was read from a column file, as they stand there. */
public final class ConllTags {

	private ConllTags() {
	}

	/** One tag for each token, or empty if the document was not read from columns with tags. */
	public static Optional<List<String>> of(Document document) {
		String tag = document.metadata().getOrDefault(Layout.TAG, "");
		if (tag.isEmpty() || document.tokens().isEmpty()) {
			return Optional.empty();
		}
		Column column = new Column(Integer.parseInt(tag));
		return Optional.of(document.tokens().stream().map(token -> RowReader.tag(token, column)).toList());
	}

	/** The scheme of the documents' tags, or empty if none of them says. */
	public static Optional<TagScheme> scheme(List<Document> documents) {
		SchemeDetector detector = new SchemeDetector();
		for (Document document : documents) {
			of(document).ifPresent(tags -> {
				for (Sentence run : TagColumn.runs(document.sentences())) {
					detector.add(tags.subList(run.firstToken(), run.endToken()));
				}
			});
		}
		return detector.scheme();
	}
}
