package org.lorgnette.world.question;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.world.scene.Attribute;
import org.lorgnette.world.scene.Colour;
import org.lorgnette.world.scene.Shape;
import org.lorgnette.world.scene.Size;
import org.lorgnette.world.scene.Thing;
import org.lorgnette.world.scene.Trait;

/** What a noun phrase says of a thing, such as "small red circle"; nothing at all for "thing". */
public record Filter(Optional<Size> size, Optional<Colour> colour, Optional<Shape> shape) {

	public static final Filter ANY = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

	public static Filter of(Trait... traits) {
		Filter filter = ANY;
		for (Trait trait : traits) {
			filter = filter.with(trait);
		}
		return filter;
	}

	/** These attributes of a thing. */
	static Filter of(Thing thing, Set<Attribute> attributes) {
		return of(attributes.stream().map(thing::trait).toArray(Trait[]::new));
	}

	public Filter with(Trait trait) {
		return switch (trait) {
			case Size value -> new Filter(Optional.of(value), colour, shape);
			case Colour value -> new Filter(size, Optional.of(value), shape);
			case Shape value -> new Filter(size, colour, Optional.of(value));
		};
	}

	public boolean matches(Thing thing) {
		return (size.isEmpty() || size.get() == thing.size()) && (colour.isEmpty() || colour.get() == thing.colour())
				&& (shape.isEmpty() || shape.get() == thing.shape());
	}

	/** Whether it says all that the other one says. */
	boolean implies(Filter other) {
		return other.attributes().stream().allMatch(attribute -> trait(attribute).equals(other.trait(attribute)));
	}

	public Optional<? extends Trait> trait(Attribute attribute) {
		return switch (attribute) {
			case SIZE -> size;
			case COLOUR -> colour;
			case SHAPE -> shape;
		};
	}

	/** What it says something of. */
	public Set<Attribute> attributes() {
		Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
		for (Attribute attribute : Attribute.values()) {
			if (trait(attribute).isPresent()) {
				attributes.add(attribute);
			}
		}
		return attributes;
	}
}
