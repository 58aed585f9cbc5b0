package org.lorgnette.engine.djl.hf;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.vqa.AnswerChoice;
import org.lorgnette.engine.djl.vqa.AnswerChoice.Chosen;

/**
 * Writes an answer piece by piece, always the likeliest, up to the piece that ends it; or says how likely given answers are, by
 * the sum of the logarithms of their pieces' probabilities, the end included (BLIP, Li et al. 2022: rank_answer).
 */
final class AnswerWriter {

	private static final long BLIP_BEGIN = 30522;
	private static final long BLIP_END = 102;

	private final TextSide text;
	private final long begin;
	private final long end;
	private final int longest;

	/** One step of a decoder. */
	@FunctionalInterface
	interface Decoder {

		/** @return [1, pieces or more, vocabulary]: the scores of what follows each piece */
		FloatTensor logits(long[] pieces) throws EngineException;
	}

	/**
	 * @param longest
	 *            how many pieces an answer has at most
	 * @throws EngineUnavailableException
	 *             if the configuration does not tell with which pieces answers begin and end
	 */
	AnswerWriter(SeeingFolder folder, TextSide text, int longest) throws EngineUnavailableException {
		this.text = text;
		this.longest = longest;
		boolean blip = folder.config().modelType().equals("blip");
		HfJson part = folder.json().object("text_config").isPresent() ? folder.json().part("text_config") : folder.json();
		begin = first(folder, "with which answers begin ('bos_token_id')", folder.json().whole("decoder_start_token_id"),
				part.whole("bos_token_id"), blip ? OptionalLong.of(BLIP_BEGIN) : OptionalLong.empty());
		// BLIP ends answers with the separator, whatever its configuration says of an end.
		end = first(folder, "with which answers end ('sep_token_id')", part.whole("sep_token_id"),
				blip ? OptionalLong.of(BLIP_END) : part.whole("eos_token_id"));
	}

	private static long first(SeeingFolder folder, String what, OptionalLong... values) throws EngineUnavailableException {
		return Arrays.stream(values).filter(OptionalLong::isPresent).findFirst()
				.orElseThrow(() -> folder.json().misfit("does not name the piece " + what)).getAsLong();
	}

	/** @throws EngineException if the decoder fails, gives other shapes, or does not know the begin or the end */
	void tryOut(Decoder decoder) throws EngineException {
		row(decoder.logits(new long[] {begin}), 0, end);
	}

	/** The answer, and the product of its pieces' probabilities. */
	Chosen write(Decoder decoder, Cancellation cancellation) throws EngineException {
		long[] pieces = {begin};
		double sum = 0;
		while (pieces.length <= longest) {
			cancellation.check();
			double[] row = row(decoder.logits(pieces), pieces.length - 1, end);
			int best = 0;
			for (int id = 1; id < row.length; id++) {
				best = row[id] > row[best] ? id : best;
			}
			sum += row[best];
			if (best == end) {
				break;
			}
			pieces = Arrays.copyOf(pieces, pieces.length + 1);
			pieces[pieces.length - 1] = best;
		}
		return new Chosen(text.decode(Arrays.copyOfRange(pieces, 1, pieces.length)), Math.clamp(Math.exp(sum), 0, 1));
	}

	/** Options by their shares of the probability of all of them. */
	List<Chosen> choose(List<String> options, Decoder decoder, int most, Cancellation cancellation) throws EngineException {
		Map<String, Double> scores = new LinkedHashMap<>();
		for (String option : options) {
			if (!option.isBlank() && !scores.containsKey(option)) {
				cancellation.check();
				scores.put(option, score(text.tokenizer().encode(option, cancellation).ids(), decoder));
			}
		}
		return AnswerChoice.shares(scores, 1, most);
	}

	private double score(long[] option, Decoder decoder) throws EngineException {
		long[] shown = option.length < longest ? option : Arrays.copyOf(option, longest);
		long[] pieces = LongStream.concat(LongStream.of(begin), LongStream.of(shown)).toArray();
		FloatTensor logits = decoder.logits(pieces);
		double sum = 0;
		for (int at = 0; at < pieces.length; at++) {
			long next = at + 1 < pieces.length ? pieces[at + 1] : end;
			sum += row(logits, at, next)[(int) next];
		}
		return sum;
	}

	/** The logarithms of the probabilities of what follows a piece. */
	private static double[] row(FloatTensor logits, int at, long known) throws EngineException {
		if (logits.shape().length != 3 || logits.shape()[0] != 1 || logits.shape()[1] <= at || logits.shape()[2] <= known) {
			throw new EngineException("the decoder's logits have the shape " + Arrays.toString(logits.shape()) + "; expected [1, "
					+ (at + 1) + ", more than " + known + "]");
		}
		int vocabulary = logits.length(2);
		logits.requireFinite("logits", at * vocabulary, (at + 1) * vocabulary);
		double largest = Double.NEGATIVE_INFINITY;
		for (int id = 0; id < vocabulary; id++) {
			largest = Math.max(largest, logits.values()[at * vocabulary + id]);
		}
		double sum = 0;
		double[] row = new double[vocabulary];
		for (int id = 0; id < vocabulary; id++) {
			row[id] = logits.values()[at * vocabulary + id] - largest;
			sum += Math.exp(row[id]);
		}
		for (int id = 0; id < vocabulary; id++) {
			row[id] -= Math.log(sum);
		}
		return row;
	}
}
