package org.lorgnette.io.cas;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The types and features that feature structures use, with the ranges that UIMA needs to load them. Text is the range of every
 * primitive feature.
 */
final class TypeSystem {

	static final String STRING = "uima.cas.String";
	static final String ARRAY = "uima.cas.FSArray";
	static final String TOP = "uima.cas.TOP";
	static final String ANNOTATION = "uima.tcas.Annotation";

	/** A feature's range and, for an array, what its elements are. */
	record Range(String type, Optional<String> element) {

		boolean isArray() {
			return type.equals(ARRAY) || type.endsWith("[]");
		}

		boolean isReference() {
			return !isArray() && !type.startsWith("uima.cas.") || type.equals(TOP);
		}
	}

	record Type(String name, String supertype, Map<String, Range> features) {
	}

	private final Map<String, Type> types = new TreeMap<>();

	void add(Type type) {
		types.put(type.name(), type);
	}

	Map<String, Type> types() {
		return types;
	}

	/** The range of a feature that the type or one of its supertypes declares. */
	Optional<Range> range(String type, String feature) {
		String current = type;
		for (int depth = 0; depth < 100 && types.containsKey(current); depth++) {
			Type declared = types.get(current);
			if (declared.features().containsKey(feature)) {
				return Optional.of(declared.features().get(feature));
			}
			current = declared.supertype();
		}
		return Optional.empty();
	}

	/** Declares what the structures of a CAS use. */
	void collect(Cas cas) {
		Map<Integer, String> typeOf = new LinkedHashMap<>();
		cas.structures().forEach(structure -> typeOf.put(structure.id(), structure.type()));
		for (FeatureStructure structure : cas.structures()) {
			Type type = types.computeIfAbsent(structure.type(),
					name -> new Type(name, supertype(structure), new TreeMap<>()));
			structure.features().forEach((name, value) -> type.features().merge(name, range(structure, name, value, typeOf),
					(before, now) -> before.equals(now) ? before : wider(before, now)));
		}
	}

	private static Range wider(Range before, Range now) {
		if (before.isArray() && now.isArray()) {
			return new Range(ARRAY, Optional.of(TOP));
		}
		return new Range(before.isReference() && now.isReference() ? TOP : STRING, Optional.empty());
	}

	private static String supertype(FeatureStructure structure) {
		if (structure.type().equals(Layers.METADATA)) {
			return Layers.DOCUMENT_ANNOTATION;
		}
		return structure.span().isPresent() ? ANNOTATION : structure.refersBy(Layers.FIRST) ? "uima.cas.AnnotationBase" : TOP;
	}

	private static Range range(FeatureStructure structure, String feature, FeatureValue value, Map<Integer, String> typeOf) {
		return switch (value) {
			case FeatureValue.Primitive primitive -> new Range(STRING, Optional.empty());
			case FeatureValue.References references -> new Range(ARRAY, references.targets().stream().findFirst().map(typeOf::get));
			case FeatureValue.Reference reference -> {
				boolean end = structure.isRelation() || feature.equals(Layers.TARGET);
				boolean dependency = structure.type().equals(Layers.DEPENDENCY);
				yield new Range(end ? dependency ? Layers.TOKEN : ANNOTATION : typeOf.getOrDefault(reference.target(), TOP),
						Optional.empty());
			}
		};
	}
}
