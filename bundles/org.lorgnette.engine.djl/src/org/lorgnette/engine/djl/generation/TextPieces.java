package org.lorgnette.engine.djl.generation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.features.SubwordFile;
import org.lorgnette.engine.djl.runtime.Natives;
import org.lorgnette.engine.language.ByteLevel;
import org.lorgnette.model.Span;
import org.lorgnette.model.text.CodePoints;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;

/**
 * Pieces of any text, by byte-pair encoding of its bytes (Sennrich et al. 2016; Radford et al. 2019), in the format of the Hugging Face
 * tokenizers. What is cut up can be put together again to the letter. Thread-safe.
 */
public final class TextPieces implements AutoCloseable {

	/** What stands between texts. */
	public static final String END = "<|end|>";

	/** A piece of a text and where it stands there; of a character that is cut up each piece has all of it. */
	public record Piece(int id, Span span) {
	}

	private final HuggingFaceTokenizer tokenizer;
	private final List<String> names;
	private final int end;

	private TextPieces(HuggingFaceTokenizer tokenizer, List<String> names) {
		this.tokenizer = tokenizer;
		this.names = names;
		this.end = names.indexOf(END);
	}

	/**
	 * @throws IOException
	 *             if the file cannot be read, or is no tokenizer of bytes with an end
	 */
	public static TextPieces read(Path file) throws IOException {
		SubwordFile described = SubwordFile.read(file);
		String[] names = new String[described.size()];
		for (String piece : described.pieces()) {
			names[(int) described.id(piece)] = piece;
		}
		if (!described.pieces().contains(END)) {
			throw new IOException(file + ": no pieces of texts, " + END + " is missing; use the file that belongs to the language model");
		}
		try {
			Natives.requireTokenizers();
			return new TextPieces(HuggingFaceTokenizer.newInstance(file, Map.of("addSpecialTokens", "false", "truncation", "false")),
					List.of(names));
		} catch (EngineUnavailableException e) {
			throw new IOException(e.getMessage() + "; " + e.remedy(), e);
		} catch (RuntimeException e) {
			throw new IOException(file + ": not a tokenizer that can be used: " + e.getMessage(), e);
		}
	}

	/** Ids are below this. */
	public int size() {
		return names.size();
	}

	/** The id of what stands between texts. */
	public int end() {
		return end;
	}

	/** How many bytes of UTF-8 a piece stands for; none for the end of a text. */
	public int bytes(int id) {
		return id == end ? 0 : names.get(id).length();
	}

	/** The numbers of a text's pieces. What looks like the end of texts in it is not. */
	public int[] ids(String text) {
		IntStream.Builder ids = IntStream.builder();
		new TextCuts(text).forEachRemaining(part -> {
			for (long id : encode(part.of(text)).getIds()) {
				ids.add(Math.toIntExact(id));
			}
		});
		return ids.build().toArray();
	}

	private Encoding encode(String part) {
		return tokenizer.encode(ByteLevel.wellFormed(part), false, false);
	}

	public List<Piece> pieces(String text) {
		List<Piece> pieces = new ArrayList<>();
		parts(text).forEachRemaining(pieces::addAll);
		return pieces;
	}

	/** The pieces of a long text part by part, as they are asked for. */
	public Iterator<List<Piece>> parts(String text) {
		Iterator<Span> cuts = new TextCuts(text);
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				return cuts.hasNext();
			}

			@Override
			public List<Piece> next() {
				Span part = cuts.next();
				return pieces(part.of(text), part.begin());
			}
		};
	}

	private List<Piece> pieces(String part, int begin) {
		Encoding encoding = encode(part);
		long[] ids = encoding.getIds();
		CharSpan[] spans = encoding.getCharTokenSpans();
		CodePoints offsets = new CodePoints(part);
		List<Piece> pieces = new ArrayList<>(ids.length);
		for (int i = 0; i < ids.length; i++) {
			Span span = new Span(begin + offsets.toUtf16(spans[i].getStart()), begin + offsets.toUtf16(spans[i].getEnd()));
			pieces.add(new Piece(Math.toIntExact(ids[i]), span));
		}
		return pieces;
	}

	/** The text of pieces; a character of which bytes are missing is the replacement character. */
	public String text(int[] ids) {
		return ids.length == 0 ? "" : tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
	}

	@Override
	public void close() {
		tokenizer.close();
	}
}
