package org.lorgnette.training.relations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Relation;

/**
 * The relations of a document as labels of pairs. A relation of one mention holds for all mentions of its chain, as in DocRED,
 * where relations are between things rather than mentions.
 */
public final class GoldRelations {

	/** The label of pairs without a relation. */
	public static final String NONE = "Other";

	private static final String FORWARD = "(e1,e2)";
	private static final String BACKWARD = "(e2,e1)";

	private record Arguments(String head, String tail) {
	}

	private final boolean bothOrders;
	private final Map<String, String> things = new HashMap<>();
	private final Map<Arguments, List<Relation>> relations = new HashMap<>();
	private final Set<Relation> unseen = new HashSet<>();

	/** @param bothOrders whether labels are plain rather than with a direction */
	public GoldRelations(Document document, boolean bothOrders) {
		this.bothOrders = bothOrders;
		for (Chain chain : document.chains()) {
			chain.members().forEach(member -> things.putIfAbsent(member, chain.members().getFirst()));
		}
		for (Relation relation : document.relations()) {
			if (!relation.type().equals(NONE)) {
				Arguments arguments = new Arguments(thing(relation.head().target()), thing(relation.tail().target()));
				relations.computeIfAbsent(arguments, any -> new ArrayList<>()).add(relation);
				unseen.add(relation);
			}
		}
	}

	private String thing(String id) {
		return things.getOrDefault(id, id);
	}

	/** The labels of a pair, in the order that the network sees it, each once; empty for no relation. */
	public List<String> labels(Entity first, Entity second) {
		List<String> labels = new ArrayList<>();
		for (Relation relation : between(first, second)) {
			labels.add(bothOrders ? relation.type() : relation.type() + FORWARD);
		}
		for (Relation relation : between(second, first)) {
			if (!bothOrders) {
				labels.add(relation.type() + (relation.symmetric() ? FORWARD : BACKWARD));
			} else if (relation.symmetric()) {
				labels.add(relation.type());
			}
		}
		return labels.stream().distinct().toList();
	}

	private List<Relation> between(Entity head, Entity tail) {
		List<Relation> found = relations.getOrDefault(new Arguments(thing(head.id()), thing(tail.id())), List.of());
		found.forEach(unseen::remove);
		return found;
	}

	/** How many relations no pair was asked for so far. */
	int unseen() {
		return unseen.size();
	}
}
