package org.lorgnette.cli.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.cli.score.ScoreResult.Note;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Location;
import org.lorgnette.io.predictions.BoxTable;
import org.lorgnette.metrics.vqa.Box;
import org.lorgnette.metrics.vqa.Iou;

/** How well boxes cover those of the gold. */
final class BoxScorer implements Scorer {

	@Override
	public ScoreResult score(ScoreOptions options, Cancellation cancellation) throws IOException {
		Map<String, Box> gold = read(options.gold());
		Map<String, Box> predicted = read(options.predicted());
		List<Note> notes = Alignment.check(gold.keySet(), predicted.keySet(), options);
		cancellation.check();
		List<Iou.Outcome> outcomes = new ArrayList<>();
		gold.forEach((id, box) -> outcomes.add(Iou.Outcome.of(id, box, Optional.ofNullable(predicted.get(id)))));
		Iou iou = new Iou(outcomes);
		try (ItemWriter items = new ItemWriter(options.perItem())) {
			for (Iou.Outcome outcome : outcomes) {
				Map<String, Object> item = new LinkedHashMap<>();
				item.put("id", outcome.id());
				item.put("iou", outcome.iou());
				items.add(item);
			}
			items.commit();
		}
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("meanIou", iou.meanIou());
		values.put("acc25", iou.acc25());
		values.put("acc50", iou.acc50());
		values.put("acc75", iou.acc75());
		return new ScoreResult(values, Optional.empty(), notes);
	}

	private static Map<String, Box> read(CorpusSource source) throws IOException {
		Map<String, Box> boxes = new LinkedHashMap<>();
		for (Map.Entry<String, BoxTable.Box> entry : BoxTable.read(source).entrySet()) {
			BoxTable.Box box = entry.getValue();
			try {
				boxes.put(entry.getKey(), new Box(box.x(), box.y(), box.width(), box.height()));
			} catch (IllegalArgumentException e) {
				throw new CorpusException(Location.of(source.name()), "id '" + entry.getKey() + "': " + e.getMessage(), e);
			}
		}
		return boxes;
	}
}
