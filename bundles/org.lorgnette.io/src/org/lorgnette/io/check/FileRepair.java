package org.lorgnette.io.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.Loss;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.io.finding.DocumentEdit;
import org.lorgnette.io.finding.LineEdit;
import org.lorgnette.io.finding.Repair;
import org.lorgnette.io.jsonl.JsonLinesCheck;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/**
 * Carries out repairs in files. A file is changed as a whole or not at all: it is written beside the old one and moved over it. Lines that
 * are not touched stay as they are, byte by byte.
 */
public final class FileRepair {

	private FileRepair() {
	}

	/**
	 * @param file
	 *            the file that was checked
	 * @param format
	 *            the format it was read in
	 * @param repairs
	 *            what to do; of two repairs that change one line, the second is left out
	 * @throws CorpusException
	 *             if the file has changed since, or its format cannot say all that it holds
	 */
	public static void apply(Path file, String format, List<Repair> repairs) throws IOException {
		Map<String, Map<Long, LineEdit>> lines = new LinkedHashMap<>();
		List<DocumentEdit> edits = new ArrayList<>();
		for (Repair repair : repairs) {
			if (!repair.lines().isEmpty()) {
				boolean free = repair.lines().stream().noneMatch(edit -> {
					LineEdit other = lines.getOrDefault(edit.file(), Map.of()).get(edit.line());
					return other != null && !other.equals(edit) && !canMerge(other, edit);
				});
				if (free) {
					repair.lines().forEach(edit -> lines.computeIfAbsent(edit.file(), name -> new HashMap<>()).merge(edit.line(), edit,
							FileRepair::merge));
				}
			} else {
				edits.add(repair.document().orElseThrow());
			}
		}
		if (!lines.isEmpty() && !edits.isEmpty()) {
			throw new IllegalArgumentException("repairs of lines and of documents cannot be carried out at once");
		}
		for (Map.Entry<String, Map<Long, LineEdit>> entry : lines.entrySet()) {
			rewriteLines(file.resolveSibling(entry.getKey()), entry.getValue());
		}
		if (!edits.isEmpty()) {
			// Removing an answer renumbers those behind it.
			edits.sort(Comparator.comparingInt(edit -> edit.answers().stream().mapToInt(answer -> -answer.number()).max().orElse(0)));
			rewriteDocuments(file, CorpusFormats.find(format), edits);
		}
	}

	private static boolean canMerge(LineEdit first, LineEdit second) {
		return first instanceof LineEdit.RemoveFromJson && second instanceof LineEdit.RemoveFromJson;
	}

	private static LineEdit merge(LineEdit first, LineEdit second) {
		if (first instanceof LineEdit.RemoveFromJson one && second instanceof LineEdit.RemoveFromJson two && !one.equals(two)) {
			List<String> ids = new ArrayList<>(one.ids());
			two.ids().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
			return new LineEdit.RemoveFromJson(one.file(), one.line(), ids);
		}
		return first;
	}

	private static void rewriteLines(Path file, Map<Long, LineEdit> edits) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		int done = 0;
		try (PendingOutput output = PendingOutput.toFile(file)) {
			OutputStream out = output.bytes();
			int begin = 0;
			for (long number = 1; begin < bytes.length; number++) {
				int next = begin;
				while (next < bytes.length && bytes[next] != '\n') {
					next++;
				}
				next = Math.min(bytes.length, next + 1);
				LineEdit edit = edits.get(number);
				if (edit == null) {
					out.write(bytes, begin, next - begin);
				} else {
					out.write(changed(bytes, begin, next, edit, new Location(file.toString(), number)));
					done++;
				}
				begin = next;
			}
			if (done < edits.size()) {
				throw changed(Location.of(file.toString()));
			}
			output.commit();
		}
	}

	/** The line's bytes after the change, with the byte order mark and the line end it had. */
	private static byte[] changed(byte[] bytes, int begin, int next, LineEdit edit, Location location) throws IOException {
		int end = bytes[next - 1] == '\n' ? next - 1 : next;
		end -= end > begin && bytes[end - 1] == '\r' ? 1 : 0;
		boolean mark = begin == 0 && end - begin >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
		int start = mark ? begin + 3 : begin;
		String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
		Optional<String> replacement = switch (edit) {
			case LineEdit.Replace it -> expected(line, it.expected(), Optional.of(it.replacement()), location);
			case LineEdit.Remove it -> expected(line, it.expected(), Optional.empty(), location);
			case LineEdit.RemoveFromJson it -> Optional.of(removed(line, it, location));
		};
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(bytes, begin, start - begin);
		if (replacement.isPresent()) {
			out.write(replacement.get().getBytes(StandardCharsets.UTF_8));
			out.write(bytes, end, next - end);
		}
		return out.toByteArray();
	}

	private static Optional<String> expected(String line, String expected, Optional<String> replacement, Location location)
			throws CorpusException {
		if (!line.equals(expected)) {
			throw changed(location);
		}
		return replacement;
	}

	private static String removed(String line, LineEdit.RemoveFromJson edit, Location location) throws CorpusException {
		try {
			return JsonLinesCheck.remove(line, edit.ids());
		} catch (IllegalArgumentException e) {
			throw new CorpusException(location, "has changed since it was checked (" + e.getMessage() + "); validate it again", e);
		}
	}

	private static CorpusException changed(Location location) {
		return new CorpusException(location, "has changed since it was checked; validate it again");
	}

	private static void rewriteDocuments(Path file, CorpusFormat format, List<DocumentEdit> edits) throws IOException {
		Location location = Location.of(file.toString());
		List<Loss> losses = new ArrayList<>();
		int done = 0;
		try (CorpusReader reader = format.reader(CorpusSource.of(file), format.defaults(), problem -> { });
				CorpusWriter writer = format.writer(CorpusTarget.of(file), format.defaults(), losses::add).orElseThrow(
						() -> new CorpusException(location, "cannot be repaired: nothing writes the format '" + format.id() + "'"))) {
			int number = 0;
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				Instance instance = next.get();
				for (DocumentEdit edit : edits) {
					if (edit.document() == number && instance instanceof Document document && edit.id().equals(document.id())) {
						instance = apply(edit, document, location);
						done++;
					}
				}
				writer.write(instance);
				number++;
			}
			if (done < edits.size()) {
				throw changed(location);
			}
			if (!losses.isEmpty()) {
				throw new CorpusException(location, "is left as it is, because writing it would lose " + losses.getFirst().kind() + " ("
						+ losses.getFirst().detail() + "); open it in the editor to repair it there");
			}
			writer.commit();
		}
	}

	private static Document apply(DocumentEdit edit, Document document, Location location) throws CorpusException {
		try {
			return edit.applyTo(document);
		} catch (IllegalArgumentException e) {
			throw new CorpusException(location, "has changed since it was checked (" + e.getMessage() + "); validate it again", e);
		}
	}
}
