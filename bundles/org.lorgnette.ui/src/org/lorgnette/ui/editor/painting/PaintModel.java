package org.lorgnette.ui.editor.painting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.lorgnette.metrics.chunk.Outcome;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Value;
import org.lorgnette.ui.session.CorpusState;
import org.lorgnette.ui.session.Lane;
import org.lorgnette.ui.session.LaneAnalysis;

/** What is drawn: the gold and every engine's lane, by place. Made from states of a session in any thread. */
public final class PaintModel {

	public static final PaintModel EMPTY = new PaintModel(Optional.empty(), List.of(), new int[0], true);

	private final Optional<CorpusState> corpus;
	private final List<LaneIndex> lanes;
	private final int[] offsets;
	private final boolean goldless;

	private PaintModel(Optional<CorpusState> corpus, List<LaneIndex> lanes, int[] offsets, boolean goldless) {
		this.corpus = corpus;
		this.lanes = List.copyOf(lanes);
		this.offsets = offsets;
		this.goldless = goldless;
	}

	public static PaintModel of(CorpusState corpus, List<Lane> lanes) {
		int[] offsets = corpus.parts().stream().mapToInt(part -> part.offset()).toArray();
		boolean goldless = corpus.parts().stream().allMatch(part -> part.document().entities().isEmpty());
		List<LaneIndex> indices = new ArrayList<>();
		Builder gold = new Builder(offsets);
		for (int part = 0; part < offsets.length; part++) {
			gold.gold(part, corpus.parts().get(part).document());
		}
		indices.add(gold.build(Optional.empty()));
		for (Lane lane : lanes) {
			Builder builder = new Builder(offsets);
			for (int part = 0; part < offsets.length; part++) {
				int number = part;
				int length = corpus.parts().get(part).document().text().length();
				lane.analysis(part).ifPresent(analysis -> builder.predicted(number, analysis, corpus.parts().get(number).document(), length, goldless));
			}
			indices.add(builder.build(Optional.of(lane)));
		}
		return new PaintModel(Optional.of(corpus), indices, offsets, goldless);
	}

	/** The state of the gold that this was made from. */
	public Optional<CorpusState> corpus() {
		return corpus;
	}

	/** The gold first; empty before anything is read. */
	public List<LaneIndex> lanes() {
		return lanes;
	}

	public Optional<LaneIndex> gold() {
		return lanes.stream().findFirst();
	}

	/** Whether no document has any entity in the gold, so that nothing can differ from it. */
	public boolean goldless() {
		return goldless;
	}

	/** Where document {@code part} begins now. */
	public int offset(int part) {
		return offsets[part];
	}

	public int parts() {
		return offsets.length;
	}

	/** The types of entities in the gold and the lanes, by name. */
	public List<String> types() {
		TreeSet<String> types = new TreeSet<>();
		lanes.forEach(lane -> lane.mentions().forEach(mention -> types.add(mention.type())));
		return List.copyOf(types);
	}

	/** The types of relations, by name. */
	public List<String> relationTypes() {
		TreeSet<String> types = new TreeSet<>();
		lanes.forEach(lane -> lane.arcs().forEach(arc -> types.add(arc.type())));
		return List.copyOf(types);
	}

	/** Moves everything along with a change of the text. For the UI thread, once this is shown. */
	public void shift(int offset, int removed, int inserted) {
		for (int i = 0; i < offsets.length; i++) {
			if (offsets[i] > offset || offsets[i] == offset && i > 0 && removed == 0) {
				offsets[i] = Math.max(offset, offsets[i] + inserted - removed);
			}
		}
		lanes.forEach(lane -> lane.shift(offset, removed, inserted));
	}

	/** Collects one lane. */
	private static final class Builder {

		private final int[] offsets;
		private final List<Mention> mentions = new ArrayList<>();
		private final List<Link> links = new ArrayList<>();

		private record Link(String id, String type, Mention head, Mention tail, boolean symmetric,
				Optional<Prediction<? extends Value>> prediction) {

			int begin() {
				return Math.min(head.begin(), tail.begin());
			}
		}

		Builder(int[] offsets) {
			this.offsets = offsets;
		}

