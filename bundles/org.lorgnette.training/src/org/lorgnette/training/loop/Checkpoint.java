package org.lorgnette.training.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.training.weights.SafetensorsFile;
import org.lorgnette.training.weights.SafetensorsWriter;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import ai.djl.ndarray.NDArray;

/**
 * Where a training stands: weights, moments of the optimiser and weights of the best evaluation, in one file that replaces the one
 * before at once; a kill at any time leaves the old or the new one.
 */
final class Checkpoint {

	private static final String FILE = "checkpoint.safetensors";
	private static final String STATE = "lorgnette";

	private final Path file;

	Checkpoint(Path folder) {
		file = folder.resolve(FILE);
	}

	/**
	 * @param step the next one to do
	 * @param best the value of the best evaluation so far
	 * @param worse evaluations since then
	 * @param skipped steps that were left out since the training began
	 * @param skippedInARow those among them since the last step that was done
	 */
	record State(long step, OptionalDouble best, long bestStep, int worse, long skipped, int skippedInARow) {
	}

	boolean exists() {
		return Files.isRegularFile(file);
	}

	void write(State state, Map<String, Map<String, NDArray>> groups) throws IOException {
		Files.createDirectories(file.getParent());
		JsonObject json = new JsonObject();
		json.addProperty("step", state.step());
		state.best().ifPresent(best -> json.addProperty("best", best));
		json.addProperty("bestStep", state.bestStep());
		json.addProperty("worse", state.worse());
		json.addProperty("skipped", state.skipped());
		json.addProperty("skippedInARow", state.skippedInARow());
		SafetensorsWriter writer = new SafetensorsWriter().metadata(STATE, json.toString());
		groups.forEach((group, arrays) -> arrays.forEach(
				(name, array) -> writer.add(group + '/' + name, array.getShape().getShape(), array::toFloatArray)));
		writer.write(file);
	}

	/** Sets the arrays to what was written. */
	State read(Map<String, Map<String, NDArray>> groups) throws IOException {
		try (SafetensorsFile read = SafetensorsFile.open(file)) {
			for (Map.Entry<String, Map<String, NDArray>> group : groups.entrySet()) {
				for (Map.Entry<String, NDArray> array : group.getValue().entrySet()) {
					String name = group.getKey() + '/' + array.getKey();
					float[] values = read.names().contains(name) ? read.floats(name) : new float[0];
					if (values.length != array.getValue().size()) {
						throw new IOException(file + ": the checkpoint does not fit what is trained (" + name + "); begin anew");
					}
					array.getValue().set(values);
				}
			}
			return state(read.metadata().getOrDefault(STATE, ""));
		}
	}

	private State state(String text) throws IOException {
		try {
			JsonObject json = JsonParser.parseString(text).getAsJsonObject();
			return new State(json.get("step").getAsLong(),
					json.has("best") ? OptionalDouble.of(json.get("best").getAsDouble()) : OptionalDouble.empty(),
					json.get("bestStep").getAsLong(), json.get("worse").getAsInt(),
					// Checkpoints of before did not count them.
					json.has("skipped") ? json.get("skipped").getAsLong() : 0,
					json.has("skippedInARow") ? json.get("skippedInARow").getAsInt() : 0);
		} catch (JsonParseException | IllegalStateException | NullPointerException e) {
			throw new IOException(file + ": not a checkpoint of a training", e);
		}
	}
}
