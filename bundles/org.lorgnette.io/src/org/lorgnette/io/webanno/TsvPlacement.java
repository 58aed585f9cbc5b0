package org.lorgnette.io.webanno;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.lorgnette.io.cas.Cas;
import org.lorgnette.io.cas.FeatureStructure;
import org.lorgnette.io.cas.FeatureValue;
import org.lorgnette.io.cas.Layers;
import org.lorgnette.model.Span;

/**
 * Puts annotations into rows and numbers those that a row and a layer do not single out: stacked ones, those of several tokens,
 * and those that something points to that allows targets of any layer.
 */
final class TsvPlacement {

	private static final Comparator<FeatureStructure> OUTER_FIRST = Comparator
			.comparingInt((FeatureStructure it) -> it.span().orElseThrow().begin())
			.thenComparing(Comparator.comparingInt((FeatureStructure it) -> it.span().orElseThrow().end()).reversed());
	private static final String ANY = "uima.tcas.Annotation";

	private final Map<Integer, FeatureStructure> byId = new HashMap<>();
	private final Map<Integer, TsvGrid.Row> definedBy = new HashMap<>();
	private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
	private final Map<Integer, String> chainLinks = new HashMap<>();
	private final TsvSchema schema;
	private final TsvGrid grid;
	private final BiConsumer<String, String> losses;

	TsvPlacement(Cas cas, TsvSchema schema, TsvGrid grid, BiConsumer<String, String> losses) {
		this.schema = schema;
		this.grid = grid;
		this.losses = losses;
		cas.structures().forEach(structure -> byId.put(structure.id(), structure));
		cas.structures().stream().filter(it -> it.type().equals(Layers.TOKEN)).forEach(token -> grid.cover(token.span().orElseThrow())
				.stream().findFirst().filter(row -> grid.isToken(row))
				.ifPresent(row -> definedBy.put(token.id(), row)));
		Map<String, List<FeatureStructure>> byLayer = new HashMap<>();
		cas.structures().stream().filter(it -> it.span().isPresent())
				.forEach(it -> byLayer.computeIfAbsent(it.type(), key -> new ArrayList<>()).add(it));
		byLayer.values().forEach(annotations -> annotations.sort(OUTER_FIRST));
		chains(cas);
		List<TsvLayer> layers = schema.layers();
		layers.stream().filter(layer -> layer.kind() == TsvLayer.Kind.RELATION)
				.forEach(layer -> byLayer.getOrDefault(layer.type(), List.of()).forEach(this::relation));
		layers.stream().filter(layer -> layer.kind() != TsvLayer.Kind.RELATION)
				.forEach(layer -> byLayer.getOrDefault(layer.type(), List.of()).forEach(it -> span(it, layer.kind())));
		layers.forEach(layer -> byLayer.getOrDefault(layer.type(), List.of()).forEach(it -> numberTargets(layer, it)));
	}

	private void span(FeatureStructure structure, TsvLayer.Kind kind) {
		Span span = structure.span().orElseThrow();
		List<TsvGrid.Row> rows = grid.cover(span);
		if (rows.isEmpty()) {
			losses.accept("annotation", Layers.shortName(structure.type()) + " " + structure.id() + " is dropped: there is no token at "
					+ span.begin() + "-" + span.end());
			return;
		}
		if (rows.getFirst().span().begin() != span.begin() || rows.getLast().span().end() != span.end()) {
			losses.accept("span", Layers.shortName(structure.type()) + " " + structure.id() + " at " + span.begin() + "-" + span.end()
					+ " begins or ends outside tokens and is written as " + rows.getFirst().span().begin() + "-"
					+ rows.getLast().span().end());
		}
		definedBy.put(structure.id(), rows.getFirst());
		boolean numbered = kind == TsvLayer.Kind.SPAN;
		for (TsvGrid.Row row : rows) {
			List<FeatureStructure> here = row.add(structure);
			if (numbered && here.size() > 1) {
				here.forEach(it -> number(it.id()));
			}
		}
		if (numbered && rows.size() > 1) {
			number(structure.id());
		}
		reportReferences(structure, Set.of(Layers.NEXT));
	}

	private void number(int id) {
		numbers.putIfAbsent(id, numbers.size() + 1);
	}

	private void relation(FeatureStructure relation) {
		FeatureStructure target = byId.get(relation.target().orElseThrow());
		FeatureStructure source = byId.get(relation.source().orElseThrow());
		for (FeatureStructure end : List.of(target, source)) {
			boolean dependency = relation.type().equals(Layers.DEPENDENCY) && !end.type().equals(Layers.TOKEN);
			if (end.isRelation() || dependency || end.type().equals(Layers.SENTENCE)
					|| end.type().equals(Layers.TOKEN) && !definedBy.containsKey(end.id())
					|| grid.cover(end.span().orElseThrow()).isEmpty()) {
				losses.accept("relation", Layers.shortName(relation.type()) + " " + relation.id()
						+ " is dropped: WebAnno TSV has no relation to a " + Layers.shortName(end.type()));
				return;
			}
		}
		TsvGrid.Row row = grid.cover(target.span().orElseThrow()).getFirst();
		row.add(relation);
		definedBy.put(relation.id(), row);
		if (!relation.refersBy(Layers.GOVERNOR)) {
			losses.accept("argument role", Layers.shortName(relation.type()) + " " + relation.id()
					+ ": source and target read back as Arg1 and Arg2");
		}
		reportReferences(relation, Set.of(Layers.GOVERNOR, Layers.DEPENDENT, Layers.SOURCE, Layers.TARGET));
	}