		void gold(int part, Document document) {
			Map<String, Mention> byId = new HashMap<>();
			for (Entity entity : document.entities()) {
				add(byId, new Mention(part, offsets[part], entity, Mention.Kind.PLAIN, Optional.empty(), Optional.of(entity)));
			}
			for (Relation relation : document.relations()) {
				link(byId, relation, Optional.empty());
			}
			Map<String, String> triggers = new HashMap<>();
			document.events().forEach(event -> triggers.put(event.id(), event.trigger()));
			for (Event event : document.events()) {
				for (Argument argument : event.arguments()) {
					link(byId, event.id(), argument.role(), event.trigger(), triggers.getOrDefault(argument.target(), argument.target()), false,
							Optional.empty());
				}
			}
		}

		void predicted(int part, LaneAnalysis analysis, Document document, int length, boolean goldless) {
			Map<String, Outcome> outcomes = new HashMap<>();
			if (!goldless) {
				analysis.outcomes().forEach(outcome -> outcome.predicted().ifPresent(entity -> outcomes.put(entity.id(), outcome)));
			}
			Map<String, Mention> byId = new HashMap<>();
			for (Prediction<? extends Value> prediction : analysis.analysis().predictions()) {
				if (prediction.value() instanceof Entity entity && entity.span().end() <= length) {
					Optional<Outcome> outcome = Optional.ofNullable(outcomes.get(entity.id()));
					add(byId, new Mention(part, offsets[part], entity, outcome.map(known -> Mention.Kind.of(known.kind())).orElse(Mention.Kind.PLAIN),
							Optional.of(prediction), outcome.flatMap(Outcome::gold)));
				}
			}
			if (!goldless) {
				for (Outcome outcome : analysis.outcomes()) {
					if (outcome.kind() == Outcome.Kind.MISSED && outcome.subject().span().end() <= length) {
						mentions.add(new Mention(part, offsets[part], outcome.subject(), Mention.Kind.MISSED, Optional.empty(), outcome.gold()));
					}
				}
			}
			relations(part, analysis, document, byId);
		}

		/** Ends of predicted relations that the document brought along are drawn in this lane as well. */
		private void relations(int part, LaneAnalysis analysis, Document document, Map<String, Mention> byId) {
			Map<String, Entity> brought = new HashMap<>();
			document.entities().forEach(entity -> brought.put(entity.id(), entity));
			for (Prediction<? extends Value> prediction : analysis.analysis().predictions()) {
				if (prediction.value() instanceof Relation relation) {
					for (String end : List.of(relation.head().target(), relation.tail().target())) {
						if (!byId.containsKey(end) && brought.containsKey(end)) {
							add(byId, new Mention(part, offsets[part], brought.get(end), Mention.Kind.PLAIN, Optional.empty(), Optional.empty()));
						}
					}
					link(byId, relation, Optional.of(prediction));
				}
			}
		}

		private void add(Map<String, Mention> byId, Mention mention) {
			mentions.add(mention);
			byId.put(mention.entity().id(), mention);
		}

		private void link(Map<String, Mention> byId, Relation relation, Optional<Prediction<? extends Value>> prediction) {
			link(byId, relation.id(), relation.type(), relation.head().target(), relation.tail().target(), relation.symmetric(), prediction);
		}

		private void link(Map<String, Mention> byId, String id, String type, String head, String tail, boolean symmetric,
				Optional<Prediction<? extends Value>> prediction) {
			Mention from = byId.get(head);
			Mention to = byId.get(tail);
			if (from != null && to != null) {
				links.add(new Link(id, type, from, to, symmetric, prediction));
			}
		}

		LaneIndex build(Optional<Lane> lane) {
			mentions.sort(Comparator.comparingInt(Mention::begin).thenComparing(Comparator.comparingInt(Mention::end).reversed()));
			Rows rows = new Rows();
			mentions.forEach(mention -> mention.row = rows.put(mention.begin(), mention.end()));
			links.sort(Comparator.comparingInt(Link::begin));
			Rows levels = new Rows();
			List<Arc> arcs = new ArrayList<>();
			for (Link link : links) {
				int lane1 = levels.put(link.begin(), Math.max(link.head().end(), link.tail().end()));
				arcs.add(new Arc(link.id(), link.type(), link.head(), link.tail(), link.symmetric(), link.prediction(), lane1 % Rows.LEVELS,
						lane1 % Rows.RAILS));
			}
			return new LaneIndex(lane, mentions, offsets, arcs);
		}
	}
}
