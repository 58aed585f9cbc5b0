package org.lorgnette.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.models.InstalledModels;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;

/** What every engine that answers questions about pictures must keep. A subclass names the engine and a question that it answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VisualEngineContractTest {

	private static final int WHITE = 0xFFFFFFFF;

	private VisualEngine shared;

	protected abstract EngineProvider provider();

	protected abstract String engineId();

	protected abstract Picture samplePicture();

	/** A question that the engine answers from the sample picture. */
	protected abstract String sampleQuestion();

	/** Whether the engine shows by maps or regions what an answer rests on; networks by other people may not. */
	protected boolean showsWhere() {
		return true;
	}

	/** Settings that differ from the defaults. */
	protected Map<String, String> settings() {
		return Map.of();
	}

	protected ModelStore models() {
		return InstalledModels.ofUser();
	}

	/** How long a cancelled engine may go on. */
	protected long cancellationMillis() {
		return 1000;
	}

	private EngineDescriptor descriptor() {
		return provider().engines().stream().filter(engine -> engine.id().equals(engineId())).findFirst().orElseThrow();
	}

	private VisualEngine open() throws EngineUnavailableException {
		EngineDescriptor descriptor = descriptor();
		for (String model : descriptor.models()) {
			assumeTrue(models().find(model).isPresent(), "model " + model
					+ " is absent; fetch it by 'lorgnette models --fetch " + model + "' to run this test");
		}
		return assertInstanceOf(VisualEngine.class,
				provider().open(descriptor, Settings.of(descriptor.settings(), settings()), models()));
	}

	protected final VisualEngine engine() throws EngineUnavailableException {
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

	private static VisualQuestion question(String text, List<String> options, List<String> gold) {
		return new VisualQuestion("contract", List.of("picture.png"), text, options, gold, Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
	}

	private VisualAnalysis answer(String text, Picture picture) throws EngineException {
		VisualAnalysis analysis = engine().answer(question(text, List.of(), List.of()), List.of(picture), Cancellation.NONE);
		requireSound(analysis, text, picture);
		return analysis;
	}

	private void requireSound(VisualAnalysis analysis, String text, Picture picture) {
		assertEquals("contract", analysis.question().id());
		double before = 1;
		for (Prediction<Answer> prediction : analysis.answers()) {
			assertEquals(engineId(), prediction.producer());
			assertEquals("contract", prediction.value().question());
			assertTrue(prediction.score().orElse(before) <= before, "answers are not in the order of their scores");
			before = prediction.score().orElse(before);
			prediction.evidence().forEach(evidence -> assertTrue(evidence.span().end() <= text.length(), evidence.toString()));
		}
		int end = 0;
		for (Token token : analysis.tokens()) {
			assertTrue(token.begin() >= end && token.end() > token.begin() && token.end() <= text.length(), token.toString());
			end = token.end();
		}
		for (Region region : analysis.regions()) {
			assertFalse(region.label().isBlank());
			assertEquals(0, region.picture());
			assertTrue(region.box().x() + region.box().width() <= picture.width()
					&& region.box().y() + region.box().height() <= picture.height(), region + " leaves " + picture);
		}
		analysis.grid().ifPresent(grid -> {
			assertTrue(grid.rows() <= picture.height() && grid.columns() <= picture.width(), grid + " is finer than " + picture);
			long area = 0;
			for (int patch = 0; patch < grid.patches(); patch++) {
				area += grid.box(patch, picture).area();
			}
			assertEquals((long) picture.width() * picture.height(), area, "the patches do not cover the picture");
		});
	}

	protected static Picture blank(int width, int height) {
		int[] pixels = new int[width * height];
		Arrays.fill(pixels, WHITE);
		return Picture.of(width, height, pixels);
	}

	private static Picture noise(int width, int height) {
		int[] pixels = new int[width * height];
		int state = 12345;
		for (int i = 0; i < pixels.length; i++) {
			state = state * 1664525 + 1013904223;
			pixels[i] = state;
		}
		return Picture.of(width, height, pixels);
	}

	@Test
	void answersTheSampleAndShowsWhere() throws EngineException {
		VisualAnalysis analysis = answer(sampleQuestion(), samplePicture());
		assertFalse(analysis.best().value().isNone());
		assertEquals(showsWhere(), !analysis.maps().isEmpty() || !analysis.regions().isEmpty(), "whether something shows why");
	}

	@Test
	void tellsWhatItIsAndHowItWasSet() throws EngineException {
		assertEquals(descriptor(), engine().descriptor());
		assertEquals(Settings.of(descriptor().settings(), settings()).asMap(), engine().settings().asMap());
		assertTrue(descriptor().description().endsWith("."), descriptor().description());
		descriptor().settings().forEach(setting -> assertEquals(setting.defaultValue(), Settings
				.of(descriptor().settings(), Map.of(setting.name(), setting.defaultValue())).text(setting.name())));
	}

	@Test
	void saysTheSameAgain() throws EngineException {
		VisualAnalysis first = answer(sampleQuestion(), samplePicture());
		answer("?", noise(40, 40));
		assertEquals(first, answer(sampleQuestion(), samplePicture()));
	}

	@Test
	void doesNotLookAtTheGold() throws EngineException {
		VisualAnalysis plain = answer(sampleQuestion(), samplePicture());
		VisualAnalysis gold = engine().answer(question(sampleQuestion(), List.of(), List.of("pineapple")), List.of(samplePicture()),
				Cancellation.NONE);
		assertEquals(plain.answers(), gold.answers());
	}

	@Test
	void keepsToTheOptions() throws EngineException {
		for (Prediction<Answer> prediction : engine().answer(question(sampleQuestion(), List.of("pineapple", "TRUE"), List.of()),
				List.of(samplePicture()), Cancellation.NONE).answers()) {
			assertTrue(prediction.value().isNone() || List.of("pineapple", "TRUE").contains(prediction.value().text()),
					prediction.toString());
		}
	}

	@Test
	void takesAnyQuestion() throws EngineException {
		for (String text : List.of("", " ", "?", "\uD83D\uDE00?", "\uD83D", "\u0000\r\n", sampleQuestion().repeat(500),
				"\u0645\u0627 \u0647\u0630\u0627\u061F")) {
			answer(text, samplePicture());
		}
	}

	@Test
	void takesAnyPicture() throws EngineException {
		for (Picture picture : List.of(blank(1, 1), blank(1, 300), blank(300, 1), noise(64, 64), noise(3, 2),
				Picture.of(2, 2, new int[4]))) {
			answer(sampleQuestion(), picture);
		}
	}

	@Test
	void worksOffALargePicture() throws EngineException {
		answer(sampleQuestion(), noise(3000, 2000));
	}

	@Test
	void anotherNumberOfPicturesIsAFailure() {
		VisualQuestion asked = question(sampleQuestion(), List.of(), List.of());
		assertThrows(EngineException.class, () -> engine().answer(asked, List.of(), Cancellation.NONE));
	}

	@Test
	void stopsWithinASecond() throws Exception {
		VisualEngine engine = engine();
		Picture large = noise(5000, 4000);
		for (long delay : new long[] {0, 100, 400}) {
			AtomicBoolean cancelled = new AtomicBoolean(delay == 0);
			ExecutorService thread = Executors.newSingleThreadExecutor();
			try {
				Future<?> work = thread.submit(() -> assertThrows(CancellationException.class, () -> {
					while (true) {
						engine.answer(question(sampleQuestion(), List.of(), List.of()), List.of(large), cancelled::get);
					}
				}));
				Thread.sleep(delay);
				cancelled.set(true);
				work.get(cancellationMillis(), TimeUnit.MILLISECONDS);
			} finally {
				thread.shutdown();
				assertTrue(thread.awaitTermination(5, TimeUnit.MINUTES));
			}
		}
	}

	@Test
	void saysTheSameInTwoThreadsAtOnce() throws Exception {
		VisualEngine engine = engine();
		VisualAnalysis alone = answer(sampleQuestion(), samplePicture());
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<VisualAnalysis>> together = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				together.add(threads.submit(() -> engine.answer(question(sampleQuestion(), List.of(), List.of()),
						List.of(samplePicture()), Cancellation.NONE)));
			}
			for (Future<VisualAnalysis> each : together) {
				assertEquals(alone, each.get());
			}
		} finally {
			threads.shutdown();
		}
	}

	@Test
	void refusesToWorkOnceClosed() throws EngineException {
		VisualEngine engine = open();
		engine.close();
		engine.close();
		assertThrows(IllegalStateException.class, () -> engine.answer(question(sampleQuestion(), List.of(), List.of()),
				List.of(samplePicture()), Cancellation.NONE));
	}
}
