package org.lorgnette.engine.djl.vqa;

import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.lorgnette.engine.visual.PatchGrid;

/**
 * How a network takes pictures: scaled into so many pixels (see {@link Placement}), each colour {@code (value / 255 - mean) /
 * deviation}, and what patches it divides them into.
 *
 * @param means of red, green and blue
 * @param deviations likewise
 */
public record ImageInput(int width, int height, PatchGrid grid, List<Double> means, List<Double> deviations) {

	/** Red, green and blue. */
	public static final int COLOURS = 3;

	private static final int LARGEST = 4096;

	/** @throws IllegalArgumentException if a size is out of range, the grid is finer than the picture, or colours are not three */
	public ImageInput {
		means = List.copyOf(means);
		deviations = List.copyOf(deviations);
		if (width < 1 || height < 1 || width > LARGEST || height > LARGEST || grid.columns() > width || grid.rows() > height) {
			throw new IllegalArgumentException("pictures of " + width + " x " + height + " pixels in " + grid.columns() + " x " + grid.rows()
					+ " patches; expected 1 to " + LARGEST + " pixels a side, and no more patches than pixels");
		}
		if (means.size() != COLOURS || deviations.size() != COLOURS || deviations.stream().anyMatch(deviation -> !(deviation > 0))
				|| means.stream().anyMatch(mean -> !Double.isFinite(mean))) {
			throw new IllegalArgumentException("means " + means + " and deviations " + deviations
					+ " of colours; expected three numbers each, deviations above 0");
		}
	}

	/** Colours from -1 to 1. */
	public static ImageInput of(int width, int height, PatchGrid grid) {
		return new ImageInput(width, height, grid, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
	}

	/**
	 * Reads what {@link #toJson} wrote.
	 *
	 * @throws IllegalArgumentException
	 *             if a key is missing or does not fit
	 */
	public static ImageInput of(JsonObject json) {
		try {
			return new ImageInput(json.get("width").getAsInt(), json.get("height").getAsInt(),
					new PatchGrid(json.get("rows").getAsInt(), json.get("columns").getAsInt()), numbers(json, "mean"), numbers(json, "std"));
		} catch (IllegalArgumentException e) {
			throw e;
		} catch (RuntimeException e) {
			throw new IllegalArgumentException("not a description of pictures (width, height, rows, columns, mean, std)", e);
		}
	}

	private static List<Double> numbers(JsonObject json, String key) {
		return json.getAsJsonArray(key).asList().stream().map(JsonElement::getAsDouble).toList();
	}

	public JsonObject toJson() {
		JsonObject json = new JsonObject();
		json.addProperty("width", width);
		json.addProperty("height", height);
		json.addProperty("rows", grid.rows());
		json.addProperty("columns", grid.columns());
		json.add("mean", array(means));
		json.add("std", array(deviations));
		return json;
	}

	private static JsonArray array(List<Double> numbers) {
		JsonArray array = new JsonArray();
		numbers.forEach(array::add);
		return array;
	}

	/** Values of a picture: colours times rows times columns. */
	public int values() {
		return COLOURS * width * height;
	}

	/** What the network is given for each of the 256 values of a colour, [colours][values]. */
	public float[][] normalized() {
		float[][] table = new float[COLOURS][256];
		for (int colour = 0; colour < COLOURS; colour++) {
			for (int value = 0; value < table[colour].length; value++) {
				table[colour][value] = (float) ((value / 255.0 - means.get(colour)) / deviations.get(colour));
			}
		}
		return table;
	}
}
