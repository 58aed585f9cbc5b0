package org.lorgnette.ui.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.explain.AttentionLayer;
import org.lorgnette.engine.explain.AttentionMaps;
import org.lorgnette.engine.explain.Decision;
import org.lorgnette.engine.explain.Neighbour;
import org.lorgnette.engine.explain.ShowsAttention;
import org.lorgnette.engine.explain.ShowsNeighbours;
import org.lorgnette.engine.explain.ShowsPieces;
import org.lorgnette.engine.explain.TokenPieces;
import org.lorgnette.engine.explain.Word;
import org.lorgnette.engine.explain.Words;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;
import org.lorgnette.model.Task;
import org.lorgnette.model.Value;
import org.lorgnette.ui.harness.Thinking;

/**
 * Engines whose reasons are known. {@code glass} finds "Marie Curie" as a person, surer by 0.3 for "professor" and less sure by 0.2 for
 * "perhaps", and that she was born in "Warsaw"; it shows all of its inside. {@code dull} finds the same and shows nothing, {@code slow}
 * takes 20 ms for each changed text, {@code broken} throws when words are hidden, {@code absent} is not there.
 */
final class GlassEngines implements EngineProvider {

	static final String TEXT = "The professor Marie Curie was perhaps born in Warsaw. She won two prizes.";

	final AtomicInteger analyses = new AtomicInteger();

	static EngineSpec spec(String id) {
		return new EngineSpec(id, id, Map.of(), Optional.empty(), Optional.empty());
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of("glass", "dull", "slow", "broken", "absent").stream().map(id -> new EngineDescriptor(id, Family.NEURAL,
				Set.of(Task.NER, Task.RELATIONS), Set.of(), List.of(), "For tests.", List.of(), List.of())).toList();
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) throws EngineUnavailableException {
		return switch (engine.id()) {
			case "absent" -> throw new EngineUnavailableException("its model is not here", "bring it");
			case "glass" -> new Glass(engine, settings);
			default -> new Plain(engine, settings);
		};
	}

	private class Plain implements TextEngine {

		private final EngineDescriptor descriptor;
		private final Settings settings;

		Plain(EngineDescriptor descriptor, Settings settings) {
			this.descriptor = descriptor;
			this.settings = settings;
		}

		@Override
		public EngineDescriptor descriptor() {
			return descriptor;
		}

		@Override
		public Settings settings() {
			return settings;
		}

		@Override
		public Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
			analyses.incrementAndGet();
			cancellation.check();
			if (!document.text().contains("professor")) {
				if (descriptor.id().equals("broken")) {
					throw new EngineException("it broke on 'x & y'");
				}
			}
			if (descriptor.id().equals("slow")) {
				Thinking.aWhile(Duration.ofMillis(20));
			}
			return found(document, descriptor.id());
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}

	private static Analysis found(Document document, String id) {
		String text = document.text();
		List<Prediction<? extends Value>> found = new ArrayList<>();
		int person = text.indexOf("Marie Curie");
		if (person >= 0) {
			double score = 0.5 + (text.contains("professor") ? 0.3 : 0) - (text.contains("perhaps") ? 0.2 : 0);
			found.add(new Prediction<>(new Entity("e1", "PER", new Span(person, person + 11)), OptionalDouble.of(score), id, List.of()));
		}
		int city = text.indexOf("Warsaw");
		if (city >= 0) {
			found.add(new Prediction<>(new Entity("e2", "LOC", new Span(city, city + 6)), OptionalDouble.of(0.9), id, List.of()));
		}
		if (person >= 0 && city >= 0 && text.contains("born")) {
			found.add(new Prediction<>(new Relation("r1", "Born_In", "e1", "e2"), OptionalDouble.of(0.7), id, List.of()));
		}
		return new Analysis(document, found);
	}

	/** Shows all. Its pieces are of four letters; its attention looks from each word at the one before, and in head 1 at the first. */
	private final class Glass extends Plain implements ShowsAttention, ShowsPieces, ShowsNeighbours {

		Glass(EngineDescriptor descriptor, Settings settings) {
			super(descriptor, settings);
		}

		@Override
		public AttentionMaps attention(Document document, Decision decision, Cancellation cancellation) {
			List<Word> words = Words.of(document, document);
			List<AttentionLayer> layers = new ArrayList<>();
			for (int number = 0; number < 2; number++) {
				int n = words.size();
				float[] weights = new float[2 * n * n];
				for (int from = 0; from < n; from++) {
					weights[from * n + Math.max(0, from - 1 - number)] = 1;
					weights[n * n + from * n] = 1;
				}
				layers.add(new AttentionLayer("attention." + number, words, words, 2, weights));
			}
			return new AttentionMaps(layers);
		}

		@Override
		public List<TokenPieces> pieces(Document document, Cancellation cancellation) {
			List<TokenPieces> pieces = new ArrayList<>();
			for (Word word : Words.of(document, document)) {
				List<TokenPieces.Piece> parts = new ArrayList<>();
				for (int begin = word.span().begin(); begin < word.span().end(); begin += 4) {
					Span span = new Span(begin, Math.min(word.span().end(), begin + 4));
					parts.add(new TokenPieces.Piece((begin > word.span().begin() ? "##" : "") + span.of(document.text()), 100 + begin, span,
							span.of(document.text()).contains("q")));
				}
				pieces.add(new TokenPieces(word.span(), parts));
			}
			return pieces;
		}

		@Override
		public List<Neighbour> neighbours(String word, int count, Cancellation cancellation) {
			return List.of("scientist", "won", "teacher").stream().map(other -> new Neighbour(other, cosine(word, other)))
					.sorted(Comparator.comparingDouble(Neighbour::similarity).reversed()).limit(count).toList();
		}

		@Override
		public OptionalDouble similarity(String one, String other) {
			return OptionalDouble.of(cosine(one, other));
		}
	}

	private static double cosine(String one, String other) {
		return 1.0 / (1 + Math.abs(one.toLowerCase(Locale.ROOT).length() - other.length()) + 0.25);
	}
}
