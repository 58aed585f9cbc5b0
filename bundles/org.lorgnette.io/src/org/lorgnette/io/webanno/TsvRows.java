package org.lorgnette.io.webanno;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.cas.FeatureStructure;
import org.lorgnette.io.cas.FeatureValue;
import org.lorgnette.io.cas.Layers;
import org.lorgnette.model.Span;

/** Gathers the annotations of rows. References between them are resolved when all rows are known. */
final class TsvRows {

	private static final String NONE = "_";
	private static final String NULL = "*";
	private static final Pattern CHAIN_LINK = Pattern.compile("(?s)(.*)->([0-9]{1,9})-([0-9]{1,9})");
	private static final Pattern ENDS = Pattern.compile("([0-9]{1,9})_([0-9]{1,9})");

	private record Arc(Location location, TsvUnit unit, TsvUnit.Mention relation, String base, TsvText.Numbered source) {
	}

	private record Slot(Location location, TsvUnit.Mention host, TsvLayer.Column role, TsvLayer.Column target, String roles,
			String targets) {
	}

	private final List<TsvLayer> layers;
	private final ProblemListener problems;
	private final Map<String, TsvUnit> units = new HashMap<>();
	private final Map<String, TsvUnit.Mention> numbered = new HashMap<>();
	private final Map<Integer, TsvUnit.Mention> mentions = new LinkedHashMap<>();
	private final List<Arc> arcs = new ArrayList<>();
	private final List<Slot> slots = new ArrayList<>();
	/** Layer and number of each chain to its links by their number. */
	private final Map<String, TreeMap<Integer, TsvUnit.Mention>> chains = new LinkedHashMap<>();
	private int lastId;
	private int token;

	TsvRows(List<TsvLayer> layers, ProblemListener problems) {
		this.layers = layers;
		this.problems = problems;
	}

	int nextId() {
		return ++lastId;
	}

	/** Rows that follow are this token or parts of it. */
	void token(int id) {
		token = id;
	}

	void row(String[] fields, Span span, Location location) {
		TsvUnit unit = new TsvUnit(span, token);
		if (units.putIfAbsent(fields[0], unit) != null) {
			problem(location, "the unit " + fields[0] + " occurs a second time; references to it mean the first");
		}
		int expected = 3 + layers.stream().mapToInt(layer -> layer.columns().size()).sum();
		if (fields.length < expected) {
			problem(location, "the row has " + fields.length + " columns instead of " + expected + "; the others count as empty");
		}
		int column = 3;
		for (TsvLayer layer : layers) {
			List<List<String>> values = new ArrayList<>();
			int depth = 0;
			for (int i = 0; i < layer.columns().size(); i++, column++) {
				String field = column < fields.length ? fields[column] : NONE;
				values.add(field.equals(NONE) || field.isEmpty() ? List.of() : TsvText.split(field, '|'));
				depth = Math.max(depth, values.getLast().size());
			}
			for (int i = 0; i < depth; i++) {
				List<String> stacked = new ArrayList<>();
				for (List<String> value : values) {
					stacked.add(i < value.size() ? value.get(i) : NONE);
				}
				switch (layer.kind()) {
					case SPAN -> span(layer, stacked, unit, location);
					case CHAIN -> link(layer, stacked, unit, location);
					case RELATION -> relation(layer, stacked, unit, location);
				}
			}
		}
	}

	private TsvUnit.Mention create(TsvLayer layer, TsvUnit unit) {
		TsvUnit.Mention mention = new TsvUnit.Mention(nextId(), layer.type(), unit.span);
		mentions.put(mention.id, mention);
		unit.add(mention);
		return mention;
	}

