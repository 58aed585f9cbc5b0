package org.lorgnette.engine.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.model.Span;

/**
 * The attention that the words of a decision pay to all words. Attention is a clue and no proof: weights can be far from what a
 * decision rests on (Jain and Wallace 2019, "Attention is not explanation"), which is why faithfulness is measured.
 */
final class AttentionAttribution {

	/** What was looked at, and how much of it falls on each word. */
	record Result(String shown, double[] values) {
	}

	private final AttentionMaps maps;
	private final Decision decision;
	private final String engine;

	AttentionAttribution(AttentionMaps maps, Decision decision, String engine) {
		this.maps = maps;
		this.decision = decision;
		this.engine = engine;
	}

	/** The weights from the decision's words in one layer. */
	Result ofLayer(AttentionChoice choice, List<Word> words) throws EngineUnavailableException {
		Optional<AttentionLayer> chosen = choice.layer().isPresent() ? maps.layer(choice.layer().get())
				: maps.layers().reversed().stream().filter(layer -> !rows(layer).isEmpty()).findFirst();
		AttentionLayer layer = chosen.orElseThrow(() -> nowhere(choice, maps.layers().stream().map(AttentionLayer::name).toList()));
		int head = choice.head().orElse(-1);
		if (head >= layer.heads()) {
			throw new EngineUnavailableException(engine + ": " + layer.name() + " has no head " + head, "choose one of 0 to "
					+ (layer.heads() - 1));
		}
		double[][] weights = head < 0 ? layer.mean() : layer.head(head);
		String shown = layer.name() + (head < 0 ? ", mean of " + layer.heads() + " heads" : ", head " + head);
		return new Result(shown, onto(words, layer, weights));
	}

	/** The weights rolled out over a stack of layers. */
	Result ofRollout(AttentionChoice choice, List<Word> words) throws EngineUnavailableException {
		Map<String, List<AttentionLayer>> stacks = maps.stacks();
		List<String> able = stacks.keySet().stream().filter(stack -> stacks.get(stack).stream().allMatch(
				layer -> layer.isSelfAttention() && layer.from().equals(stacks.get(stack).getFirst().from()))).toList();
		Optional<String> chosen = choice.layer().isPresent() ? choice.layer().filter(able::contains)
				: able.stream().filter(stack -> !rows(stacks.get(stack).getFirst()).isEmpty())
						.max(Comparator.comparingInt(stack -> stacks.get(stack).size()));
		String stack = chosen.orElseThrow(() -> nowhere(choice, able));
		List<AttentionLayer> layers = stacks.get(stack);
		double[][] rolled = AttentionRollout.of(layers.stream().map(AttentionLayer::mean).toList());
		return new Result(stack + ", " + layers.size() + " layers", onto(words, layers.getFirst(), rolled));
	}

	private EngineUnavailableException nowhere(AttentionChoice choice, List<String> names) {
		if (decision.places().isEmpty()) {
			return new EngineUnavailableException(engine + ": attention says nothing of a decision without a place in the text",
					"take the method occlusion");
		}
		String known = names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
		return new EngineUnavailableException(engine + ": " + choice.layer().map(name -> "there is no attention '" + name + "'")
				.orElse("no layer attends from the words of the decision"), "there is: " + known
						+ "; or take the method occlusion");
	}

	private List<Integer> rows(AttentionLayer layer) {
		List<Integer> rows = new ArrayList<>();
		for (int i = 0; i < layer.from().size(); i++) {
			Word unit = layer.from().get(i);
			for (Span place : decision.places()) {
				if (unit.in() == Word.In.TEXT && unit.span().overlaps(place)) {
					rows.add(i);
					break;
				}
			}
		}
		return rows;
	}

	/** The mean over the decision's rows, units shared out among the words that they are parts of. */
	private double[] onto(List<Word> words, AttentionLayer layer, double[][] weights) throws EngineUnavailableException {
		List<Integer> rows = rows(layer);
		if (rows.isEmpty()) {
			throw nowhere(AttentionChoice.DEFAULT, List.of());
		}
		double[] ofUnits = new double[layer.to().size()];
		for (int row : rows) {
			for (int unit = 0; unit < ofUnits.length; unit++) {
				ofUnits[unit] += weights[row][unit] / rows.size();
			}
		}
		return WordShares.of(words, layer.to(), ofUnits);
	}
}
