package org.lorgnette.training.vision;

import java.util.List;
import java.util.Random;

import org.lorgnette.engine.djl.features.WordFeatures;
import org.lorgnette.engine.djl.vqa.Blindness;
import org.lorgnette.engine.djl.vqa.ImageInput;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.training.GoldEvidence;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.training.nn.DjlOps;
import org.lorgnette.training.tagging.WordHiding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Makes the inputs and gold values of {@link VisionNet} from pictures with their questions. */
final class PictureBatch {

	private final WordFeatures features;
	private final ImageInput input;
	private final float[][] table;
	private final Blindness blindness;

	/**
	 * A batch of pictures, each with as many questions as the one with most, padded.
	 *
	 * @param shares of answers, [questions, answers]; rows without a known answer are 0
	 * @param patches the share of each patch in the box of a question, [questions, patches]; rows without a box are 0
	 * @param evidence 1 where the middle of a target lies, and of a reference, [questions, patches, 2]
	 * @param evident 1 for questions whose evidence is known, [questions]
	 */
	record Gold(float[] shares, int answered, float[] patches, int boxes, float[] evidence, float[] evident) {
	}

	/** What the network says of a batch, and of how many questions each picture has room for. */
	record Said(AnswerNet.Scores<NDArray> scores, int questions) {
	}

	PictureBatch(WordFeatures features, ImageInput input, Blindness blindness) {
		this.features = features;
		this.input = input;
		this.table = input.normalized();
		this.blindness = blindness;
	}

	static int questions(List<AskedPicture> pictures) {
		return pictures.stream().mapToInt(picture -> picture.questions().size()).max().orElseThrow();
	}

	/** @param changes of each picture */
	Said say(VisionNet net, DjlOps ops, NDManager manager, List<AskedPicture> pictures, List<Augmentation.Change> changes, double grain,
			WordHiding hiding, Rewording rewording, Random random) {
		int questions = questions(pictures);
		NDArray ids = words(manager, pictures, questions, hiding, rewording, random);
		NDArray patches = net.image().encode(ops, pixels(manager, pictures, changes, grain));
		Groups groups = new Groups(questions, (int) ids.getShape().get(1));
		return new Said(net.answer().answer(ops, ids, patches, groups), questions);
	}

	private NDArray pixels(NDManager manager, List<AskedPicture> pictures, List<Augmentation.Change> changes, double grain) {
		Shape shape = new Shape(pictures.size(), ImageInput.COLOURS, input.height(), input.width());
		if (!blindness.seesPicture()) {
			return manager.zeros(shape);
		}
		float[] values = new float[pictures.size() * input.values()];
		for (int i = 0; i < pictures.size(); i++) {
			Augmentation.fill(pictures.get(i).colours(), input.width(), input.height(), table, changes.get(i), values, i * input.values());
		}
		NDArray pixels = manager.create(values, shape);
		return grain > 0 ? pixels.add(manager.randomNormal(0, (float) grain, shape, pixels.getDataType())) : pixels;
	}

	private NDArray words(NDManager manager, List<AskedPicture> pictures, int questions, WordHiding hiding, Rewording rewording,
			Random random) {
		int longest = 1;
		for (AskedPicture picture : pictures) {
			longest = Math.max(longest, blindness == Blindness.IMAGE ? 1 : picture.longest());
		}
		int width = features.width();
		long[] ids = new long[pictures.size() * questions * longest * width];
		for (int i = 0; i < pictures.size(); i++) {
			List<AskedPicture.Asked> asked = pictures.get(i).questions();
			for (int k = 0; k < asked.size(); k++) {
				List<String> words = blindness.read(rewording.apply(List.of(asked.get(k).words()), random));
				for (int word = 0; word < words.size(); word++) {
					hiding.fill(features, words.get(word), random, ids, ((i * questions + k) * longest + word) * width);
				}
			}
		}
		return manager.create(ids, new Shape((long) pictures.size() * questions, longest, width));
	}

	Gold gold(List<AskedPicture> pictures, List<Augmentation.Change> changes, AnswerSet answers) {
		int questions = questions(pictures);
		float[] shares = new float[pictures.size() * questions * answers.size()];
		float[] patches = new float[pictures.size() * questions * input.grid().patches()];
		float[] evidence = new float[patches.length * AnswerNet.ROLES];
		float[] evident = new float[pictures.size() * questions];
		int answered = 0;
		int boxes = 0;
		for (int i = 0; i < pictures.size(); i++) {
			List<AskedPicture.Asked> asked = pictures.get(i).questions();
			for (int k = 0; k < asked.size(); k++) {
				int row = i * questions + k;
				answered += answers.fill(asked.get(k).answers(), shares, row * answers.size()) ? 1 : 0;
				if (asked.get(k).box().isPresent()) {
					cover(changes.get(i).move(asked.get(k).box().get(), input.width(), input.height()), patches,
							row * input.grid().patches());
					boxes++;
				}
				if (asked.get(k).evidence().isPresent()) {
					GoldEvidence gold = asked.get(k).evidence().get();
					mark(gold.targets(), changes.get(i), evidence, row, 0);
					mark(gold.references(), changes.get(i), evidence, row, 1);
					evident[row] = 1;
				}
			}
		}
		return new Gold(shares, answered, patches, boxes, evidence, evident);
	}

	/** The patches that the middles of boxes lie in. */
	private void mark(List<PixelBox> boxes, Augmentation.Change change, float[] evidence, int row, int role) {
		PatchGrid grid = input.grid();
		for (PixelBox box : boxes) {
			PixelBox moved = change.move(box, input.width(), input.height());
			int column = (moved.x() + moved.width() / 2) * grid.columns() / input.width();
			int line = (moved.y() + moved.height() / 2) * grid.rows() / input.height();
			evidence[((row * grid.rows() + line) * grid.columns() + column) * AnswerNet.ROLES + role] = 1;
		}
	}

	/** The share of a box that lies in each patch. */
	private void cover(PixelBox box, float[] patches, int begin) {
		PatchGrid grid = input.grid();
		int width = input.width() / grid.columns();
		int height = input.height() / grid.rows();
		for (int patch = 0; patch < grid.patches(); patch++) {
			PixelBox tile = new PixelBox(patch % grid.columns() * width, patch / grid.columns() * height, width, height);
			patches[begin + patch] = (float) box.overlap(tile) / box.area();
		}
	}
}
