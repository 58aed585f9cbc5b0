package org.lorgnette.training.vision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.features.FeatureRows;
import org.lorgnette.engine.djl.vqa.Blindness;
import org.lorgnette.engine.djl.vqa.ImageInput;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.training.loop.LearningSettings;
import org.lorgnette.training.model.StartingPoint;
import org.lorgnette.training.nn.WordEncoder;
import org.lorgnette.training.tagging.WordHiding;

/** The settings of networks that look at pictures, and what they mean. */
final class VisionSettings {

	static final String NAME = "name";
	static final String LANGUAGES = "languages";
	static final String BLIND = "blind";

	private static final String IMAGE_SIDE = "image-side";
	private static final String IMAGE_SIZE = "image-size";
	private static final String PATCH = "patch";
	private static final String POSITIONS = "positions";
	private static final String LAYERS = "layers";
	private static final String TEXT_LAYERS = "text-layers";
	private static final String FUSION = "fusion";
	private static final String FUSION_LAYERS = "fusion-layers";
	private static final String FUSION_BACK = "fusion-back";
	private static final String AUGMENT = "augment";
	private static final String HIDE = "hide";
	private static final String REWORD = "reword";
	private static final String ANSWERS = "answers";
	private static final String QUESTIONS = "questions";
	private static final String SMOOTHING = "smoothing";
	private static final String POINTING_WEIGHT = "pointing-weight";
	private static final String EVIDENCE_WEIGHT = "evidence-weight";
	private static final Pattern SIZE = Pattern.compile("([0-9]{1,4})(?:x([0-9]{1,4}))?");
	/** Questions have few different words: small tables learn faster, and are fast. */
	private static final FeatureRows ROWS = new FeatureRows(3, 2048, 1, 512, 64);
	/** What is meant otherwise here, or has another default. */
	private static final Set<String> OTHERWISE = Set.of(LAYERS, "width", LearningSettings.SUBWORDS, "inner", LearningSettings.DROPOUT);

	private VisionSettings() {
	}

	static List<Setting> declared() {
		List<Setting> settings = new ArrayList<>(LearningSettings.declared(20, 0.001, 3000));
		settings.removeIf(setting -> OTHERWISE.contains(setting.name()));
		settings.add(Setting.of(LearningSettings.SUBWORDS, Kind.INTEGER, "1000",
				"Subwords in the vocabulary, if there is no pre-trained encoder."));
		settings.add(Setting.of("width", Kind.INTEGER, "64",
				"Numbers in the vectors of words and patches; the encoder's, if one is given."));
		settings.add(Setting.of("inner", Kind.INTEGER, "128", "Width of the feed-forward parts; the encoder's, if one is given."));
		// Changed pictures do better against learning by heart, and chance for each weight of attention takes a quarter of the time.
		settings.add(Setting.of(LearningSettings.DROPOUT, Kind.DECIMAL, "0", "The part of values that are left out in training."));
		settings.add(Setting.choice(IMAGE_SIDE, "convolution", ImageSize.ids(ImageSize.Side.class),
				"How pixels become patches: each by one linear map, or by convolutions that halve the picture."));
		settings.add(Setting.of(IMAGE_SIZE, Kind.TEXT, "64",
				"Pixels that pictures are scaled to, a side, or WIDTHxHEIGHT; a multiple of the patch."));
		settings.add(Setting.of(PATCH, Kind.INTEGER, "8", "Pixels a side of a patch; of convolutions 2, 4, 8, 16 or 32."));
		settings.add(Setting.choice(POSITIONS, "learned", ImageSize.ids(ImageSize.Positions.class), "How patches know where they are."));
		settings.add(Setting.of(LAYERS, Kind.INTEGER, "1", "Layers of attention among patches, 0 or more."));
		settings.add(Setting.of(TEXT_LAYERS, Kind.INTEGER, "1",
				"Layers of attention among words of a question, before it meets the picture; the encoder's, if one is given."));
		settings.add(Setting.choice(FUSION, AnswerSize.Fused.CROSS_ATTENTION.id(), AnswerSize.Fused.ids(),
				"How picture and question meet."));
		settings.add(Setting.of(FUSION_LAYERS, Kind.INTEGER, "2", "Layers of cross-attention, 1 or more."));
		settings.add(Setting.of(FUSION_BACK, Kind.BOOLEAN, "false", "Whether in cross-attention patches look at words as well."));
		settings.add(Setting.of(AUGMENT, Kind.DECIMAL, "1",
				"How much pictures are moved, lit and roughened in training: 0 for not at all, 1 for moves of up to 4 percent of a side."));
		settings.add(Setting.of(HIDE, Kind.DECIMAL, "0.02", "The part of words of which training shows the looks only."));
		settings.add(Setting.of(REWORD, Kind.DECIMAL, "0",
				"The part of questions that training shows without their last mark, in small letters or in capitals."));
		settings.add(Setting.of(ANSWERS, Kind.INTEGER, "3000", "The most answers to choose from; rarer ones cannot be given."));
		settings.add(Setting.of(QUESTIONS, Kind.INTEGER, "16", "The most questions about a picture that are learned together."));
		settings.add(Setting.of(SMOOTHING, Kind.DECIMAL, "0.02",
				"The share of gold answers that is spread over all answers, 0 to below 1."));
		settings.add(Setting.of(POINTING_WEIGHT, Kind.DECIMAL, "0.5",
				"What pointing at the thing asked about counts beside the answer, where the data have boxes; 0 for nothing."));
		settings.add(Setting.of(EVIDENCE_WEIGHT, Kind.DECIMAL, "0.2",
				"What it counts beside the answer to find all things that decide it, where the data say which they are and patches look at "
						+ "words; 0 for nothing."));
		settings.add(Setting.choice(BLIND, Blindness.NONE.id(), Blindness.ids(),
				"A baseline: question sees the question only, image the picture only."));
		settings.add(Setting.of(NAME, Kind.TEXT, "vqa", "The id of the model."));
		settings.add(Setting.of(LANGUAGES, Kind.TEXT, "en", "Languages of the questions, the main one first, separated by commas."));
		return settings;
	}

