package org.lorgnette.model.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way to write chunks as one tag a token. IO cannot separate adjacent chunks of one type; every other scheme can write any
 * set of chunks that do not overlap.
 */
public enum TagScheme {
	/** {@code I} in every chunk token. */
	IO("OI", false),
	/** {@code B} only where a chunk follows another of its type at once (Ramshaw and Marcus 1995). */
	IOB1("OBI", false),
	/** {@code B} at every chunk's begin; often called BIO. */
	IOB2("OBI", false),
	/** {@code E} only where a chunk of the same type follows at once. */
	IOE1("OIE", false),
	/** {@code E} at every chunk's end. */
	IOE2("OIE", true),
	/** {@code B I E} for longer chunks, {@code S} for chunks of one token. */
	BIOES("OBIES", true),
	/** BIOES written with {@code L} (last) and {@code U} (unit). */
	BILOU("OBILU", true);

	private final Map<Prefix, Character> letters = new EnumMap<>(Prefix.class);
	private final boolean marksEveryEnd;

	TagScheme(String alphabet, boolean marksEveryEnd) {
		this.marksEveryEnd = marksEveryEnd;
		for (char letter : alphabet.toCharArray()) {
			letters.put(Tag.parse(String.valueOf(letter)).prefix(), letter);
		}
	}

	/** The name used on the command line and in experiments. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The scheme of this name in any case; {@code bio} and {@code iobes} are accepted as other names. */
	public static Optional<TagScheme> of(String name) {
		String wanted = name.toUpperCase(Locale.ROOT);
		return switch (wanted) {
			case "BIO" -> Optional.of(IOB2);
			case "IOBES" -> Optional.of(BIOES);
			case "BIOUL", "BILUO" -> Optional.of(BILOU);
			default -> Arrays.stream(values()).filter(scheme -> scheme.name().equals(wanted)).findFirst();
		};
	}

	/** The prefixes this scheme uses. */
	public Set<Prefix> prefixes() {
		return EnumSet.copyOf(letters.keySet());
	}

	/** Whether the scheme writes tags with the same letter in the same place, and has a letter for that place. */
	public boolean knows(String tag) {
		return Tag.isWellFormed(tag)
				&& Character.valueOf(tag.charAt(0)).equals(letters.get(Tag.parse(tag).prefix()));
	}

	/**
	 * Writes chunks as tags.
	 *
	 * @param chunks
	 *            in order and without overlap
	 * @param length
	 *            the number of tokens
	 * @throws IllegalArgumentException
	 *             if chunks overlap, are out of order or leave the sentence
	 */
	public List<String> encode(List<Chunk> chunks, int length) {
		List<String> tags = new ArrayList<>(Collections.nCopies(length, "O"));
		int free = 0;
		for (int i = 0; i < chunks.size(); i++) {
			Chunk chunk = chunks.get(i);
			if (chunk.begin() < free || chunk.end() > length) {
				throw new IllegalArgumentException(chunk + " overlaps the chunk before it or leaves the " + length + " tokens");
			}
			free = chunk.end();
			boolean touchesPrevious = i > 0 && touches(chunks.get(i - 1), chunk);
			boolean touchesNext = i + 1 < chunks.size() && touches(chunk, chunks.get(i + 1));
			for (int position = chunk.begin(); position < chunk.end(); position++) {
				Prefix prefix = prefix(chunk, position, touchesPrevious, touchesNext);
				tags.set(position, format(prefix, chunk.type()));
			}
		}
		return tags;
	}

	private static boolean touches(Chunk first, Chunk second) {
		return first.end() == second.begin() && first.type().equals(second.type());
	}

	private Prefix prefix(Chunk chunk, int position, boolean touchesPrevious, boolean touchesNext) {
		boolean first = position == chunk.begin();
		boolean last = position == chunk.end() - 1;
		return switch (this) {
			case IO -> Prefix.INSIDE;
			case IOB1 -> first && touchesPrevious ? Prefix.BEGIN : Prefix.INSIDE;
			case IOB2 -> first ? Prefix.BEGIN : Prefix.INSIDE;
			case IOE1 -> last && touchesNext ? Prefix.END : Prefix.INSIDE;
			case IOE2 -> last ? Prefix.END : Prefix.INSIDE;
			case BIOES, BILOU -> first && last ? Prefix.SINGLE : first ? Prefix.BEGIN : last ? Prefix.END : Prefix.INSIDE;
		};
	}

