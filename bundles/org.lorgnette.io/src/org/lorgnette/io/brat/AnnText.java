package org.lorgnette.io.brat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Document;

/** Annotation files as texts, for programs that edit them: what they say, and how a changed one keeps what was not changed. */
public final class AnnText {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private AnnText() {
	}

	/**
	 * The document with this text, without a byte order mark, and these annotation files, by name. Where {@code marked}, the file begins
	 * with a byte order mark, which becomes part of the text if the annotations count it.
	 */
	public static Document read(String id, String text, boolean marked, SequencedMap<String, String> files, ProblemListener problems) {
		List<AnnLine> lines = new ArrayList<>();
		for (Map.Entry<String, String> file : files.entrySet()) {
			long number = 0;
			for (String line : lines(file.getValue())) {
				number++;
				if (!line.isBlank()) {
					lines.add(AnnLine.parse(new Location(file.getKey(), number), line));
				}
			}
		}
		String whole = BYTE_ORDER_MARK + text;
		boolean counted = marked && TextBound.countMatches(lines, whole) > TextBound.countMatches(lines, text);
		return new AnnParser(id, counted ? whole : text, problems).parse(lines);
	}

	/** The lines of {@code .ann} for a document, each with its line feed. */
	public static String write(Document document, LossListener losses) {
		StringWriter out = new StringWriter();
		try {
			new AnnWriter(document, out, losses).write();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toString();
	}

	/** The ids in a file, those of lines that do not fit included. */
	public static Set<String> ids(String file) {
		Set<String> ids = new TreeSet<>();
		lines(file).stream().map(AnnMerge::key).filter(key -> key.length() > 1 && key.charAt(0) != '*').forEach(ids::add);
		return ids;
	}

	/**
	 * The file with what an edit changed: lines that the edit did not touch stay as they are and where they are, also those that do not
	 * fit.
	 *
	 * @param file
	 *            as it is
	 * @param before
	 *            what {@link #write} makes of the document in that file
	 * @param after
	 *            what it makes of the changed document
	 */
	public static String merge(String file, String before, String after) {
		return new AnnMerge(before, after).into(file);
	}

	static List<String> lines(String file) {
		String plain = file.startsWith(BYTE_ORDER_MARK) ? file.substring(1) : file;
		List<String> lines = new ArrayList<>(List.of(plain.split("\r?\n", -1)));
		if (lines.getLast().isEmpty()) {
			lines.removeLast();
		}
		return lines;
	}
}
