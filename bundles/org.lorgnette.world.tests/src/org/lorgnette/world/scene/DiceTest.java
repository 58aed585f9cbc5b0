package org.lorgnette.world.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DiceTest {

	/** The sequence that implementations of SplitMix64 are commonly checked with. */
	@Test
	void isSplitMix64() {
		Dice dice = new Dice(1234567);
		List<String> numbers = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			numbers.add(Long.toUnsignedString(dice.bits()));
		}
		assertEquals(List.of("6457827717110365317", "3203168211198807973", "9817491932198370423", "4593380528125082431",
				"16408922859458223821"), numbers);
	}

	@Test
	void numbersAreEvenAndInRange() {
		Dice dice = new Dice(5);
		int[] counts = new int[6];
		double sum = 0;
		for (int i = 0; i < 60_000; i++) {
			counts[dice.below(6)]++;
			double between = dice.between(-2, 4);
			assertTrue(between >= -2 && between < 4);
			sum += between;
		}
		for (int count : counts) {
			assertEquals(10_000, count, 400);
		}
		assertEquals(1, sum / 60_000, 0.03);
	}

	@Test
	void everySequenceOfKeysHasItsOwnNumbers() {
		Set<Long> firsts = new HashSet<>();
		for (long a = -5; a < 5; a++) {
			firsts.add(Dice.of(a).bits());
			for (long b = -5; b < 5; b++) {
				firsts.add(Dice.of(a, b).bits());
			}
		}
		assertEquals(110, firsts.size());
		assertEquals(Dice.of(1, 2).bits(), Dice.of(1, 2).bits());
		assertNotEquals(Dice.of(1, 2).bits(), Dice.of(2, 1).bits());
	}

	@Test
	void shufflingKeepsAllAndReachesEveryOrder() {
		Dice dice = new Dice(1);
		Set<List<Integer>> orders = new HashSet<>();
		for (int i = 0; i < 200; i++) {
			List<Integer> list = new ArrayList<>(IntStream.range(0, 3).boxed().toList());
			dice.shuffle(list);
			orders.add(list);
		}
		assertEquals(6, orders.size());
	}
}
