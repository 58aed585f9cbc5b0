package org.lorgnette.evaluation.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was trained, from what and how, so that it can be understood and made again.
 *
 * @param lorgnette version of Lorgnette
 * @param configuration name of the file, and {@code configurationHash} the SHA-256 of its text
 * @param settings of the trainer, defaults among them
 * @param device that was computed on
 * @param threads 0 for as many as the trainer thought best
 * @param heldOut the share held out of each corpus, 0 where held-out data were named
 * @param started the first time; {@code resumed} where it was stopped in between, {@code finished}: ISO 8601 instants in UTC; finished is
 *        empty until then
 * @param seconds that the last part of it took
 * @param revision git revision of the checkout, empty where there is none
 * @param model name of the file or folder
 * @param modelHash SHA-256 over it, empty until it is finished
 * @param scores of the model on held-out data, each corpus and then all together; empty if it was not scored
 */
public record TrainingRecord(String lorgnette, String trainer, String task, String configuration, String configurationHash,
		Map<String, String> settings, long seed, String device, int threads, double heldOut, long splitSeed, List<DataRecord> data,
		String started, List<String> resumed, String finished, double seconds, Map<String, String> platform, String revision,
		String model, long modelBytes, String modelHash, List<DevelopmentScore> scores) {

	public TrainingRecord {
		settings = new LinkedHashMap<>(settings);
		data = List.copyOf(data);
		resumed = List.copyOf(resumed);
		platform = new LinkedHashMap<>(platform);
		scores = List.copyOf(scores);
	}

	public boolean isFinished() {
		return !finished.isEmpty();
	}

	/** What decides the result and is not the same in both, in words; empty if one can go on where the other stopped. */
	List<String> differences(TrainingRecord other) {
		List<String> differences = new ArrayList<>();
		if (!trainer.equals(other.trainer)) {
			differences.add("trainer");
		}
		if (seed != other.seed) {
			differences.add("seed");
		}
		if (heldOut != other.heldOut || splitSeed != other.splitSeed) {
			differences.add("split");
		}
		settings.forEach((name, value) -> {
			if (!Objects.equals(value, other.settings.get(name))) {
				differences.add("setting " + name);
			}
		});
		Map<String, String> before = new LinkedHashMap<>();
		other.data.forEach(each -> before.put(each.role() + " " + each.name(), each.identity()));
		for (DataRecord each : data) {
			String old = before.remove(each.role() + " " + each.name());
			if (!each.identity().equals(old)) {
				differences.add("data of " + each.name());
			}
		}
		before.keySet().forEach(name -> differences.add("data of " + name));
		return differences;
	}

	TrainingRecord resumedFrom(TrainingRecord earlier, String now) {
		List<String> times = new ArrayList<>(earlier.resumed);
		times.add(now);
		return new TrainingRecord(lorgnette, trainer, task, configuration, configurationHash, settings, seed, device, threads, heldOut,
				splitSeed, data, earlier.started, times, "", 0, platform, revision, model, 0, "", List.of());
	}

	TrainingRecord finished(String now, double newSeconds, long bytes, String hash) {
		return new TrainingRecord(lorgnette, trainer, task, configuration, configurationHash, settings, seed, device, threads, heldOut,
				splitSeed, data, started, resumed, now, newSeconds, platform, revision, model, bytes, hash, scores);
	}

	TrainingRecord scored(List<DevelopmentScore> newScores) {
		return new TrainingRecord(lorgnette, trainer, task, configuration, configurationHash, settings, seed, device, threads, heldOut,
				splitSeed, data, started, resumed, finished, seconds, platform, revision, model, modelBytes, modelHash, newScores);
	}
}
