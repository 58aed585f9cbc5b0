package org.lorgnette.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class NearestTest {

	@Test
	void findsWhatWasMeant() {
		List<String> known = List.of("engines", "compare", "corpus", "labels");
		assertEquals(Optional.of("engines"), Nearest.to("engine", known));
		assertEquals(Optional.of("corpus"), Nearest.to("copus", known));
		assertEquals(Optional.of("labels"), Nearest.to("LABEL", known));
		assertEquals(Optional.empty(), Nearest.to("xyzzy", known));
		assertEquals(Optional.empty(), Nearest.to("a", List.of()));
	}
}
