package org.lorgnette.io.tokens;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.lorgnette.model.Span;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;

/** Tokens of documents with the tags of gold and engines. Tag 0 is the gold's, tag i that of engine i - 1. Immutable. */
public final class TokenTable {

	/** More engines than this are left out: differences are kept as bits. */
	public static final int MOST_ENGINES = 62;

	/** A table without rows. */
	public static final TokenTable EMPTY = new TokenTable(List.of(), TagScheme.BIOES, false, Optional.empty(), List.of(), Map.of(),
			Map.of(), new TreeSet<>(), 0);

	private final List<String> engines;
	private final TagScheme scheme;
	private final boolean gold;
	private final Optional<TagScheme> givenScheme;
	private final List<TokenRow> rows;
	private final Map<Integer, List<Violation.Kind>> violations;
	private final Map<Long, List<Projection.Loss>> losses;
	private final NavigableSet<String> types;
	private final int untold;
	private final boolean given;

	TokenTable(List<String> engines, TagScheme scheme, boolean gold, Optional<TagScheme> givenScheme, List<TokenRow> rows,
			Map<Integer, List<Violation.Kind>> violations, Map<Long, List<Projection.Loss>> losses, NavigableSet<String> types, int untold) {
		this.engines = List.copyOf(engines);
		this.scheme = scheme;
		this.gold = gold;
		this.givenScheme = givenScheme;
		this.rows = rows;
		this.violations = violations;
		this.losses = losses;
		this.types = types;
		this.untold = untold;
		this.given = rows.stream().anyMatch(row -> row.given().isPresent());
	}

	/**
	 * Tokens are the document's own, else those of the first engine that brought some for this text, else those of a simple tokenizer.
	 *
	 * @param engines
	 *            names of the layers of every source
	 * @throws CancellationException
	 *             soon after {@code cancelled} says so
	 */
	public static TokenTable of(List<TokenSource> sources, List<String> engines, TagScheme scheme, BooleanSupplier cancelled) {
		return new TokenTableBuilder(engines.subList(0, Math.min(MOST_ENGINES, engines.size())), scheme, cancelled).build(sources);
	}

	/** Names of the engines, in the order of their tags. */
	public List<String> engines() {
		return engines;
	}

	public TagScheme scheme() {
		return scheme;
	}

	/** Whether any document has gold entities or came with tags. */
	public boolean hasGold() {
		return gold;
	}

	/** Whether the file has tags of its own. */
	public boolean hasGiven() {
		return given;
	}

	/** The scheme by which {@link #violations} were found; empty if the file has no tags but {@code O}. */
	public Optional<TagScheme> givenScheme() {
		return givenScheme;
	}

	public int size() {
		return rows.size();
	}

	public TokenRow row(int index) {
		return rows.get(index);
	}

	/** What is illegal about the tag that the file gives a token. */
	public List<Violation.Kind> violations(int row) {
		return violations.getOrDefault(row, List.of());
	}

	/** Rows whose tag in the file is illegal. */
	public int violationCount() {
		return violations.size();
	}

	/** Entities at a token that the tag with this number does not tell, or not exactly. */
	public List<Projection.Loss> losses(int row, int tag) {
		return losses.getOrDefault(key(row, tag), List.of());
	}

	static long key(int row, int tag) {
		return (long) row << 8 | tag;
	}

	/** How many entities of gold and engines no tag tells, because they overlap longer ones, cross sentences or cover no token. */
	public int untold() {
		return untold;
	}

	/** Types of gold and predicted entities. */
	public NavigableSet<String> types() {
		return types;
	}

	/** Numbers of the rows that the filter accepts, ascending. */
	public int[] rows(TokenFilter filter, BooleanSupplier cancelled) {
		if (filter.isEverything()) {
			return IntStream.range(0, rows.size()).toArray();
		}
		return IntStream.range(0, rows.size()).peek(row -> {
			if ((row & 0xFFF) == 0 && cancelled.getAsBoolean()) {
				throw new CancellationException();
			}
		}).filter(row -> filter.accepts(rows.get(row))).toArray();
	}

	/** The first row of the document that ends behind the begin of the span, or that holds it if the span is empty. */
	public OptionalInt find(int document, Span span) {
		int low = 0;
		int high = rows.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			TokenRow row = rows.get(middle);
			boolean before = row.document() < document || row.document() == document && row.span().end() <= span.begin();
			if (before) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		boolean there = low < rows.size() && rows.get(low).document() == document;
		return there ? OptionalInt.of(low) : OptionalInt.empty();
	}
}
