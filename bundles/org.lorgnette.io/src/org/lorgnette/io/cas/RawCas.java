package org.lorgnette.io.cas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Span;

/**
 * Makes a CAS of the elements of an XMI file. XMI does not tell references from numbers: without a type system, a feature refers
 * to structures if its name is one that DKPro and WebAnno use so and such structures exist, or if all its numbers are links.
 */
final class RawCas {

	private static final String SOFA = "uima.cas.Sofa";
	private static final String VIEW = "uima.cas.View";
	private static final String INITIAL_VIEW = "_InitialView";
	private static final Set<String> REFERENCES = Set.of(Layers.GOVERNOR, Layers.DEPENDENT, Layers.SOURCE, Layers.TARGET,
			Layers.FIRST, Layers.NEXT, "pos", "lemma", "stem", "morph");
	private static final Set<String> PLACES = Set.of("begin", "end", "sofa");

	private final String name;
	private final ProblemListener problems;
	private final TypeSystem types;
	private final Map<String, RawStructure> structures = new LinkedHashMap<>();
	private final List<RawStructure> sofas = new ArrayList<>();
	private final List<RawStructure> views = new ArrayList<>();

	RawCas(String name, ProblemListener problems, TypeSystem types) {
		this.name = name;
		this.problems = problems;
		this.types = types;
	}

	void add(RawStructure structure) {
		if (structure.type().equals(VIEW)) {
			views.add(structure);
		} else if (structure.type().equals(SOFA)) {
			sofas.add(structure);
		} else if (number(structure.id()).isEmpty()) {
			problem(structure, "is skipped: its id '" + structure.id() + "' is not a number");
		} else if (structures.putIfAbsent(structure.id(), structure) != null) {
			problem(structure, "is skipped: its id occurs a second time");
		}
	}

	Cas build() throws CorpusException {
		RawStructure sofa = sofas.stream()
				.filter(it -> it.get("sofaID").equals(INITIAL_VIEW) && it.features().containsKey("sofaString"))
				.findFirst().or(() -> sofas.stream().filter(it -> it.features().containsKey("sofaString")).findFirst())
				.orElseThrow(() -> new CorpusException(Location.of(name), sofas.isEmpty() ? "has no text: expected an element cas:Sofa"
						: "has no text: its sofa has no sofaString (texts kept outside the file are not read)"));
		sofas.stream().filter(it -> it != sofa)
				.forEach(it -> problem(it, "the view '" + it.get("sofaID") + "' is skipped: only the first view is read"));
		Set<String> members = new HashSet<>();
		boolean indexed = false;
		for (RawStructure view : views) {
			if (view.get("sofa").equals(sofa.id())) {
				members.addAll(Arrays.asList(view.get("members").split(" ")));
				indexed = true;
			}
		}
		List<FeatureStructure> typed = new ArrayList<>();
		String text = sofa.get("sofaString");
		Set<String> referred = indexed ? referred() : Set.of();
		Optional<String> language = Optional.empty();
		Map<String, String> metadata = new LinkedHashMap<>();
		for (RawStructure raw : structures.values()) {
			boolean other = raw.features().containsKey("sofa") && !raw.get("sofa").equals(sofa.id());
			boolean reachable = !indexed || !raw.isAnnotation() || members.contains(raw.id()) || referred.contains(raw.id());
			if (Layers.isBookkeeping(raw.type()) && !other) {
				language = language.or(() -> Optional.of(raw.get("language"))
						.filter(it -> !it.isEmpty() && !it.equals("x-unspecified")));
				if (raw.type().equals(Layers.METADATA)) {
					raw.features().forEach((feature, value) -> metadata.put("DocumentMetaData." + feature, value));
				}
			} else if (!other && reachable && !raw.type().equals(TypeSystem.ARRAY)) {
				typed(raw).ifPresent(typed::add);
			}
		}
		List.of("begin", "end", "sofa", "language").forEach(feature -> metadata.remove("DocumentMetaData." + feature));
		return new Cas(text, language, typed, metadata);
	}

	private Set<String> referred() {
		Set<String> referred = new HashSet<>();
		structures.values().forEach(raw -> REFERENCES.forEach(feature -> referred.add(raw.get(feature))));
		return referred;
	}

	private Optional<FeatureStructure> typed(RawStructure raw) {
		Optional<Span> span = Optional.empty();
		if (raw.isAnnotation()) {
			OptionalInt begin = number(raw.get("begin"));
			OptionalInt end = number(raw.get("end"));
			if (begin.isEmpty() || end.isEmpty() || begin.getAsInt() > end.getAsInt()) {
				problem(raw, "is skipped: begin '" + raw.get("begin") + "' and end '" + raw.get("end") + "' are no place in the text");
				return Optional.empty();
			}
			span = Optional.of(new Span(begin.getAsInt(), end.getAsInt()));
		}
		Map<String, FeatureValue> features = new LinkedHashMap<>();
		raw.features().forEach((feature, value) -> {
			if (!PLACES.contains(feature)) {
				features.put(feature, value(raw, feature, value));
			}
		});
		return Optional.of(new FeatureStructure(number(raw.id()).orElseThrow(), Layers.effective(raw.type()), span, features));
	}

	private FeatureValue value(RawStructure raw, String feature, String value) {
		Optional<TypeSystem.Range> range = types.range(raw.type(), feature);
		RawStructure single = structures.get(value);
		if (single != null && single.type().equals(TypeSystem.ARRAY) && range.map(TypeSystem.Range::isArray).orElse(true)) {
			return references(single.get("elements"));
		}
		if (range.isPresent()) {
			if (range.get().isArray() && (value.isEmpty() || allExist(value))) {
				return references(value);
			}
			return range.get().isReference() && number(value).isPresent() ? new FeatureValue.Reference(number(value).getAsInt())
					: new FeatureValue.Primitive(value);
		}
		if (REFERENCES.contains(feature) && number(value).isPresent() && (structures.containsKey(value) || raw.isAnnotation() == false
				|| feature.equals(Layers.GOVERNOR) || feature.equals(Layers.DEPENDENT))) {
			return new FeatureValue.Reference(number(value).getAsInt());
		}
		return !value.isEmpty() && allLinks(value) ? references(value) : new FeatureValue.Primitive(value);
	}

	private boolean allExist(String value) {
		return Arrays.stream(value.split(" ")).allMatch(structures::containsKey);
	}

	/** Links are structures without place that have a target. */
	private boolean allLinks(String value) {
		for (String id : value.split(" ")) {
			RawStructure link = structures.get(id);
			if (link == null || link.isAnnotation() || !link.features().containsKey(Layers.TARGET)) {
				return false;
			}
		}
		return true;
	}

	private static FeatureValue references(String value) {
		List<Integer> targets = new ArrayList<>();
		for (String id : value.split(" ")) {
			number(id).ifPresent(targets::add);
		}
		return new FeatureValue.References(targets);
	}

	private static OptionalInt number(String digits) {
		return digits.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
	}

	private void problem(RawStructure structure, String message) {
		problems.report(new Problem(structure.location(), Layers.shortName(structure.type()) + " " + structure.id() + " " + message));
	}
}
