package org.lorgnette.io.cas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.LossListener;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/**
 * Turns a document into feature structures, so that {@link CasToDocument} reads it back. Annotations whose ids are numbers keep
 * them. Entities of other formats become named entities; their events and relations become layers below {@code webanno.custom}.
 */
public final class DocumentToCas {

	/** A layer as entities, relations and events name it. */
	private record Home(String layer, Optional<String> feature) {

		static Home of(Map<String, String> attributes, String layer) {
			String named = attributes.getOrDefault(Layers.LAYER_ATTRIBUTE, "");
			int bar = named.indexOf('|');
			String type = bar < 0 ? named : named.substring(0, bar);
			if (!Layers.isTypeName(type) || bar >= 0 && !Layers.isIdentifier(named.substring(bar + 1))) {
				return new Home(layer, Optional.of(Layers.VALUE));
			}
			return new Home(type, bar < 0 ? Optional.empty() : Optional.of(named.substring(bar + 1)));
		}
	}

	private final Document document;
	private final LossListener losses;
	private final Map<String, Integer> idOf = new HashMap<>();
	private final Set<Integer> used = new HashSet<>();
	private final List<FeatureStructure> structures = new ArrayList<>();
	private final Map<String, Map<String, FeatureValue>> slots = new HashMap<>();
	private final Map<String, Integer> next = new HashMap<>();
	private final Map<Span, Integer> tokenIds = new HashMap<>();
	private final Map<String, Integer> chainIds = new HashMap<>();
	private Map<String, Span> placeIndex = Map.of();
	private Map<String, String> anchorIndex = Map.of();
	private final Set<String> reported = new HashSet<>();
	private int lastId;

	public DocumentToCas(Document document, LossListener losses) {
		this.document = document;
		this.losses = losses;
	}

	public Cas convert() {
		Map<Span, Integer> tokens = chooseIds();
		tokens();
		sentences();
		List<FeatureStructure> links = new ArrayList<>();
		document.events().stream().filter(DocumentToCas::isSlot).forEach(event -> slot(event, links));
		List<FeatureStructure> chains = chains();
		for (Entity entity : document.entities()) {
			if (!tokens.containsValue(idOf.get(entity.id()))) {
				entity(entity);
			}
		}
		document.events().stream().filter(event -> !isSlot(event)).forEach(event -> event(event, links));
		document.relations().forEach(this::relation);
		structures.addAll(chains);
		structures.addAll(links);
		reportRest();
		return new Cas(document.text(), document.language(), structures, document.metadata());
	}

	/** Entities of the layers of tokens and sentences are the tokens and sentences themselves. */
	private Map<Span, Integer> chooseIds() {
		document.entities().forEach(entity -> reserve(entity.id()));
		document.relations().forEach(relation -> reserve(relation.id()));
		document.events().stream().filter(event -> !isSlot(event)).forEach(event -> reserve(event.id()));
		document.chains().stream().map(Chain::id).filter(DocumentToCas::isNumber)
				.filter(id -> used.add(Integer.parseInt(id))).forEach(id -> chainIds.put(id, Integer.parseInt(id)));
		document.entities().forEach(entity -> idOf.computeIfAbsent(entity.id(), key -> fresh()));
		document.relations().forEach(relation -> idOf.computeIfAbsent(relation.id(), key -> fresh()));
		for (Event event : document.events()) {
			if (isSlot(event)) {
				idOf.put(event.id(), idOf.get(event.trigger()));
			} else {
				idOf.computeIfAbsent(event.id(), key -> fresh());
			}
		}
		Map<Span, Integer> tokens = new HashMap<>();
		Set<Span> known = new HashSet<>();
		document.tokens().forEach(token -> known.add(token.span()));
		for (Entity entity : document.entities()) {
			if (Layers.isToken(entity.attributes().getOrDefault(Layers.LAYER_ATTRIBUTE, "")) && known.contains(entity.span())) {
				Integer before = tokens.putIfAbsent(entity.span(), idOf.get(entity.id()));
				idOf.put(entity.id(), before == null ? idOf.get(entity.id()) : before);
			}
		}
		tokenIds.putAll(tokens);
		return tokens;
	}

