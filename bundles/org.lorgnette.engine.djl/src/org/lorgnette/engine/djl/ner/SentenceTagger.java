package org.lorgnette.engine.djl.ner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.decode.ChainDecoder;
import org.lorgnette.engine.djl.ner.Windows.Piece;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.engine.djl.runtime.LengthBatches.Batch;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.model.tagging.Chunk;

/**
 * Tags the sentences of some documents together. A long sentence goes through the network in windows, and is decoded as a whole: no entity
 * is cut at a window's border. Memory grows with the longest sentence only. For one thread, to be used once.
 */
final class SentenceTagger {

	/** A chunk over words of the document, with its probability. */
	record Found(int begin, int end, String type, double score) {
	}

	/** The scores of a long sentence, as far as they are there. */
	private static final class Gathered {

		private final float[] emissions;
		private int missing;

		Gathered(int words, int tags) {
			emissions = new float[words * tags];
			missing = words;
		}
	}

	private final TaggingModel model;
	private final ChainDecoder decoder;
	private final int tags;
	private final List<DocumentWords> documents;
	/** The number of the document of each sentence, and of the sentence in it; sentences are numbered through the documents. */
	private final int[] owners;
	private final int[] numbers;
	private final int batchWords;
	private final Cancellation cancellation;
	private final List<List<Found>> found;
	private final Gathered[] gathered;

	SentenceTagger(TaggingModel model, List<DocumentWords> documents, int batchWords, Cancellation cancellation) {
		this.model = model;
		this.decoder = model.decoder();
		this.tags = decoder.grammar().size();
		this.documents = documents;
		this.batchWords = batchWords;
		this.cancellation = cancellation;
		int sentences = documents.stream().mapToInt(DocumentWords::sentences).sum();
		this.owners = new int[sentences];
		this.numbers = new int[sentences];
		int filled = 0;
		for (int document = 0; document < documents.size(); document++) {
			for (int sentence = 0; sentence < documents.get(document).sentences(); sentence++) {
				owners[filled] = document;
				numbers[filled++] = sentence;
			}
		}
		this.found = new ArrayList<>(Collections.nCopies(sentences, List.of()));
		this.gathered = new Gathered[sentences];
	}

	private DocumentWords words(int sentence) {
		return documents.get(owners[sentence]);
	}

	private int length(int sentence) {
		return words(sentence).length(numbers[sentence]);
	}

	private int first(int sentence) {
		return words(sentence).first(numbers[sentence]);
	}

	/** The chunks of each document, in the order of the text. */
	List<List<Found>> tag() throws EngineException {
		Windows windows = new Windows(model.model().folder().window());
		List<Piece> pieces = new ArrayList<>(owners.length);
		for (int sentence = 0; sentence < owners.length; sentence++) {
			pieces.addAll(windows.of(sentence, length(sentence)));
		}
		for (Batch batch : LengthBatches.of(pieces.stream().mapToInt(Piece::length).toArray(), batchWords)) {
			cancellation.check();
			run(Arrays.stream(batch.items()).mapToObj(pieces::get).toList(), batch.length());
		}
		List<List<Found>> all = new ArrayList<>();
		int sentence = 0;
		for (DocumentWords words : documents) {
			all.add(found.subList(sentence, sentence + words.sentences()).stream().flatMap(List::stream).toList());
			sentence += words.sentences();
		}
		return all;
	}

	private void run(List<Piece> pieces, int length) throws EngineException {
		FloatTensor emissions;
		try (TaggingModel.Batch batch = model.new Batch(pieces.size(), length)) {
			for (Piece piece : pieces) {
				DocumentWords words = words(piece.sentence());
				int first = first(piece.sentence());
				for (int word = first + piece.begin(); word < first + piece.end(); word++) {
					batch.add(words.form(word));
				}
				batch.endItem();
			}
			emissions = batch.run(cancellation);
		}
		for (int i = 0; i < pieces.size(); i++) {
			take(pieces.get(i), emissions, i * length);
		}
	}

	/** Takes a piece's words, the first of which stands at a row of the scores. */
	private void take(Piece piece, FloatTensor emissions, int row) throws EngineException {
		int sentence = piece.sentence();
		int length = length(sentence);
		emissions.requireFinite("emissions", (row + piece.from() - piece.begin()) * tags, (row + piece.to() - piece.begin()) * tags);
		if (piece.length() == length) {
			found.set(sentence, decode(sentence, emissions.values(), row, length));
			return;
		}
		if (gathered[sentence] == null) {
			gathered[sentence] = new Gathered(length, tags);
		}
		Gathered whole = gathered[sentence];
		int taken = piece.to() - piece.from();
		int at = (row + piece.from() - piece.begin()) * tags;
		System.arraycopy(emissions.values(), at, whole.emissions, piece.from() * tags, taken * tags);
		whole.missing -= taken;
		if (whole.missing == 0) {
			found.set(sentence, decode(sentence, whole.emissions, 0, length));
			gathered[sentence] = null;
		}
	}

	private List<Found> decode(int sentence, float[] emissions, int row, int length) {
		List<Chunk> chunks = decoder.grammar().chunks(decoder.best(emissions, row, length, cancellation));
		if (chunks.isEmpty()) {
			return List.of();
		}
		double[] scores = decoder.probabilities(emissions, row, length, chunks, cancellation);
		List<Found> scored = new ArrayList<>(chunks.size());
		int first = first(sentence);
		for (int i = 0; i < scores.length; i++) {
			Chunk chunk = chunks.get(i);
			scored.add(new Found(first + chunk.begin(), first + chunk.end(), chunk.type(), scores[i]));
		}
		return scored;
	}
}
