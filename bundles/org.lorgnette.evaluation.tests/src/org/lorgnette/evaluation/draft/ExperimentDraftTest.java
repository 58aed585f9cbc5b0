package org.lorgnette.evaluation.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.evaluation.experiment.EngineSpec;
import org.lorgnette.evaluation.experiment.ExperimentReader;
import org.lorgnette.evaluation.experiment.LabelMap;
import org.lorgnette.io.CorpusException;
import org.lorgnette.model.Task;

class ExperimentDraftTest {

	private static final EngineRegistry REGISTRY = new EngineRegistry(List.of(new EngineProvider() {

		@Override
		public List<EngineDescriptor> engines() {
			return List.of(engine("any", Set.of(), "PER", "CITY"), engine("english", Set.of("en"), "PERSON"),
					engine("french", Set.of("fr"), "PERSON"), engine("open", Set.of()), engine("other", Set.of(), "DISEASE"));
		}

		@Override
		public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
			throw new UnsupportedOperationException();
		}
	}));

	@TempDir
	private Path folder;

	private static EngineDescriptor engine(String id, Set<String> languages, String... types) {
		return new EngineDescriptor(id, Family.RULES, Set.of(Task.NER), languages, List.of(), "", List.of(types), List.of());
	}

	private Path corpus(String name, String sentence) throws IOException {
		return Files.writeString(folder.resolve(name), sentence.repeat(10));
	}

	private ExperimentDraft draft(Path corpus) throws IOException {
		return ExperimentDraft.over(corpus, folder, Optional.empty(), REGISTRY.engines());
	}

	@Test
	void labelsAndEnginesAreFoundFromTheGold() throws IOException {
		ExperimentDraft draft = draft(corpus("my corpus!.conll",
				"the O\nqueen O\nof O\nSpain B-LOC\nand O\nAda B-PERS\nsaw O\nthe O\nXJ9 B-SHIP\n\n"));
		assertEquals("my corpus-", draft.experiment().name());
		assertEquals(Optional.of("en"), draft.experiment().corpus().language());
		assertEquals(List.of("any", "english"), draft.experiment().engines().stream().map(EngineSpec::name).toList());
		assertEquals(Optional.of(new LabelMap(Map.of("PER", "PERS", "CITY", "LOC"))), draft.experiment().engines().getFirst().labels());
		assertEquals(new LabelMap(Map.of("PERS", "PERS", "LOC", "LOC")), draft.experiment().labels());
		assertEquals(new TreeSet<>(Set.of("SHIP")), draft.leftOut());
		assertTrue(draft.experiment().source().contains("path: \"my corpus!.conll\""), draft.experiment().source());
		assertEquals(draft.experiment(), ExperimentReader.parse("e", draft.experiment().source(), folder));
	}

	@Test
	void theLanguageIsThatOfItsFrequentWords() throws IOException {
		ExperimentDraft french = draft(corpus("f.conll", "la O\nreine O\net O\nles O\namis O\nde O\nAda B-PER\n\n"));
		assertEquals(List.of("any", "french"), french.experiment().engines().stream().map(EngineSpec::name).toList());
		ExperimentDraft unknown = draft(corpus("u.conll", "Ada B-PER\nlubi O\n\n"));
		assertEquals(Optional.empty(), unknown.experiment().corpus().language());
		assertEquals(3, unknown.experiment().engines().size());
	}

	@Test
	void whatCannotBeMeasuredIsSaid() throws IOException {
		Path plain = corpus("plain.conll", "Ada O\nswims O\n\n");
		assertTrue(assertThrows(CorpusException.class, () -> draft(plain)).getMessage().contains("has no annotations"));
		Path strange = corpus("strange.conll", "Ada B-XYZ\n\n");
		assertTrue(assertThrows(CorpusException.class, () -> draft(strange)).getMessage().contains("gives any of its labels (XYZ)"));
	}
}