	private void reportReferences(FeatureStructure structure, Set<String> written) {
		structure.features().forEach((feature, value) -> {
			if (value instanceof FeatureValue.Reference && !written.contains(feature)) {
				losses.accept("feature", "'" + feature + "' of " + structure.id() + " refers to another annotation and is dropped");
			}
		});
	}

	/** Numbers what a relation or slot points to if its layer is not the one that the column names. */
	private void numberTargets(TsvLayer layer, FeatureStructure structure) {
		if (layer.kind() == TsvLayer.Kind.RELATION && definedBy.containsKey(structure.id())) {
			String base = layer.column(TsvLayer.ColumnKind.BASE).map(TsvLayer.Column::type).orElse("");
			numberUnless(base, structure.source().orElseThrow());
			numberUnless(base, structure.target().orElseThrow());
		}
		for (TsvLayer.Column column : layer.columns()) {
			if (column.kind() == TsvLayer.ColumnKind.SLOT_TARGET
					&& structure.features().get(column.name()) instanceof FeatureValue.References references) {
				for (FeatureStructure link : links(references.targets())) {
					numberUnless(column.type(), link.reference(Layers.TARGET).orElseThrow());
				}
			}
		}
	}

	private void numberUnless(String type, int target) {
		FeatureStructure structure = byId.get(target);
		boolean numberable = schema.layer(structure.type()).filter(layer -> layer.kind() == TsvLayer.Kind.SPAN).isPresent();
		if (numberable && (type.equals(ANY) || !type.equals(structure.type()))) {
			number(target);
		}
	}

	private void chains(Cas cas) {
		int chain = 0;
		for (FeatureStructure head : cas.structures()) {
			if (head.span().isEmpty() && head.refersBy(Layers.FIRST)) {
				chain++;
				int position = 0;
				Integer next = head.reference(Layers.FIRST).orElseThrow();
				while (next != null && byId.containsKey(next) && !chainLinks.containsKey(next)) {
					chainLinks.put(next, chain + "-" + ++position);
					FeatureStructure link = byId.get(next);
					next = link.refersBy(Layers.NEXT) ? link.reference(Layers.NEXT).getAsInt() : null;
				}
			}
		}
		Set<String> chainLayers = new HashSet<>();
		schema.layers().stream().filter(layer -> layer.kind() == TsvLayer.Kind.CHAIN).forEach(layer -> chainLayers.add(layer.type()));
		for (FeatureStructure structure : cas.structures()) {
			if (chainLayers.contains(structure.type()) && !chainLinks.containsKey(structure.id())) {
				chainLinks.put(structure.id(), ++chain + "-1");
			}
		}
	}

	/** {@code [n]} if the annotation has a number. */
	String suffix(int id) {
		return numbers.containsKey(id) ? "[" + numbers.get(id) + "]" : "";
	}

	/** The unit where a relation comes from, with the numbers of its ends if one has a number. */
	String source(FeatureStructure relation) {
		int source = relation.source().orElseThrow();
		int target = relation.target().orElseThrow();
		boolean numbered = numbers.containsKey(source) || numbers.containsKey(target);
		String ends = "[" + numbers.getOrDefault(source, 0) + "_" + numbers.getOrDefault(target, 0) + "]";
		return unit(source).id() + (numbered ? ends : "");
	}

	private TsvGrid.Row unit(int id) {
		return definedBy.get(id);
	}

	/** The links whose targets are written. */
	List<FeatureStructure> links(List<Integer> ids) {
		List<FeatureStructure> links = new ArrayList<>();
		for (int id : ids) {
			Optional<FeatureStructure> link = Optional.ofNullable(byId.get(id));
			if (link.filter(it -> it.refersBy(Layers.TARGET) && definedBy.containsKey(it.reference(Layers.TARGET).orElseThrow())
					&& !byId.get(it.reference(Layers.TARGET).orElseThrow()).isRelation()).isPresent()) {
				links.add(link.get());
			} else {
				losses.accept("slot", "a link is dropped: its target is written in no row");
			}
		}
		return links;
	}

	String reference(int target) {
		return unit(target).id() + suffix(target);
	}

	/** The number of the link's chain. */
	String chain(int link) {
		String place = chainLinks.get(link);
		return place.substring(0, place.indexOf('-'));
	}

	/** The number of the link's chain and its own in the chain. */
	String chainLink(int link) {
		return chainLinks.get(link);
	}
}
