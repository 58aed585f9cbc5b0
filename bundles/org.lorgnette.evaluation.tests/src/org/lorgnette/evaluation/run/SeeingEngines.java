package org.lorgnette.evaluation.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/**
 * Small engines for tests: "eye" names the strongest channel of a picture's first pixel and points at the upper left quarter, is silent to a
 * question with "never", and reads capitals as a question for the contrary; "blind" always says red, without a score; "failing" is "eye"
 * and fails on questions with "poison"; "waiting" is "eye" and waits at the third question until it is cancelled.
 */
final class SeeingEngines implements EngineProvider {

	final CountDownLatch waiting = new CountDownLatch(1);
	final AtomicInteger asked = new AtomicInteger();

	private static EngineDescriptor descriptor(String id) {
		return new EngineDescriptor(id, Family.RULES, Set.of(Task.VQA), Set.of(), List.of(), "A colour as the answer.", List.of(), List.of());
	}

	@Override
	public List<EngineDescriptor> engines() {
		return List.of(descriptor("eye"), descriptor("blind"), descriptor("failing"), descriptor("waiting"));
	}

	/** What "eye" says of a pixel. */
	static String color(int argb) {
		int red = argb >> 16 & 255;
		int green = argb >> 8 & 255;
		int blue = argb & 255;
		return red >= green && red >= blue ? "red" : green >= blue ? "green" : "blue";
	}

	@Override
	public Engine open(EngineDescriptor engine, Settings settings, ModelStore models) {
		return new VisualEngine() {
			@Override
			public EngineDescriptor descriptor() {
				return engine;
			}

			@Override
			public Settings settings() {
				return settings;
			}

			@Override
			public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) throws EngineException {
				cancellation.check();
				if (asked.incrementAndGet() == 3 && engine.id().equals("waiting")) {
					waiting.countDown();
					while (!cancellation.isCancelled()) {
						Thread.onSpinWait();
					}
					cancellation.check();
				}
				if (engine.id().equals("failing") && question.text().contains("poison")) {
					throw new EngineException("cannot swallow " + question.id());
				}
				if (engine.id().equals("blind")) {
					return analysis(question, List.of(new Prediction<>(new Answer(question.id(), "red", Optional.empty()), "blind")), List.of());
				}
				Picture picture = pictures.getFirst();
				String seen = color(picture.argb(0, 0));
				boolean shouted = question.text().equals(question.text().toUpperCase(Locale.ROOT));
				String said = question.text().contains("never") ? "" : shouted ? "not " + seen : seen;
				double score = .5 + question.text().length() % 5 / 10.0;
				return analysis(question,
						List.of(new Prediction<>(new Answer(question.id(), said, Optional.empty()), OptionalDouble.of(score), "eye", List.of()),
								new Prediction<>(new Answer(question.id(), "black", Optional.empty()), OptionalDouble.of(1 - score), "eye",
										List.of())),
						List.of(new Region("quarter", 0, new PixelBox(0, 0, picture.width() / 2, picture.height() / 2), true, OptionalDouble.empty())));
			}

			private VisualAnalysis analysis(VisualQuestion question, List<Prediction<Answer>> answers, List<Region> regions) {
				return new VisualAnalysis(question, answers, List.of(), Optional.empty(), List.of(), regions);
			}

			@Override
			public void close() {
				// Holds nothing.
			}
		};
	}
}
