package org.lorgnette.io.cas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Relation;

/**
 * Reads a document from feature structures. Every annotation that is no sentence, token or relation is an entity whose type is
 * the value of its layer's main feature, else the layer's short name, and whose attributes are its other features; a feature
 * that holds links is an event triggered by its entity; relations and chains are what they are. A token that a relation or link
 * points to is an entity of the layer of tokens.
 */
public final class CasToDocument {

	public static final FormatOption LAYER = new FormatOption("layer", "",
			"Only annotations of this layer (full or short name, such as NamedEntity) become entities; empty for those of all layers.");
	public static final FormatOption FEATURE = new FormatOption("feature", "",
			"The feature whose value is the type of entities and relations; empty for 'value', else the first that holds text.");

	private final Optional<String> onlyLayer;
	private final Optional<String> feature;
	private final ProblemListener problems;

	private Location location = Location.of("");
	private final Map<Integer, FeatureStructure> byId = new HashMap<>();
	private final Map<Integer, String> idOf = new HashMap<>();
	private final Set<Integer> skipped = new HashSet<>();
	private final List<Entity> entities = new ArrayList<>();
	private final List<Relation> relations = new ArrayList<>();
	private final List<Event> events = new ArrayList<>();
	private final List<Chain> chains = new ArrayList<>();
	private MainFeatures main = new MainFeatures(List.of(), Optional.empty());

	/** For one document. */
	public CasToDocument(FormatOptions options, ProblemListener problems) {
		this.onlyLayer = options.optional(LAYER.name());
		this.feature = options.optional(FEATURE.name());
		this.problems = problems;
	}

	/** @param name what messages call the file */
	public Document read(Cas cas, String name, String id) {
		location = Location.of(name);
		List<FeatureStructure> structures = inside(cas);
		structures.forEach(structure -> byId.put(structure.id(), structure));
		main = new MainFeatures(structures, feature);
		Segmentation segmentation = new Segmentation(structures, referred(structures));
		List<FeatureStructure> hosts = new ArrayList<>();
		List<FeatureStructure> arcs = new ArrayList<>();
		Set<String> layers = new TreeSet<>();
		for (FeatureStructure structure : structures) {
			String type = structure.type();
			if (structure.span().isEmpty() || Layers.isToken(type) || type.equals(Layers.SENTENCE) || Layers.isBookkeeping(type)
					|| segmentation.hasAbsorbed(structure)) {
				continue;
			}
			layers.add(type);
			if (structure.isRelation()) {
				arcs.add(structure);
			} else if (!isWanted(type)) {
				skipped.add(structure.id());
			} else if (isEvent(structure)) {
				idOf.put(structure.id(), Integer.toString(structure.id()));
				hosts.add(structure);
			} else {
				entity(structure, type);
				hosts.add(structure);
			}
		}
		if (onlyLayer.isPresent() && idOf.isEmpty() && !layers.isEmpty()) {
			problem("no annotation of the layer '" + onlyLayer.get() + "'; there are: " + String.join(", ", layers));
		}
		relations(arcs);
		hosts.forEach(this::slots);
		structures.stream().filter(structure -> structure.refersBy(Layers.FIRST)).forEach(this::chain);
		reportRest(structures);
		return Document.builder(id, cas.text()).language(cas.language()).sentences(segmentation.sentences())
				.tokens(segmentation.tokens()).entities(entities).relations(relations).events(events).chains(chains)
				.metadata(cas.metadata()).build();
	}

	private List<FeatureStructure> inside(Cas cas) {
		List<FeatureStructure> inside = new ArrayList<>();
		Set<Integer> ids = new HashSet<>();
		for (FeatureStructure structure : cas.structures()) {
			if (structure.span().filter(span -> span.end() > cas.text().length()).isPresent()) {
				problem(Layers.shortName(structure.type()) + " " + structure.id() + " is skipped: it ends at "
						+ structure.span().get().end() + ", outside the text of length " + cas.text().length());
			} else if (structure.span().isEmpty() && isSegment(structure.type())) {
				problem(Layers.shortName(structure.type()) + " " + structure.id() + " is skipped: it has no begin and end");
			} else if (!ids.add(structure.id())) {
				problem(Layers.shortName(structure.type()) + " " + structure.id() + " is skipped: the id occurs a second time");
			} else {
				inside.add(structure);
			}
		}
		return inside;
	}

	private static Set<Integer> referred(List<FeatureStructure> structures) {
		Set<Integer> referred = new HashSet<>();
		for (FeatureStructure structure : structures) {
			if (!Layers.isToken(structure.type())) {
				structure.features().values().forEach(value -> {
					if (value instanceof FeatureValue.Reference reference) {
						referred.add(reference.target());
					}
				});
			}
		}
		return referred;
	}

