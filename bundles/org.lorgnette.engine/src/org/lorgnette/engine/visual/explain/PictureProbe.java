package org.lorgnette.engine.visual.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.VisualEngine;
import org.lorgnette.engine.explain.ExplainListener;
import org.lorgnette.engine.explain.MaskedScores;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.VisualQuestion;

/**
 * Asks an engine a question over and over, each time with other patches of one picture covered: the score it gives one answer, 1 if
 * it gives none, 0 if the answer is not among those it offers. Remembers what it asked. For use by one thread.
 */
public final class PictureProbe implements MaskedScores {

	private static final int USUAL = 8;

	private final VisualEngine engine;
	private final VisualQuestion question;
	private final List<Picture> pictures;
	private final int covered;
	private final PatchGrid grid;
	private final Answer answer;
	private final Map<BitSet, Asked> known = new HashMap<>();

	/**
	 * @param best the first answer
	 * @param score of the answer in question
	 */
	record Asked(Answer best, double score) {
	}

	/**
	 * @param covered index of the picture whose patches are covered
	 * @param answer whose score is asked for
	 */
	public PictureProbe(VisualEngine engine, VisualQuestion question, List<Picture> pictures, int covered, PatchGrid grid,
			Answer answer) {
		this.engine = engine;
		this.question = question;
		this.pictures = List.copyOf(pictures);
		this.covered = covered;
		this.grid = grid;
		this.answer = answer;
	}

	/** For a picture that an engine does not divide: 8 by 8 patches, or as many as a tiny picture has pixels a side. */
	public static PatchGrid usualGrid(Picture picture) {
		return new PatchGrid(Math.min(USUAL, picture.height()), Math.min(USUAL, picture.width()));
	}

	public PatchGrid grid() {
		return grid;
	}

	@Override
	public double[] of(List<BitSet> hidden, ExplainListener listener, Cancellation cancellation) throws EngineException {
		double[] scores = new double[hidden.size()];
		for (int i = 0; i < scores.length; i++) {
			scores[i] = ask(hidden.get(i), cancellation).score();
			listener.progress(i + 1L, scores.length);
		}
		return scores;
	}

	/** What the engine answers with these patches covered. */
	Asked ask(BitSet hidden, Cancellation cancellation) throws EngineException {
		cancellation.check();
		Asked before = known.get(hidden);
		if (before != null) {
			return before;
		}
		List<Picture> shown = new ArrayList<>(pictures);
		shown.set(covered, Covering.of(pictures.get(covered), grid, hidden));
		VisualAnalysis found = engine.answer(question, shown, cancellation);
		Asked asked = new Asked(found.best().value(), score(found));
		known.put((BitSet) hidden.clone(), asked);
		return asked;
	}

	private double score(VisualAnalysis found) {
		for (Prediction<Answer> each : found.answers()) {
			if (each.value().isNone() == answer.isNone() && each.value().text().equals(answer.text())) {
				return each.score().orElse(1);
			}
		}
		return 0;
	}
}
