package org.lorgnette.engine.djl.hf;

import java.util.Arrays;
import java.util.List;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineUnavailableException;

/** How a model that also sees reads texts: in pieces, cut at its longest. Safe for several threads. */
final class TextSide implements Opening.Part {

	/** A piece of so many characters is rare: what follows as many for each piece is cut anyway. */
	static final int CHARACTERS = 200;

	private final HfTokenizer tokenizer;
	private final TokenizerFiles files;
	private final int longest;

	/**
	 * A text in pieces.
	 *
	 * @param pieces what was read of the text
	 * @param input with special pieces
	 */
	record Read(Pieces pieces, PieceSequence input, int before) {

		/** Where in the input a piece of the text stands. */
		int place(int piece) {
			return before + piece;
		}
	}

	private TextSide(HfTokenizer tokenizer, TokenizerFiles files, int longest) {
		this.tokenizer = tokenizer;
		this.files = files;
		this.longest = longest;
	}

	/**
	 * @param limit
	 *            of the network, in pieces
	 * @throws EngineUnavailableException
	 *             if the tokenizer cannot be used, or has pieces that the network does not know
	 */
	static TextSide open(SeeingFolder folder, int limit) throws EngineUnavailableException {
		int longest = Math.min(limit, HfModel.longest(folder.text(), folder.tokenizer()));
		HfTokenizer tokenizer = HfTokenizer.open(folder.tokenizer(), false);
		if (longest <= tokenizer.single().size()) {
			tokenizer.close();
			throw folder.json().misfit("the network takes " + longest + " pieces, of which " + tokenizer.single().size()
					+ " are special; expected room for a text");
		}
		return new TextSide(tokenizer, folder.tokenizer(), longest);
	}

	HfTokenizer tokenizer() {
		return tokenizer;
	}

	/** How many pieces of a text are read. */
	int room() {
		return longest - tokenizer.single().size();
	}

	/** The text's beginning, as much of it as there is room for. */
	Read read(String text, Cancellation cancellation) {
		int most = CHARACTERS * longest;
		String begin = text.length() <= most ? text : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1))
				? most - 1 : most);
		Pieces all = tokenizer.encode(begin, cancellation);
		Pieces read = new Pieces(room());
		for (int i = 0; i < Math.min(all.size(), room()); i++) {
			read.add(all.id(i), all.begin(i), all.end(i));
		}
		return read(read);
	}

	private Read read(Pieces pieces) {
		return new Read(pieces, tokenizer.single().wrap(pieces.ids()), tokenizer.single().before().ids().length);
	}

	/** The piece with the largest id and, where there is room, the first: on them a network is tried out. */
	Read example() {
		Pieces pieces = new Pieces(2);
		for (long id : List.of((long) files.largestId(), 0L).subList(0, Math.min(2, room()))) {
			pieces.add(id, 0, 0);
		}
		return read(pieces);
	}

	/** What an input holds of a text, without its special pieces; ids that the vocabulary lacks are left out. */
	String decode(long[] ids) {
		return tokenizer.decode(Arrays.stream(ids).filter(id -> id <= files.largestId()).toArray());
	}

	@Override
	public void close() {
		tokenizer.close();
	}
}
