package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.decode.ChainDecoder;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.model.tagging.Chunk;

/** Tags one document: its sentences in pieces, these through the network, the words' labels decoded. */
final class HfTagging {

	/** Pieces that are gathered before they go through the network. */
	private static final int GATHERED = 1 << 16;

	/** Words {@code [begin, end)} of the document that are an entity, with its probability. */
	record Found(int begin, int end, String type, double score) {
	}

	/**
	 * How a document is tagged.
	 *
	 * @param logits the name of the output
	 * @param room how many pieces of a text go through the network at once
	 * @param batch how many pieces go through it together
	 * @param words whether texts go to the tokenizer word by word
	 */
	record Method(HfModel model, String logits, TagLabels labels, ChainDecoder decoder, PieceAlignment alignment, int room,
			int batch, boolean words) {
	}

	private record Item(Sentence sentence, PieceWindow window, PieceSequence input) {
	}

	/** One sentence while its windows are worked off. */
	private static final class Sentence {

		private final int number;
		private final WordPieces pieces;
		private final boolean whole;
		/** [words][labels]; null for words without pieces. */
		private final double[][] probabilities;

		Sentence(int number, WordPieces pieces, boolean whole) {
			this.number = number;
			this.pieces = pieces;
			this.whole = whole;
			this.probabilities = new double[pieces.words()][];
		}
	}

	private final Method method;
	private final DocumentWords words;
	private final Cancellation cancellation;
	private final List<Found> found = new ArrayList<>();

	HfTagging(Method method, DocumentWords words, Cancellation cancellation) {
		this.method = method;
		this.words = words;
		this.cancellation = cancellation;
	}

	/** The entities in the order of the text. */
	List<Found> tag() throws EngineException {
		List<Sentence> sentences = new ArrayList<>();
		List<Item> items = new ArrayList<>();
		long gathered = 0;
		for (int number = 0; number < words.sentences(); number++) {
			cancellation.check();
			HfTokenizer tokenizer = method.model().tokenizer();
			Sentence sentence = sentence(number);
			sentences.add(sentence);
			if (sentence.pieces.ids().length > 0) {
				for (PieceWindow window : PieceWindow.of(sentence.pieces, method.room())) {
					Item item = new Item(sentence, window, tokenizer.single().wrap(ids(sentence, window)));
					items.add(item);
					gathered += item.input().length();
				}
			}
			if (gathered >= GATHERED || number + 1 == words.sentences()) {
				run(items);
				for (Sentence done : sentences) {
					decode(done);
				}
				items.clear();
				sentences.clear();
				gathered = 0;
			}
		}
		return found;
	}

	private long[] ids(Sentence sentence, PieceWindow window) {
		return Arrays.stream(shown(sentence, window)).mapToLong(piece -> sentence.pieces.ids()[piece]).toArray();
	}

	/** The numbers of the pieces that go through the network. */
	private int[] shown(Sentence sentence, PieceWindow window) {
		WordPieces pieces = sentence.pieces;
		return sentence.whole ? IntStream.range(0, pieces.ids().length).toArray()
				: IntStream.range(window.begin(), window.end()).flatMap(word -> IntStream.range(pieces.firsts()[word],
						pieces.firsts()[word] + PieceWindow.shown(pieces, word, method.room()))).toArray();
	}

	private Sentence sentence(int number) {
		HfTokenizer tokenizer = method.model().tokenizer();
		WordPieces pieces = method.words() ? WordPieces.ofWords(tokenizer, words, number, cancellation)
				: WordPieces.ofText(tokenizer, words, number, cancellation);
		return new Sentence(number, pieces, pieces.ids().length <= method.room());
	}

	/** How the words split. */
	List<TokenPieces> pieces() {
		List<TokenPieces> shown = new ArrayList<>();
		for (int number = 0; number < words.sentences(); number++) {
			cancellation.check();
			PieceUnits.split(method.model().folder().tokenizer(), words, words.first(number), sentence(number).pieces, shown);
		}
		return shown;
	}

