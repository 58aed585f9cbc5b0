package org.lorgnette.world.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneSamplerTest {

	private static final int SCENES = 4000;

	private static List<Scene> draw(int edge) {
		SceneSampler sampler = new SceneSampler(edge);
		List<Scene> scenes = new ArrayList<>();
		for (int i = 0; i < SCENES; i++) {
			scenes.add(sampler.draw(Dice.of(3, i)));
		}
		return scenes;
	}

	@ParameterizedTest
	@ValueSource(ints = { 32, 64, 224 })
	void thingsLieInThePictureAndApart(int edge) {
		Set<Integer> counts = new TreeSet<>();
		for (Scene scene : draw(edge)) {
			counts.add(scene.things().size());
			for (Thing thing : scene.things()) {
				double room = Math.min(Math.min(thing.x(), thing.y()), Math.min(edge - thing.x(), edge - thing.y()));
				assertTrue(room >= thing.radius(), () -> "reaches out: " + thing);
				for (Thing other : scene.things()) {
					double distance = Math.hypot(thing.x() - other.x(), thing.y() - other.y());
					assertTrue(other == thing || distance >= thing.radius() + other.radius() + 0.02 * edge - 1e-9,
							() -> "too near: " + thing + other);
				}
			}
		}
		assertEquals(Set.of(3, 4, 5, 6, 7, 8), counts);
	}

	/** If one colour, shape or size were more frequent, answers could be guessed. */
	@ParameterizedTest
	@EnumSource
	void valuesAreEquallyFrequent(Attribute attribute) {
		Map<Trait, Long> counts = draw(64).stream().flatMap(scene -> scene.things().stream()).map(thing -> thing.trait(attribute))
				.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		double all = counts.values().stream().mapToLong(Long::longValue).sum();
		assertEquals(attribute.count(), counts.size());
		counts.forEach((trait, count) -> assertEquals(1.0 / attribute.count(), count / all, 0.015, trait::toString));
	}

	/** Nor may a place in the list, or in the picture, tell what a thing is. */
	@ParameterizedTest
	@EnumSource
	void whereAThingIsDoesNotTellItsColourOrShape(Shape shape) {
		double x = 0;
		double y = 0;
		int first = 0;
		int count = 0;
		int scenes = 0;
		for (Scene scene : draw(64)) {
			scenes++;
			first += scene.things().getFirst().shape() == shape ? 1 : 0;
			for (Thing thing : scene.things()) {
				if (thing.shape() == shape) {
					x += thing.x();
					y += thing.y();
					count++;
				}
			}
		}
		assertEquals(32, x / count, 0.7);
		assertEquals(32, y / count, 0.7);
		assertEquals(0.2, (double) first / scenes, 0.025);
	}

	@Test
	void sizesStayApart() {
		double small = draw(64).stream().flatMap(scene -> scene.things().stream()).filter(thing -> thing.size() == Size.SMALL)
				.mapToDouble(Thing::radius).max().orElseThrow();
		double large = draw(64).stream().flatMap(scene -> scene.things().stream()).filter(thing -> thing.size() == Size.LARGE)
				.mapToDouble(Thing::radius).min().orElseThrow();
		assertTrue(large > 1.4 * small, small + " " + large);
	}

	@Test
	void countsAboveTwoAreNotRare() {
		long many = draw(64).stream().filter(scene -> Stream.of(Colour.values())
				.anyMatch(colour -> scene.things().stream().filter(thing -> thing.colour() == colour).count() >= 3)).count();
		assertTrue(many > 0.3 * SCENES, many + " of " + SCENES);
	}

	@Test
	void theFingerprintIsOfWhatIsSeen() {
		Scene scene = new SceneSampler(64).draw(Dice.of(1));
		assertEquals(scene.fingerprint(), new Scene(64, scene.things(), 5).fingerprint());
		List<Thing> moved = new ArrayList<>(scene.things());
		Thing thing = moved.getFirst();
		moved.set(0, new Thing(thing.shape(), thing.colour(), thing.size(), thing.x() + 1e-9, thing.y(), thing.radius(), thing.turn(),
				thing.rgb()));
		assertNotEquals(scene.fingerprint(), new Scene(64, moved, scene.background()).fingerprint());
	}
}
