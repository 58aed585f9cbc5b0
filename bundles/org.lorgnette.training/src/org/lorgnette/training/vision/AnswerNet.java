package org.lorgnette.training.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.training.nn.AttentionPooling;
import org.lorgnette.training.nn.Dense;
import org.lorgnette.training.nn.Fusion;
import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Norm;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEmbedding;
import org.lorgnette.training.nn.WordEncoder;

/**
 * The text side, the fusion and the heads. Inputs: words [questions, words, features], patches [pictures, patches, width], one
 * picture for each question or one for all. Outputs: answerLogits [questions, answers], pointLogits [questions, patches].
 * <p>
 * Taps: {@code attention.question.i} [questions, heads, words, words]; {@code attention.answer} [questions, 1, 1, words], the
 * weights of words in the answer; of a fusion that attends what {@link CoAttentionLayer} taps, else {@code attention.cross.0}
 * [pictures, 1, 1, patches], the weights of patches in the one vector of the picture.
 */
final class AnswerNet extends Net {

	private final AnswerSize size;
	private final int width;
	private final float dropout;
	private final WordEncoder encoder;
	private final AttentionPooling questionPooling;
	private final Optional<Fusion> pooled;
	private final List<CoAttentionLayer> layers = new ArrayList<>();
	private final Norm wordNorm;
	private final Norm patchNorm;
	private final Dense pointing;
	private final Dense pointed;
	private final Dense hidden;
	private final Dense answers;

	/** See {@link AnswerNet}. */
	record Scores<T>(T answers, T points) {
	}

	AnswerNet(AnswerSize size, float dropout) {
		this.size = size;
		this.dropout = dropout;
		width = size.words().width();
		int heads = size.words().heads();
		encoder = child("encoder", new WordEncoder(size.words(), dropout));
		questionPooling = child("questionPooling", new AttentionPooling(width));
		pooled = size.fusion().pooled().map(kind -> child("fusion", Fusion.of(kind, width, heads, dropout)));
		if (pooled.isEmpty()) {
			for (int i = 0; i < size.layers(); i++) {
				layers.add(child("fusion" + i, new CoAttentionLayer(width, heads, size.words().inner(), size.back(), dropout)));
			}
		}
		wordNorm = child("wordNorm", new Norm(width));
		patchNorm = child("patchNorm", new Norm(width));
		pointing = child("pointing", new Dense(width, width));
		pointed = child("pointed", new Dense(width, width));
		hidden = child("hidden", new Dense(pooled.isPresent() ? width : 3 * width, width));
		answers = child("answers", new Dense(width, size.answers()));
	}

	AnswerSize size() {
		return size;
	}

	WordEncoder encoder() {
		return encoder;
	}

	/** The taps, for the exporter. */
	List<String> taps() {
		List<String> taps = new ArrayList<>();
		for (int i = 0; i < size.words().layers(); i++) {
			taps.add("attention.question." + i);
		}
		taps.add("attention.answer");
		if (pooled.isPresent()) {
			taps.add("attention.cross.0");
			return taps;
		}
		for (int i = 0; i < layers.size(); i++) {
			taps.add("attention.cross." + i);
			taps.add("attention.words." + i);
			if (size.back()) {
				taps.add("attention.back." + i);
				taps.add("attention.patches." + i);
			}
		}
		return taps;
	}

	<T> Scores<T> answer(Ops<T> ops, T ids, T patches, Groups groups) {
		T mask = WordEmbedding.mask(ops, ids);
		T question = encoder.encode(ops, ids, mask, "question.");
		return pooled.isPresent() ? fused(ops, pooled.get(), question, mask, patches, groups)
				: attended(ops, question, mask, patches, groups);
	}

	/** One vector of the question and one of the picture. */
	private <T> Scores<T> fused(Ops<T> ops, Fusion fusion, T question, T mask, T patches, Groups groups) {
		T asked = groups.together(ops, questionPooling.pool(ops, question, mask, "attention.answer"), 1, width);
		T both = groups.apart(ops, fusion.fuse(ops, asked, patches, ImageNet.everywhere(ops, patches), "attention.cross.0"), 1, width);
		T known = wordNorm.apply(ops, both);
		return new Scores<>(choose(ops, known), points(ops, known, patchNorm.apply(ops, patches), groups));
	}

	/** Words that looked at patches, and the patch that they point at. */
	private <T> Scores<T> attended(Ops<T> ops, T question, T mask, T patches, Groups groups) {
		CoAttentionLayer.Sides<T> sides = new CoAttentionLayer.Sides<>(question, patches);
		for (int i = 0; i < layers.size(); i++) {
			sides = layers.get(i).fuse(ops, sides, mask, size.back() && i > 0 ? Groups.NONE : groups, size.patches(), i);
		}
		Groups last = size.back() ? Groups.NONE : groups;
		T asked = questionPooling.pool(ops, wordNorm.apply(ops, sides.words()), mask, "attention.answer");
		T seen = patchNorm.apply(ops, sides.patches());
		T points = points(ops, asked, seen, last);
		T weights = last.together(ops, ops.expand(ops.softmax(points, -1), 1), 1, size.patches());
		T there = last.apart(ops, ops.matMul(weights, seen), 1, width);
		return new Scores<>(choose(ops, ops.concat(List.of(asked, there, ops.multiply(asked, there)), -1)), points);
	}

	/** [questions, patches] */
	private <T> T points(Ops<T> ops, T asked, T patches, Groups groups) {
		T query = groups.together(ops, ops.scale(pointing.apply(ops, asked), (float) (1 / Math.sqrt(width))), 1, width);
		return ops.reshape(ops.matMul(query, ops.transpose(pointed.apply(ops, patches), 0, 2, 1)), -1, size.patches());
	}

	private <T> T choose(Ops<T> ops, T known) {
		T score = answers.apply(ops, ops.dropout(ops.gelu(hidden.apply(ops, known)), dropout));
		return ops.reshape(score, -1, size.answers());
	}

	/** Inputs: words, patches. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		Scores<T> scores = answer(ops, inputs.get(0), inputs.get(1), Groups.NONE);
		return List.of(scores.answers(), scores.points());
	}
}
