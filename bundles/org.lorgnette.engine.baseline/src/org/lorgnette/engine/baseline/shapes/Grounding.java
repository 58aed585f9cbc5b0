package org.lorgnette.engine.baseline.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;

/** Says for each word of the question which patches hold what it names, and which hold what the answer rests on. */
final class Grounding {

	private final Scene scene;
	private final PatchGrid grid;
	private final int tokens;

	Grounding(Scene scene, PatchGrid grid, int tokens) {
		this.scene = scene;
		this.grid = grid;
		this.tokens = tokens;
	}

	/** A map of what each word names by itself, and one of what its phrase names. */
	List<GroundingMap> maps(List<Term> terms, Query query, Finding finding) {
		float[][] words = new float[tokens][grid.patches()];
		for (Term term : terms) {
			List<Thing> named = switch (term.kind()) {
				case COLOUR -> scene.things().stream().filter(thing -> thing.colour().name().equals(term.value())).toList();
				case FORM -> scene.things().stream().filter(thing -> thing.form().isA(Form.valueOf(term.value()))).toList();
				case ANY -> scene.things();
				default -> List.of();
			};
			words[term.token()] = cover(named);
		}
		float[][] phrases = new float[tokens][grid.patches()];
		mark(phrases, query.subject().terms(), cover(finding.subjects()));
		query.object().ifPresent(phrase -> mark(phrases, phrase.terms(),
				cover(query.link() == Query.Link.IS ? finding.subjects() : finding.others())));
		List<Thing> both = new ArrayList<>(finding.subjects());
		both.addAll(finding.others());
		mark(phrases, query.relations(), cover(both));
		return List.of(new GroundingMap("words", OptionalInt.empty(), OptionalInt.empty(), 0, words),
				new GroundingMap("phrases", OptionalInt.empty(), OptionalInt.empty(), 0, phrases));
	}

	private static void mark(float[][] map, List<Term> terms, float[] cover) {
		terms.forEach(term -> map[term.token()] = cover);
	}

	/** The share of each patch that the things cover. */
	private float[] cover(List<Thing> things) {
		Set<Integer> labels = things.stream().map(Thing::label).collect(Collectors.toSet());
		int[] covered = new int[grid.patches()];
		int[] sizes = new int[grid.patches()];
		for (int y = 0; y < scene.height(); y++) {
			for (int x = 0; x < scene.width(); x++) {
				int patch = (int) ((long) y * grid.rows() / scene.height()) * grid.columns()
						+ (int) ((long) x * grid.columns() / scene.width());
				sizes[patch]++;
				covered[patch] += !labels.isEmpty() && labels.contains(scene.labels()[y * scene.width() + x]) ? 1 : 0;
			}
		}
		float[] shares = new float[grid.patches()];
		for (int patch = 0; patch < shares.length; patch++) {
			shares[patch] = sizes[patch] == 0 ? 0 : (float) covered[patch] / sizes[patch];
		}
		return shares;
	}
}
