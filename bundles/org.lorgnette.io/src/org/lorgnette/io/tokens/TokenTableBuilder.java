package org.lorgnette.io.tokens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.lorgnette.io.conll.GivenTags;
import org.lorgnette.io.conll.TagCheck;
import org.lorgnette.io.text.SimpleTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;

/** Builds a table, document by document. */
final class TokenTableBuilder {

	/** Where CoNLL-U keeps tags unless told otherwise. */
	private static final String CONLLU_TAGS = "ner";

	private final List<String> engines;
	private final TagScheme scheme;
	private final BooleanSupplier cancelled;

	private final List<TokenRow> rows = new ArrayList<>();
	private final TagCheck fileTags = new TagCheck();
	private final List<GivenRun> given = new ArrayList<>();
	private final Map<Long, List<Projection.Loss>> losses = new HashMap<>();
	private final NavigableSet<String> types = new TreeSet<>();
	private final Map<String, String> shared = new HashMap<>();
	private boolean gold;
	private int untold;

	/** Tags that the file gives to the rows from {@code firstRow} on. */
	private record GivenRun(int firstRow, List<String> tags) {
	}

	TokenTableBuilder(List<String> engines, TagScheme scheme, BooleanSupplier cancelled) {
		this.engines = engines;
		this.scheme = scheme;
		this.cancelled = cancelled;
	}

	TokenTable build(List<TokenSource> sources) {
		gold = sources.stream().anyMatch(source -> !source.document().entities().isEmpty() || hasTags(source.document()));
		for (int i = 0; i < sources.size(); i++) {
			add(i, sources.get(i));
		}
		Optional<TagScheme> givenScheme = fileTags.scheme();
		Map<Integer, List<Violation.Kind>> violations = new HashMap<>();
		givenScheme.ifPresent(detected -> given.forEach(run -> detected.validate(run.tags()).forEach(violation -> violations
				.computeIfAbsent(run.firstRow() + Math.min(violation.position(), run.tags().size() - 1), row -> new ArrayList<>(1))
				.add(violation.kind()))));
		return new TokenTable(engines, scheme, gold, givenScheme, rows, violations, losses, types, untold);
	}

	private static boolean hasTags(Document document) {
		return !GivenTags.of(document, CONLLU_TAGS).isEmpty();
	}

	private void add(int number, TokenSource source) {
		Document tokenized = tokenized(source);
		if (tokenized == source.document()) {
			fileTags.add(tokenized);
		}
		List<GivenTags.Run> runs = tokenized == source.document() ? GivenTags.of(tokenized, CONLLU_TAGS) : List.of();
		String[] givenTags = new String[tokenized.tokens().size()];
		for (GivenTags.Run run : runs) {
			given.add(new GivenRun(rows.size() + run.firstToken(), run.tags()));
			for (int i = 0; i < run.tags().size(); i++) {
				givenTags[run.firstToken() + i] = run.tags().get(i);
			}
		}
		int columns = engines.size() + 1;
		String[][] tags = new String[columns][];
		long stale = 0;
		for (int column = 0; column < columns; column++) {
			Optional<List<Entity>> entities = column == 0 ? Optional.of(source.document().entities()).filter(list -> gold)
					: source.layers().get(column - 1).map(Layer::entities);
			tags[column] = entities.isPresent() ? tags(tokenized, entities.get(), column) : new String[0];
			stale |= column > 0 && source.layers().get(column - 1).filter(Layer::stale).isPresent() ? 1L << column : 0;
		}
		addRows(number, tokenized, tags, givenTags, stale);
	}