	private void entity(FeatureStructure structure, String layer) {
		Optional<String> feature = main.of(structure);
		String id = Integer.toString(structure.id());
		Map<String, String> attributes = attributes(structure, layer, feature, Layers.NAMED_ENTITY);
		entities.add(new Entity(id, type(structure, layer, feature), List.of(structure.span().orElseThrow()), attributes));
		idOf.put(structure.id(), id);
	}

	private static String type(FeatureStructure structure, String layer, Optional<String> feature) {
		return feature.flatMap(structure::text).orElse(Layers.shortName(layer));
	}

	private static Map<String, String> attributes(FeatureStructure structure, String layer, Optional<String> feature, String plain) {
		Map<String, String> attributes = new LinkedHashMap<>();
		if (!layer.equals(plain) || !feature.equals(Optional.of(Layers.VALUE))) {
			attributes.put(Layers.LAYER_ATTRIBUTE, layer + feature.map(name -> "|" + name).orElse(""));
		}
		structure.features().keySet().stream().filter(name -> !feature.equals(Optional.of(name)))
				.forEach(name -> structure.text(name).filter(text -> !text.isEmpty())
						.ifPresent(text -> attributes.put(name.equals(Layers.LAYER_ATTRIBUTE) ? "feature_" + name : name, text)));
		return attributes;
	}

	private void relations(List<FeatureStructure> arcs) {
		arcs.forEach(arc -> idOf.put(arc.id(), Integer.toString(arc.id())));
		Map<Integer, List<FeatureStructure>> dependents = new HashMap<>();
		Set<Integer> dropped = new LinkedHashSet<>();
		List<FeatureStructure> open = new ArrayList<>();
		for (FeatureStructure arc : arcs) {
			for (int end : new int[] { arc.source().orElseThrow(), arc.target().orElseThrow() }) {
				dependents.computeIfAbsent(end, key -> new ArrayList<>()).add(arc);
				if (!isThere(end) && dropped.add(arc.id())) {
					open.add(arc);
					danglingRelation(arc, end);
				}
			}
		}
		while (!open.isEmpty()) {
			FeatureStructure gone = open.removeLast();
			idOf.remove(gone.id());
			for (FeatureStructure dependent : dependents.getOrDefault(gone.id(), List.of())) {
				if (dropped.add(dependent.id())) {
					open.add(dependent);
					danglingRelation(dependent, gone.id());
				}
			}
		}
		arcs.stream().filter(arc -> !dropped.contains(arc.id())).forEach(this::relation);
	}

	private void danglingRelation(FeatureStructure arc, int end) {
		if (skipped.contains(end)) {
			skipped.add(arc.id());
		} else {
			problem("relation " + arc.id() + " is skipped: it points to " + end + ", which is not an annotation or was skipped");
		}
	}

	private boolean isThere(int target) {
		return idOf.containsKey(target) || byId.containsKey(target) && isTokenOrSentence(byId.get(target));
	}

	private static boolean isSegment(String type) {
		return Layers.isToken(type) || type.equals(Layers.SENTENCE) || Layers.isTokenLayer(type);
	}

	private static boolean isTokenOrSentence(FeatureStructure structure) {
		return Layers.isToken(structure.type()) || structure.type().equals(Layers.SENTENCE);
	}

	private boolean isWanted(String type) {
		return onlyLayer.isEmpty() || onlyLayer.get().equals(type) || onlyLayer.get().equals(Layers.shortName(type));
	}

	private Optional<String> resolve(int target) {
		if (!idOf.containsKey(target) && isThere(target)) {
			FeatureStructure segment = byId.get(target);
			String id = Integer.toString(target);
			entities.add(new Entity(id, Layers.shortName(segment.type()), List.of(segment.span().orElseThrow()),
					Map.of(Layers.LAYER_ATTRIBUTE, segment.type())));
			idOf.put(target, id);
		}
		return Optional.ofNullable(idOf.get(target));
	}

	private void relation(FeatureStructure arc) {
		Optional<String> feature = main.of(arc);
		boolean dkpro = arc.refersBy(Layers.GOVERNOR);
		Map<String, String> attributes = attributes(arc, arc.type(), feature, Layers.RELATION);
		boolean symmetric = "true".equals(attributes.remove(Layers.SYMMETRIC));
		relations.add(new Relation(idOf.get(arc.id()), type(arc, arc.type(), feature),
				new Argument(dkpro ? Relation.HEAD_ROLE : Layers.SOURCE, resolve(arc.source().orElseThrow()).orElseThrow()),
				new Argument(dkpro ? Relation.TAIL_ROLE : Layers.TARGET, resolve(arc.target().orElseThrow()).orElseThrow()),
				symmetric, attributes));
	}

