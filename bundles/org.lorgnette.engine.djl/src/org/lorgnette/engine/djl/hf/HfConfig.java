package org.lorgnette.engine.djl.hf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.lorgnette.engine.EngineUnavailableException;

/**
 * What {@code config.json} says of a network.
 *
 * @param modelType such as {@code bert}; empty if it is not told
 * @param heads what the classes after which the network was made end with, such as {@code TokenClassification}
 * @param labels the values of {@code id2label} in the order of their ids
 * @param firstPosition the position id of the first piece; models after RoBERTa begin behind the padding's id
 * @param maxPositions how many pieces the network takes, if it is limited
 * @param types how many segments it knows
 * @param multiLabel whether several labels may hold at once
 */
record HfConfig(String modelType, Set<String> heads, List<String> labels, OptionalLong vocabulary, OptionalInt padding,
		int firstPosition, OptionalInt maxPositions, int types, boolean multiLabel) {

	static final String FILE = "config.json";

	private static final int MOST_LABELS = 100_000;

	/** Their position ids begin behind the padding's id (create_position_ids_from_input_ids in transformers). */
	private static final Set<String> AFTER_ROBERTA = Set.of("roberta", "camembert", "xlm-roberta", "xlm-roberta-xl", "longformer",
			"mpnet", "roberta-prelayernorm", "xmod", "data2vec-text", "ibert", "luke", "mluke", "ernie_m");

	HfConfig {
		heads = Set.copyOf(heads);
		labels = List.copyOf(labels);
	}

	/** @throws EngineUnavailableException if something in the file has another kind than the tools write */
	static HfConfig of(HfJson file) throws EngineUnavailableException {
		String type = file.text("model_type").orElse("");
		OptionalInt padding = small(file, "pad_token_id");
		int first = AFTER_ROBERTA.contains(type) ? padding.orElse(1) + 1 : 0;
		OptionalInt positions = small(file, "max_position_embeddings");
		if (positions.isPresent() && positions.getAsInt() <= first) {
			throw file.misfit("'max_position_embeddings' is " + positions.getAsInt() + "; expected more than " + first);
		}
		OptionalInt limit = positions.isPresent() ? OptionalInt.of(positions.getAsInt() - first) : OptionalInt.empty();
		boolean multiLabel = file.text("problem_type").filter("multi_label_classification"::equals).isPresent();
		return new HfConfig(type, heads(file), labels(file), file.whole("vocab_size"), padding, first, limit,
				small(file, "type_vocab_size").orElse(type.equals("distilbert") ? 1 : 2), multiLabel);
	}

	/**
	 * @param head
	 *            what the network must have been made for, if that is told; empty for no task
	 */
	void requireHead(Path folder, String head) throws EngineUnavailableException {
		if (!heads.isEmpty() && !heads.contains(head)) {
			throw new EngineUnavailableException(folder.resolve(FILE) + ": the network is for "
					+ heads.stream().map(HfConfig::named).sorted().collect(Collectors.joining(", "))
					+ " ('architectures'); expected " + named(head), "choose a model for " + named(head)
							+ ", or the engine for this one: hf-ner for TokenClassification, hf-qa and hf-vqa for QuestionAnswering, "
							+ "hf-relations for SequenceClassification, hf-clip for models like CLIP, which have no task");
		}
	}

	private static String named(String head) {
		return head.isEmpty() ? "no task" : head;
	}

	private static OptionalInt small(HfJson file, String key) throws EngineUnavailableException {
		OptionalLong value = file.whole(key);
		if (value.isPresent() && value.getAsLong() > Integer.MAX_VALUE) {
			throw file.misfit("'" + key + "' is " + value.getAsLong() + "; expected a smaller number");
		}
		return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
	}

	private static Set<String> heads(HfJson file) throws EngineUnavailableException {
		Set<String> heads = new HashSet<>();
		JsonElement classes = file.json().get("architectures");
		if (classes == null || classes.isJsonNull()) {
			return heads;
		}
		if (!classes.isJsonArray()) {
			throw file.misfit("'architectures' is " + HfJson.shown(classes) + "; expected a list of names");
		}
		for (JsonElement name : classes.getAsJsonArray()) {
			String text = name.isJsonPrimitive() ? name.getAsString() : "";
			int at = text.lastIndexOf("For");
			heads.add(at < 0 ? "" : text.substring(at + "For".length()));
		}
		return heads;
	}

	private static List<String> labels(HfJson file) throws EngineUnavailableException {
		Optional<JsonObject> map = file.object("id2label");
		if (map.isEmpty()) {
			// The tools leave out what a network has if nothing is said: two labels without names.
			int count = small(file, "num_labels").orElse(2);
			List<String> names = new ArrayList<>();
			for (int i = 0; i < Math.min(count, MOST_LABELS); i++) {
				names.add("LABEL_" + i);
			}
			return names;
		}
		List<String> labels = new ArrayList<>(Collections.nCopies(map.get().size(), ""));
		Set<Integer> seen = new HashSet<>();
		for (Map.Entry<String, JsonElement> entry : map.get().entrySet()) {
			int id = id(entry.getKey());
			if (id < 0 || id >= labels.size() || !seen.add(id)) {
				throw file.misfit("'id2label' has the id '" + entry.getKey() + "' among " + labels.size()
						+ " labels; expected the numbers from 0 to " + (labels.size() - 1) + ", each once");
			}
			if (!entry.getValue().isJsonPrimitive()) {
				throw file.misfit("'id2label' has " + HfJson.shown(entry.getValue()) + " as label " + id + "; expected a text");
			}
			labels.set(id, entry.getValue().getAsString());
		}
		return labels;
	}

	private static int id(String text) {
		return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
	}
}