	private void reserve(String id) {
		if (isNumber(id) && used.add(Integer.parseInt(id))) {
			idOf.put(id, Integer.parseInt(id));
		}
	}

	private static boolean isNumber(String id) {
		return id.matches("[1-9][0-9]{0,8}");
	}

	private int fresh() {
		do {
			lastId++;
		} while (!used.add(lastId));
		return lastId;
	}

	private void tokens() {
		for (Token token : document.tokens()) {
			Map<String, FeatureValue> features = new LinkedHashMap<>();
			Map<String, Map<String, FeatureValue>> layers = new LinkedHashMap<>();
			token.columns().forEach((column, value) -> {
				int dot = column.indexOf('.');
				String layer = dot < 0 ? column : column.substring(0, dot);
				String feature = dot < 0 ? "" : column.substring(dot + 1);
				if (layer.equals("Token") && Layers.isIdentifier(feature)) {
					features.put(feature, new FeatureValue.Primitive(value));
				} else if (tokenLayer(layer).isPresent() && (feature.isEmpty() || Layers.isIdentifier(feature))) {
					Map<String, FeatureValue> own = layers.computeIfAbsent(layer, key -> new LinkedHashMap<>());
					if (!feature.isEmpty()) {
						own.put(feature, new FeatureValue.Primitive(value));
					}
				} else {
					loss("token column", "the column '" + column + "' belongs to no layer; expected names such as POS.PosValue");
				}
			});
			layers.forEach((layer, own) -> {
				Map.Entry<String, String> home = tokenLayer(layer).orElseThrow();
				int id = fresh();
				structures.add(new FeatureStructure(id, home.getValue(), Optional.of(token.span()), own));
				features.put(home.getKey(), new FeatureValue.Reference(id));
			});
			int id = tokenIds.containsKey(token.span()) ? tokenIds.get(token.span()) : fresh();
			structures.add(new FeatureStructure(id, Layers.TOKEN, Optional.of(token.span()), features));
		}
	}

	private static Optional<Map.Entry<String, String>> tokenLayer(String shortName) {
		return Layers.TOKEN_LAYERS.entrySet().stream().filter(entry -> Layers.shortName(entry.getValue()).equals(shortName))
				.findFirst();
	}

	private void sentences() {
		for (Sentence sentence : document.sentences()) {
			Map<String, FeatureValue> features = new LinkedHashMap<>();
			sentence.metadata().forEach((name, value) -> {
				if (Layers.isIdentifier(name)) {
					features.put(name, new FeatureValue.Primitive(value));
				} else {
					loss("sentence metadata", "'" + name + "' is no name for a feature");
				}
			});
			structures.add(new FeatureStructure(fresh(), Layers.SENTENCE, Optional.of(sentence.span()), features));
		}
	}

	private void entity(Entity entity) {
		Home home = Home.of(entity.attributes(), Layers.NAMED_ENTITY);
		Map<String, FeatureValue> features = features(entity.attributes(), entity.id());
		home.feature().ifPresent(feature -> type(features, feature, entity.id(), entity.type()));
		features.putAll(slots.getOrDefault(entity.id(), Map.of()));
		Optional.ofNullable(next.get(entity.id())).ifPresent(link -> features.put(Layers.NEXT, new FeatureValue.Reference(link)));
		if (!entity.isContinuous()) {
			loss("discontinuous entity", entity.id() + " is written as one span from its first to its last fragment");
		}
		structures.add(new FeatureStructure(idOf.get(entity.id()), home.layer(), Optional.of(entity.span()), features));
	}