	private void slots(FeatureStructure host) {
		host.features().forEach((name, value) -> {
			if (value instanceof FeatureValue.References references && !references.targets().isEmpty()) {
				List<Argument> arguments = new ArrayList<>();
				String linkType = "";
				for (int link : references.targets()) {
					Optional<FeatureStructure> structure = Optional.ofNullable(byId.get(link));
					linkType = structure.map(FeatureStructure::type).orElse(linkType);
					OptionalInt target = structure.map(it -> it.reference(Layers.TARGET)).orElse(OptionalInt.empty());
					Optional<String> resolved = target.isPresent() ? resolve(target.getAsInt()) : Optional.empty();
					String role = structure.flatMap(it -> it.text(Layers.ROLE)).orElse("");
					resolved.ifPresentOrElse(id -> arguments.add(new Argument(role, id)), () -> {
						if (target.isEmpty() || !skipped.contains(target.getAsInt())) {
							problem("a link of " + host.id() + " in '" + name + "' is skipped: its target is not an annotation");
						}
					});
				}
				event(host, name, linkType, arguments);
			}
		});
	}

	private boolean isEvent(FeatureStructure host) {
		return host.type().equals(Layers.EVENT) && host.features().get(Layers.ARGUMENTS) instanceof FeatureValue.References links
				&& !links.targets().isEmpty() && Optional.ofNullable(byId.get(links.targets().getFirst()))
						.filter(link -> link.text(Layers.ROLE).equals(Optional.of(Layers.TRIGGER)))
						.map(link -> link.reference(Layers.TARGET)).filter(OptionalInt::isPresent)
						.map(target -> byId.get(target.getAsInt())).filter(this::isMention).isPresent();
	}

	private boolean isMention(FeatureStructure structure) {
		String type = structure.type();
		return structure.span().isPresent() && !structure.isRelation() && !type.equals(Layers.EVENT) && !Layers.isBookkeeping(type)
				&& (isTokenOrSentence(structure) || isWanted(type));
	}

	private void event(FeatureStructure host, String slot, String linkType, List<Argument> arguments) {
		if (isEvent(host)) {
			if (slot.equals(Layers.ARGUMENTS) && !arguments.isEmpty()) {
				Map<String, String> attributes = attributes(host, host.type(), Optional.of(Layers.VALUE), host.type());
				events.add(new Event(idOf.get(host.id()), host.text(Layers.VALUE).orElse(Layers.shortName(host.type())),
						arguments.getFirst().target(), arguments.subList(1, arguments.size()), attributes));
			}
			return;
		}
		if (!arguments.isEmpty()) {
			Map<String, String> attributes = new LinkedHashMap<>();
			attributes.put(Layers.LAYER_ATTRIBUTE, host.type());
			attributes.put(Layers.SLOT_ATTRIBUTE, slot);
			attributes.put(Layers.LINK_TYPE_ATTRIBUTE, linkType);
			String trigger = idOf.get(host.id());
			events.add(new Event(trigger + "." + slot, type(host, host.type(), main.of(host)), trigger, arguments, attributes));
		}
	}

	private void chain(FeatureStructure head) {
		List<String> members = new ArrayList<>();
		Set<Integer> visited = new HashSet<>();
		OptionalInt next = head.reference(Layers.FIRST);
		while (next.isPresent()) {
			FeatureStructure link = byId.get(next.getAsInt());
			if (link == null || link.span().isEmpty() || !visited.add(link.id())) {
				problem("chain " + head.id() + " is cut off: its link " + next.getAsInt() + " is not an annotation or occurs twice");
				break;
			}
			Optional.ofNullable(idOf.get(link.id())).ifPresent(members::add);
			next = link.reference(Layers.NEXT);
		}
		if (!members.isEmpty()) {
			chains.add(new Chain(Integer.toString(head.id()), head.type(), members));
		}
	}

	private void reportRest(List<FeatureStructure> structures) {
		Set<Integer> links = new HashSet<>();
		structures.forEach(structure -> structure.features().values().forEach(value -> {
			if (value instanceof FeatureValue.References references) {
				links.addAll(references.targets());
			}
		}));
		Map<String, Integer> rest = new LinkedHashMap<>();
		for (FeatureStructure structure : structures) {
			if (structure.span().isEmpty() && !structure.refersBy(Layers.FIRST) && !links.contains(structure.id())
					&& !Layers.isBookkeeping(structure.type())) {
				rest.merge(structure.type(), 1, Integer::sum);
			}
		}
		rest.forEach((type, count) -> problem(
				count + " feature structures of type " + type + " are skipped: they have no place in the text"));
	}

	private void problem(String message) {
		problems.report(new Problem(location, message));
	}
}
