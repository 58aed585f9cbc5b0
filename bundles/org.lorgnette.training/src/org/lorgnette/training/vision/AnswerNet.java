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
 * picture for each question or one for all. Outputs: answerLogits [questions, answers], pointLogits [questions, patches], and of a
 * network with evidence evidenceLogits [questions, patches, roles].
 * <p>
 * Evidence says of each patch how likely the middle of a target, and of a reference, lies in it (see {@link
 * org.lorgnette.engine.training.GoldEvidence}). Each layer of fusion says so. What it calls evidence is added up, not averaged, so
 * that things can be counted. The words of the next layer are told that sum, and its patches where they lie from references (see
 * {@link Places}), so that "left of it" can be looked for once it is found; the last sum goes into the answer.
 * <p>
 * Taps: {@code attention.question.i} [questions, heads, words, words]; {@code attention.answer} [questions, 1, 1, words], the
 * weights of words in the answer; of a fusion that attends what {@link CoAttentionLayer} taps, else {@code attention.cross.0}
 * [pictures, 1, 1, patches], the weights of patches in the one vector of the picture.
 */
final class AnswerNet extends Net {

	/** Of evidence: targets and references. */
	static final int ROLES = 2;

	private static final float RARE = -3;
	private static final float SHARE = 0.25f;

	private final AnswerSize size;
	private final int width;
	private final float dropout;
	private final WordEncoder encoder;
	private final AttentionPooling questionPooling;
	private final Optional<Fusion> pooled;
	private final List<CoAttentionLayer> layers = new ArrayList<>();
	private final List<Evidence> evidence = new ArrayList<>();
	private final List<Dense> told = new ArrayList<>();
	private final List<Places> places = new ArrayList<>();
	private final Norm wordNorm;
	private final Norm patchNorm;
	private final Dense pointing;
	private final Dense pointed;
	private final Dense hidden;
	private final Dense answers;

	/** See {@link AnswerNet}; evidence as each layer sees it, the last one last. */
	record Scores<T>(T answers, T points, List<T> evidence) {
	}

	/** What a layer takes for evidence. */
	private static final class Evidence extends Net {

		private final int width;
		private final Norm norm;
		private final Dense roles;

		/**
		 * What was found.
		 *
		 * @param seen the patches, normalised, [questions, patches, width]
		 * @param logits [questions, patches, roles]
		 * @param counts how many there are of each role, [questions, 1, roles]
		 * @param targets what they look like together, [questions, 1, width]; likewise references
		 */
		record Found<T>(T seen, T logits, T counts, T targets, T references) {

			/** [questions, 1, {@link Evidence#size}]; whether the two agree is their product. */
			T sums(Ops<T> ops) {
				return ops.concat(List.of(counts, targets, references, ops.multiply(targets, references)), -1);
			}

			/** [questions, patches, 1] */
			T ofReferences(Ops<T> ops) {
				return ops.slice(logits, 2, 1, ROLES);
			}
		}

		Evidence(int width) {
			this.width = width;
			norm = child("norm", new Norm(width));
			roles = child("roles", new Dense(width, ROLES));
		}

		/** Numbers in the sums of a question. */
		static int size(int width) {
			return ROLES + 3 * width;
		}

		/** @param patches [questions, patches, width] */
		<T> Found<T> of(Ops<T> ops, T patches) {
			T seen = norm.apply(ops, patches);
			T logits = ops.affine(roles.apply(ops, seen), 1, RARE);
			T likely = ops.sigmoid(logits);
			T together = ops.scale(ops.matMul(ops.transpose(likely, 0, 2, 1), seen), SHARE);
			return new Found<>(seen, logits, ops.expand(ops.sum(likely, 1), 1), ops.slice(together, 1, 0, 1), ops.slice(together, 1, 1, 2));
		}

		@Override
		public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
			Found<T> found = of(ops, inputs.getFirst());
			return List.of(found.logits(), found.sums(ops));
		}
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
				layers.add(child("fusion" + i, new CoAttentionLayer(width, heads, size.words().inner(), size.back(),
						size.evidence() && i > 0, dropout)));
				if (size.evidence()) {
					evidence.add(child("evidence" + i, new Evidence(width)));
					if (i + 1 < size.layers()) {
						told.add(child("told" + i, new Dense(Evidence.size(width), width)));
						places.add(child("places" + i, new Places(size.grid(), width)));
					}
				}
			}
		}
		wordNorm = child("wordNorm", new Norm(width));
		patchNorm = child("patchNorm", new Norm(width));
		pointing = child("pointing", new Dense(width, width));
		pointed = child("pointed", new Dense(width, width));
		int known = pooled.isPresent() ? width : 3 * width + (size.evidence() ? Evidence.size(width) : 0);
		hidden = child("hidden", new Dense(known, width));
		answers = child("answers", new Dense(width, size.answers()));
	}

	AnswerSize size() {
		return size;
	}

	WordEncoder encoder() {
		return encoder;
	}

	/** Names of what {@link #apply} gives. */
	List<String> outputs() {
		return size.evidence() ? List.of("answerLogits", "pointLogits", "evidenceLogits") : List.of("answerLogits", "pointLogits");
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
		return new Scores<>(choose(ops, known), points(ops, known, patchNorm.apply(ops, patches), groups), List.of());
	}

	/** Words that looked at patches, and the patch that they point at. */
	private <T> Scores<T> attended(Ops<T> ops, T question, T mask, T patches, Groups groups) {
		CoAttentionLayer.Sides<T> sides = new CoAttentionLayer.Sides<>(question, patches);
		List<Evidence.Found<T>> found = new ArrayList<>();
		Optional<T> placed = Optional.empty();
		for (int i = 0; i < layers.size(); i++) {
			sides = layers.get(i).fuse(ops, sides, placed, mask, size.back() && i > 0 ? Groups.NONE : groups, size.patches(), i);
			if (size.evidence()) {
				found.add(evidence.get(i).of(ops, sides.patches()));
				if (i < told.size()) {
					T news = told.get(i).apply(ops, found.getLast().sums(ops));
					sides = new CoAttentionLayer.Sides<>(ops.add(sides.words(), news), sides.patches());
					placed = Optional.of(places.get(i).from(ops, found.getLast().seen(), found.getLast().ofReferences(ops)));
				}
			}
		}
		Groups last = size.back() ? Groups.NONE : groups;
		T asked = questionPooling.pool(ops, wordNorm.apply(ops, sides.words()), mask, "attention.answer");
		T seen = patchNorm.apply(ops, sides.patches());
		T points = points(ops, asked, seen, last);
		T weights = last.together(ops, ops.expand(ops.softmax(points, -1), 1), 1, size.patches());
		T there = last.apart(ops, ops.matMul(weights, seen), 1, width);
		List<T> known = new ArrayList<>(List.of(asked, there, ops.multiply(asked, there)));
		if (size.evidence()) {
			known.add(found.getLast().sums(ops));
		}
		return new Scores<>(choose(ops, ops.concat(known, -1)), points, found.stream().map(Evidence.Found::logits).toList());
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
		return size.evidence() ? List.of(scores.answers(), scores.points(), scores.evidence().getLast())
				: List.of(scores.answers(), scores.points());
	}
}