	private String format(Prefix prefix, String type) {
		char letter = letters.get(prefix);
		return type.isEmpty() ? String.valueOf(letter) : letter + "-" + type;
	}

	/**
	 * Reads chunks from any tags, legal or not, by the chunk borders of conlleval: a chunk starts at {@code B} or {@code S}, at a
	 * change of type, and at whatever follows {@code O}, {@code E} or {@code S}; it ends before the next start and after
	 * {@code E} or {@code S}. On legal tags of any scheme this is the scheme's own meaning.
	 */
	public static List<Chunk> decode(List<String> tags) {
		List<Chunk> chunks = new ArrayList<>();
		Tag previous = Tag.OUTSIDE;
		int begin = -1;
		for (int i = 0; i <= tags.size(); i++) {
			Tag tag = i < tags.size() ? Tag.parse(tags.get(i)) : Tag.OUTSIDE;
			boolean starts = !tag.isOutside() && startsAfter(previous, tag);
			if (begin >= 0 && (starts || tag.isOutside())) {
				chunks.add(new Chunk(begin, i, previous.type()));
				begin = -1;
			}
			if (starts) {
				begin = i;
			}
			previous = tag;
		}
		return chunks;
	}

	private static boolean startsAfter(Tag previous, Tag tag) {
		return tag.prefix() == Prefix.BEGIN || tag.prefix() == Prefix.SINGLE || previous.isOutside()
				|| previous.prefix() == Prefix.END || previous.prefix() == Prefix.SINGLE || !tag.hasTypeOf(previous);
	}

	/** Every illegal place of the tags under this scheme, in order; empty if the sequence is legal. */
	public List<Violation> validate(List<String> tags) {
		List<Violation> violations = new ArrayList<>();
		Tag previous = Tag.OUTSIDE;
		for (int i = 0; i <= tags.size(); i++) {
			if (i < tags.size() && !knows(tags.get(i))) {
				violations.add(new Violation(i, Violation.Kind.UNKNOWN_TAG));
			}
			Tag tag = i < tags.size() ? Tag.parse(tags.get(i)) : Tag.OUTSIDE;
			int position = i;
			transition(previous, tag).ifPresent(kind -> violations.add(new Violation(position, kind)));
			previous = tag;
		}
		return violations;
	}

	/** What is illegal in a tag that follows another; the borders of a sentence count as {@code O}. */
	Optional<Violation.Kind> transition(Tag previous, Tag tag) {
		boolean continues = !tag.isOutside() && !startsAfter(previous, tag);
		return switch (this) {
			case IO -> Optional.empty();
			case IOB1 -> violationIf(tag.prefix() == Prefix.BEGIN && (previous.isOutside() || !tag.hasTypeOf(previous)),
					Violation.Kind.NEEDLESS_BEGIN);
			case IOE1 -> violationIf(previous.prefix() == Prefix.END && (tag.isOutside() || !tag.hasTypeOf(previous)),
					Violation.Kind.NEEDLESS_END);
			case IOB2 -> needsOpenChunk(tag) && !continues ? Optional.of(beginViolation(previous, tag)) : Optional.empty();
			case IOE2 -> violationIf(isOpen(previous) && !continues, Violation.Kind.MISSING_END);
			case BIOES, BILOU -> {
				if (needsOpenChunk(tag) && !continues) {
					yield Optional.of(beginViolation(previous, tag));
				}
				yield violationIf(isOpen(previous) && !continues, Violation.Kind.MISSING_END);
			}
		};
	}

	private static Optional<Violation.Kind> violationIf(boolean illegal, Violation.Kind kind) {
		return illegal ? Optional.of(kind) : Optional.empty();
	}

	private static boolean needsOpenChunk(Tag tag) {
		return tag.prefix() == Prefix.INSIDE || tag.prefix() == Prefix.END;
	}

	private Violation.Kind beginViolation(Tag previous, Tag tag) {
		boolean open = marksEveryEnd ? isOpen(previous) : !previous.isOutside();
		return open && !tag.hasTypeOf(previous) ? Violation.Kind.TYPE_CHANGE : Violation.Kind.MISSING_BEGIN;
	}

	/** Whether a scheme that marks ends still waits for one after this tag. */
	private static boolean isOpen(Tag tag) {
		return tag.prefix() == Prefix.BEGIN || tag.prefix() == Prefix.INSIDE;
	}

	/** The legal sequence with the chunks that {@link #decode} reads from the tags; a legal sequence stays as it is. */
	public List<String> repair(List<String> tags) {
		return encode(decode(tags), tags.size());
	}
}
