package org.lorgnette.io.docred;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.json.JsonRecords;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.io.layout.Part;
import org.lorgnette.io.layout.TokenLayout;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Relation;

import com.google.gson.stream.JsonWriter;

/** An entity that is in no chain becomes a vertex of its own. */
final class DocRedWriter implements CorpusWriter {

	private final CorpusTarget target;
	private final LossListener losses;
	private final JsonRecords records;

	DocRedWriter(CorpusTarget target, LossListener losses) throws IOException {
		this.target = target;
		this.losses = losses;
		records = new JsonRecords(target);
	}

	@Override
	public void write(Instance instance) throws IOException {
		if (!(instance instanceof Document document)) {
			throw new CorpusException(Location.of(target.name()), "DocRED JSON cannot hold the visual question " + instance.id());
		}
		Part.reportOthers(document, EnumSet.of(Part.ENTITIES, Part.RELATIONS, Part.CHAINS), losses);
		TokenLayout layout = TokenLayout.of(document, losses);
		Map<String, TokenLayout.Range> ranges = new HashMap<>();
		document.entities().forEach(entity -> layout.range(entity, losses).ifPresent(range -> ranges.put(entity.id(), range)));
		List<List<Entity>> vertices = vertices(document, ranges);
		records.add(document.id(), json -> entry(json, document, layout, vertices, ranges));
	}

	private List<List<Entity>> vertices(Document document, Map<String, TokenLayout.Range> ranges) {
		Map<String, Entity> open = new LinkedHashMap<>();
		document.entities().stream().filter(entity -> ranges.containsKey(entity.id()))
				.forEach(entity -> open.put(entity.id(), entity));
		List<List<Entity>> vertices = new ArrayList<>();
		for (Chain chain : document.chains()) {
			List<Entity> mentions = new ArrayList<>();
			for (String member : chain.members()) {
				Optional<Entity> mention = Optional.ofNullable(open.remove(member));
				if (mention.isEmpty()) {
					losses.report(document.id(), "chain", chain.id() + ": its member " + member + " is not written with it");
				}
				mention.ifPresent(mentions::add);
			}
			if (!mentions.isEmpty() || chain.members().isEmpty()) {
				vertices.add(mentions);
			}
		}
		open.values().forEach(single -> vertices.add(List.of(single)));
		return vertices;
	}

	private void entry(JsonWriter json, Document document, TokenLayout layout, List<List<Entity>> vertices,
			Map<String, TokenLayout.Range> ranges) throws IOException {
		json.beginObject().name("title").value(document.metadata().getOrDefault(DocRedReader.TITLE, document.id()));
		json.name("sents").beginArray();
		for (int i = 0; i < layout.sentenceCount(); i++) {
			json.beginArray();
			for (String word : layout.words(i)) {
				json.value(word);
			}
			json.endArray();
		}
		json.endArray().name("vertexSet").beginArray();
		for (List<Entity> vertex : vertices) {
			json.beginArray();
			for (Entity mention : vertex) {
				mention(json, document, mention, layout, ranges.get(mention.id()));
			}
			json.endArray();
		}
		json.endArray();
		if (!document.relations().isEmpty() || !document.metadata().containsKey(DocRedReader.UNLABELLED)) {
			labels(json, document, vertices);
		}
		Map<String, String> others = new LinkedHashMap<>(document.metadata());
		others.keySet().removeAll(Set.of(DocRedReader.TITLE, DocRedReader.UNLABELLED));
		others(json, document, others, DocRedReader.LAYOUT);
		json.endObject();
	}

	private void mention(JsonWriter json, Document document, Entity mention, TokenLayout layout, TokenLayout.Range range)
			throws IOException {
		String words = String.join(" ", layout.words(range.sentence()).subList(range.begin(), range.end()));
		Map<String, String> others = new LinkedHashMap<>(mention.attributes());
		String name = Optional.ofNullable(others.remove("name")).orElse(words);
		json.beginObject().name("name").value(name).name("sent_id").value(range.sentence());
		json.name("pos").beginArray().value(range.begin()).value(range.end()).endArray().name("type").value(mention.type());
		others(json, document, others, DocRedReader.MENTION);
		json.endObject();
	}

	private void labels(JsonWriter json, Document document, List<List<Entity>> vertices) throws IOException {
		Map<String, Integer> vertexOf = new HashMap<>();
		Set<String> heads = new HashSet<>();
		for (int i = 0; i < vertices.size(); i++) {
			for (Entity mention : vertices.get(i)) {
				vertexOf.put(mention.id(), i);
			}
			vertices.get(i).stream().findFirst().ifPresent(first -> heads.add(first.id()));
		}
		json.name("labels").beginArray();
		for (Relation relation : document.relations()) {
			Integer head = vertexOf.get(relation.head().target());
			Integer tail = vertexOf.get(relation.tail().target());
			if (head == null || tail == null) {
				losses.report(document.id(), "relation", relation.id() + " has an argument that is not written");
				continue;
			}
			if (!heads.contains(relation.head().target()) || !heads.contains(relation.tail().target())) {
				losses.report(document.id(), "mention of relation", relation.id() + " is written between clusters");
			}
			if (relation.symmetric()) {
				losses.report(document.id(), "symmetric relation", relation.id() + " is written with a direction");
			}
			json.beginObject().name("r").value(relation.type()).name("h").value(head).name("t").value(tail);
			others(json, document, relation.attributes(), DocRedReader.LABEL);
			json.endObject();
		}
		json.endArray();
	}

	private void others(JsonWriter json, Document document, Map<String, String> stored, List<String> reserved)
			throws IOException {
		for (Map.Entry<String, String> other : stored.entrySet()) {
			if (reserved.contains(other.getKey())) {
				losses.report(document.id(), "attribute", "'" + other.getKey() + "' has another meaning in DocRED JSON");
			} else {
				json.name(other.getKey());
				JsonText.restore(json, other.getValue());
			}
		}
	}

	@Override
	public void commit() throws IOException {
		records.commit();
	}

	@Override
	public void close() throws IOException {
		records.close();
	}
}
