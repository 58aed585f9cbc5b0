package org.lorgnette.io.conll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.io.LossListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.tagging.Chunk;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;

/** The tags of a document's entities, one for each token, and reports of what tags cannot say. */
final class TagColumn {

	private final TagScheme scheme;
	private final LossListener losses;

	TagColumn(TagScheme scheme, LossListener losses) {
		this.scheme = scheme;
		this.losses = losses;
	}

	/**
	 * @param present
	 *            the tags that the tokens have already; they stay in sentences where they mean the same entities; empty if none
	 */
	List<String> tags(Document document, Optional<List<String>> present) {
		List<String> tags = new ArrayList<>(document.tokens().size());
		List<Sentence> runs = runs(document.sentences());
		List<List<Entity>> entities = assign(document, runs);
		for (int i = 0; i < runs.size(); i++) {
			Sentence run = runs.get(i);
			List<Chunk> chunks = List.of();
			if (!entities.get(i).isEmpty()) {
				Projection projection = Projection.of(document, run, entities.get(i));
				projection.losses().forEach(loss -> report(document, loss));
				chunks = projection.chunks();
			}
			List<Chunk> wanted = chunks;
			tags.addAll(present.map(all -> all.subList(run.firstToken(), run.endToken()))
					.filter(there -> TagScheme.decode(there).equals(wanted)).orElseGet(() -> scheme.encode(wanted, run.tokenCount())));
		}
		return tags;
	}

	/** Sentences that go on where the one before ends are one for tags. */
	static List<Sentence> runs(List<Sentence> sentences) {
		List<Sentence> runs = new ArrayList<>();
		for (Sentence sentence : sentences) {
			if (!runs.isEmpty() && Layout.isJoined(sentence)) {
				Sentence before = runs.removeLast();
				runs.add(new Sentence(before.span().cover(sentence.span()), before.firstToken(), sentence.endToken()));
			} else {
				runs.add(sentence);
			}
		}
		return runs;
	}

	private List<List<Entity>> assign(Document document, List<Sentence> runs) {
		List<List<Entity>> assigned = new ArrayList<>();
		runs.forEach(run -> assigned.add(new ArrayList<>()));
		for (Entity entity : document.entities()) {
			int run = lastBeginningAtOrBefore(runs, entity.span().begin());
			while (run + 1 < runs.size() && (run < 0 || runs.get(run).span().end() <= entity.span().begin())
					&& runs.get(run + 1).span().begin() < entity.span().end()) {
				run++;
			}
			if (run < 0 || (!runs.get(run).span().overlaps(entity.span()) && !runs.get(run).span().contains(entity.span()))) {
				report(document, new Projection.Loss(entity, Projection.Reason.NO_TOKEN));
			} else {
				assigned.get(run).add(entity);
			}
		}
		return assigned;
	}

	private static int lastBeginningAtOrBefore(List<Sentence> runs, int offset) {
		int low = 0;
		int high = runs.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (runs.get(middle).span().begin() <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low - 1;
	}

	private void report(Document document, Projection.Loss loss) {
		Entity entity = loss.entity();
		String what = entity.id() + " (" + entity.type() + " '" + entity.text(document.text()) + "')";
		switch (loss.reason()) {
			case OVERLAPPED -> losses.report(document.id(), "nested entity", what + " overlaps a longer entity; left out");
			case DISCONTINUOUS -> losses.report(document.id(), "discontinuous entity",
					what + " is written from its first to its last fragment");
			case PARTIAL_TOKEN -> losses.report(document.id(), "entity border", what + " is widened to whole tokens");
			case CROSSES_SENTENCE -> losses.report(document.id(), "entity across sentences", what + " is left out");
			case NO_TOKEN -> losses.report(document.id(), "entity without token", what + " is left out");
		}
	}

	/** Reports the parts of the document that tags do not hold. */
	static void reportBeyondTags(Document document, LossListener losses) {
		String id = document.id();
		document.entities().stream().filter(entity -> !entity.attributes().isEmpty()).forEach(
				entity -> losses.report(id, "attribute", entity.id() + ": " + String.join(", ", entity.attributes().keySet())));
		document.relations().forEach(relation -> losses.report(id, "relation", relation.id() + " (" + relation.type() + ")"));
		document.events().forEach(event -> losses.report(id, "event", event.id() + " (" + event.type() + ")"));
		document.chains().forEach(chain -> losses.report(id, "chain", chain.id() + " (" + chain.type() + ")"));
		document.notes().forEach(note -> losses.report(id, "note", note.id() + " on " + note.target()));
		document.links().forEach(link -> losses.report(id, "link", link.id() + " (" + link.resource() + ":" + link.key() + ")"));
		document.questions().forEach(question -> losses.report(id, "question", question.id() + " '" + question.text() + "'"));
	}
}
