package org.lorgnette.io.cas;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.model.Span;

/** A typed node of a CAS; an annotation if it has a span, in UTF-16 code units. Features keep their order. */
public record FeatureStructure(int id, String type, Optional<Span> span, Map<String, FeatureValue> features) {

	public FeatureStructure {
		features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
	}

	/** The feature's text, if it has one. */
	public Optional<String> text(String feature) {
		return features.get(feature) instanceof FeatureValue.Primitive primitive ? Optional.of(primitive.text()) : Optional.empty();
	}

	/** The id that the feature refers to, if it does. */
	public OptionalInt reference(String feature) {
		return features.get(feature) instanceof FeatureValue.Reference reference ? OptionalInt.of(reference.target())
				: OptionalInt.empty();
	}

	public boolean refersBy(String feature) {
		return reference(feature).isPresent();
	}

	/**
	 * Whether it joins two annotations, by the features {@code Governor} and {@code Dependent} or {@code source} and {@code
	 * target}.
	 */
	public boolean isRelation() {
		return span.isPresent() && (refersBy(Layers.GOVERNOR) && refersBy(Layers.DEPENDENT)
				|| refersBy(Layers.SOURCE) && refersBy(Layers.TARGET));
	}

	/** Where the relation comes from. */
	public OptionalInt source() {
		return refersBy(Layers.GOVERNOR) ? reference(Layers.GOVERNOR) : reference(Layers.SOURCE);
	}

	/** Where the relation goes to. */
	public OptionalInt target() {
		return refersBy(Layers.DEPENDENT) ? reference(Layers.DEPENDENT) : reference(Layers.TARGET);
	}
}