	private Map<String, FeatureValue> features(Map<String, String> attributes, String owner) {
		Map<String, FeatureValue> features = new LinkedHashMap<>();
		attributes.forEach((name, value) -> {
			String feature = name.equals("feature_" + Layers.LAYER_ATTRIBUTE) ? Layers.LAYER_ATTRIBUTE
					: name.replaceAll("[^A-Za-z0-9_]", "_");
			if (name.equals(Layers.LAYER_ATTRIBUTE)) {
				return;
			}
			if (!Layers.isIdentifier(feature) || Set.of("begin", "end", "sofa", "id").contains(feature)) {
				feature = "attribute_" + feature;
			}
			if (!feature.equals(name) && !feature.equals(Layers.LAYER_ATTRIBUTE)) {
				loss("attribute name", owner + ": '" + name + "' is written as the feature '" + feature + "'");
			}
			features.put(feature, new FeatureValue.Primitive(value));
		});
		return features;
	}

	private void type(Map<String, FeatureValue> features, String feature, String owner, String type) {
		if (features.put(feature, new FeatureValue.Primitive(type)) != null) {
			loss("attribute", owner + ": the attribute '" + feature + "' gives way to the feature of that name, which holds the type");
		}
	}

	private static boolean isSlot(Event event) {
		return Layers.isIdentifier(event.attributes().getOrDefault(Layers.SLOT_ATTRIBUTE, ""))
				&& Layers.isTypeName(event.attributes().getOrDefault(Layers.LINK_TYPE_ATTRIBUTE, ""));
	}

	private void slot(Event event, List<FeatureStructure> links) {
		List<Integer> ids = new ArrayList<>();
		event.arguments().forEach(argument -> ids.add(link(event.attributes().get(Layers.LINK_TYPE_ATTRIBUTE), argument, links)));
		slots.computeIfAbsent(event.trigger(), key -> new LinkedHashMap<>()).put(event.attributes().get(Layers.SLOT_ATTRIBUTE),
				new FeatureValue.References(ids));
	}

	private int link(String type, Argument argument, List<FeatureStructure> links) {
		Map<String, FeatureValue> features = new LinkedHashMap<>();
		if (!argument.role().isEmpty()) {
			features.put(Layers.ROLE, new FeatureValue.Primitive(argument.role()));
		}
		features.put(Layers.TARGET, new FeatureValue.Reference(idOf.get(argument.target())));
		int id = fresh();
		links.add(new FeatureStructure(id, type, Optional.empty(), features));
		return id;
	}

	private void event(Event event, List<FeatureStructure> links) {
		List<Integer> ids = new ArrayList<>();
		ids.add(link(Layers.EVENT_LINK, new Argument(Layers.TRIGGER, event.trigger()), links));
		event.arguments().forEach(argument -> ids.add(link(Layers.EVENT_LINK, argument, links)));
		Map<String, FeatureValue> features = features(event.attributes(), event.id());
		type(features, Layers.VALUE, event.id(), event.type());
		features.put(Layers.ARGUMENTS, new FeatureValue.References(ids));
		structures.add(new FeatureStructure(idOf.get(event.id()), Layers.EVENT, Optional.of(place(event.id())), features));
	}

	/** Where an annotation is shown: an entity at its span, an event at its trigger, a relation where it ends. */
	private Span place(String id) {
		Set<String> visited = new LinkedHashSet<>();
		String current = id;
		while (visited.add(current)) {
			Span span = places().get(current);
			if (span != null) {
				return span;
			}
			current = anchors().getOrDefault(current, current);
		}
		return new Span(0, 0);
	}

	private Map<String, Span> places() {
		if (placeIndex.isEmpty()) {
			placeIndex = new HashMap<>();
			document.entities().forEach(entity -> placeIndex.put(entity.id(), entity.span()));
		}
		return placeIndex;
	}

	private Map<String, String> anchors() {
		if (anchorIndex.isEmpty()) {
			anchorIndex = new HashMap<>();
			document.events().forEach(event -> anchorIndex.put(event.id(), event.trigger()));
			document.relations().forEach(relation -> anchorIndex.put(relation.id(), relation.tail().target()));
		}
		return anchorIndex;
	}

