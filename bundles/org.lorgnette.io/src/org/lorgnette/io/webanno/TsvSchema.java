package org.lorgnette.io.webanno;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.lorgnette.io.cas.Cas;
import org.lorgnette.io.cas.FeatureStructure;
import org.lorgnette.io.cas.FeatureValue;
import org.lorgnette.io.cas.Layers;

/** The layers to declare: those that the document came with, completed by what its annotations use; spans, chains, relations. */
final class TsvSchema {

	private static final String ANY = "uima.tcas.Annotation";

	private final Map<Integer, FeatureStructure> byId = new HashMap<>();
	private final Map<String, TsvLayer> layers = new LinkedHashMap<>();

	TsvSchema(Cas cas, String declared) {
		cas.structures().forEach(structure -> byId.put(structure.id(), structure));
		declared.lines().forEach(line -> TsvLayer.parse(line).ifPresent(layer -> layers.putIfAbsent(layer.type(), layer)));
		Set<String> chained = chainLayers(cas);
		Map<String, List<FeatureStructure>> used = new TreeMap<>();
		for (FeatureStructure structure : cas.structures()) {
			if (structure.span().isPresent() && !structure.type().equals(Layers.TOKEN) && !structure.type().equals(Layers.SENTENCE)) {
				used.computeIfAbsent(structure.type(), key -> new ArrayList<>()).add(structure);
			}
		}
		used.forEach((type, structures) -> {
			TsvLayer.Kind kind = structures.getFirst().isRelation() ? TsvLayer.Kind.RELATION
					: chained.contains(type) ? TsvLayer.Kind.CHAIN : TsvLayer.Kind.SPAN;
			TsvLayer known = layers.getOrDefault(type, new TsvLayer(kind, type, List.of()));
			layers.put(type, complete(known, structures));
		});
	}

	/** In the order in which they are declared. */
	List<TsvLayer> layers() {
		return layers.values().stream().sorted(Comparator.comparing(TsvLayer::kind)).toList();
	}

	Optional<TsvLayer> layer(String type) {
		return Optional.ofNullable(layers.get(type));
	}

	private Set<String> chainLayers(Cas cas) {
		Set<String> types = new TreeSet<>();
		for (FeatureStructure head : cas.structures()) {
			if (head.span().isEmpty() && head.refersBy(Layers.FIRST)) {
				Optional.ofNullable(byId.get(head.reference(Layers.FIRST).orElseThrow())).map(FeatureStructure::type).ifPresent(types::add);
			}
		}
		return types;
	}

	private TsvLayer complete(TsvLayer known, List<FeatureStructure> structures) {
		List<TsvLayer.Column> columns = new ArrayList<>(known.columns());
		Set<String> names = new LinkedHashSet<>();
		columns.forEach(column -> names.add(column.name()));
		Map<String, FeatureValue> features = new TreeMap<>();
		structures.forEach(structure -> structure.features().forEach((feature, value) -> {
			if (!(value instanceof FeatureValue.References references && references.targets().isEmpty())) {
				features.putIfAbsent(feature, value);
			}
		}));
		if (known.kind() == TsvLayer.Kind.CHAIN) {
			for (String feature : List.of(Layers.REFERENCE_RELATION, Layers.REFERENCE_TYPE)) {
				if (names.add(feature)) {
					columns.add(TsvLayer.Column.feature(feature));
				}
			}
			return known.withColumns(columns);
		}
		List<TsvLayer.Column> added = new ArrayList<>();
		features.forEach((feature, value) -> {
			if (value instanceof FeatureValue.Primitive && names.add(feature)) {
				added.add(TsvLayer.Column.feature(feature));
			}
		});
		features.forEach((feature, value) -> {
			if (value instanceof FeatureValue.References && known.kind() == TsvLayer.Kind.SPAN && names.add(feature)) {
				added.addAll(slot(known.type(), feature, structures));
			}
		});
		if (!added.isEmpty()) {
			columns.removeIf(column -> column.kind() == TsvLayer.ColumnKind.PLACEHOLDER);
		}
		boolean based = known.column(TsvLayer.ColumnKind.BASE).isPresent();
		columns.addAll(based ? columns.size() - 1 : columns.size(), added);
		if (known.kind() == TsvLayer.Kind.RELATION && !based) {
			columns.add(TsvLayer.Column.base(baseType(known.type(), structures)));
		}
		if (columns.isEmpty()) {
			columns.add(TsvLayer.Column.feature(""));
		}
		return known.withColumns(columns);
	}

	private List<TsvLayer.Column> slot(String layer, String feature, List<FeatureStructure> hosts) {
		Set<String> linkTypes = new LinkedHashSet<>();
		Set<String> targetTypes = new LinkedHashSet<>();
		for (FeatureStructure host : hosts) {
			if (host.features().get(feature) instanceof FeatureValue.References references) {
				for (int id : references.targets()) {
					FeatureStructure link = byId.get(id);
					linkTypes.add(link.type());
					link.reference(Layers.TARGET).ifPresent(target -> targetTypes.add(byId.get(target).type()));
				}
			}
		}
		return List.of(TsvLayer.Column.role(layer, feature, linkTypes.isEmpty() ? layer + "Link" : linkTypes.iterator().next()),
				TsvLayer.Column.target(feature, targetTypes.size() == 1 ? targetTypes.iterator().next() : ANY));
	}

	private String baseType(String layer, List<FeatureStructure> relations) {
		return layer.equals(Layers.DEPENDENCY) ? Layers.POS : byId.get(relations.getFirst().source().orElseThrow()).type();
	}
}
