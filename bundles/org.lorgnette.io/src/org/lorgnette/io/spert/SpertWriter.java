package org.lorgnette.io.spert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.json.JsonRecords;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.io.layout.Part;
import org.lorgnette.io.layout.TokenLayout;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Relation;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.TagScheme;

import com.google.gson.stream.JsonWriter;

/** One entry for each sentence of a document. */
final class SpertWriter implements CorpusWriter {

	private final CorpusTarget target;
	private final Optional<TagScheme> scheme;
	private final LossListener losses;
	private final JsonRecords records;
	private int written;

	/** An entity where SpERT puts it. */
	private record Placed(Entity entity, TokenLayout.Range range) {
	}

	/** What an entry holds; the index of an entity is its number in the list. */
	private record Entry(List<String> words, List<Placed> entities, List<Relation> relations, Map<String, Integer> index) {
	}

	SpertWriter(CorpusTarget target, Optional<TagScheme> scheme, LossListener losses) throws IOException {
		this.target = target;
		this.scheme = scheme;
		this.losses = losses;
		records = new JsonRecords(target);
	}

	@Override
	public void write(Instance instance) throws IOException {
		if (!(instance instanceof Document document)) {
			throw new CorpusException(Location.of(target.name()), "SpERT JSON cannot hold the visual question " + instance.id());
		}
		Part.reportOthers(document, EnumSet.of(Part.ENTITIES, Part.RELATIONS), losses);
		TokenLayout layout = TokenLayout.of(document, losses);
		List<Entry> entries = new ArrayList<>();
		for (int i = 0; i < layout.sentenceCount(); i++) {
			entries.add(new Entry(layout.words(i), new ArrayList<>(), new ArrayList<>(), new HashMap<>()));
		}
		for (Entity entity : document.entities()) {
			layout.range(entity, losses)
					.ifPresent(range -> entries.get(range.sentence()).entities().add(new Placed(entity, range)));
		}
		for (Entry entry : entries) {
			if (scheme.isPresent()) {
				keepFlat(document, entry);
			}
			for (Placed placed : entry.entities()) {
				entry.index().put(placed.entity().id(), entry.index().size());
			}
		}
		placeRelations(document, entries);
		for (int i = 0; i < entries.size(); i++) {
			int number = i;
			records.add(document.id(), json -> entry(json, document, entries.get(number), number, entries.size()));
			written++;
		}
	}

	/** Tags cannot overlap: the longest entity stays. */
	private void keepFlat(Document document, Entry entry) {
		List<Placed> longestFirst = new ArrayList<>(entry.entities());
		longestFirst.sort(Comparator.comparingInt((Placed placed) -> placed.range().begin() - placed.range().end()));
		List<Placed> kept = new ArrayList<>();
		for (Placed placed : longestFirst) {
			if (kept.stream().anyMatch(other -> Math.max(other.range().begin(), placed.range().begin()) < Math
					.min(other.range().end(), placed.range().end()))) {
				losses.report(document.id(), "nested entity", placed.entity().id() + " overlaps another; tags hold one");
			} else {
				kept.add(placed);
				placed.entity().attributes().keySet()
						.forEach(key -> losses.report(document.id(), "attribute", placed.entity().id() + ": " + key));
			}
		}
		kept.sort(Comparator.comparingInt(placed -> placed.range().begin()));
		entry.entities().clear();
		entry.entities().addAll(kept);
	}

	private void placeRelations(Document document, List<Entry> entries) {
		Map<String, Entry> entryOf = new HashMap<>();
		entries.forEach(entry -> entry.index().keySet().forEach(id -> entryOf.put(id, entry)));
		for (Relation relation : document.relations()) {
			Entry head = entryOf.get(relation.head().target());
			Entry tail = entryOf.get(relation.tail().target());
			if (head == null || tail == null) {
				losses.report(document.id(), "relation", relation.id() + " has an argument that is not written");
			} else if (head != tail) {
				losses.report(document.id(), "relation", relation.id() + " crosses a sentence border");
			} else {
				head.relations().add(relation);
				if (relation.symmetric()) {
					losses.report(document.id(), "symmetric relation", relation.id() + " is written with a direction");
				}
			}
		}
	}

	private void entry(JsonWriter json, Document document, Entry entry, int number, int count) throws IOException {
		json.beginObject().name("tokens").beginArray();
		for (String word : entry.words()) {
			json.value(word);
		}
		json.endArray();
		if (scheme.isPresent()) {
			tags(json, entry);
		} else {
			entities(json, document, entry);
		}
		json.name("relations").beginArray();
		for (Relation relation : entry.relations()) {
			json.beginObject().name("type").value(relation.type());
			json.name("head").value(entry.index().get(relation.head().target()));
			json.name("tail").value(entry.index().get(relation.tail().target()));
			others(json, document, relation.attributes(), List.of("type", "head", "tail"));
			json.endObject();
		}
		json.endArray();
		originalId(json, document, number, count);
		if (number == 0) {
			others(json, document, document.metadata(), SpertReader.LAYOUT);
		}
		json.endObject();
	}

	private void originalId(JsonWriter json, Document document, int number, int count) throws IOException {
		if (count > 1) {
			json.name(SpertReader.ORIGINAL_ID).value(document.id() + "#" + number);
		} else if (document.metadata().containsKey(SpertReader.ORIGINAL_ID)) {
			json.name(SpertReader.ORIGINAL_ID);
			JsonText.restore(json, document.metadata().get(SpertReader.ORIGINAL_ID));
		} else if (!document.id().equals(Integer.toString(written))) {
			json.name(SpertReader.ORIGINAL_ID).value(document.id());
		}
	}

	private void tags(JsonWriter json, Entry entry) throws IOException {
		List<Chunk> chunks = entry.entities().stream()
				.map(placed -> new Chunk(placed.range().begin(), placed.range().end(), placed.entity().type())).toList();
		json.name("tags").beginArray();
		for (String tag : scheme.orElseThrow().encode(chunks, entry.words().size())) {
			json.value(tag);
		}
		json.endArray();
	}

	private void entities(JsonWriter json, Document document, Entry entry) throws IOException {
		json.name("entities").beginArray();
		for (Placed placed : entry.entities()) {
			json.beginObject().name("type").value(placed.entity().type());
			json.name("start").value(placed.range().begin()).name("end").value(placed.range().end());
			others(json, document, placed.entity().attributes(), List.of("type", "start", "end"));
			json.endObject();
		}
		json.endArray();
	}

	private void others(JsonWriter json, Document document, Map<String, String> stored, List<String> reserved)
			throws IOException {
		for (Map.Entry<String, String> other : stored.entrySet()) {
			if (reserved.contains(other.getKey())) {
				losses.report(document.id(), "attribute", "'" + other.getKey() + "' has another meaning in SpERT JSON");
			} else if (!other.getKey().equals(SpertReader.ORIGINAL_ID)) {
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
