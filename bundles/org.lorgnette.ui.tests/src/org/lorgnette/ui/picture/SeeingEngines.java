package org.lorgnette.ui.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.Engine;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Family;
import org.lorgnette.engine.ModelStore;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Task;
import org.lorgnette.model.Token;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.ui.harness.Thinking;

/**
 * Engines that say yes as surely as white stands where it counts: {@code mapped} with maps of two layers and heads, {@code plain}
 * without a grid, {@code evident} with maps and regions of what decides the answer, {@code own} with a model whose file {@code yes} says
 * what is added to the score of yes, {@code waiting} that thinks about each changed picture until it is stopped, {@code broken} that fails on changed
 * pictures.
 */
final class SeeingEngines implements EngineProvider {

	static final PatchGrid GRID = new PatchGrid(3, 4);
	/** What white in the patch with this number adds to a half for yes. */
	static final int FOR = 5;
	static final int AGAINST = 2;

	private static final Pattern WORD = Pattern.compile("\\S+");

	static final String OWN = "own";
	private static final Setting MODEL = Setting.of("model", Setting.Kind.PATH, "", "The folder of a model.");

	/** Every picture that an engine was given, each time. */
	final List<Picture> seen = new CopyOnWriteArrayList<>();
	final CountDownLatch asked = new CountDownLatch(2);
	final CountDownLatch stopped = new CountDownLatch(1);

	@Override
	public List<EngineDescriptor> engines() {
		return List.of("mapped", "plain", "waiting", "broken", "evident", OWN).stream().map(id -> new EngineDescriptor(id, Family.NEURAL,
				Set.of(Task.VQA), Set.of("en"), id.equals(OWN) ? List.of(MODEL) : List.of(), "Sees white.", List.of(), List.of())).toList();
	}

	@Override
	public Engine open(EngineDescriptor descriptor, Settings settings, ModelStore models) throws EngineUnavailableException {
		return new Seeing(descriptor, settings, descriptor.id().equals(OWN) ? bias(settings.text(MODEL.name())) : 0);
	}

	private static double bias(String folder) throws EngineUnavailableException {
		try {
			return Double.parseDouble(Files.readString(Path.of(folder, "yes")).strip());
		} catch (IOException e) {
			throw new EngineUnavailableException("there is no model in '" + folder + "'", "name the folder of one");
		}
	}

	VisualEngine mapped() {
		return new Seeing(engines().getFirst(), Settings.of(List.of(), Map.of()), 0);
	}

	private final class Seeing implements VisualEngine {

		private final EngineDescriptor descriptor;
		private final Settings settings;

		private final double bias;

		Seeing(EngineDescriptor descriptor, Settings settings, double bias) {
			this.descriptor = descriptor;
			this.settings = settings;
			this.bias = bias;
		}

		@Override
		public EngineDescriptor descriptor() {
			return descriptor;
		}

		@Override
		public Settings settings() {
			return settings;
		}

		@Override
		public VisualAnalysis answer(VisualQuestion question, List<Picture> pictures, Cancellation cancellation) throws EngineException {
			asked.countDown();
			Picture picture = pictures.getFirst();
			seen.add(picture);
			boolean changed = !isWhite(picture, FOR) || !isWhite(picture, AGAINST) || !isWhite(picture, 0);
			if (descriptor.id().equals("waiting") && changed) {
				Thinking.untilStopped(cancellation, stopped);
			}
			if (descriptor.id().equals("broken") && changed) {
				throw new EngineException("cannot see through covers");
			}
			double yes = bias + 0.5 + (isWhite(picture, FOR) ? 0.4 : 0) - (isWhite(picture, AGAINST) ? 0.1 : 0);
			List<Prediction<Answer>> answers = new ArrayList<>(List.of(said(question, "yes", yes), said(question, "no", 1 - yes)));
			answers.sort((one, other) -> Double.compare(other.score().orElseThrow(), one.score().orElseThrow()));
			List<Token> tokens = WORD.matcher(question.text()).results().map(SeeingEngines::token).toList();
			if (descriptor.id().equals("evident")) {
				return evident(question, picture, answers, tokens);
			}
			boolean mapped = descriptor.id().equals("mapped");
			return new VisualAnalysis(question, answers, tokens, mapped ? Optional.of(GRID) : Optional.empty(),
					mapped ? maps(tokens.size()) : List.of(), mapped ? List.of(new Region("light", 0, GRID.box(FOR, picture), true,
							OptionalDouble.empty())) : List.of());
		}

		@Override
		public void close() {
			// Nothing is held.
		}
	}

	/** Two things in the patches 0 and 5, found by the one in patch 11. */
	private static VisualAnalysis evident(VisualQuestion question, Picture picture, List<Prediction<Answer>> answers, List<Token> tokens) {
		List<GroundingMap> maps = new ArrayList<>(maps(tokens.size()));
		maps.add(everyWord("references", tokens.size(), 11));
		maps.add(everyWord("evidence", tokens.size(), FOR));
		return new VisualAnalysis(question, answers, tokens, Optional.of(GRID), maps, List.of(
				new Region("1", 0, GRID.box(0, picture), true, OptionalDouble.of(0.75)),
				new Region("2", 0, GRID.box(FOR, picture), true, OptionalDouble.of(0.9)),
				new Region("reference", 0, GRID.box(11, picture), true, OptionalDouble.of(0.6))));
	}

	private static GroundingMap everyWord(String name, int tokens, int patch) {
		float[][] weights = new float[tokens][GRID.patches()];
		for (float[] row : weights) {
			row[patch] = 0.8f;
		}
		return new GroundingMap(name, OptionalInt.empty(), OptionalInt.empty(), 0, weights);
	}

	private static boolean isWhite(Picture picture, int patch) {
		PixelBox box = GRID.box(patch, picture);
		return picture.argb(box.x() + box.width() / 2, box.y() + box.height() / 2) == 0xFFFFFFFF;
	}

	private static Token token(MatchResult word) {
		return new Token(word.start(), word.end());
	}

	private static Prediction<Answer> said(VisualQuestion question, String text, double score) {
		return new Prediction<>(new Answer(question.id(), text, Optional.empty()), OptionalDouble.of(score), "seeing", List.of());
	}

	/** The word with number t looks at patch t + layer + 2 head alone. */
	private static List<GroundingMap> maps(int tokens) {
		List<GroundingMap> maps = new ArrayList<>();
		for (int layer = 0; layer < 2; layer++) {
			for (int head = 0; head < 2; head++) {
				float[][] weights = new float[tokens][GRID.patches()];
				for (int token = 0; token < tokens; token++) {
					weights[token][(token + layer + 2 * head) % GRID.patches()] = 1;
				}
				maps.add(new GroundingMap("cross-attention", OptionalInt.of(layer), OptionalInt.of(head), 0, weights));
			}
		}
		return maps;
	}
}
