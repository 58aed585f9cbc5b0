package org.lorgnette.metrics.vqa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.lorgnette.metrics.Counts;

class AccuracyTest {

	private static Accuracy.Outcome item(String id, String gold, String predicted, String group) {
		return new Accuracy.Outcome(id, gold, Optional.ofNullable(predicted), Optional.ofNullable(group));
	}

	private static final Accuracy FIRST = new Accuracy(List.of(item("1", "true", "true", "a"), item("2", "false", "true", "b"),
			item("3", "false", null, null)));
	private static final Accuracy SECOND = new Accuracy(
			List.of(item("4", "false", "false", "a"), item("5", "true", "True", "c"), item("6", "true", "true", "b")));

	@Test
	void countsClassesAndMissingPredictions() {
		assertEquals(OptionalDouble.of(1.0 / 3), FIRST.accuracy());
		assertEquals(Map.of("true", new Counts(1, 2, 1), "false", new Counts(2, 0, 0)), FIRST.classes());
	}

	/** Group a is right in both parts, b is right in one only, c differs in case. */
	@Test
	void aGroupIsConsistentIfAllItsItemsAreRight() {
		assertEquals(OptionalDouble.of(0.5), FIRST.consistency());
		assertEquals(OptionalDouble.of(1.0 / 3), FIRST.plus(SECOND).consistency());
		assertEquals(OptionalDouble.of(0.5), FIRST.plus(SECOND).accuracy());
		assertEquals(new Counts(3, 3, 2), FIRST.plus(SECOND).classes().get("true"));
	}

	@Test
	void isUndefinedWithoutItemsOrGroups() {
		assertEquals(OptionalDouble.empty(), Accuracy.ZERO.accuracy());
		assertEquals(OptionalDouble.empty(), new Accuracy(List.of(item("1", "x", "x", null))).consistency());
	}
}
