package org.lorgnette.engine.djl.hf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.Natives;

/**
 * A folder's tokenizer. Splits texts into pieces without special ones, which {@link InputTemplate}s add. Safe for several
 * threads.
 */
final class HfTokenizer implements AutoCloseable {

	/** Longer texts are split in parts, at spaces where there are any, so that work on them can be stopped. */
	private static final int PART = 20_000;
	private static final int WORDS = 2_000;
	private static final String UNKNOWN = "\u2603 \u4E2D \uA9C5";
	private static final List<String> EXAMPLES = List.of("a", "the", "0", "e", ".", "x");

	private final HuggingFaceTokenizer tokenizer;
	private final InputTemplate single;
	private final InputTemplate pair;

	private HfTokenizer(HuggingFaceTokenizer tokenizer, InputTemplate single, InputTemplate pair) {
		this.tokenizer = tokenizer;
		this.single = single;
		this.pair = pair;
	}

	/**
	 * @param words
	 *            whether {@link #encodeWords} is to be used rather than {@link #encode}
	 * @throws EngineUnavailableException
	 *             if the tokenizers cannot start here or the file is no tokenizer
	 */
	static HfTokenizer open(TokenizerFiles files, boolean words) throws EngineUnavailableException {
		Natives.requireTokenizers();
		HuggingFaceTokenizer tokenizer;
		try (ByteArrayInputStream json = new ByteArrayInputStream(files.json(words).getBytes(StandardCharsets.UTF_8))) {
			tokenizer = HuggingFaceTokenizer.newInstance(json,
					Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
		} catch (IOException | RuntimeException e) {
			throw new EngineUnavailableException(files.file() + ": not a tokenizer that can be used: " + e.getMessage(), HfJson.REMEDY, e);
		}
		boolean done = false;
		try {
			// A vocabulary may lack the piece that it names for unknown words.
			tokenizer.encode(UNKNOWN, false, false);
			for (String example : EXAMPLES) {
				long[] inner = tokenizer.encode(example, false, false).getIds();
				if (inner.length == 0) {
					continue;
				}
				Encoding one = tokenizer.encode(example, true, false);
				Encoding two = tokenizer.encode(example, example, true, false);
				Optional<InputTemplate> single = InputTemplate.from(one.getIds(), one.getTypeIds(), inner, false);
				Optional<InputTemplate> pair = InputTemplate.from(two.getIds(), two.getTypeIds(), inner, true);
				if (single.isPresent() && pair.isPresent()) {
					done = true;
					return new HfTokenizer(tokenizer, single.get(), pair.get());
				}
			}
			throw files.misfit("splits not even simple words into pieces; expected a vocabulary with a piece for unknown words");
		} catch (RuntimeException e) {
			throw new EngineUnavailableException(files.file() + ": the tokenizer fails: " + e.getMessage(), HfJson.REMEDY, e);
		} finally {
			if (!done) {
				tokenizer.close();
			}
		}
	}

	/** What stands around one text. */
	InputTemplate single() {
		return single;
	}

	/** What stands around and between two texts. */
	InputTemplate pair() {
		return pair;
	}

	Pieces encode(String text, Cancellation cancellation) {
		return encode(text, 0, text.length(), cancellation);
	}

	/** The pieces of the part {@code [from, to)} of a text, with their places in the whole text. */
	Pieces encode(String text, int from, int to, Cancellation cancellation) {
		Pieces pieces = new Pieces((to - from) / 3);
		int at = from;
		while (at < to) {
			cancellation.check();
			int end = to - at <= PART ? to : border(text, at, at + PART);
			CleanText clean = CleanText.of(text, at, end);
			Encoding encoding = tokenizer.encode(clean.text(), false, false);
			long[] ids = encoding.getIds();
			CharSpan[] spans = encoding.getCharTokenSpans();
			int last = at;
			for (int i = 0; i < ids.length; i++) {
				if (spans[i] != null) {
					int begin = clean.begin(spans[i].getStart());
					last = Math.max(begin, clean.end(spans[i].getEnd()));
					pieces.add(ids[i], begin, last);
				} else {
					pieces.add(ids[i], last, last);
				}
			}
			at = end;
		}
		return pieces;
	}

	/** Before the last space, or else where no character is split. */
	private static int border(String text, int from, int limit) {
		for (int at = limit; at > from + PART / 2; at--) {
			if (Character.isWhitespace(text.charAt(at)) && !Character.isWhitespace(text.charAt(at - 1))) {
				return at;
			}
		}
		boolean splits = Character.isLowSurrogate(text.charAt(limit)) && Character.isHighSurrogate(text.charAt(limit - 1))
				|| text.charAt(limit) == '\n' && text.charAt(limit - 1) == '\r';
		return splits ? limit - 1 : limit;
	}

	/** Each word's pieces, with their places in the word, as training scripts make them of texts that come in words ({@code is_split_into_words}). */
	List<Pieces> encodeWords(List<String> words, Cancellation cancellation) {
		List<Pieces> pieces = new ArrayList<>(words.size());
		for (int from = 0; from < words.size(); from += WORDS) {
			cancellation.check();
			int to = Math.min(from + WORDS, words.size());
			List<CleanText> clean = words.subList(from, to).stream().map(CleanText::of).toList();
			Encoding encoding = tokenizer.encode(clean.stream().map(CleanText::text).toList(), false, false);
			long[] ids = encoding.getIds();
			CharSpan[] spans = encoding.getCharTokenSpans();
			long[] owners = encoding.getWordIds();
			int at = 0;
			for (int word = 0; word < clean.size(); word++) {
				Pieces own = new Pieces(0);
				for (; at < ids.length && owners[at] == word; at++) {
					int begin = spans[at] == null ? 0 : clean.get(word).begin(spans[at].getStart());
					own.add(ids[at], begin, spans[at] == null ? begin : Math.max(begin, clean.get(word).end(spans[at].getEnd())));
				}
				pieces.add(own);
				// A piece of no word belongs to none.
				while (at < ids.length && owners[at] < 0) {
					at++;
				}
			}
		}
		return pieces;
	}

	/** The text that pieces stand for, without special ones and those that the vocabulary lacks. */
	String decode(long[] ids) {
		return tokenizer.decode(ids, true).strip();
	}

	@Override
	public void close() {
		tokenizer.close();
	}
}
