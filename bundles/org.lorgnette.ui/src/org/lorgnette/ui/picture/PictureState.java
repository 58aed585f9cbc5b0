package org.lorgnette.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.engine.visual.VisualAnalysis;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Span;

/**
 * What the parts of the view share of one engine: the pictures, what the engine said of them, and which word and patch the user points
 * at. What is under the pointer comes before what the keyboard chose. For the UI thread.
 */
final class PictureState {

	private final List<Runnable> listeners = new ArrayList<>();
	private Optional<Shown> shown = Optional.empty();
	private Optional<Seer> engine = Optional.empty();
	private Optional<VisualAnalysis> analysis = Optional.empty();
	private Optional<GroundingMap> map = Optional.empty();
	private Optional<Covered> covered = Optional.empty();
	private OptionalInt answer = OptionalInt.empty();
	private OptionalInt token = OptionalInt.empty();
	private OptionalInt chosenToken = OptionalInt.empty();
	private OptionalInt patch = OptionalInt.empty();
	private OptionalInt chosenPatch = OptionalInt.empty();
	private OptionalInt region = OptionalInt.empty();
	private Optional<PixelBox> box = Optional.empty();
	private Gold gold = Gold.NONE;
	private boolean drawing;
	private int picture;
	private int strength = 70;
	private boolean gridVisible = true;
	private boolean regionsVisible = true;
	private boolean goldVisible = true;
	private int moves;

	void addListener(Runnable listener) {
		listeners.add(listener);
	}

	private void changed() {
		List.copyOf(listeners).forEach(Runnable::run);
	}

	private void moved() {
		moves++;
		changed();
	}

	Optional<Shown> shown() {
		return shown;
	}

	/** Replaces the pictures and disposes the ones before. */
	void show(Optional<Shown> pictures) {
		shown.ifPresent(Shown::dispose);
		shown = pictures;
		picture = 0;
		box = Optional.empty();
		gold = Gold.NONE;
		clear();
	}

	/** The picture in sight and its index among those of the question. */
	Optional<Picture> picture() {
		return shown.map(pictures -> pictures.pictures().get(picture));
	}

	Optional<Pyramid> pyramid() {
		return shown.map(pictures -> pictures.pyramids().get(picture));
	}

	int pictureIndex() {
		return picture;
	}

	void turnTo(int index) {
		picture = index;
		region = OptionalInt.empty();
		forgetMap();
		box = Optional.empty();
		moved();
	}

	private void forgetMap() {
		map = Optional.empty();
		covered = Optional.empty();
		patch = OptionalInt.empty();
		chosenPatch = OptionalInt.empty();
	}

	Optional<VisualAnalysis> analysis() {
		return analysis;
	}

	/** Who made the analysis. */
	Optional<Seer> engine() {
		return engine;
	}

	void analyzed(Seer by, VisualAnalysis result) {
		analyzed(Optional.of(by), Optional.of(result));
	}

	/** Nothing is known any more. */
	void clear() {
		analyzed(Optional.empty(), Optional.empty());
	}

	private void analyzed(Optional<Seer> by, Optional<VisualAnalysis> result) {
		replace(by, result);
		changed();
	}

	/** What was known before gives way to this. */
	private void replace(Optional<Seer> by, Optional<VisualAnalysis> result) {
		engine = by;
		analysis = result;
		answer = OptionalInt.empty();
		token = OptionalInt.empty();
		chosenToken = OptionalInt.empty();
		region = OptionalInt.empty();
		forgetMap();
	}

	/** The answer in question: the one that was chosen, or else the first. */
	Optional<Answer> answer() {
		return analysis.map(found -> found.answers().get(answer.orElse(0)).value());
	}

	void chooseAnswer(int index) {
		answer = OptionalInt.of(index);
		changed();
	}

	/** The patches on show, if the picture in sight is large enough to be divided into them. */
	Optional<PatchGrid> grid() {
		return covered.isPresent() ? covered.map(Covered::grid) : engineGrid();
	}

	/** The patches that the engine sees, likewise. */
	Optional<PatchGrid> engineGrid() {
		return analysis.flatMap(VisualAnalysis::grid)
				.filter(grid -> picture().filter(each -> each.width() >= grid.columns() && each.height() >= grid.rows()).isPresent());
	}

	Optional<GroundingMap> map() {
		return map;
	}

	/** What covering patches did, if that is on show. */
	Optional<Covered> covered() {
		return covered;
	}

	void use(Optional<GroundingMap> newMap) {
		show(newMap, Optional.empty());
	}

	void cover(Optional<Covered> found) {
		show(Optional.empty(), found);
	}