	private void addRows(int number, Document document, String[][] tags, String[] givenTags, long stale) {
		for (int s = 0; s < document.sentences().size(); s++) {
			checkCancelled();
			Sentence sentence = document.sentences().get(s);
			for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
				Token token = document.tokens().get(i);
				List<String> row = new ArrayList<>(tags.length);
				for (String[] column : tags) {
					row.add(column.length == 0 ? "" : column[i]);
				}
				rows.add(new TokenRow(number, s + 1, i - sentence.firstToken() + 1, token.span(), token.text(document.text()),
						Optional.ofNullable(givenTags[i]).map(this::shared), List.copyOf(row), differing(row, stale), stale));
			}
		}
	}

	private static long differing(List<String> tags, long stale) {
		String reference = tags.getFirst();
		long differing = 0;
		for (int i = 1; i < tags.size(); i++) {
			String tag = tags.get(i);
			if (tag.isEmpty() || (stale >>> i & 1) != 0) {
				continue;
			}
			if (reference.isEmpty()) {
				reference = tag;
			} else if (!tag.equals(reference)) {
				differing |= 1L << i;
			}
		}
		return differing;
	}

	private static Document tokenized(TokenSource source) {
		Document document = source.document();
		if (document.tokens().isEmpty()) {
			Optional<Document> analyzed = source.layers().stream().flatMap(Optional::stream).filter(layer -> !layer.stale())
					.map(Layer::analyzed).filter(other -> !other.tokens().isEmpty() && other.text().equals(document.text())).findFirst();
			return withSentences(analyzed.orElseGet(() -> SimpleTokenizer.tokenize(document)));
		}
		return withSentences(document);
	}

	private static Document withSentences(Document document) {
		if (!document.sentences().isEmpty() || document.tokens().isEmpty()) {
			return document;
		}
		Span all = document.tokens().getFirst().span().cover(document.tokens().getLast().span());
		return document.toBuilder().sentences(List.of(new Sentence(all, 0, document.tokens().size()))).build();
	}

	private String[] tags(Document document, List<Entity> entities, int column) {
		entities.forEach(entity -> types.add(entity.type()));
		List<List<Entity>> bySentence = bySentence(document.sentences(), entities);
		Set<Entity> lost = new HashSet<>();
		String[] tags = new String[document.tokens().size()];
		for (int s = 0; s < bySentence.size(); s++) {
			checkCancelled();
			Sentence sentence = document.sentences().get(s);
			Projection projection = Projection.of(document, sentence, bySentence.get(s));
			List<String> encoded = scheme.encode(projection.chunks(), sentence.tokenCount());
			for (int i = 0; i < encoded.size(); i++) {
				tags[sentence.firstToken() + i] = shared(encoded.get(i));
			}
			for (Projection.Loss loss : projection.losses()) {
				remember(document, sentence, column, loss);
				if (loss.reason() != Projection.Reason.PARTIAL_TOKEN && loss.reason() != Projection.Reason.DISCONTINUOUS) {
					lost.add(loss.entity());
				}
			}
		}
		untold += lost.size();
		return tags;
	}

	/** The entities that touch each sentence: those that share text with it, and empty ones inside. */
	private static List<List<Entity>> bySentence(List<Sentence> sentences, List<Entity> entities) {
		List<List<Entity>> found = new ArrayList<>(sentences.size());
		sentences.forEach(sentence -> found.add(new ArrayList<>(2)));
		for (Entity entity : entities) {
			Span span = entity.span();
			int low = 0;
			int high = sentences.size();
			while (low < high) {
				int middle = (low + high) >>> 1;
				if (sentences.get(middle).span().end() < span.begin()) {
					low = middle + 1;
				} else {
					high = middle;
				}
			}
			for (int s = low; s < sentences.size() && sentences.get(s).span().begin() <= span.end(); s++) {
				found.get(s).add(entity);
			}
		}
		return found;
	}

	private void remember(Document document, Sentence sentence, int column, Projection.Loss loss) {
		Span span = loss.entity().span();
		List<Token> tokens = document.tokens(sentence);
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.get(i).span().overlaps(span)) {
				int row = rows.size() + sentence.firstToken() + i;
				losses.computeIfAbsent(TokenTable.key(row, column), key -> new ArrayList<>(1)).add(loss);
			}
		}
	}

	private String shared(String tag) {
		return shared.computeIfAbsent(tag, key -> key);
	}

	private void checkCancelled() {
		if (cancelled.getAsBoolean()) {
			throw new CancellationException();
		}
	}
}
