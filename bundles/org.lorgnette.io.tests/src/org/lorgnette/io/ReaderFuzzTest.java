package org.lorgnette.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;
import org.lorgnette.model.Token;

/**
 * Whatever happens to a file, reading it gives instances that keep their invariants, or a {@link CorpusException} of one line
 * with a place; and what was read can be written, or is refused likewise. The system properties {@code lorgnette.fuzz.iterations}
 * and {@code lorgnette.fuzz.seed} make it longer or different.
 */
class ReaderFuzzTest {

	private static final int ITERATIONS = Integer.getInteger("lorgnette.fuzz.iterations", 250);
	private static final long SEED = Long.getLong("lorgnette.fuzz.seed", 17L);

	@TempDir
	Path folder;

	static Stream<CorpusFormat> formats() {
		return CorpusFormats.all().stream();
	}

	@ParameterizedTest
	@MethodSource("formats")
	void readsOrRefuses(CorpusFormat format) throws IOException {
		List<FuzzSamples.Sample> samples = FuzzSamples.of(format, folder);
		assertFalse(samples.isEmpty());
		Set<String> crashes = new HashSet<>();
		for (int i = 0; i < ITERATIONS; i++) {
			FuzzSamples.Sample sample = samples.get(i % samples.size());
			byte[] original = Files.readAllBytes(sample.damaged());
			byte[] damaged = i < samples.size() ? original : new Mutator(SEED + i).mutate(original);
			Files.write(sample.damaged(), damaged);
			try {
				check(format, sample);
			} catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError crash) {
				report(format, sample, damaged, crash, crashes);
			} finally {
				Files.write(sample.damaged(), original);
			}
		}
		if (!crashes.isEmpty()) {
			fail(crashes.size() + " different faults:\n" + String.join("\n", crashes));
		}
	}

	private void check(CorpusFormat format, FuzzSamples.Sample sample) throws IOException {
		CorpusSource source = CorpusSource.of(sample.source());
		int sure = format.recognises(source);
		assertTrue(sure >= 0 && sure <= 100, "recognises " + sure);
		List<Instance> instances = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		try (CorpusReader reader = format.reader(source, format.defaults(), problems::add)) {
			for (Optional<Instance> next = reader.next(); next.isPresent(); next = reader.next()) {
				instances.add(next.get());
			}
		} catch (CorpusException refused) {
			refused(refused);
		}
		problems.forEach(problem -> assertNotNull(problem.location()));
		instances.forEach(ReaderFuzzTest::invariants);
		assertEquals(instances.size(), instances.stream().map(Instance::id).distinct().count(), "instance ids are unique");
		write(format, instances);
	}

	private void write(CorpusFormat format, List<Instance> instances) throws IOException {
		Path target = folder.resolve("out").resolve("out.json");
		try (CorpusWriter writer = format.writer(CorpusTarget.of(target), format.defaults(), loss -> {
		}).orElse(null)) {
			if (writer != null) {
				for (Instance instance : instances) {
					writer.write(instance);
				}
				writer.commit();
			}
		} catch (CorpusException refused) {
			refused(refused);
		}
	}

	private static void refused(CorpusException refused) {
		assertNotNull(refused.location());
		assertFalse(refused.location().file().isEmpty());
		assertEquals(1, refused.getMessage().lines().count(), () -> "one line: " + refused.getMessage());
	}

	/** What Document's constructor does not check. */
	private static void invariants(Instance instance) {
		assertFalse(instance.id().isEmpty());
		if (instance instanceof Document document) {
			int end = 0;
			for (Token token : document.tokens()) {
				assertTrue(token.begin() >= end, "tokens are in order");
				end = token.begin();
			}
			int next = 0;
			for (var sentence : document.sentences()) {
				assertEquals(next, sentence.firstToken(), "sentences partition the tokens");
				next = sentence.endToken();
			}
			assertTrue(document.sentences().isEmpty() || next == document.tokens().size(), "sentences hold all tokens");
			Set<String> ids = new HashSet<>();
			document.entities().forEach(entity -> ids.add(entity.id()));
			document.events().forEach(event -> ids.add(event.id()));
			document.relations().forEach(relation -> ids.add(relation.id()));
			document.chains().forEach(chain -> assertTrue(ids.containsAll(chain.members()), "members of chains exist"));
			document.questions().forEach(question -> answers(document, question));
		}
	}

	private static void answers(Document document, Question question) {
		Stream.concat(question.answers().stream(), question.plausible().stream()).forEach((Answer answer) -> answer.span()
				.ifPresent(span -> assertTrue(span.end() <= document.text().length(), "answers stand in the text")));
	}

	private void report(CorpusFormat format, FuzzSamples.Sample sample, byte[] damaged, Throwable crash, Set<String> crashes) {
		StackTraceElement place = Stream.of(crash.getStackTrace())
				.filter(frame -> frame.getClassName().startsWith("org.lorgnette") && !frame.getClassName().contains("Test")).findFirst()
				.orElse(new StackTraceElement("?", "?", "?", 0));
		String fault = format.id() + " " + crash.getClass().getSimpleName() + ": "
				+ String.valueOf(crash.getMessage()).lines().findFirst().orElse("").replaceAll("[0-9]+", "N") + " at " + place;
		if (crashes.add(fault)) {
			keep(format, sample, damaged, crashes.size());
		}
	}

	/** Leaves the file for whoever looks into the fault, where asked to. */
	private static void keep(CorpusFormat format, FuzzSamples.Sample sample, byte[] damaged, int number) {
		String target = System.getProperty("lorgnette.fuzz.keep");
		if (target != null) {
			try {
				Files.write(Files.createDirectories(Path.of(target, format.id())).resolve(number + "-" + sample.damaged().getFileName()),
						damaged);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
