package org.lorgnette.engine.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Something that happened in a training. Steps count from 1 within their phase, also over a resumption. */
public sealed interface TrainingEvent {

	/**
	 * Another kind of work begins; steps count anew.
	 *
	 * @param name one or two English words, such as {@code reading}, {@code training} or {@code exporting}
	 */
	record Phase(String name) implements TrainingEvent {
	}

	/**
	 * A step is done. Not every step needs to be told.
	 *
	 * @param total how many there will be, 0 if that is not known
	 * @param loss what is being minimised, the mean over the steps since the last that was told; empty where nothing is learned
	 * @param rate the learning rate, where there is one
	 * @param wordsPerSecond of late
	 * @param secondsLeft of this phase, estimated
	 */
	record Step(long step, long total, OptionalDouble loss, OptionalDouble rate, OptionalDouble wordsPerSecond,
			OptionalDouble secondsLeft) implements TrainingEvent {

		/** Work that is counted only. */
		public Step(long step, long total) {
			this(step, total, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
		}
	}

	/**
	 * The model as it is was measured.
	 *
	 * @param step after which it was
	 * @param data on what, such as the name of a {@link TrainingData.Part}
	 * @param metrics by name, such as {@code f1}; fractions in 0..1 unless the name says otherwise; what is not defined is left out
	 * @param best whether it is the best model so far
	 */
	record Evaluation(long step, String data, Map<String, Double> metrics, boolean best) implements TrainingEvent {

		public Evaluation {
			metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
		}
	}

	/** From this step a training that is stopped now can go on. */
	record Checkpoint(long step) implements TrainingEvent {
	}

	/** Training goes on after this step, the one of a checkpoint; what was told before of later steps is void. */
	record Resumed(long step) implements TrainingEvent {
	}

	/**
	 * Something that the user should know, such as that a loss was not a number and its step was skipped.
	 *
	 * @param text one English sentence without a full stop
	 */
	record Note(long step, String text) implements TrainingEvent {
	}
}
