package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.Region;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;
import org.lorgnette.model.VisualQuestion;

/** Has one engine answer questions about the pictures of a folder, changed ones too. Safe for several threads. */
final class VisualWork implements EnginePass.Work {

	/** Of a long list of answers the surest are enough to see what was considered. */
	static final int ANSWERS_KEPT = 10;

	private final String name;
	private final VisualEngine engine;
	private final PictureFolder pictures;
	private final GroundingFiles grounding;
	private final Cancellation cancellation;
	private final Map<String, PixelBox> boxes = new ConcurrentHashMap<>();

	/** @param name what the run calls the engine */
	VisualWork(String name, VisualEngine engine, Path folder, GroundingFiles grounding, Cancellation cancellation) {
		this.name = name;
		this.engine = engine;
		this.pictures = new PictureFolder(folder);
		this.grounding = grounding;
		this.cancellation = cancellation;
	}

	/**
	 * The surest answers.
	 *
	 * @throws EngineException
	 *             also if a picture is missing or damaged: whatever the engine, the question cannot be answered
	 */
	@Override
	public List<Prediction<? extends Value>> predict(Instance instance) throws EngineException {
		VisualQuestion question = (VisualQuestion) instance;
		VisualAnalysis analysis = engine.answer(question, ChangedInstances.pictures(question, pictures(pictures, question)), cancellation);
		if (grounding.isNeeded()) {
			box(analysis.regions()).ifPresent(box -> boxes.put(question.id(), box));
		}
		return List.copyOf(analysis.answers().stream().limit(ANSWERS_KEPT).toList());
	}

	/** Where the answer rests: the surest of the relevant regions of the first picture, the first among equals. */
	static Optional<PixelBox> box(List<Region> regions) {
		return regions.stream().filter(region -> region.relevant() && region.picture() == 0)
				.sorted(Comparator.comparingDouble((Region region) -> -region.score().orElse(1))).findFirst().map(Region::box);
	}

	/** @throws EngineException if one is missing or damaged */
	static List<Picture> pictures(PictureFolder pictures, VisualQuestion question) throws EngineException {
		List<Picture> read = new ArrayList<>();
		for (String image : question.images()) {
			try {
				read.add(pictures.read(image));
			} catch (NoSuchFileException | InvalidPathException e) {
				throw new EngineException("there is no picture '" + image + "'", e);
			} catch (IOException e) {
				throw new EngineException("picture '" + image + "' cannot be read: " + e.getMessage(), e);
			}
		}
		return read;
	}

	@Override
	public void beforeWriting(Instance instance) throws IOException {
		PixelBox box = boxes.remove(instance.id());
		if (box != null) {
			grounding.append(name, instance.id(), box);
		}
	}
}