	private void show(Optional<GroundingMap> newMap, Optional<Covered> newCovered) {
		Optional<PatchGrid> before = grid();
		map = newMap;
		covered = newCovered;
		if (!before.equals(grid())) {
			patch = OptionalInt.empty();
			chosenPatch = OptionalInt.empty();
		}
		changed();
	}

	OptionalInt token() {
		return token.isPresent() ? token : chosenToken;
	}

	OptionalInt patch() {
		return patch.isPresent() ? patch : chosenPatch;
	}

	OptionalInt chosenToken() {
		return chosenToken;
	}

	void pointAtToken(OptionalInt pointed) {
		if (!token.equals(pointed)) {
			token = pointed;
			moved();
		}
	}

	void chooseToken(OptionalInt chosen) {
		chosenToken = chosen;
		moved();
	}

	void pointAtPatch(OptionalInt pointed) {
		if (!patch.equals(pointed)) {
			patch = pointed;
			moved();
		}
	}

	void choosePatch(OptionalInt chosen) {
		chosenPatch = chosen;
		moved();
	}

	/** How often the user has pointed elsewhere. */
	int moves() {
		return moves;
	}

	/** The box that the user drew in the picture in sight. */
	Optional<PixelBox> box() {
		return box;
	}

	void draw(Optional<PixelBox> drawn) {
		box = drawn;
		changed();
	}

	/** Where the answer is to be found, of the gold. */
	Gold gold() {
		return gold;
	}

	void setGold(Gold boxes) {
		gold = boxes;
		changed();
	}

	boolean isGoldVisible() {
		return goldVisible;
	}

	void setGoldVisible(boolean visible) {
		goldVisible = visible;
		changed();
	}

	/** The region that the user chose, by its place among those of the analysis. */
	OptionalInt region() {
		return region;
	}

	void chooseRegion(OptionalInt chosen) {
		if (!region.equals(chosen)) {
			region = chosen;
			changed();
		}
	}

	/** Whether the pointer and the arrow keys draw a box. */
	boolean isDrawing() {
		return drawing;
	}

	void setDrawing(boolean draws) {
		drawing = draws;
		changed();
	}

	int strength() {
		return strength;
	}

	/** How strong the overlay is, 0..100. */
	void setStrength(int percent) {
		strength = percent;
		changed();
	}

	boolean isGridVisible() {
		return gridVisible;
	}

	void setGridVisible(boolean visible) {
		gridVisible = visible;
		changed();
	}

	boolean areRegionsVisible() {
		return regionsVisible;
	}

	void setRegionsVisible(boolean visible) {
		regionsVisible = visible;
		changed();
	}

	/** The text of a word of the question. */
	String word(int index) {
		VisualAnalysis result = analysis.orElseThrow();
		return result.tokens().get(index).span().of(result.question().text());
	}

	/** Looks at what another looks at, but for what the engines say. The pictures remain that other's. */
	void follow(PictureState other, boolean pointing) {
		// The same pictures read again are others: those before are disposed.
		if (shown.orElse(null) != other.shown.orElse(null)) {
			shown = other.shown;
			replace(Optional.empty(), Optional.empty());
		}
		if (picture != other.picture) {
			picture = other.picture;
			forgetMap();
		}
		strength = other.strength;
		gridVisible = other.gridVisible;
		regionsVisible = other.regionsVisible;
		box = other.box;
		gold = other.gold;
		goldVisible = other.goldVisible;
		drawing = other.drawing;
		if (pointing) {
			token = tokenOf(other, other.token);
			chosenToken = tokenOf(other, other.chosenToken);
			patch = patchOf(other, other.patch);
			chosenPatch = patchOf(other, other.chosenPatch);
		}
		changed();
	}

	/** The patch here that holds the middle of one there. */
	private OptionalInt patchOf(PictureState other, OptionalInt theirs) {
		if (theirs.isEmpty() || grid().isEmpty() || other.grid().isEmpty() || picture().isEmpty()) {
			return OptionalInt.empty();
		}
		PixelBox area = other.grid().get().box(theirs.getAsInt(), picture().get());
		return OptionalInt.of(grid().get().patchAt(area.x() + area.width() / 2, area.y() + area.height() / 2, picture().get()));
	}

	/** Engines may split the question in different ways. */
	private OptionalInt tokenOf(PictureState other, OptionalInt theirs) {
		if (theirs.isEmpty() || analysis.isEmpty() || other.analysis.isEmpty()) {
			return OptionalInt.empty();
		}
		Span span = other.analysis.get().tokens().get(theirs.getAsInt()).span();
		for (int i = 0; i < analysis.get().tokens().size(); i++) {
			if (analysis.get().tokens().get(i).span().overlaps(span)) {
				return OptionalInt.of(i);
			}
		}
		return OptionalInt.empty();
	}
}
