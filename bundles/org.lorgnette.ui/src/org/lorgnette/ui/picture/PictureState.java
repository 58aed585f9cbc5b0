package org.lorgnette.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.VisualAnalysis;

/**
 * What the parts of the view share: the pictures, what an engine said of them, and which word and patch the user points at. What is under
 * the pointer comes before what the keyboard chose. For the UI thread.
 */
final class PictureState {

	private final List<Runnable> listeners = new ArrayList<>();
	private Optional<Shown> shown = Optional.empty();
	private Optional<VisualAnalysis> analysis = Optional.empty();
	private Optional<GroundingMap> map = Optional.empty();
	private OptionalInt token = OptionalInt.empty();
	private OptionalInt chosenToken = OptionalInt.empty();
	private OptionalInt patch = OptionalInt.empty();
	private OptionalInt chosenPatch = OptionalInt.empty();
	private int picture;
	private int strength = 70;
	private boolean gridVisible = true;
	private boolean regionsVisible = true;

	void addListener(Runnable listener) {
		listeners.add(listener);
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}

	Optional<Shown> shown() {
		return shown;
	}

	/** Replaces the pictures and disposes the ones before. */
	void show(Optional<Shown> pictures) {
		shown.ifPresent(Shown::dispose);
		shown = pictures;
		picture = 0;
		analyzed(Optional.empty());
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
		map = Optional.empty();
		patch = OptionalInt.empty();
		chosenPatch = OptionalInt.empty();
		changed();
	}

	Optional<VisualAnalysis> analysis() {
		return analysis;
	}

	void analyzed(Optional<VisualAnalysis> result) {
		analysis = result;
		map = Optional.empty();
		token = OptionalInt.empty();
		chosenToken = OptionalInt.empty();
		patch = OptionalInt.empty();
		chosenPatch = OptionalInt.empty();
		changed();
	}

	/** The patches of the picture in sight, if it is large enough to be divided into them. */
	Optional<PatchGrid> grid() {
		return analysis.flatMap(VisualAnalysis::grid)
				.filter(grid -> picture().filter(each -> each.width() >= grid.columns() && each.height() >= grid.rows()).isPresent());
	}

	Optional<GroundingMap> map() {
		return map;
	}

	void use(Optional<GroundingMap> newMap) {
		map = newMap;
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
			changed();
		}
	}

	void chooseToken(OptionalInt chosen) {
		chosenToken = chosen;
		changed();
	}

	void pointAtPatch(OptionalInt pointed) {
		if (!patch.equals(pointed)) {
			patch = pointed;
			changed();
		}
	}

	void choosePatch(OptionalInt chosen) {
		chosenPatch = chosen;
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
}
