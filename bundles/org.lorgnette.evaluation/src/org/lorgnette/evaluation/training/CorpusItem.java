package org.lorgnette.evaluation.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.VisualQuestion;

/**
 * A document, or a question about pictures, and what it was read from.
 *
 * @param source the file or folder
 */
record CorpusItem(Instance instance, Path source) {

	/** The folder that paths of pictures are relative to. */
	Path folder() {
		return Files.isDirectory(source) ? source : source.toAbsolutePath().getParent();
	}

	/** What one has in common with others that must be on the same side of a split: a text, a statement, or pictures. */
	TextPrint together(long seed) {
		return switch (instance) {
			case Document document -> TextPrint.of(document, seed);
			case VisualQuestion question -> TextPrint.of(question.group().map(group -> absolute(source) + '\n' + group)
					.orElseGet(() -> String.join("\n", pictures(question))), seed);
		};
	}

	/** What must not be both trained on and held out: its text, or its pictures and itself under another order of drawing. */
	List<TextPrint> prints() {
		if (instance instanceof VisualQuestion question) {
			List<TextPrint> prints = new ArrayList<>();
			pictures(question).forEach(picture -> prints.add(TextPrint.of(picture, 0)));
			prints.add(TextPrint.of(absolute(source) + "\n\n" + question.id(), 0));
			return prints;
		}
		return instance instanceof Document document && document.text().isBlank() ? List.of() : List.of(together(0));
	}

	private List<String> pictures(VisualQuestion question) {
		return question.images().stream().map(image -> absolute(folder()) + '/' + image).toList();
	}

	private static String absolute(Path path) {
		return path.toAbsolutePath().normalize().toString();
	}
}