	private void span(TsvLayer layer, List<String> values, TsvUnit unit, Location location) {
		String number = "";
		for (int i = 0; i < values.size() && number.isEmpty(); i++) {
			number = layer.columns().get(i).kind() == TsvLayer.ColumnKind.SLOT_TARGET ? "" : TsvText.numbered(values.get(i)).number();
		}
		TsvUnit.Mention known = number.isEmpty() ? null : numbered.get(number);
		if (known != null && !known.type.equals(layer.type())) {
			problem(location, "the number [" + number + "] belongs to an annotation of " + Layers.shortName(known.type)
					+ "; here it counts as a new one of " + Layers.shortName(layer.type()));
			known = null;
		}
		if (known != null) {
			known.extend(unit.span);
			unit.add(known);
			return;
		}
		TsvUnit.Mention mention = create(layer, unit);
		if (!number.isEmpty()) {
			numbered.putIfAbsent(number, mention);
		}
		for (int i = 0; i < values.size(); i++) {
			TsvLayer.Column column = layer.columns().get(i);
			if (column.kind() == TsvLayer.ColumnKind.FEATURE) {
				feature(mention, column.name(), TsvText.numbered(values.get(i)).value());
			} else if (column.kind() == TsvLayer.ColumnKind.SLOT_ROLE && i + 1 < values.size()) {
				slots.add(new Slot(location, mention, column, layer.columns().get(i + 1),
						TsvText.numbered(values.get(i)).value(), values.get(i + 1)));
			}
		}
	}

	private static void feature(TsvUnit.Mention mention, String feature, String value) {
		if (!value.equals(NULL) && !value.equals(NONE)) {
			mention.features.put(feature, new FeatureValue.Primitive(TsvText.unescapeValue(value)));
		}
	}

	private void link(TsvLayer layer, List<String> values, TsvUnit unit, Location location) {
		for (int i = 0; i < values.size(); i++) {
			Matcher matcher = CHAIN_LINK.matcher(values.get(i));
			if (matcher.matches()) {
				TreeMap<Integer, TsvUnit.Mention> chain = chains.computeIfAbsent(layer.type() + "\t" + matcher.group(2),
						key -> new TreeMap<>());
				int position = Integer.parseInt(matcher.group(3));
				TsvUnit.Mention known = chain.get(position);
				if (known != null) {
					known.extend(unit.span);
					unit.add(known);
					return;
				}
				TsvUnit.Mention mention = create(layer, unit);
				chain.put(position, mention);
				feature(mention, layer.columns().get(i).name(), matcher.group(1));
				for (int j = 0; j < values.size(); j++) {
					if (j != i) {
						feature(mention, layer.columns().get(j).name(), TsvText.numbered(values.get(j)).value());
					}
				}
				return;
			}
		}
		problem(location, "a chain link of " + Layers.shortName(layer.type()) + " is skipped: expected 'relation->chain-link', got '"
				+ TsvReader.shorten(String.join(" ", values)) + "'");
	}

	private void relation(TsvLayer layer, List<String> values, TsvUnit unit, Location location) {
		TsvUnit.Mention relation = new TsvUnit.Mention(nextId(), layer.type(), unit.span);
		boolean placed = false;
		for (int i = 0; i < values.size(); i++) {
			TsvLayer.Column column = layer.columns().get(i);
			if (column.kind() == TsvLayer.ColumnKind.BASE && !values.get(i).equals(NONE)) {
				arcs.add(new Arc(location, unit, relation, column.type(), TsvText.numbered(values.get(i))));
				placed = true;
			} else {
				feature(relation, column.name(), values.get(i));
			}
		}
		if (!placed) {
			problem(location, "a relation of " + Layers.shortName(layer.type()) + " is skipped: it does not say where it comes from");
		}
	}

	List<FeatureStructure> finish() {
		List<FeatureStructure> structures = new ArrayList<>();
		List<FeatureStructure> rest = new ArrayList<>();
		slots.forEach(slot -> resolve(slot, rest));
		chains.forEach((key, links) -> chain(key.substring(0, key.indexOf('\t')), new ArrayList<>(links.values()), rest));
		mentions.values().forEach(mention -> structures.add(structure(mention, new Span(mention.begin, mention.end))));
		arcs.forEach(arc -> resolve(arc, structures));
		structures.addAll(rest);
		return structures;
	}

	private static FeatureStructure structure(TsvUnit.Mention mention, Span span) {
		return new FeatureStructure(mention.id, mention.type, Optional.of(span), mention.features);
	}

	private void chain(String layer, List<TsvUnit.Mention> links, List<FeatureStructure> rest) {
		for (int i = 0; i + 1 < links.size(); i++) {
			links.get(i).features.put(Layers.NEXT, new FeatureValue.Reference(links.get(i + 1).id));
		}
		rest.add(new FeatureStructure(nextId(), Layers.chainOf(layer), Optional.empty(),
				Map.of(Layers.FIRST, new FeatureValue.Reference(links.getFirst().id))));
	}