	private void relation(Relation relation) {
		Home home = Home.of(relation.attributes(), Layers.RELATION);
		boolean plainSource = relation.head().role().equals(Layers.SOURCE) && relation.tail().role().equals(Layers.TARGET);
		boolean plain = relation.head().role().equals(Relation.HEAD_ROLE) && relation.tail().role().equals(Relation.TAIL_ROLE);
		if (!plain && !plainSource) {
			loss("argument role", relation.id() + ": the roles " + relation.head().role() + " and " + relation.tail().role()
					+ " are written as Governor and Dependent");
		}
		Map<String, FeatureValue> features = new LinkedHashMap<>();
		features.put(plainSource ? Layers.SOURCE : Layers.GOVERNOR, new FeatureValue.Reference(idOf.get(relation.head().target())));
		features.put(plainSource ? Layers.TARGET : Layers.DEPENDENT, new FeatureValue.Reference(idOf.get(relation.tail().target())));
		features.putAll(features(relation.attributes(), relation.id()));
		home.feature().ifPresent(feature -> type(features, feature, relation.id(), relation.type()));
		if (relation.symmetric()) {
			features.put(Layers.SYMMETRIC, new FeatureValue.Primitive("true"));
		}
		structures.add(new FeatureStructure(idOf.get(relation.id()), home.layer(), Optional.of(place(relation.tail().target())),
				features));
	}

	private List<FeatureStructure> chains() {
		Map<String, String> layerOf = new HashMap<>();
		document.entities().forEach(entity -> layerOf.put(entity.id(), entity.attributes().getOrDefault(Layers.LAYER_ATTRIBUTE, "")));
		List<FeatureStructure> heads = new ArrayList<>();
		Set<String> linked = new HashSet<>();
		for (Chain chain : document.chains()) {
			List<String> members = chain.members().stream().filter(idOf::containsKey).toList();
			boolean own = Layers.isTypeName(chain.type()) && chain.type().endsWith("Chain") && members.stream()
					.allMatch(member -> Layers.chainOf(layer(layerOf, member)).equals(chain.type()) && linked.add(member));
			if (members.isEmpty()) {
				loss("chain", chain.id() + " has no member");
			} else if (own) {
				for (int i = 0; i + 1 < members.size(); i++) {
					next.put(members.get(i), idOf.get(members.get(i + 1)));
				}
				heads.add(head(chain, chain.type(), idOf.get(members.getFirst())));
			} else {
				int first = 0;
				List<FeatureStructure> links = new ArrayList<>();
				for (String member : members.reversed()) {
					Map<String, FeatureValue> features = new LinkedHashMap<>();
					features.put(Layers.REFERENCE_TYPE, new FeatureValue.Primitive(chain.type()));
					if (first > 0) {
						features.put(Layers.NEXT, new FeatureValue.Reference(first));
					}
					first = fresh();
					links.addFirst(new FeatureStructure(first, Layers.COREFERENCE_LINK, Optional.of(place(member)), features));
				}
				heads.addAll(links);
				heads.add(head(chain, Layers.COREFERENCE_CHAIN, first));
			}
		}
		return heads;
	}

	private static String layer(Map<String, String> layerOf, String member) {
		String named = layerOf.getOrDefault(member, "");
		int bar = named.indexOf('|');
		return bar < 0 ? named : named.substring(0, bar);
	}

	private FeatureStructure head(Chain chain, String type, int first) {
		int id = chainIds.containsKey(chain.id()) ? chainIds.get(chain.id()) : fresh();
		return new FeatureStructure(id, type, Optional.empty(), Map.of(Layers.FIRST, new FeatureValue.Reference(first)));
	}

	private void reportRest() {
		document.questions().forEach(question -> loss("question", question.id() + ": this format holds no questions"));
		document.notes().forEach(note -> loss("note", note.id() + ": this format holds no notes"));
		document.links().forEach(link -> loss("link", link.id() + ": this format holds no links to knowledge bases"));
	}

	private void loss(String kind, String detail) {
		if (reported.add(kind + detail)) {
			losses.report(document.id(), kind, detail);
		}
	}
}
