package org.lorgnette.training.model;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.lorgnette.training.export.ExportedWeights;
import org.lorgnette.training.nn.Fusion;
import org.lorgnette.training.nn.WordEncoder;

/** How large a network is that was exported, as its weights tell. */
public final class NetworkShape {

	private static final Pattern TABLE = Pattern.compile(".*encoder_\\d+embedding_table");
	private static final Pattern INNER = Pattern.compile(".*encoder_\\d+layer\\d+_\\d+inner_weight");
	private static final Pattern MIX = Pattern.compile(".*encoder_\\d+layer\\d+_\\d+mix_weight");
	private static final Pattern HIDDEN = Pattern.compile("\\d+hidden_weight");
	private static final Pattern READING = Pattern.compile("\\d+reading\\d+_\\d+inner_weight");
	private static final Pattern ATTENDING = Pattern.compile("\\d+fusion_\\d+attention_.*");
	/** Of the three ways to fuse, the one that has it. */
	private static final String GATED_TERMS = "ownTerms";
	private static final String HADAMARD_OPERATOR = "Tanh";

	private final ExportedWeights weights;

	public NetworkShape(ExportedWeights weights) {
		this.weights = weights;
	}

	/** @throws IOException if these are not the weights of a network over words */
	public WordEncoder.Size encoder() throws IOException {
		List<Long> table = require(TABLE, "the table of the features of words");
		int width = Math.toIntExact(table.get(1));
		int layers = count(INNER);
		int inner = Math.toIntExact(require(INNER, "a layer of an encoder").get(0));
		int heads = weights.heads().orElseThrow(() -> misfit("attention"));
		int near = find(MIX).map(mix -> Math.toIntExact(mix.get(1) / width)).orElse(1);
		return new WordEncoder.Size(Math.toIntExact(table.get(0)), width, layers, heads, inner, (near - 1) / 2);
	}

	/** The width of the layer before the decision about a pair of entities. */
	public int hidden() throws IOException {
		return Math.toIntExact(require(HIDDEN, "the layer before the decision").get(0));
	}

	/** How many layers of a reader read on behind the fusion. */
	public int readingLayers() {
		return count(READING);
	}

	public Fusion.Kind fusion() {
		boolean attends = weights.shapes().keySet().stream().anyMatch(ATTENDING.asMatchPredicate());
		boolean gates = weights.shapes().keySet().stream().anyMatch(name -> name.contains(GATED_TERMS));
		return attends ? Fusion.Kind.CROSS_ATTENTION : gates ? Fusion.Kind.GATED
				: weights.has(HADAMARD_OPERATOR) ? Fusion.Kind.HADAMARD : Fusion.Kind.CONCATENATION;
	}

	private int count(Pattern pattern) {
		return Math.toIntExact(weights.shapes().keySet().stream().filter(pattern.asMatchPredicate()).count());
	}

	private Optional<List<Long>> find(Pattern pattern) {
		return weights.shapes().entrySet().stream().filter(entry -> pattern.matcher(entry.getKey()).matches() && entry.getValue().size() == 2)
				.map(Map.Entry::getValue).findFirst();
	}

	private List<Long> require(Pattern pattern, String what) throws IOException {
		return find(pattern).orElseThrow(() -> misfit(what));
	}

	private IOException misfit(String what) {
		return new IOException(weights.where() + " has not " + what + " that a network trained here has");
	}
}
