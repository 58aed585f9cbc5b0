package org.lorgnette.metrics.chunk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.model.tagging.TagScheme;

/** {@code seqeval.scheme.Tokens.entities}: only chunks that the scheme's patterns begin and end; each sentence by itself. */
final class StrictReader implements ChunkReader {

	private record StrictTag(char letter, int type) {
	}

	private final TagScheme scheme;
	private final SeqevalPatterns patterns;
	private final TypeTally types;
	private final IllegalTagException.Side side;
	private final Map<String, StrictTag> tags = new HashMap<>();
	private final StrictTag outside;

	StrictReader(TagScheme scheme, TypeTally types, IllegalTagException.Side side) {
		this.scheme = scheme;
		this.patterns = SeqevalPatterns.of(scheme);
		this.types = types;
		this.side = side;
		this.outside = new StrictTag('O', types.id("_"));
	}

	@Override
	public List<Found> read(List<String> sentence, long sentenceIndex) {
		StrictTag[] sequence = new StrictTag[sentence.size() + 1];
		for (int i = 0; i < sentence.size(); i++) {
			String text = sentence.get(i);
			if (text.isEmpty() || patterns.letters().indexOf(text.charAt(0)) < 0) {
				throw new IllegalTagException(side, text, sentenceIndex, i, scheme + " tags begin with one of "
						+ String.join(" ", patterns.letters().split(""))
						+ "; choose the scheme of the data, or the default mode");
			}
			sequence[i] = tags.computeIfAbsent(text, this::parse);
		}
		sequence[sentence.size()] = outside;
		return chunks(sequence);
	}

	/** The first letter is the prefix; the type is the rest without hyphens at either end. */
	private StrictTag parse(String text) {
		int begin = 1;
		int end = text.length();
		while (begin < end && text.charAt(begin) == '-') {
			begin++;
		}
		while (end > begin && text.charAt(end - 1) == '-') {
			end--;
		}
		return new StrictTag(text.charAt(0), types.id(begin == end ? "_" : text.substring(begin, end)));
	}

	private List<Found> chunks(StrictTag[] sequence) {
		List<Found> chunks = new ArrayList<>();
		StrictTag previous = outside;
		int i = 0;
		while (i < sequence.length) {
			StrictTag tag = sequence[i];
			if (matches(patterns.start(), previous, tag)) {
				int end = i + 1;
				while (end < sequence.length - 1 && matches(patterns.inside(), sequence[end - 1], sequence[end])) {
					end++;
				}
				if (matches(patterns.end(), sequence[end - 1], sequence[end])) {
					chunks.add(new Found(tag.type, i, end));
				}
				i = end;
			} else {
				i++;
			}
			previous = sequence[i - 1];
		}
		return chunks;
	}

	private static boolean matches(List<String> patterns, StrictTag previous, StrictTag current) {
		return SeqevalPatterns.matches(patterns, previous.letter, current.letter, previous.type == current.type);
	}
}
