package org.lorgnette.engine.djl.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.OnnxCall;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.explain.Neighbour;

/**
 * Which words have vectors like that of a word, out of context. Listed are words of the documents looked at so far, and words of
 * the model's subwords. Safe for several threads.
 */
public final class WordNeighbours {

	private static final String WORDS = "words";
	private static final String VECTORS = "wordVectors";
	private static final int MOST_SEEN = 20_000;
	private static final int MOST_LOOKED_AT = 200_000;
	private static final int LONGEST_SEEN = 40;
	/** Subwords from this length on, in characters, are whole words if none begins with them: most others are stems. */
	private static final int SHORTEST_WHOLE = 5;
	private static final int BATCH = 512;

	/** Further inputs that a network needs beside its words, for items of one word each. */
	@FunctionalInterface
	public interface Inputs {

		Inputs NONE = (call, items) -> {
		};

		void add(OnnxCall call, int items);
	}

	private final LoadedModel model;
	private final Inputs inputs;
	private final Set<String> seen = ConcurrentHashMap.newKeySet();
	private final AtomicLong lookedAt = new AtomicLong();
	/** Of length 1, or of zeros only. */
	private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

	/** @param model stays the caller's to close */
	public WordNeighbours(LoadedModel model, Inputs inputs) {
		this.model = model;
		this.inputs = inputs;
	}

	/** Lists the words of a document from now on; of very many words, the first ones. */
	public void see(DocumentWords words) {
		// Who reads millions of words does not wait for this.
		long left = MOST_LOOKED_AT - lookedAt.getAndAdd(words.words());
		for (int word = 0; word < Math.min(words.words(), left) && seen.size() < MOST_SEEN; word++) {
			String form = words.form(word);
			if (form.length() <= LONGEST_SEEN && isWord(form)) {
				seen.add(form);
			}
		}
	}

	private static boolean isWord(String form) {
		return form.codePoints().anyMatch(Character::isLetter) && form.codePoints().noneMatch(Character::isWhitespace);
	}

	/** As {@link org.lorgnette.engine.explain.ShowsNeighbours#neighbours}; the same word in other case is left out too. */
	public List<Neighbour> nearest(String word, int count, Cancellation cancellation) throws EngineException {
		if (count < 1) {
			throw new IllegalArgumentException("count: " + count + "; expected 1 or more");
		}
		requireVectors();
		if (!hasVector(word)) {
			return List.of();
		}
		Set<String> listed = listed();
		List<String> missing = new ArrayList<>(listed);
		missing.removeIf(vectors::containsKey);
		for (int from = 0; from < missing.size(); from += BATCH) {
			cancellation.check();
			List<String> batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
			List<float[]> computed = compute(batch, cancellation);
			for (int i = 0; i < batch.size(); i++) {
				vectors.put(batch.get(i), computed.get(i));
			}
		}
		float[] vector = vector(word, cancellation);
		List<Neighbour> found = new ArrayList<>();
		for (String other : listed) {
			OptionalDouble cosine = cosine(vector, vectors.get(other));
			if (cosine.isPresent() && !lower(other).equals(lower(word))) {
				found.add(new Neighbour(other, cosine.getAsDouble()));
			}
		}
		// The words come in alphabetical order, and the sort is stable.
		found.sort(Comparator.comparingDouble(Neighbour::similarity).reversed());
		return List.copyOf(found.subList(0, Math.min(count, found.size())));
	}

	/** As {@link org.lorgnette.engine.explain.ShowsNeighbours#similarity}. */
	public OptionalDouble similarity(String one, String other) throws EngineException {
		requireVectors();
		return hasVector(one) && hasVector(other) ? cosine(vector(one, Cancellation.NONE), vector(other, Cancellation.NONE))
				: OptionalDouble.empty();
	}

	private void requireVectors() throws EngineUnavailableException {
		if (!model.network().outputs().containsKey(VECTORS)) {
			throw new EngineUnavailableException(model.network().file() + " does not show the vectors of words: it has no output " + VECTORS,
					"train the model anew, which exports them too");
		}
	}

	/** Single words have one, known or not: it is made of their parts. */
	private static boolean hasVector(String word) {
		return !word.isEmpty() && word.codePoints().noneMatch(Character::isWhitespace);
	}

	private Set<String> listed() {
		Set<String> listed = new TreeSet<>(seen);
		Set<String> known = new HashSet<>();
		listed.forEach(word -> known.add(lower(word)));
		TreeSet<String> pieces = new TreeSet<>(model.words().subwords().begins());
		for (String piece : pieces) {
			String longer = pieces.higher(piece);
			boolean whole = longer == null || !longer.startsWith(piece);
			if (whole && piece.length() >= SHORTEST_WHOLE && piece.codePoints().allMatch(Character::isLetter) && !known.contains(piece)) {
				listed.add(piece);
			}
		}
		return listed;
	}

	private static String lower(String word) {
		return word.toLowerCase(Locale.ROOT);
	}

	private float[] vector(String word, Cancellation cancellation) throws EngineException {
		float[] known = vectors.get(word);
		return known != null ? known : compute(List.of(word), cancellation).getFirst();
	}

	private List<float[]> compute(List<String> words, Cancellation cancellation) throws EngineException {
		FloatTensor found;
		try (OnnxCall call = model.network().call()) {
			var ids = call.longs(WORDS, words.size(), 1, model.words().width());
			words.forEach(word -> ids.put(model.words().ids(word)));
			inputs.add(call, words.size());
			found = call.run(List.of(VECTORS), cancellation).get(VECTORS);
		}
		int width = found.shape().length == 3 ? found.length(2) : 0;
		float[] values = found.require(VECTORS, words.size(), 1, width);
		found.requireFinite(VECTORS, 0, values.length);
		List<float[]> units = new ArrayList<>(words.size());
		for (int word = 0; word < words.size(); word++) {
			units.add(unit(values, word * width, width));
		}
		return units;
	}

	private static float[] unit(float[] values, int from, int width) {
		double squares = 0;
		for (int i = from; i < from + width; i++) {
			squares += (double) values[i] * values[i];
		}
		float[] unit = new float[width];
		for (int i = 0; i < width && squares > 0; i++) {
			unit[i] = (float) (values[from + i] / Math.sqrt(squares));
		}
		return unit;
	}

	private static OptionalDouble cosine(float[] one, float[] other) {
		double product = 0;
		boolean zero = true;
		boolean otherZero = true;
		for (int i = 0; i < one.length; i++) {
			product += (double) one[i] * other[i];
			zero &= one[i] == 0;
			otherZero &= other[i] == 0;
		}
		return zero || otherZero ? OptionalDouble.empty() : OptionalDouble.of(Math.max(-1, Math.min(1, product)));
	}
}
