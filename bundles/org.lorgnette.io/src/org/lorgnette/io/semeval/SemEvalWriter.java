package org.lorgnette.io.semeval;

import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.PendingOutput;
import org.lorgnette.io.json.JsonRecords;
import org.lorgnette.io.layout.Part;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;

/** One item for each relation; a document without a relation and with two entities is an item without a label. */
final class SemEvalWriter implements CorpusWriter {

	private final CorpusTarget target;
	private final LossListener losses;
	private final PendingOutput output;
	private final Writer text;
	private int written;

	SemEvalWriter(CorpusTarget target, LossListener losses) throws IOException {
		this.target = target;
		this.losses = losses;
		output = target.open();
		text = output.text();
	}

	@Override
	public void write(Instance instance) throws IOException {
		if (!(instance instanceof Document document)) {
			throw new CorpusException(Location.of(target.name()), "SemEval-2010 cannot hold the visual question " + instance.id());
		}
		Part.reportOthers(document, EnumSet.of(Part.ENTITIES, Part.RELATIONS), losses);
		List<Entity> entities = document.entities();
		entities.stream().filter(entity -> document.relations().stream().noneMatch(relation -> touches(relation, entity)))
				.filter(entity -> entities.size() != 2 || !document.relations().isEmpty())
				.forEach(entity -> losses.report(document.id(), "entity", entity.id() + " is in no relation"));
		if (document.relations().isEmpty() && entities.size() == 2) {
			item(document, entities.get(0), entities.get(1), Optional.empty());
		}
		for (Relation relation : document.relations()) {
			Optional<Entity> head = document.entity(relation.head().target());
			Optional<Entity> tail = document.entity(relation.tail().target());
			if (head.isPresent() && tail.isPresent() && head.get() != tail.get()) {
				item(document, head.get(), tail.get(), Optional.of(relation));
			} else {
				losses.report(document.id(), "relation", relation.id() + " is not between two entities");
			}
		}
	}

	private static boolean touches(Relation relation, Entity entity) {
		return relation.head().target().equals(entity.id()) || relation.tail().target().equals(entity.id());
	}

	private void item(Document document, Entity one, Entity other, Optional<Relation> relation) throws IOException {
		boolean swap = one.id().equals("e2") && other.id().equals("e1")
				|| !one.id().equals("e1") && other.span().compareTo(one.span()) < 0;
		Entity e1 = swap ? other : one;
		Entity e2 = swap ? one : other;
		for (Entity entity : List.of(e1, e2)) {
			if (!entity.isContinuous()) {
				losses.report(document.id(), "discontinuous entity", entity.id() + " is written from its first fragment to its last");
			}
			if (!entity.type().equals(SemEvalReader.TYPE)) {
				losses.report(document.id(), "entity type", entity.id() + ": " + entity.type());
			}
		}
		Span around = e1.span().cover(e2.span());
		Span shown = document.sentences().stream().map(Sentence::span).filter(span -> span.contains(around)).findFirst()
				.orElse(new Span(0, document.text().length()));
		MarkedSentence marked = new MarkedSentence(shown.of(document.text()), e1.span().shift(-shown.begin()),
				e2.span().shift(-shown.begin()));
		written++;
		boolean keepsId = document.relations().size() <= 1 && document.id().matches("[0-9]+");
		StringBuilder item = new StringBuilder();
		item.append(keepsId ? document.id() : Integer.toString(written)).append("\t\"").append(marked.format()).append("\"\n");
		relation.ifPresent(given -> item.append(label(document, given, e1)).append('\n'));
		Optional.ofNullable(document.metadata().get(SemEvalReader.COMMENT)).map(comment -> comment.replaceAll("[\\r\\n]", " "))
				.ifPresent(comment -> item.append(SemEvalReader.COMMENT_MARK).append(comment.isEmpty() ? "" : " ").append(comment)
						.append('\n'));
		text.write(JsonRecords.encodable(item.append('\n').toString(), document.id(), target.name()));
	}

	private String label(Document document, Relation relation, Entity e1) {
		String name = relation.type().replaceAll("[\\s()]+", "_");
		if (!name.equals(relation.type())) {
			losses.report(document.id(), "relation type", "'" + relation.type() + "' is written as '" + name + "'");
		}
		return SemEvalLabel.of(relation.withType(name), e1.id()).toString();
	}

	@Override
	public void commit() throws IOException {
		text.flush();
		output.commit();
	}

	@Override
	public void close() throws IOException {
		output.close();
	}
}
