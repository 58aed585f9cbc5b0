package org.lorgnette.engine.djl.features;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.runtime.Natives;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;

/** A subword vocabulary in the format of the Hugging Face tokenizers, applied to single words. Thread-safe. */
public final class Subwords implements AutoCloseable {

	/** A subword and which code points of the word it stands for, {@code [begin, end)}. */
	public record Piece(String text, int begin, int end) {
	}

	/** What the vocabulary has for anything that it lacks. */
	public static final String UNKNOWN = "[UNK]";
	private static final String INSIDE = "##";

	private final HuggingFaceTokenizer tokenizer;
	private final int size;
	private final long unknown;
	private final List<String> begins;

	private Subwords(HuggingFaceTokenizer tokenizer, int size, long unknown, List<String> begins) {
		this.tokenizer = tokenizer;
		this.size = size;
		this.unknown = unknown;
		this.begins = begins;
	}

	/**
	 * @throws IOException
	 *             if the file cannot be read or is no tokenizer
	 */
	public static Subwords read(Path file) throws IOException {
		SubwordFile described = SubwordFile.read(file);
		HuggingFaceTokenizer tokenizer;
		try {
			Natives.requireTokenizers();
			tokenizer = HuggingFaceTokenizer.newInstance(file, Map.of("addSpecialTokens", "false", "truncation", "false"));
		} catch (EngineUnavailableException e) {
			throw new IOException(e.getMessage() + "; " + e.remedy(), e);
		} catch (RuntimeException e) {
			throw new IOException(file + ": not a tokenizer that can be used: " + e.getMessage(), e);
		}
		return new Subwords(tokenizer, described.size(), described.id(UNKNOWN),
				described.pieces().stream().filter(piece -> !piece.startsWith(INSIDE)).toList());
	}

	/** Ids are below this. */
	public int size() {
		return size;
	}

	/** The id of what stands for anything that the vocabulary lacks. */
	public long unknown() {
		return unknown;
	}

	/** The subwords that words can begin with. */
	public List<String> begins() {
		return begins;
	}

	/** The ids of a word's subwords. */
	public long[] ids(String form) {
		return form.isEmpty() ? new long[] { unknown } : tokenizer.encode(form, false, false).getIds();
	}

	/** The subwords of a word. */
	public List<Piece> pieces(String form) {
		if (form.isEmpty()) {
			return List.of();
		}
		Encoding encoding = tokenizer.encode(form, false, false);
		String[] texts = encoding.getTokens();
		CharSpan[] spans = encoding.getCharTokenSpans();
		return IntStream.range(0, texts.length).mapToObj(i -> new Piece(texts[i], spans[i].getStart(), spans[i].getEnd())).toList();
	}

	@Override
	public void close() {
		tokenizer.close();
	}
}
