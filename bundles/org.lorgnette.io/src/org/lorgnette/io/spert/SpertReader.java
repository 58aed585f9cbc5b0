package org.lorgnette.io.spert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonArrayReader;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.io.json.UniqueIds;
import org.lorgnette.io.layout.TokenText;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Relation;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

final class SpertReader extends JsonArrayReader {

	static final String ORIGINAL_ID = "orig_id";
	static final List<String> LAYOUT = List.of("tokens", "entities", "tags", "relations");

	private final UniqueIds ids;

	SpertReader(CorpusSource source, ProblemListener problems) throws IOException {
		super(source);
		ids = new UniqueIds(problems);
	}

	@Override
	protected Instance instance(JsonNode entry, int index) throws IOException {
		List<String> words = new ArrayList<>();
		for (JsonNode token : entry.get("tokens").items()) {
			words.add(token.string());
		}
		TokenText text = new TokenText();
		text.addSentence(words);
		Optional<JsonNode> tags = entry.find("tags");
		List<Entity> entities = tags.isPresent() && entry.find("entities").isEmpty() ? tagged(tags.get(), text)
				: entities(entry.get("entities"), text);
		Optional<JsonNode> original = entry.find(ORIGINAL_ID);
		String id = original.isPresent() ? original.get().id() : Integer.toString(index);
		return Document.builder(ids.unique(id, entry.location()), text.text()).tokens(text.tokens()).sentences(text.sentences())
				.entities(entities).relations(relations(entry, entities)).metadata(JsonText.others(entry, "", LAYOUT)).build();
	}

	private static List<Entity> entities(JsonNode nodes, TokenText text) throws IOException {
		List<Entity> entities = new ArrayList<>();
		for (JsonNode node : nodes.items()) {
			int start = node.get("start").integer();
			int end = node.get("end").integer();
			if (start < 0 || end <= start || end > text.tokenCount()) {
				throw node.error("expected start and end of a range within the " + text.tokenCount() + " tokens, got " + start
						+ " and " + end);
			}
			Map<String, String> others = JsonText.others(node, "", List.of("type", "start", "end"));
			entities.add(new Entity("T" + (entities.size() + 1), node.get("type").string(), List.of(text.span(0, start, end)), others));
		}
		return entities;
	}

	private static List<Entity> tagged(JsonNode nodes, TokenText text) throws IOException {
		List<String> tags = new ArrayList<>();
		for (JsonNode tag : nodes.items()) {
			tags.add(tag.string());
		}
		if (tags.size() != text.tokenCount()) {
			throw nodes.error("expected one tag for each of the " + text.tokenCount() + " tokens, got " + tags.size());
		}
		List<Entity> entities = new ArrayList<>();
		for (Chunk chunk : TagScheme.decode(tags)) {
			entities.add(new Entity("T" + (entities.size() + 1), chunk.type(), text.span(0, chunk.begin(), chunk.end())));
		}
		return entities;
	}

	private static List<Relation> relations(JsonNode entry, List<Entity> entities) throws IOException {
		List<Relation> relations = new ArrayList<>();
		Optional<JsonNode> nodes = entry.find("relations");
		for (JsonNode node : nodes.isPresent() ? nodes.get().items() : List.<JsonNode>of()) {
			Map<String, String> others = JsonText.others(node, "", List.of("type", "head", "tail"));
			relations.add(new Relation("R" + (relations.size() + 1), node.get("type").string(),
					argument(Relation.HEAD_ROLE, node.get("head"), entities),
					argument(Relation.TAIL_ROLE, node.get("tail"), entities), false, others));
		}
		return relations;
	}

	private static Argument argument(String role, JsonNode node, List<Entity> entities) throws IOException {
		int index = node.integer();
		if (index < 0 || index >= entities.size()) {
			throw node.error("expected the index of one of the " + entities.size() + " entities, got " + index);
		}
		return new Argument(role, entities.get(index).id());
	}
}
