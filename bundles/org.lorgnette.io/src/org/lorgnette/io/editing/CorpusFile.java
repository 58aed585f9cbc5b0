package org.lorgnette.io.editing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;
import org.lorgnette.io.Loss;
import org.lorgnette.io.Problem;
import org.lorgnette.io.folder.DocumentFiles;
import org.lorgnette.model.Document;

/**
 * A corpus file that is read whole to be edited. Saving is done in two steps, so that what would be lost can be told before anything is
 * written: {@link #plan} and {@link SavePlan#write}. Immutable.
 */
public sealed interface CorpusFile permits StandoffFile, RecordFile {

	/** Larger files are refused: an editor is the wrong tool for them. */
	long LARGEST = 32L << 20;

	/** How a file is to be read: the id of its format, and that format's options. */
	record Choice(Optional<String> format, Map<String, String> options) {

		/** Whatever the file looks like. */
		public static final Choice AUTOMATIC = new Choice(Optional.empty(), Map.of());

		public Choice {
			options = Map.copyOf(options);
		}
	}

	/** The file that was opened. */
	Path file();

	/** The id of the format that it is read and saved in. */
	String format();

	List<Document> documents();

	/** What could not be read, and was passed over. */
	List<Problem> problems();

	TextEncoding encoding();

	/** Whether the text itself may be changed; else it is made of the tokens of the file. */
	boolean isTextEditable();

	/** Why the gold cannot be changed, or empty if it can. */
	Optional<String> obstacle();

	/** Ids that new annotations must not have. */
	Set<String> takenIds();

	/** The files whose content this is, those that do not exist yet included. */
	List<Path> files();

	/**
	 * What saving these documents, changed ones of {@link #documents()}, would write and lose.
	 *
	 * @throws CorpusException
	 *             if they cannot be written in this format
	 */
	SavePlan plan(List<Document> changed) throws IOException;

	/** What saving them under another name would write: everything. */
	SavePlan planAs(Path target, List<Document> changed) throws IOException;

	/** The same file once {@code changed} stands in it. */
	CorpusFile saved(List<Document> changed, SavePlan plan);

	/** Losses that an edit brings, beside those that the format has anyway. */
	static List<Loss> added(List<Loss> before, List<Loss> after) {
		Set<Loss> known = Set.copyOf(before);
		return after.stream().filter(loss -> !known.contains(loss)).toList();
	}

	/**
	 * Reads a file. A text without annotations is one document, and so is a text with a brat file beside it.
	 *
	 * @param expected
	 *            the encoding, unless the file's bytes say otherwise
	 * @throws CorpusException
	 *             if the file cannot be read, is no text, is too large, or is damaged
	 * @throws IllegalArgumentException
	 *             if there is no such format or option
	 * @throws CancellationException
	 *             if it was cancelled
	 */
	static CorpusFile open(Path file, Choice choice, Charset expected, BooleanSupplier cancelled) throws IOException {
		Location location = Location.of(file.toString());
		CorpusSource.open(file).close();
		if (!Files.isRegularFile(file)) {
			throw new CorpusException(location, "is no regular file");
		}
		long size = Files.size(file);
		if (size > LARGEST) {
			throw new CorpusException(location, "has " + (size >> 20) + " MB, and the editor takes files of up to " + (LARGEST >> 20)
					+ " MB; split the file, or evaluate and annotate it with a launch configuration or the command line");
		}
		byte[] bytes = Files.readAllBytes(file);
		TextEncoding encoding = TextEncoding.of(bytes, expected);
		boolean packed = file.toString().endsWith(".gz");
		if (!packed && isBinary(bytes, encoding)) {
			throw new CorpusException(location, "is not text (it holds zero bytes); open it with the program that it belongs to");
		}
		if (cancelled.getAsBoolean()) {
			throw new CancellationException();
		}
		CorpusFormat format = format(file, choice, bytes);
		boolean standoff = !packed && (format.id().equals("text") || format.id().equals("brat"));
		return standoff ? StandoffFile.read(file, bytes, encoding, expected)
				: RecordFile.read(file, format, choice.options(), bytes, encoding, cancelled);
	}

	private static boolean isBinary(byte[] bytes, TextEncoding encoding) {
		boolean wide = encoding.charset().name().startsWith("UTF-16") || encoding.charset().name().startsWith("UTF-32");
		for (int i = 0; !wide && i < Math.min(bytes.length, 1 << 16); i++) {
			if (bytes[i] == 0) {
				return true;
			}
		}
		return false;
	}

	private static CorpusFormat format(Path file, Choice choice, byte[] bytes) throws IOException {
		if (choice.format().isPresent()) {
			return CorpusFormats.find(choice.format().get());
		}
		CorpusFormat text = CorpusFormats.find("text");
		if (bytes.length == 0 && !StandoffFile.ANNOTATIONS.contains(DocumentFiles.extension(file))) {
			return text;
		}
		boolean wide = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFF) >= 0xFE;
		return wide ? text : CorpusFormats.detect(CorpusSource.of(file)).orElse(text);
	}

}