	/** What the network attends to in the window from which a word of the document is taken. */
	AttentionMaps attention(int word) throws EngineException {
		int number = 0;
		while (words.end(number) <= word) {
			number++;
		}
		Sentence sentence = sentence(number);
		int place = word - words.first(number);
		PieceWindow window = PieceWindow.of(sentence.pieces, method.room()).stream()
				.filter(each -> each.from() <= place && place < each.to()).findFirst().orElseThrow();
		InputTemplate template = method.model().tokenizer().single();
		int[] shown = shown(sentence, window);
		if (shown.length == 0) {
			throw new EngineException("the tokenizer leaves nothing of the sentence");
		}
		PieceUnits units = new PieceUnits(method.model().folder().tokenizer());
		units.special(template.before(), sentence.pieces.begins()[shown[0]]);
		for (int piece : shown) {
			units.add(Word.In.TEXT, sentence.pieces.ids()[piece], sentence.pieces.begins()[piece], sentence.pieces.stops()[piece]);
		}
		units.special(template.after(), sentence.pieces.stops()[shown[shown.length - 1]]);
		return HfAttention.maps(method.model().network(), template.wrap(ids(sentence, window)), units.units(), cancellation);
	}

	private void run(List<Item> items) throws EngineException {
		for (LengthBatches.Batch batch : LengthBatches.of(items.stream().mapToInt(item -> item.input().length()).toArray(),
				method.batch())) {
			cancellation.check();
			List<Item> chosen = Arrays.stream(batch.items()).mapToObj(items::get).toList();
			FloatTensor logits = method.model().network()
					.run(chosen.stream().map(Item::input).toList(), List.of(method.logits()), cancellation).get(method.logits());
			logits.require(method.logits(), chosen.size(), batch.length(), method.labels().size());
			for (int i = 0; i < chosen.size(); i++) {
				take(chosen.get(i), logits, i * batch.length());
			}
		}
	}

	/** Takes a window's words, whose input begins at a row of the logits. */
	private void take(Item item, FloatTensor logits, int row) throws EngineException {
		int labels = method.labels().size();
		logits.requireFinite(method.logits(), row * labels, (row + item.input().length()) * labels);
		Sentence sentence = item.sentence();
		int at = row + method.model().tokenizer().single().before().ids().length;
		for (int word = item.window().begin(); word < item.window().end(); word++) {
			int first = sentence.whole ? at + sentence.pieces.firsts()[word] : at;
			int shown = sentence.whole ? sentence.pieces.ends()[word] - sentence.pieces.firsts()[word]
					: PieceWindow.shown(sentence.pieces, word, method.room());
			boolean taken = item.window().from() <= word && word < item.window().to();
			if (taken && shown > 0) {
				sentence.probabilities[word] = method.alignment().probabilities(logits.values(), labels, first, first + shown);
			}
			at += sentence.whole ? 0 : shown;
		}
	}

	/** Words without pieces do not exist for the network: what is left of the sentence is decoded. */
	private void decode(Sentence sentence) {
		int tags = method.decoder().grammar().size();
		int[] seen = new int[sentence.pieces.words()];
		float[] emissions = new float[seen.length * tags];
		int length = 0;
		for (int word = 0; word < seen.length; word++) {
			if (sentence.probabilities[word] != null) {
				seen[length] = word;
				emissions(sentence.probabilities[word], emissions, length * tags);
				length++;
			}
		}
		List<Chunk> chunks = method.decoder().grammar().chunks(method.decoder().best(emissions, 0, length, cancellation));
		double[] scores = method.decoder().probabilities(emissions, 0, length, chunks, cancellation);
		int first = words.first(sentence.number);
		for (int i = 0; i < scores.length; i++) {
			Chunk chunk = chunks.get(i);
			found.add(new Found(first + seen[chunk.begin()], first + seen[chunk.end() - 1] + 1, chunk.type(), scores[i]));
		}
	}

	/** The logarithms of the tags' probabilities: a tag has those of all labels that stand for it. */
	private void emissions(double[] probabilities, float[] emissions, int at) {
		double[] sums = new double[method.decoder().grammar().size()];
		for (int label = 0; label < probabilities.length; label++) {
			sums[method.labels().tag(label)] += probabilities[label];
		}
		for (int tag = 0; tag < sums.length; tag++) {
			emissions[at + tag] = (float) Math.log(Math.max(sums[tag], Double.MIN_NORMAL));
		}
	}
}
