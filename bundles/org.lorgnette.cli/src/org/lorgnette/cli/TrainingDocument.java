package org.lorgnette.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.lorgnette.evaluation.training.DataRecord;
import org.lorgnette.evaluation.training.DevelopmentScore;
import org.lorgnette.evaluation.training.TrainingFolder;
import org.lorgnette.evaluation.training.TrainingRecord;
import org.lorgnette.metrics.Counts;

/** A training as one JSON document. */
final class TrainingDocument {

	private TrainingDocument() {
	}

	static Map<String, Object> of(TrainingRecord record, TrainingFolder folder) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("trainer", record.trainer());
		document.put("task", record.task());
		document.put("settings", record.settings());
		document.put("seed", record.seed());
		document.put("device", record.device());
		document.put("model", folder.model().toString());
		document.put("bytes", record.modelBytes());
		document.put("sha256", record.modelHash());
		document.put("seconds", record.seconds());
		document.put("record", folder.records().resolve(TrainingFolder.RECORD).toString());
		document.put("report", folder.records().resolve(TrainingFolder.PAGE).toString());
		document.put("data", record.data().stream().map(TrainingDocument::data).toList());
		if (!record.scores().isEmpty()) {
			document.put("dev", dev(record.scores()));
		}
		return document;
	}

	private static Map<String, Object> data(DataRecord data) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("name", data.name());
		entry.put("role", data.role());
		entry.put("documents", data.counts().documents());
		entry.put("tokens", data.counts().tokens());
		entry.put("entities", data.counts().entityCount());
		entry.put("relations", data.counts().relationCount());
		entry.put("questions", data.counts().questions());
		if (!data.isDevelopment()) {
			entry.put("weight", data.weight());
		}
		entry.put("sha256", data.sha256());
		return entry;
	}

	/** The scores on all together, and beside them those of each corpus where there are several. */
	private static Map<String, Object> dev(List<DevelopmentScore> scores) {
		Map<String, Object> all = entry(scores.getLast());
		if (scores.size() > 1) {
			List<Map<String, Object>> parts = new ArrayList<>();
			for (DevelopmentScore score : scores.subList(0, scores.size() - 1)) {
				Map<String, Object> part = new LinkedHashMap<>();
				part.put("name", score.data());
				part.putAll(entry(score));
				parts.add(part);
			}
			all.put("parts", parts);
		}
		return all;
	}

	/** {@code {"documents", MEASURE: {...}, "types": {T: {...}}}}, fractions in 0..1, undefined ones left out. */
	private static Map<String, Object> entry(DevelopmentScore score) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("documents", score.documents());
		score.measures().forEach((measure, counts) -> entry.put(measure, counts(counts)));
		entry.putAll(score.values());
		if (!score.types().isEmpty()) {
			Map<String, Object> types = new LinkedHashMap<>();
			score.types().forEach((type, counts) -> types.put(type, counts(counts)));
			entry.put("types", types);
		}
		return entry;
	}

	private static Map<String, Object> counts(Counts counts) {
		Map<String, Object> entry = new LinkedHashMap<>();
		for (Map.Entry<String, OptionalDouble> each : List.of(Map.entry("precision", counts.precision()),
				Map.entry("recall", counts.recall()), Map.entry("f1", counts.f1()))) {
			each.getValue().ifPresent(value -> entry.put(each.getKey(), value));
		}
		entry.put("gold", counts.gold());
		entry.put("predicted", counts.predicted());
		entry.put("correct", counts.correct());
		return entry;
	}
}
