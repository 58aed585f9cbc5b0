package org.lorgnette.io.docred;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

final class DocRedReader extends JsonArrayReader {

	static final String TITLE = "title";
	/** Metadata of a document whose labels are not given, which is not the same as none. */
	static final String UNLABELLED = "unlabelled";
	static final List<String> LAYOUT = List.of(TITLE, "sents", "vertexSet", "labels");
	static final List<String> MENTION = List.of("name", "sent_id", "pos", "type");
	static final List<String> LABEL = List.of("r", "h", "t");

	private final UniqueIds ids;

	DocRedReader(CorpusSource source, ProblemListener problems) throws IOException {
		super(source);
		ids = new UniqueIds(problems);
	}

	@Override
	protected Instance instance(JsonNode entry, int index) throws IOException {
		TokenText text = new TokenText();
		List<Integer> lengths = new ArrayList<>();
		for (JsonNode sentence : entry.get("sents").items()) {
			List<String> words = new ArrayList<>();
			for (JsonNode word : sentence.items()) {
				words.add(word.string());
			}
			text.addSentence(words);
			lengths.add(words.size());
		}
		List<Entity> entities = new ArrayList<>();
		List<Chain> chains = new ArrayList<>();
		for (JsonNode vertex : entry.get("vertexSet").items()) {
			List<String> members = new ArrayList<>();
			int first = entities.size();
			for (JsonNode mention : vertex.items()) {
				Entity entity = mention(mention, "T" + (entities.size() + 1), text, lengths);
				entities.add(entity);
				members.add(entity.id());
			}
			chains.add(new Chain("C" + chains.size(), members.isEmpty() ? "" : entities.get(first).type(), members));
		}
		Map<String, String> metadata = new LinkedHashMap<>();
		String title = entry.get(TITLE).string();
		metadata.put(TITLE, title);
		metadata.putAll(JsonText.others(entry, "", LAYOUT));
		if (entry.find("labels").isEmpty()) {
			metadata.put(UNLABELLED, "true");
		}
		return Document.builder(ids.unique(title.isEmpty() ? Integer.toString(index) : title, entry.location()), text.text())
				.tokens(text.tokens()).sentences(text.sentences()).entities(entities).chains(chains)
				.relations(relations(entry, chains)).metadata(metadata).build();
	}

	private static Entity mention(JsonNode mention, String id, TokenText text, List<Integer> lengths) throws IOException {
		int sentence = mention.get("sent_id").integer();
		if (sentence < 0 || sentence >= lengths.size()) {
			throw mention.error("expected the number of one of the " + lengths.size() + " sentences as sent_id, got " + sentence);
		}
		List<JsonNode> position = mention.get("pos").items();
		int begin = position.size() == 2 ? position.get(0).integer() : -1;
		int end = position.size() == 2 ? position.get(1).integer() : -1;
		if (begin < 0 || end <= begin || end > lengths.get(sentence)) {
			throw mention.error("expected pos to be begin and end of a range within the " + lengths.get(sentence)
					+ " tokens of sentence " + sentence + ", got " + mention.get("pos").json());
		}
		Span span = text.span(sentence, begin, end);
		Map<String, String> attributes = new LinkedHashMap<>();
		Optional<JsonNode> name = mention.find("name");
		if (name.isPresent() && !name.get().string().equals(span.of(text.text()))) {
			attributes.put("name", name.get().string());
		}
		attributes.putAll(JsonText.others(mention, "", MENTION));
		return new Entity(id, mention.get("type").string(), List.of(span), attributes);
	}

	private static List<Relation> relations(JsonNode entry, List<Chain> chains) throws IOException {
		List<Relation> relations = new ArrayList<>();
		Optional<JsonNode> labels = entry.find("labels");
		for (JsonNode label : labels.isPresent() ? labels.get().items() : List.<JsonNode>of()) {
			relations.add(new Relation("R" + (relations.size() + 1), label.get("r").string(),
					argument(Relation.HEAD_ROLE, label.get("h"), chains), argument(Relation.TAIL_ROLE, label.get("t"), chains), false,
					JsonText.others(label, "", LABEL)));
		}
		return relations;
	}

	private static Argument argument(String role, JsonNode node, List<Chain> chains) throws IOException {
		int index = node.integer();
		if (index < 0 || index >= chains.size() || chains.get(index).members().isEmpty()) {
			throw node.error("expected the index of one of the " + chains.size() + " vertices, one with a mention, got " + index);
		}
		return new Argument(role, chains.get(index).members().getFirst());
	}
}
