package org.lorgnette.ui.picture;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.model.Answer;
import org.lorgnette.ui.ask.Percent;

/** Says in words what is pointed at: the patches of a word, the words of a patch. */
final class Pointing {

	private static final int NAMED = 4;

	private Pointing() {
	}

	/** The region that was chosen comes first. */
	static String describe(PictureState state) {
		String region = Regions.describe(state);
		String pointed = pointed(state);
		return region.isEmpty() || pointed.isEmpty() ? region + pointed : region + "\n" + pointed;
	}

	private static String pointed(PictureState state) {
		Optional<PatchGrid> grid = state.grid();
		Optional<GroundingMap> map = state.map();
		if (grid.isPresent() && state.covered().isPresent()) {
			return state.patch().isPresent() ? covered(state.covered().get(), state.patch().getAsInt()) : "";
		}
		if (grid.isEmpty() || map.isEmpty()) {
			return "";
		}
		if (state.patch().isPresent()) {
			return patch(state, grid.get(), map.get(), state.patch().getAsInt());
		}
		return state.token().isPresent() ? token(state, grid.get(), map.get(), state.token().getAsInt()) : "";
	}

	private static String covered(Covered covered, int patch) {
		double loss = covered.of(patch);
		String size = Numbers.twoDigits(Math.abs(loss));
		String change = size.equals(Numbers.twoDigits(0)) ? Messages.covered_nothing
				: loss > 0 ? Messages.covered_loses : Messages.covered_gains;
		String then = covered.result().instead().get(patch)
				.map(answer -> NLS.bind(Messages.covered_instead, name(answer)))
				.orElse(Messages.covered_stays);
		return NLS.bind(Messages.covered_patch, new Object[] { patch / covered.grid().columns() + 1, patch % covered.grid().columns() + 1,
				NLS.bind(change, new Object[] { name(covered.answer()), size, Numbers.twoDigits(covered.result().base()) }), then });
	}

	private static String name(Answer answer) {
		return answer.isNone() ? Messages.no_answer : answer.text();
	}

	private static String patch(PictureState state, PatchGrid grid, GroundingMap map, int patch) {
		String words = IntStream.range(0, map.tokens()).boxed().filter(token -> map.weight(token, patch) > 0)
				.sorted(Comparator.comparingDouble((Integer token) -> map.weight(token, patch)).reversed()).limit(NAMED)
				.map(token -> state.word(token) + " " + Percent.of(map.weight(token, patch))).collect(Collectors.joining(", "));
		return NLS.bind(words.isEmpty() ? Messages.pointing_patch_none : Messages.pointing_patch,
				new Object[] { patch / grid.columns() + 1, patch % grid.columns() + 1, words });
	}

	private static String token(PictureState state, PatchGrid grid, GroundingMap map, int token) {
		int best = IntStream.range(0, map.patches()).boxed()
				.max(Comparator.comparingDouble((Integer patch) -> map.weight(token, patch)).thenComparing(Comparator.reverseOrder()))
				.orElse(0);
		float weight = map.weight(token, best);
		return NLS.bind(weight > 0 ? Messages.pointing_token : Messages.pointing_token_none,
				new Object[] { state.word(token), best / grid.columns() + 1, best % grid.columns() + 1, Percent.of(weight) });
	}
}
