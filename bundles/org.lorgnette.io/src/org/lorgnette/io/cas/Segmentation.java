package org.lorgnette.io.cas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.HashSet;

import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * The sentences and tokens of a CAS. What DKPro attaches to tokens (part of speech, lemma, stem, morphology) becomes columns of
 * the token, named {@code POS.PosValue} and so on, where it covers one token and nothing else refers to it.
 */
final class Segmentation {

	private static final Comparator<FeatureStructure> IN_TEXT = Comparator.comparing(structure -> structure.span().orElseThrow());
	private static final Set<String> UNSAID = Set.of("order", "parent");

	private final Map<Span, Integer> positions = new HashMap<>();
	private final List<Map<String, String>> columns = new ArrayList<>();
	private final List<Span> spans = new ArrayList<>();
	private final List<Sentence> sentences = new ArrayList<>();
	private final Set<Integer> absorbed = new HashSet<>();

	/** @param referred the ids that relations, slots and chains refer to */
	Segmentation(List<FeatureStructure> structures, Set<Integer> referred) {
		structures.stream().filter(it -> Layers.isToken(it.type())).sorted(IN_TEXT).forEach(this::token);
		Map<String, Long> stacked = new HashMap<>();
		List<FeatureStructure> layers = structures.stream().filter(it -> Layers.isTokenLayer(it.type())).toList();
		layers.forEach(it -> stacked.merge(it.type() + it.span().orElseThrow(), 1L, Long::sum));
		for (FeatureStructure layer : layers) {
			Span span = layer.span().orElseThrow();
			if (positions.containsKey(span) && !referred.contains(layer.id()) && stacked.get(layer.type() + span) == 1) {
				absorb(layer, columns.get(positions.get(span)));
				absorbed.add(layer.id());
			}
		}
		sentences(structures.stream().filter(it -> it.type().equals(Layers.SENTENCE)).sorted(IN_TEXT).toList());
	}

	private void token(FeatureStructure token) {
		Span span = token.span().orElseThrow();
		if (positions.putIfAbsent(span, spans.size()) == null) {
			spans.add(span);
			Map<String, String> own = new LinkedHashMap<>();
			token.features().forEach((name, value) -> {
				if (value instanceof FeatureValue.Primitive primitive && !UNSAID.contains(name)) {
					own.put("Token." + name, primitive.text());
				}
			});
			columns.add(own);
		}
	}

	private static void absorb(FeatureStructure layer, Map<String, String> columns) {
		String name = Layers.shortName(layer.type());
		boolean bare = true;
		for (Map.Entry<String, FeatureValue> feature : layer.features().entrySet()) {
			if (feature.getValue() instanceof FeatureValue.Primitive primitive) {
				columns.put(name + "." + feature.getKey(), primitive.text());
				bare = false;
			}
		}
		if (bare) {
			columns.put(name, "");
		}
	}

	/** Tokens outside sentences make sentences of their own; of sentences that overlap the later loses the shared tokens. */
	private void sentences(List<FeatureStructure> given) {
		int next = 0;
		for (FeatureStructure sentence : given) {
			Span span = sentence.span().orElseThrow();
			int first = next;
			while (first < spans.size() && spans.get(first).begin() < span.begin()) {
				first++;
			}
			if (first > next) {
				sentences.add(new Sentence(spans.get(next).cover(spans.get(first - 1)), next, first));
			}
			int end = first;
			while (end < spans.size() && spans.get(end).begin() < span.end()) {
				end++;
			}
			Map<String, String> metadata = new LinkedHashMap<>();
			sentence.features().keySet().forEach(name -> sentence.text(name).ifPresent(text -> metadata.put(name, text)));
			sentences.add(new Sentence(span, first, end, metadata));
			next = end;
		}
		if (!given.isEmpty() && next < spans.size()) {
			sentences.add(new Sentence(spans.get(next).cover(spans.getLast()), next, spans.size()));
		}
	}

	boolean hasAbsorbed(FeatureStructure structure) {
		return absorbed.contains(structure.id());
	}

	List<Sentence> sentences() {
		return sentences;
	}

	List<Token> tokens() {
		List<Token> tokens = new ArrayList<>();
		for (int i = 0; i < spans.size(); i++) {
			tokens.add(new Token(spans.get(i), columns.get(i)));
		}
		return tokens;
	}
}
