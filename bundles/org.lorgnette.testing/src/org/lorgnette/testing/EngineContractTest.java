package org.lorgnette.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.TextEngine;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Grounding;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Question;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;
import org.lorgnette.model.Ungrounded;
import org.lorgnette.model.Value;

/**
 * What every engine that works on texts must keep, of whatever family. A subclass names the engine and a text in which it finds
 * something; tests are skipped, saying so, where a model of the engine is not installed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineContractTest {

	private static final int LARGE = 1_000_000;

	private TextEngine shared;

	protected abstract EngineProvider provider();

	protected abstract String engineId();

	/** Two sentences or more, single-spaced, in a language of the engine, in which it finds something. */
	protected abstract String sampleText();

	/** Settings that differ from the defaults. */
	protected Map<String, String> settings() {
		return Map.of();
	}

	protected ModelStore models() {
		return InstalledModels.ofUser();
	}

	/** Adds what the engine needs besides the text, such as entities to relate. */
	protected Document prepare(Document document) {
		return document;
	}

	/** Length in UTF-16 units of the document that must be worked off to its end; less than 1 MB only for slow engines. */
	protected int largeLength() {
		return LARGE;
	}

	/** How long a cancelled engine may go on; a second unless the machine that tests is known to be slow. */
	protected long cancellationMillis() {
		return 1000;
	}

	private EngineDescriptor descriptor() {
		return provider().engines().stream().filter(engine -> engine.id().equals(engineId())).findFirst().orElseThrow();
	}

	private TextEngine open() throws EngineUnavailableException {
		EngineDescriptor descriptor = descriptor();
		for (String model : descriptor.models()) {
			assumeTrue(models().find(model).isPresent(), "model " + model
					+ " is absent; fetch it by 'lorgnette models --fetch " + model + "' to run this test");
		}
		return assertInstanceOf(TextEngine.class,
				provider().open(descriptor, Settings.of(descriptor.settings(), settings()), models()));
	}

	protected final TextEngine engine() throws EngineUnavailableException {
		if (shared == null) {
			shared = open();
		}
		return shared;
	}

	@AfterAll
	final void closeShared() {
		if (shared != null) {
			shared.close();
			shared = null;
		}
	}

	private Document document(String text) {
		return prepare(Document.builder("contract", text).language(descriptor().languages().stream().findFirst()).build());
	}

	private Analysis analyze(String text) throws EngineException {
		return analyze(engine(), document(text));
	}

	private static Analysis analyze(TextEngine engine, Document document) throws EngineException {
		Analysis analysis = engine.analyze(document, Cancellation.NONE);
		requireSound(engine, document, analysis);
		return analysis;
	}

	private static void requireSound(TextEngine engine, Document given, Analysis analysis) {
		String text = given.text();
		assertEquals(given.id(), analysis.document().id());
		assertEquals(text, analysis.document().text());
		if (!given.tokens().isEmpty()) {
			assertEquals(given.tokens(), analysis.document().tokens(), "given tokens are kept");
		}
		if (!given.sentences().isEmpty()) {
			assertEquals(given.sentences(), analysis.document().sentences(), "given sentences are kept");
		}
		analysis.document().tokens().forEach(token -> requireWholeCharacters(text, token.span()));
		Set<String> ids = new HashSet<>();
		analysis.entities().forEach(entity -> assertTrue(ids.add(entity.id()), "id twice: " + entity.id()));
		Set<String> targets = new HashSet<>(ids);
		given.entities().forEach(entity -> targets.add(entity.id()));
		for (Prediction<?> prediction : analysis.predictions()) {
			assertEquals(engine.descriptor().id(), prediction.producer());
			prediction.score().ifPresent(score -> assertTrue(score >= 0 && score <= 1, "score " + score));
			prediction.evidence().forEach(evidence -> {
				assertFalse(evidence.reason().isBlank(), "evidence without a reason");
				if (evidence.source().isEmpty()) {
					requireWholeCharacters(text, evidence.span());
				}
			});
			switch (prediction.value()) {
				case Entity entity -> requireSound(entity, text, engine.descriptor());
				case Relation relation -> {
					assertFalse(relation.type().isBlank());
					assertTrue(targets.contains(relation.head().target()), "no head " + relation);
					assertTrue(targets.contains(relation.tail().target()), "no tail " + relation);
				}
				case Answer answer -> requireSound(answer, given);
				case Ungrounded nowhere -> {
					assertFalse(nowhere.type().isBlank());
					assertEquals(Optional.of(false), prediction.grounding().map(Grounding::isGrounded),
							"ungrounded, and grounded: " + nowhere);
				}
			}
		}
		for (Question question : given.questions()) {
			requireDescending(analysis.answers(question.id()));
		}
	}

	private static void requireSound(Answer answer, Document given) {
		assertTrue(given.questions().stream().anyMatch(question -> question.id().equals(answer.question())), "not asked: " + answer);
		answer.span().ifPresent(span -> {
			requireWholeCharacters(given.text(), span);
			assertEquals(span.of(given.text()), answer.text(), "an answer with a span is what stands there");
		});
		assertEquals(answer.text().strip(), answer.text(), "answer starts or ends in white space");
		assertTrue(!answer.isNone() || answer.span().isEmpty(), "no answer stands nowhere");
	}

	private static void requireDescending(List<Prediction<Answer>> answers) {
		double before = 1;
		for (Prediction<Answer> answer : answers) {
			double score = answer.score().orElse(before);
			assertTrue(score <= before, "answers are not in the order of their scores: " + answers);
			before = score;
		}
		assertEquals(answers.size(), answers.stream().map(Prediction::value).distinct().count(), "an answer twice: " + answers);
	}

	/** What was found; that there is no answer is not something found. */
	private static List<Prediction<? extends Value>> found(Analysis analysis) {
		return analysis.predictions().stream().filter(prediction -> !(prediction.value() instanceof Answer answer && answer.isNone()))
				.toList();
	}

	private static void requireSound(Entity entity, String text, EngineDescriptor descriptor) {
		assertFalse(entity.type().isBlank());
		boolean typed = descriptor.types().isEmpty() || descriptor.types().contains(entity.type());
		assertTrue(typed || !descriptor.tasks().contains(org.lorgnette.model.Task.NER), "type " + entity.type() + " was not announced");
		entity.fragments().forEach(fragment -> requireWholeCharacters(text, fragment));
		String mention = entity.text(text);
		assertFalse(mention.isBlank(), "blank mention");
		assertEquals(mention.strip(), mention, "mention starts or ends in white space");
	}

	private static void requireWholeCharacters(String text, Span span) {
		assertTrue(span.end() <= text.length(), span + " leaves the text of " + text.length());
		assertFalse(splitsPair(text, span.begin()) || splitsPair(text, span.end()), span + " splits a surrogate pair");
	}

	private static boolean splitsPair(String text, int offset) {
		return offset > 0 && offset < text.length() && Character.isHighSurrogate(text.charAt(offset - 1))
				&& Character.isLowSurrogate(text.charAt(offset));
	}

	@Test
	void findsSomethingInTheSample() throws EngineException {
		assertFalse(found(analyze(sampleText())).isEmpty());
	}

	@Test
	void tellsWhatItIsAndHowItWasSet() throws EngineException {
		assertEquals(descriptor(), engine().descriptor());
		assertEquals(Settings.of(descriptor().settings(), settings()).asMap(), engine().settings().asMap());
		assertFalse(descriptor().tasks().isEmpty());
		assertTrue(descriptor().description().endsWith("."), descriptor().description());
		for (var setting : descriptor().settings()) {
			assertEquals(setting.defaultValue(),
					Settings.of(descriptor().settings(), Map.of(setting.name(), setting.defaultValue())).text(setting.name()),
					"a default must be a legal value");
			assertTrue(setting.description().endsWith("."), setting.description());
		}
	}

	@Test
	void saysTheSameAgain() throws EngineException {
		Analysis first = analyze(sampleText());
		analyze(sampleText().toLowerCase(java.util.Locale.ROOT));
		assertEquals(first, analyze(sampleText()), "the answer depends on what was analysed before");
	}

	@Test
	void takesEmptyAndBlankText() throws EngineException {
		for (String text : List.of("", " ", "\n", "\r\n\t \u00A0\n", "\uFEFF")) {
			assertEquals(List.of(), found(analyze(text)), "nothing can be found in blank text");
		}
	}

	@Test
	void takesAnyLineEnd() throws EngineException {
		for (String lineEnd : List.of("\n", "\r\n", "\r", "\u2028", "\r\n\r\n", "\n\n")) {
			analyze(lineEnd + sampleText().replace(". ", "." + lineEnd) + lineEnd);
		}
		assertEquals(mentions(analyze(sampleText().replace(". ", ".\n\n"))),
				mentions(analyze(sampleText().replace(". ", ".\r\n\r\n"))), "\\r\\n and \\n mean the same");
	}

	private static List<String> mentions(Analysis analysis) {
		List<String> mentions = new ArrayList<>();
		analysis.entities().forEach(entity -> mentions.add(entity.type() + " " + entity.text(analysis.document().text())));
		found(analysis).stream().map(Prediction::value).filter(Answer.class::isInstance).map(Answer.class::cast)
				.forEach(answer -> mentions.add(answer.question() + " " + answer.text().replaceAll("\\s+", " ")));
		return mentions;
	}

	@Test
	void keepsAstralCharactersWhole() throws EngineException {
		String emoji = "\uD83D\uDE00";
		String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
		analyze(emoji + sampleText().replace(" ", emoji + " " + family) + emoji);
		analyze(sampleText().replace("a", "\uD835\uDC1A").replace("e", "\uD835\uDC1E"));
		analyze(emoji.repeat(500));
		analyze(sampleText().replace(" ", " \uD83D ") + "\uDE00\uDE00");
	}

	@Test
	void takesTextFromRightToLeftAndControlCharacters() throws EngineException {
		analyze("\u0632\u0627\u0631 \u0623\u062D\u0645\u062F \u0628\u0627\u0631\u064A\u0633. " + sampleText()
				+ " \u05D3\u05D5\u05D3 \u05D2\u05E8 \u05D1\u05D9\u05E8\u05D5\u05E9\u05DC\u05D9\u05DD. \u202Eabc\u202C");
		analyze("\u0000\u0001\u001B[31m" + sampleText().replace(" ", "\u00A0") + "\u0085\u200B\uFFFE");
		analyze("<p>" + sampleText() + "</p> *NL* -LRB- http://example.org/?a=b&c=" + "%20".repeat(50));
	}

	@Test
	void worksOffALargeDocument() throws EngineException {
		Analysis analysis = analyze(repeat(sampleText() + " ", largeLength()));
		// Answers are a few however long the text is.
		int least = prepare(document(sampleText())).questions().isEmpty() ? largeLength() / sampleText().length() / 2 : 0;
		assertTrue(found(analysis).size() > least, "it gave up on the way");
	}

	@Test
	void worksOffALargeDocumentWithoutAnyBorder() throws EngineException {
		analyze("x".repeat(largeLength()));
		analyze(repeat(sampleText().replaceAll("[.!?]", "") + " ", largeLength() / 10));
	}

	private static String repeat(String text, int length) {
		return text.repeat(length / text.length() + 1).substring(0, length).stripTrailing();
	}

	@Test
	void stopsWithinASecond() throws Exception {
		TextEngine engine = engine();
		analyze(sampleText());
		for (String unit : List.of(sampleText() + " ", sampleText().replaceAll("[.!?]", "") + " ")) {
			stopsWithinASecond(engine, document(repeat(unit, LARGE)));
		}
	}

	private void stopsWithinASecond(TextEngine engine, Document document) throws Exception {
		for (long delay : new long[] {0, 150, 700}) {
			AtomicBoolean cancelled = new AtomicBoolean();
			ExecutorService thread = Executors.newSingleThreadExecutor();
			try {
				Future<?> work = thread.submit(() -> assertThrows(CancellationException.class,
						() -> engine.analyze(document, cancelled::get)));
				Thread.sleep(delay);
				if (!work.isDone()) {
					cancelled.set(true);
					work.get(cancellationMillis(), TimeUnit.MILLISECONDS);
				}
			} finally {
				thread.shutdown();
				assertTrue(thread.awaitTermination(5, TimeUnit.MINUTES));
			}
		}
	}

	@Test
	void saysTheSameInTwoThreadsAtOnce() throws Exception {
		TextEngine engine = engine();
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			documents.add(document((sampleText() + " ").repeat(i % 3 + 1) + i + "."));
		}
		List<Analysis> alone = new ArrayList<>();
		for (Document document : documents) {
			alone.add(analyze(engine, document));
		}
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<Analysis>> together = documents.stream()
					.map(document -> threads.submit(() -> engine.analyze(document, Cancellation.NONE))).toList();
			for (int i = 0; i < alone.size(); i++) {
				assertEquals(alone.get(i), together.get(i).get());
			}
		} finally {
			threads.shutdown();
		}
	}

	@Test
	void keepsGivenTokens() throws EngineException {
		Document document = prepare(whitespaceTokens(sampleText(), true));
		Analysis analysis = analyze(engine(), document);
		requireTokenBorders(document, analysis);
		Document unsplit = prepare(whitespaceTokens(sampleText(), false));
		requireTokenBorders(unsplit, analyze(engine(), unsplit));
		String odd = "* ( x ) -LRB- *NL* \u00AB a\u00A0b \u00BB 1\u00A01/2 \uD83D\uDE00 " + sampleText();
		Document oddTokens = prepare(whitespaceTokens(odd, true));
		requireTokenBorders(oddTokens, analyze(engine(), oddTokens));
	}

	private static void requireTokenBorders(Document document, Analysis analysis) {
		Set<Integer> begins = new HashSet<>();
		Set<Integer> ends = new HashSet<>();
		for (Token token : document.tokens()) {
			begins.add(token.begin());
			ends.add(token.end());
		}
		for (Entity entity : analysis.entities()) {
			for (Span fragment : entity.fragments()) {
				assertTrue(begins.contains(fragment.begin()) && ends.contains(fragment.end()),
						fragment + " does not keep the token borders: " + fragment.of(document.text()));
			}
		}
	}

	/** Tokens at single spaces, with final punctuation left on the word before it, as no tokenizer would. */
	private static Document whitespaceTokens(String text, boolean withSentences) {
		List<Token> tokens = new ArrayList<>();
		List<Sentence> sentences = new ArrayList<>();
		int begin = 0;
		int first = 0;
		for (String word : text.split(" ", -1)) {
			int end = begin + word.length();
			if (!word.isEmpty()) {
				tokens.add(new Token(begin, end));
			}
			if ((word.endsWith(".") || end == text.length()) && tokens.size() > first) {
				sentences.add(new Sentence(new Span(tokens.get(first).begin(), end), first, tokens.size()));
				first = tokens.size();
			}
			begin = end + 1;
		}
		return Document.builder("given", text).language(Optional.empty()).tokens(tokens)
				.sentences(withSentences ? sentences : List.of()).build();
	}

	@Test
	void refusesToWorkOnceClosed() throws EngineException {
		TextEngine engine = open();
		engine.close();
		engine.close();
		assertThrows(IllegalStateException.class, () -> engine.analyze(document(sampleText()), Cancellation.NONE));
		analyze(sampleText());
	}

	@Test
	void givesItsMemoryBack() throws EngineException {
		closeShared();
		open().close();
		long before = usedMemory();
		TextEngine engine = open();
		engine.analyze(document(sampleText()), Cancellation.NONE);
		long open = usedMemory();
		engine.close();
		long after = usedMemory();
		long share = Math.max(16L << 20, (open - before) / 5);
		assertTrue(after - before <= share, "of " + (open - before >> 20) + " MB only " + (open - after >> 20) + " came back");
	}

	private static long usedMemory() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	@Test
	void saysWhatToDoWithoutItsModel() {
		EngineDescriptor descriptor = descriptor();
		assumeTrue(!descriptor.models().isEmpty(), "this engine needs no model");
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
				() -> provider().open(descriptor, Settings.of(descriptor.settings(), settings()), ModelStore.EMPTY));
		assertTrue(descriptor.models().stream().anyMatch(refusal.getMessage()::contains), refusal.getMessage());
		assertFalse(refusal.remedy().isBlank());
	}
}
