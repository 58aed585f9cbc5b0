package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.hf.SeeingNetwork.Given;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.vqa.Grounds;
import org.lorgnette.engine.visual.GroundingMap;
import org.lorgnette.engine.visual.PatchGrid;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.Span;

/**
 * What each word of a question attends to in a picture, by a network that attends over pieces, then perhaps one special place,
 * then patches, row by row.
 */
final class SeenPatches {

	private static final int SIDE = 64;

	/** What networks are tried out on. */
	static final Picture GREY = grey();

	private final SeeingNetwork network;
	private final TreeMap<Integer, String> layers;
	private final int patch;

	/**
	 * @param words
	 *            those that the network read
	 */
	record Shown(List<Span> words, PatchGrid grid, List<GroundingMap> maps) {
	}

	private SeenPatches(SeeingNetwork network, TreeMap<Integer, String> layers, int patch) {
		this.network = network;
		this.layers = layers;
		this.patch = patch;
	}

	private static Picture grey() {
		int[] pixels = new int[SIDE * SIDE];
		Arrays.fill(pixels, 0xFF808080);
		return Picture.of(SIDE, SIDE, pixels);
	}

	/**
	 * Empty if the network does not show its attention, or nothing tells which patches it is about: pictures are cut,
	 * {@code patch_size} is not in the configuration, or patches are not in the order of rows.
	 *
	 * @throws EngineUnavailableException
	 *             if the network fails
	 */
	static Optional<SeenPatches> find(SeeingFolder folder, SeeingNetwork network, TextSide text) throws EngineUnavailableException {
		TreeMap<Integer, String> layers = HfAttention.layers(network.model());
		OptionalLong size = folder.json().json().has("patch_size") ? folder.json().whole("patch_size")
				: folder.json().part("vision_config").whole("patch_size");
		if (layers.isEmpty() || !folder.pictures().seesAll() || size.isEmpty() || size.getAsLong() < 1 || size.getAsLong() > 4096) {
			return Optional.empty();
		}
		SeenPatches patches = new SeenPatches(network, layers, (int) size.getAsLong());
		try {
			PieceSequence input = text.example().input();
			PreparedPicture picture = folder.pictures().prepare(GREY, Cancellation.NONE);
			String first = layers.firstEntry().getValue();
			FloatTensor weights = network.run(Given.of(input, picture), List.of(first), Cancellation.NONE).get(first);
			Optional<PatchGrid> grid = patches.grid(picture);
			int before = grid.map(each -> patches.before(weights, input.length(), each)).orElse(-1);
			float[] values = folder.pictures().values()[0];
			boolean known = before >= 0 && new PatchOrder(network, first, input).isByRows(picture, grid.get(), before,
					Math.min(values[0], values[255]), Math.max(values[0], values[255]));
			return known ? Optional.of(patches) : Optional.empty();
		} catch (EngineUnavailableException e) {
			throw e;
		} catch (EngineException e) {
			throw new EngineUnavailableException(network.model().file() + ": its attention cannot be read: " + e.getMessage(),
					"export the network without its attention", e);
		}
	}

	private Optional<PatchGrid> grid(PreparedPicture picture) {
		int rows = picture.height() / patch;
		int columns = picture.width() / patch;
		return rows < 1 || columns < 1 ? Optional.empty() : Optional.of(new PatchGrid(rows, columns));
	}

	/** The place of the first patch; -1 if these are other weights. */
	private int before(FloatTensor weights, int pieces, PatchGrid grid) {
		if (weights.shape().length != 4 || weights.shape()[0] != 1 || weights.shape()[2] != weights.shape()[3]) {
			return -1;
		}
		int special = weights.length(3) - network.filled(pieces) - grid.patches();
		return special == 0 || special == 1 ? weights.length(3) - grid.patches() : -1;
	}

	/** The outputs that are needed. */
	List<String> outputs() {
		return List.copyOf(layers.values());
	}

	/**
	 * @throws EngineException if an output has another shape than it had when the network was tried out, or holds what is no
	 * number
	 */
	Shown show(Map<String, FloatTensor> outputs, TextSide.Read read, List<Span> words, PreparedPicture prepared, Picture picture)
			throws EngineException {
		PatchGrid grid = grid(prepared).orElseThrow(() -> new EngineException("the picture is smaller than a patch"));
		Grounds grounds = new Grounds(grid, picture);
		List<Span> seen = words.stream().filter(word -> !places(read, word).isEmpty()).toList();
		List<List<Integer>> places = seen.stream().map(word -> places(read, word)).toList();
		List<GroundingMap> maps = new ArrayList<>();
		if (!seen.isEmpty()) {
			for (Map.Entry<Integer, String> layer : layers.entrySet()) {
				FloatTensor weights = outputs.get(layer.getValue());
				int first = before(weights, read.input().length(), grid);
				if (first < 0) {
					throw new EngineException("the output '" + layer.getValue() + "' has the shape " + Arrays.toString(weights.shape()) + " for "
							+ read.input().length() + " pieces and " + grid.rows() + " x " + grid.columns() + " patches");
				}
				weights.requireFinite(layer.getValue(), 0, weights.values().length);
				maps.addAll(grounds.maps("attention", layer.getKey(), ofWords(weights, first, places, grid.patches()), seen.size()));
			}
		}
		return new Shown(seen, grounds.grid(), maps);
	}

	/** The pieces that a word, or a part of it, is in. */
	private static List<Integer> places(TextSide.Read read, Span word) {
		List<Integer> places = new ArrayList<>();
		for (int piece = 0; piece < read.pieces().size(); piece++) {
			if (read.pieces().begin(piece) < word.end() && read.pieces().end(piece) > word.begin()) {
				places.add(read.place(piece));
			}
		}
		return places;
	}

	/** The mean of a word's pieces, [1, heads, words, patches]. */
	private static FloatTensor ofWords(FloatTensor weights, int first, List<List<Integer>> places, int patches) {
		int heads = weights.length(1);
		int length = weights.length(3);
		float[] means = new float[heads * places.size() * patches];
		for (int head = 0; head < heads; head++) {
			for (int word = 0; word < places.size(); word++) {
				for (int place : places.get(word)) {
					for (int patch = 0; patch < patches; patch++) {
						means[(head * places.size() + word) * patches + patch] += weights.values()[(head * length + place) * length + first + patch]
								/ places.get(word).size();
					}
				}
			}
		}
		return new FloatTensor(means, new long[] {1, heads, places.size(), patches});
	}
}