	private void resolve(Slot slot, List<FeatureStructure> links) {
		if (slot.roles().equals(NONE) || slot.targets().equals(NONE)) {
			return;
		}
		List<String> roles = TsvText.split(slot.roles(), ';');
		List<String> targets = TsvText.split(slot.targets(), ';');
		if (roles.size() != targets.size()) {
			problem(slot.location(), "the slot " + slot.role().name() + " is skipped: it has " + roles.size() + " roles and "
					+ targets.size() + " targets");
			return;
		}
		List<Integer> ids = new ArrayList<>();
		for (int i = 0; i < roles.size(); i++) {
			TsvText.Numbered target = TsvText.numbered(targets.get(i));
			Optional<Integer> found = target(slot.target().type(), target.value(), target.id().orElse(0));
			if (found.isEmpty()) {
				problem(slot.location(), "a link of the slot " + slot.role().name() + " is skipped: there is no annotation "
						+ TsvReader.shorten(targets.get(i)));
				continue;
			}
			Map<String, FeatureValue> features = new LinkedHashMap<>();
			if (!roles.get(i).equals(NULL) && !roles.get(i).equals(NONE)) {
				features.put(Layers.ROLE, new FeatureValue.Primitive(TsvText.unescapeValue(roles.get(i))));
			}
			features.put(Layers.TARGET, new FeatureValue.Reference(found.get()));
			int id = nextId();
			ids.add(id);
			links.add(new FeatureStructure(id, slot.role().type(), Optional.empty(), features));
		}
		if (!ids.isEmpty()) {
			slot.host().features.put(slot.role().name(), new FeatureValue.References(ids));
		}
	}

	private void resolve(Arc arc, List<FeatureStructure> structures) {
		Matcher ends = ENDS.matcher(arc.source().number());
		boolean both = ends.matches();
		int sourceNumber = both ? Integer.parseInt(ends.group(1)) : arc.source().id().orElse(0);
		int targetNumber = both ? Integer.parseInt(ends.group(2)) : 0;
		String base = arc.relation().type.equals(Layers.DEPENDENCY) ? Layers.TOKEN : arc.base();
		Optional<Integer> source = target(base, arc.source().value(), sourceNumber);
		Optional<Integer> target = targetNumber > 0 ? target(base, "", targetNumber) : first(base, arc.unit());
		if (source.isEmpty() || target.isEmpty()) {
			problem(arc.location(), "a relation of " + Layers.shortName(arc.relation().type) + " from '"
					+ TsvReader.shorten(arc.source().value()) + "' is skipped: there is no annotation of "
					+ Layers.shortName(base) + (source.isEmpty() ? " there" : " in this row"));
			return;
		}
		Map<String, FeatureValue> features = new LinkedHashMap<>();
		features.put(Layers.GOVERNOR, new FeatureValue.Reference(source.get()));
		features.put(Layers.DEPENDENT, new FeatureValue.Reference(target.get()));
		features.putAll(arc.relation().features);
		Span span = Optional.ofNullable(mentions.get(target.get()))
				.map(mention -> new Span(mention.begin, mention.end)).orElse(arc.unit().span);
		structures.add(new FeatureStructure(arc.relation().id, arc.relation().type, Optional.of(span), features));
	}

	private Optional<Integer> target(String type, String unitId, int number) {
		if (number > 0) {
			return Optional.ofNullable(numbered.get(Integer.toString(number))).map(mention -> mention.id);
		}
		return Optional.ofNullable(units.get(unitId)).flatMap(unit -> first(type, unit));
	}

	/** The first annotation of the type in the unit; of any type if any is allowed; the token if no other is meant. */
	private static Optional<Integer> first(String type, TsvUnit unit) {
		if (type.equals(Layers.TOKEN)) {
			return Optional.of(unit.token);
		}
		if (type.equals("uima.tcas.Annotation")) {
			return Optional.of(unit.mentions.values().stream().flatMap(List::stream).findFirst().map(mention -> mention.id)
					.orElse(unit.token));
		}
		return Optional.ofNullable(unit.mentions.get(type)).map(found -> found.getFirst().id)
				.or(() -> type.equals(Layers.POS) ? Optional.of(unit.token) : Optional.empty());
	}

	private void problem(Location location, String message) {
		problems.report(new Problem(location, message));
	}
}
