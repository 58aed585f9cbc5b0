package org.lorgnette.engine.djl.hf;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;

/** A folder in memory: its network and its tokenizer, tried out on each other. Safe for several threads; closing frees both. */
final class HfModel implements AutoCloseable {

	/** How many pieces are taken if nothing in the folder says it. */
	private static final int USUAL_LENGTH = 512;

	private final HfFolder folder;
	private final HfTokenizer tokenizer;
	private final HfNetwork network;
	private final int longest;

	private HfModel(HfFolder folder, HfTokenizer tokenizer, HfNetwork network, int longest) {
		this.folder = folder;
		this.tokenizer = tokenizer;
		this.network = network;
		this.longest = longest;
	}

	/**
	 * @param words
	 *            whether texts come in words
	 * @param threads
	 *            of one run of the network
	 * @throws EngineUnavailableException
	 *             if something cannot be loaded, or tokenizer and network do not fit together
	 */
	static HfModel open(HfFolder folder, boolean words, int threads) throws EngineUnavailableException {
		int longest = longest(folder.config(), folder.tokenizer());
		HfTokenizer tokenizer = HfTokenizer.open(folder.tokenizer(), words);
		try {
			if (longest <= tokenizer.pair().size() + 1) {
				throw HfJson.misfit(folder.path().resolve(HfConfig.FILE), "the network takes " + longest + " pieces, of which "
						+ tokenizer.pair().size() + " are special; expected room for a text");
			}
			return new HfModel(folder, tokenizer, HfNetwork.open(folder, threads), longest);
		} catch (EngineUnavailableException e) {
			tokenizer.close();
			throw e;
		}
	}

	/** @throws EngineUnavailableException if the tokenizer has pieces that the network does not know */
	static int longest(HfConfig config, TokenizerFiles tokenizer) throws EngineUnavailableException {
		OptionalLong rows = config.vocabulary();
		if (rows.isPresent() && tokenizer.largestId() >= rows.getAsLong()) {
			throw tokenizer.misfit("has ids up to " + tokenizer.largestId() + ", but the network knows " + rows.getAsLong()
					+ " ('vocab_size' in " + HfConfig.FILE + "): this is the tokenizer of another model");
		}
		long said = tokenizer.longest().orElse(Integer.MAX_VALUE);
		long positions = config.maxPositions().orElse(Integer.MAX_VALUE);
		long least = Math.min(said, positions);
		return least == Integer.MAX_VALUE ? USUAL_LENGTH : (int) least;
	}

	HfFolder folder() {
		return folder;
	}

	HfTokenizer tokenizer() {
		return tokenizer;
	}

	HfNetwork network() {
		return network;
	}

	/** How many pieces the network takes at most, special ones included. */
	int longest() {
		return longest;
	}

	/**
	 * Runs the network once, on a word and on the piece with the largest id, so that what does not fit is found before the first
	 * text.
	 *
	 * @param outputs
	 *            all are looked at
	 * @throws EngineUnavailableException
	 *             if the network fails or gives numbers that are not finite
	 */
	Map<String, FloatTensor> tryOut(List<String> outputs) throws EngineUnavailableException {
		PieceSequence input = tokenizer.single().wrap(new long[] {folder.tokenizer().largestId(), 0});
		Map<String, FloatTensor> values;
		try {
			values = network.run(List.of(input), outputs, Cancellation.NONE);
		} catch (EngineUnavailableException e) {
			throw e;
		} catch (EngineException e) {
			throw new EngineUnavailableException(folder.network() + ": fails on the pieces 0 and " + folder.tokenizer().largestId()
					+ ", the last of " + TokenizerFiles.FILE + ": " + e.getMessage(),
					"put " + TokenizerFiles.FILE + ", " + HfConfig.FILE + " and the network of one and the same model into the folder", e);
		}
		for (String output : outputs) {
			try {
				values.get(output).requireFinite(output, 0, values.get(output).values().length);
			} catch (EngineException e) {
				throw new EngineUnavailableException(folder.network() + ": " + e.getMessage(),
						"export the model again from weights that are whole, or fetch it anew", e);
			}
		}
		return values;
	}

	/** The number of pieces of {@link #tryOut}. */
	int tryOutLength() {
		return tokenizer.single().size() + 2;
	}

	@Override
	public void close() {
		network.close();
		tokenizer.close();
	}
}
