package org.lorgnette.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.world.language.Language;
import org.lorgnette.world.question.Evaluator;
import org.lorgnette.world.question.Filter;
import org.lorgnette.world.question.Kind;
import org.lorgnette.world.question.Program;
import org.lorgnette.world.question.Relation;
import org.lorgnette.world.question.Things;
import org.lorgnette.world.scene.Colour;
import org.lorgnette.world.scene.Scene;
import org.lorgnette.world.scene.Shape;

class WorldTest {

	private static WorldSettings settings(int pictures, long seed, Part part) {
		return new WorldSettings(pictures, 8, seed, 64, List.of("en", "fr"), part);
	}

	private static List<WorldPicture> draw(WorldSettings settings) {
		List<WorldPicture> pictures = new ArrayList<>();
		new World(settings).forEachRemaining(pictures::add);
		return pictures;
	}

	@Test
	void equalSettingsGiveEqualWorldsAndOtherSeedsOthers() {
		assertEquals(draw(settings(60, 17, Part.TRAIN)), draw(settings(60, 17, Part.TRAIN)));
		assertNotEquals(draw(settings(60, 17, Part.TRAIN)).getFirst().scene(), draw(settings(60, 18, Part.TRAIN)).getFirst().scene());
	}

	/** A larger world begins with the smaller one, so that learning curves are over growing data. */
	@Test
	void theFirstPicturesDoNotDependOnHowManyFollow() {
		assertEquals(draw(settings(20, 17, Part.TRAIN)), draw(settings(50, 17, Part.TRAIN)).subList(0, 20));
	}

	@Test
	void noSceneIsInTwoParts() {
		Set<Scene> seen = new HashSet<>();
		for (Part part : Part.values()) {
			for (WorldPicture picture : draw(settings(300, 17, part))) {
				assertTrue(seen.add(picture.scene()));
				for (Part other : Part.values()) {
					assertEquals(part == other, other.holds(picture.scene().fingerprint()));
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void answersAreWhatTheSceneShows(Part part) {
		for (WorldPicture picture : draw(settings(100, 3, part))) {
			Evaluator evaluator = new Evaluator(picture.scene());
			assertEquals(8, picture.questions().size());
			assertEquals(8, picture.questions().stream().map(AskedQuestion::program).distinct().count());
			for (AskedQuestion asked : picture.questions()) {
				assertEquals(Optional.of(new Evaluator.Outcome(asked.value(), asked.thing())), evaluator.evaluate(asked.program()));
				assertEquals(asked.answer(), Language.of(asked.language()).orElseThrow().answer(asked.value()));
				assertEquals(Kind.of(asked.program()), asked.kind());
			}
		}
	}

	@Test
	void everyKindAndLanguageAndAnswerIsMet() {
		Map<Kind, Set<String>> answers = new EnumMap<>(Kind.class);
		int french = 0;
		for (WorldPicture picture : draw(settings(1500, 17, Part.TRAIN))) {
			for (AskedQuestion asked : picture.questions()) {
				answers.computeIfAbsent(asked.kind(), kind -> new TreeSet<>()).add(asked.answer());
				french += asked.language().equals("fr") ? 1 : 0;
			}
		}
		assertEquals(6000, french, 300);
		assertEquals(Set.of("red", "green", "blue", "yellow", "purple", "gray", "rouge", "vert", "bleu", "jaune", "violet", "gris"),
				answers.get(Kind.QUERY_COLOUR));
		assertEquals(Set.of("circle", "square", "triangle", "star", "cross", "cercle", "carré", "étoile", "croix"),
				answers.get(Kind.QUERY_SHAPE));
		assertEquals(Set.of("small", "large", "petit", "grand"), answers.get(Kind.QUERY_SIZE));
		assertEquals(Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8"), answers.get(Kind.COUNT));
		for (Kind kind : List.of(Kind.EXIST, Kind.VERIFY, Kind.COMPARE)) {
			assertEquals(Set.of("yes", "no", "oui", "non"), answers.get(kind));
		}
		assertTrue(answers.get(Kind.SPATIAL).containsAll(Set.of("0", "3", "yes", "non", "red", "croix", "small")));
		assertEquals(Set.of(Kind.values()), answers.keySet());
	}

	/** "How many red circles are left of the blue square?" and its like are asked. */
	@Test
	void thingsOfAColourAndShapeAreCountedBesideOthers() {
		Filter one = Filter.of(Colour.RED, Shape.CIRCLE);
		Set<String> answers = new TreeSet<>();
		for (WorldPicture picture : draw(settings(4000, 17, Part.TRAIN))) {
			for (AskedQuestion asked : picture.questions()) {
				if (asked.program() instanceof Program.Count(Things.Placed(Filter subject, Relation relation, Filter reference))
						&& subject.attributes().equals(one.attributes()) && reference.attributes().equals(one.attributes())) {
					answers.add(asked.answer());
				}
			}
		}
		assertEquals(Set.of("0", "1", "2"), answers);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "fr" })
	void asksInOneLanguageIfToldSo(String language) {
		WorldSettings settings = new WorldSettings(20, 20, 1, 48, List.of(language), Part.DEV);
		for (WorldPicture picture : draw(settings)) {
			assertEquals(20, picture.questions().size());
			assertTrue(picture.questions().stream().allMatch(asked -> asked.language().equals(language)));
			assertEquals(48, picture.scene().edge());
		}
	}

	@Test
	void endsAfterThePictures() {
		World world = new World(settings(1, 1, Part.TRAIN));
		world.next();
		assertFalse(world.hasNext());
		assertThrows(NoSuchElementException.class, world::next);
	}

	@Test
	void refusesWhatCannotBeDrawn() {
		assertRefused("pictures: expected 1 to 1000000, got 0", 0, 8, 64, List.of("en"));
		assertRefused("questions: expected 1 to 20, got 21", 1, 21, 64, List.of("en"));
		assertRefused("size: expected 48 to 1024, got 47", 1, 8, 47, List.of("en"));
		assertRefused("languages: expected some of en, fr, each once, got 'de'", 1, 8, 64, List.of("de"));
		assertRefused("languages: expected some of en, fr, each once, got ''", 1, 8, 64, List.of());
		assertRefused("languages: expected some of en, fr, each once, got 'en,en'", 1, 8, 64, List.of("en", "en"));
	}

	private static void assertRefused(String message, int pictures, int questions, int size, List<String> languages) {
		assertEquals(message, assertThrows(IllegalArgumentException.class,
				() -> new WorldSettings(pictures, questions, 1, size, languages, Part.TRAIN)).getMessage());
	}
}