	static List<String> languages(Settings settings) {
		return List.of(settings.text(LANGUAGES).split("\\s*,\\s*"));
	}

	/** Width and height in pixels. */
	static int[] pixels(Settings settings) throws EngineException {
		Matcher size = SIZE.matcher(settings.text(IMAGE_SIZE));
		if (!size.matches()) {
			throw new EngineException("setting '" + IMAGE_SIZE + "': '" + settings.text(IMAGE_SIZE) + "' is no size; expected pixels such as "
					+ "64, or width and height such as 128x64");
		}
		int width = Integer.parseInt(size.group(1));
		return new int[] {width, size.group(2) == null ? width : Integer.parseInt(size.group(2))};
	}

	/** How pictures are read; whether all sizes fit each other, {@link #image} tells. */
	static ImageInput input(Settings settings) throws EngineException {
		int[] pixels = pixels(settings);
		int patch = Math.max(1, settings.integer(PATCH));
		try {
			return ImageInput.of(pixels[0], pixels[1], new PatchGrid(Math.max(1, pixels[1] / patch), Math.max(1, pixels[0] / patch)));
		} catch (IllegalArgumentException e) {
			throw new EngineException("setting '" + IMAGE_SIZE + "': " + e.getMessage(), e);
		}
	}

	static StartingPoint start(Settings settings, TrainingSession session, List<PictureCorpus> corpora)
			throws IOException, EngineException {
		return StartingPoint.of(settings, session, () -> corpora.stream().flatMap(PictureCorpus::words), ROWS);
	}

	/** Of the text side. */
	static WordEncoder.Size words(Settings settings, StartingPoint start) {
		WordEncoder.Size size = start.size();
		return start.isPretrained() ? size
				: new WordEncoder.Size(size.rows(), size.width(), settings.integer(TEXT_LAYERS), size.heads(), size.inner(), size.reach());
	}

	/** @throws EngineException if sizes do not fit each other */
	static ImageSize image(Settings settings, WordEncoder.Size words) throws EngineException {
		int[] pixels = pixels(settings);
		try {
			return new ImageSize(ImageSize.of(ImageSize.Side.class, settings.text(IMAGE_SIDE)), pixels[0], pixels[1],
					settings.integer(PATCH), ImageSize.of(ImageSize.Positions.class, settings.text(POSITIONS)), words.width(),
					settings.integer(LAYERS), words.heads(), words.inner());
		} catch (IllegalArgumentException e) {
			throw new EngineException(e.getMessage(), e);
		}
	}

	/**
	 * @param evidence whether the data say what decides answers
	 * @throws EngineException if sizes do not fit each other
	 */
	static AnswerSize answer(Settings settings, WordEncoder.Size words, ImageSize image, AnswerSet answers, boolean evidence)
			throws EngineException {
		try {
			AnswerSize.Fused fusion = AnswerSize.Fused.of(settings.text(FUSION));
			boolean back = settings.bool(FUSION_BACK);
			return new AnswerSize(words, image.grid(), fusion, settings.integer(FUSION_LAYERS), back, evidence && back
					&& fusion == AnswerSize.Fused.CROSS_ATTENTION && settings.decimal(EVIDENCE_WEIGHT) > 0, answers.size());
		} catch (IllegalArgumentException e) {
			throw new EngineException(e.getMessage(), e);
		}
	}

	static int answers(Settings settings) {
		return settings.integer(ANSWERS);
	}

	/** @throws EngineException if a number is out of range */
	static VisionTask.Showing showing(Settings settings) throws EngineException {
		double smoothing = settings.decimal(SMOOTHING);
		if (!(smoothing >= 0 && smoothing < 1)) {
			throw new EngineException("setting '" + SMOOTHING + "': expected 0 to below 1, got " + smoothing);
		}
		if (settings.integer(QUESTIONS) < 1) {
			throw new EngineException("setting '" + QUESTIONS + "': expected 1 or more, got " + settings.integer(QUESTIONS));
		}
		return new VisionTask.Showing(new Augmentation(settings.decimal(AUGMENT)), new WordHiding(settings.decimal(HIDE)),
				rewording(settings), settings.integer(QUESTIONS), (float) smoothing, (float) settings.decimal(POINTING_WEIGHT),
				(float) settings.decimal(EVIDENCE_WEIGHT));
	}

	private static Rewording rewording(Settings settings) throws EngineException {
		double share = settings.decimal(REWORD);
		if (!(share >= 0 && share <= 1)) {
			throw new EngineException("setting '" + REWORD + "': expected 0 to 1, got " + share);
		}
		return new Rewording(share);
	}
}
