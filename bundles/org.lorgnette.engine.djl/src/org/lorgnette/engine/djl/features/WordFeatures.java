package org.lorgnette.engine.djl.features;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.gson.JsonObject;

/**
 * Turns a word into the ids of its features, rows of one table of vectors: its subwords, its hashed form, prefix, suffix and shape.
 * Row 0 is padding. Thread-safe.
 */
public final class WordFeatures implements AutoCloseable {

	private static final int CACHED_WORDS = 200_000;
	private static final int AFFIX = 3;

	private final Subwords subwords;
	private final FeatureRows rows;
	private final Map<String, long[]> known = new ConcurrentHashMap<>();

	/** Takes over the subwords and closes them. */
	public WordFeatures(Subwords subwords, FeatureRows rows) {
		this.subwords = subwords;
		this.rows = rows;
	}

	/**
	 * Reads what {@link #toJson} wrote.
	 *
	 * @param folder of the file of subwords that it names
	 * @throws IOException
	 *             if a key is missing or does not fit, or the subwords cannot be read
	 */
	public static WordFeatures read(JsonObject json, Path folder) throws IOException {
		FeatureRows rows;
		Path subwords;
		try {
			rows = new FeatureRows(json.get("pieces").getAsInt(), json.get("words").getAsInt(), json.get("wordHashes").getAsInt(),
					json.get("affixes").getAsInt(), json.get("shapes").getAsInt());
			subwords = folder.resolve(json.get("subwords").getAsString());
		} catch (RuntimeException e) {
			throw new IOException(folder + ": not a description of word features (subwords, pieces, words, wordHashes, affixes, shapes): " + json, e);
		}
		return new WordFeatures(Subwords.read(subwords), rows);
	}

	/** @param subwordFile the name of the file of subwords */
	public JsonObject toJson(String subwordFile) {
		JsonObject json = new JsonObject();
		json.addProperty("subwords", subwordFile);
		json.addProperty("pieces", rows.pieces());
		json.addProperty("words", rows.words());
		json.addProperty("wordHashes", rows.wordHashes());
		json.addProperty("affixes", rows.affixes());
		json.addProperty("shapes", rows.shapes());
		return json;
	}

	/** How many ids a word has. */
	public int width() {
		return rows.width();
	}

	/** How many rows the table of vectors has. */
	public int tableRows() {
		return rows.total(subwords.size());
	}

	public Subwords subwords() {
		return subwords;
	}

	/** The ids of a word, {@link #width} many, unused ones 0; the first is never 0. Not to be changed. */
	public long[] ids(String word) {
		long[] ids = known.get(word);
		if (ids == null) {
			ids = compute(word);
			if (known.size() >= CACHED_WORDS) {
				known.clear();
			}
			known.put(word, ids);
		}
		return ids;
	}

	/** Leaves of the ids of a word at a place those of its affixes and shape: the subword is the unknown one, the forms are none. */
	public void hideForm(long[] ids, int place) {
		Arrays.fill(ids, place, place + rows.pieces() + rows.wordHashes(), 0);
		ids[place] = 1 + subwords.unknown();
	}

	private long[] compute(String word) {
		String form = WordForms.normalized(word);
		long[] ids = new long[width()];
		long[] pieces = subwords.ids(form);
		int slots = rows.pieces();
		for (int i = 0; i < Math.min(slots, pieces.length); i++) {
			// The last subword (the ending) is kept of a word with too many.
			int piece = i == slots - 1 ? pieces.length - 1 : i;
			ids[i] = 1 + pieces[piece];
		}
		if (pieces.length == 0) {
			ids[0] = 1 + subwords.unknown();
		}
		int place = slots;
		long first = 1L + subwords.size();
		for (int hash = 0; hash < rows.wordHashes(); hash++) {
			ids[place++] = first + WordForms.bucket(form, hash, rows.words());
		}
		first += rows.words();
		if (rows.affixes() > 0) {
			ids[place++] = first + WordForms.bucket(WordForms.begin(word, AFFIX), 2, rows.affixes());
			first += rows.affixes();
			ids[place++] = first + WordForms.bucket(WordForms.end(word, AFFIX), 3, rows.affixes());
			first += rows.affixes();
		}
		if (rows.shapes() > 0) {
			ids[place] = first + WordForms.bucket(WordForms.shape(word), 4, rows.shapes());
		}
		return ids;
	}

	@Override
	public void close() {
		subwords.close();
	}
}
