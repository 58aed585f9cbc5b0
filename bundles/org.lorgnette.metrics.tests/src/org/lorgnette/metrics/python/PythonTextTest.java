package org.lorgnette.metrics.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

	/** Expected values printed by CPython 3.11. */
	@ParameterizedTest
	@CsvSource({ "ΟΔΟΣ, οδος", "ΟΔΟΣ., οδος.", "ΟΔΟΣ.Α, οδοσ.α", "Σ, σ", "ΑΣ'Β, ασ'β", "ΑΣ-Β, ας-β", "1Σ, 1σ", "A.Σ, a.ς",
			"ᾼ\u0345Σ, ᾳ\u0345ς", "İSTANBUL, i\u0307stanbul", "ISTANBUL, istanbul", "STRASSE ẞ, strasse ß", "ǅ, ǆ",
			"ÉLÉPHANT, éléphant", "I:Σ, i:ς", "ΑΣ_I, ας_i", "ʰΣ, ʰσ", "_Σ-Σ, _σ-σ" })
	void lowersAsPython(String text, String lower) {
		assertEquals(lower, PythonText.lower(text));
	}

	@Test
	void lowersTheSameInEveryLocale() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("tr"));
			assertEquals("title", PythonText.lower("TITLE"));
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void splitsAtEveryPythonSpaceAndNoOther() {
		assertEquals(List.of("a", "b", "c", "d", "e"), PythonText.split("\u2003a\u00A0b\u001Cc\u0085d\u3000 e\n"));
		assertEquals(List.of("a\u200Bb", "\u180E"), PythonText.split("a\u200Bb \u180E"));
		assertEquals(List.of(), PythonText.split(" \t"));
		assertEquals("a b", PythonText.strip("\u00A0\na b\u2009"));
		assertEquals("", PythonText.strip(" \u00A0 "));
		// the number of characters c of the whole range for which c.isspace() holds
		assertEquals(29, IntStream.rangeClosed(0, 0x10FFFF).filter(PythonText::isSpace).count());
		assertTrue(PythonText.isSpace(0x1F));
		assertFalse(PythonText.isSpace(0x200B));
	}

	/** Python: round(2.675, 2), round(0.125, 2), round(0.375, 2), round(66.66666666666667, 2), "%.2f" % 0.125. */
	@Test
	void roundsTheExactBinaryValue() {
		assertEquals(2.67, PythonNumbers.round(2.675, 2));
		assertEquals(0.12, PythonNumbers.round(0.125, 2));
		assertEquals(0.38, PythonNumbers.round(0.375, 2));
		assertEquals(66.67, PythonNumbers.round(66.66666666666667, 2));
		assertEquals("0.12", PythonNumbers.fixed(0.125, 2));
		assertEquals("100.00", PythonNumbers.fixed(100, 2));
	}
}
