package org.lorgnette.engine.djl.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class WordFormsTest {

	@Test
	void normalisesCaseDigitsAndApostrophes() {
		assertEquals("d'été-0000", WordForms.normalized("D\u2019Été-1984"));
		assertEquals(60, WordForms.normalized("x".repeat(500)).length());
		assertEquals("", WordForms.normalized(""));
	}

	@Test
	void shapesTellCaseDigitsAndSigns() {
		assertEquals("Xxxxx", WordForms.shape("Élisabeth"));
		assertEquals("XXXX", WordForms.shape("NATOXYZ"));
		assertEquals("dd.d%", WordForms.shape("12.5%"));
		assertEquals("X-dd", WordForms.shape("A-38"));
		assertEquals("....", WordForms.shape("........"));
	}

	/** These values are in shipped models: they must never change. */
	@Test
	void bucketsAreTheSameForEver() {
		assertEquals(3005, WordForms.bucket("paris", 0, 16_384));
		assertEquals(2020, WordForms.bucket("Ab-é", 2, 4096));
		assertTrue(IntStream.range(0, 1000).map(i -> WordForms.bucket("w" + i, 1, 50)).distinct().count() == 50);
	}
}
