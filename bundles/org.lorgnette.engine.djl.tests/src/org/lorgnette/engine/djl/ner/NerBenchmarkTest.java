package org.lorgnette.engine.djl.ner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Benchmark;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.TinyModels;

class NerBenchmarkTest {

	@TempDir
	Path folder;

	@Test
	void measuresTheBareSessionFirst() throws EngineException {
		TinyModels.tagger(folder, "en", 256, "london");
		List<Benchmark.Measurement> measured = new NerBenchmark().run(id -> Optional.of(folder), 2, Cancellation.NONE);
		assertEquals(List.of("bare session", "runtime", "neural-ner-en"), measured.stream().map(Benchmark.Measurement::name).toList());
		assertTrue(measured.stream().allMatch(each -> each.seconds().size() == 2 && each.units() > 30_000), measured::toString);
	}
}
