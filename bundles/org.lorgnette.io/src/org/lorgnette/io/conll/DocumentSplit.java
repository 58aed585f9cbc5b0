package org.lorgnette.io.conll;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.conll.ConllRows.Block;

/** Decides which sentences make a document. Mutable, for one file. */
final class DocumentSplit {

	static final FormatOption OPTION = new FormatOption("documents", "auto",
			"What a document is: docstart (a -DOCSTART- row or a newdoc comment starts one), blocks (of 100 sentences), sentence, "
					+ "file, or auto (docstart where there are such marks, else blocks).");

	/** Sentences in a block. */
	static final int BLOCK = 100;
	/** Under {@code auto}, even a marked document ends here, so that memory stays flat if only the file's begin is marked. */
	static final int LONGEST = 10_000;

	private enum Mode {
		AUTO, DOCSTART, BLOCKS, SENTENCE, FILE
	}

	private final Mode mode;
	private boolean marked;

	private DocumentSplit(Mode mode) {
		this.mode = mode;
	}

	static DocumentSplit of(FormatOptions options) {
		String value = options.text(OPTION.name());
		List<String> known = Arrays.stream(Mode.values()).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toList();
		if (!known.contains(value)) {
			throw options.misfit(OPTION.name(), "one of " + String.join(", ", known));
		}
		return new DocumentSplit(Mode.valueOf(value.toUpperCase(Locale.ROOT)));
	}

	/** The id that a mark above the block gives to the document that it starts, empty text without an id. */
	Optional<String> startedBy(Block block) {
		Optional<String> id = Optional.empty();
		if (mode == Mode.AUTO || mode == Mode.DOCSTART) {
			for (String line : block.rows().getFirst().above()) {
				Optional<String> before = id;
				Optional<String> started = CommentRule.startedDocument(line);
				id = id.filter(name -> !name.isEmpty()).or(() -> started).or(() -> before);
			}
		}
		marked |= id.isPresent();
		return id;
	}

	/** Whether a document that no mark starts goes on under the name of the one before. */
	boolean startsAnyway() {
		return marked;
	}

	/** Whether the block does not belong to the document with that many sentences. */
	boolean startsBefore(Block block, int sentences) {
		return switch (mode) {
			case FILE -> false;
			case SENTENCE -> true;
			case BLOCKS -> sentences >= BLOCK;
			case DOCSTART -> startedBy(block).isPresent();
			case AUTO -> startedBy(block).isPresent() || sentences >= (marked ? LONGEST : BLOCK);
		};
	}
}
