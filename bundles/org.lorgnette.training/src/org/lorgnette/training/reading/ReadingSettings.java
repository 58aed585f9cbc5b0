package org.lorgnette.training.reading;

import java.util.List;

import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Setting.Kind;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.folder.Window;
import org.lorgnette.training.nn.Fusion;

/**
 * How passages are read and which ones, whatever is made of them.
 *
 * @param window of long passages
 * @param layers behind the fusion
 * @param emptyWeight of windows without the answer to a question that has one
 * @param unanswerable the share of answerable questions that are seen besides with a passage that does not answer them
 */
public record ReadingSettings(Window window, Fusion.Kind fusion, int layers, float emptyWeight, double unanswerable) {

	private static final String FUSION = "fusion";
	private static final String READING_LAYERS = "reading-layers";
	private static final String UNANSWERABLE = "unanswerable";
	private static final String EMPTY_WEIGHT = "empty-weight";
	private static final String WINDOW = "window";
	private static final String STRIDE = "stride";

	public static final List<Setting> DECLARED = List.of(
			Setting.choice(FUSION, Fusion.Kind.CROSS_ATTENTION.id(), Fusion.Kind.ids(), "How the passage is told of the question."),
			Setting.of(READING_LAYERS, Kind.INTEGER, "2", "Layers that read on behind the fusion."),
			Setting.of(UNANSWERABLE, Kind.DECIMAL, "0.1",
					"The share of answerable questions that are also seen in an epoch with a passage that does not answer them, 0 to 1."),
			Setting.of(EMPTY_WEIGHT, Kind.DECIMAL, "0.3",
					"The weight of windows that do not hold the answer which another window of the passage holds."),
			Setting.of(WINDOW, Kind.INTEGER, "256", "Words of a passage that are read at once."),
			Setting.of(STRIDE, Kind.INTEGER, "128", "Words between the begins of windows of longer passages."));

	public static ReadingSettings of(Settings settings) {
		return new ReadingSettings(new Window(settings.integer(WINDOW), settings.integer(STRIDE)), Fusion.Kind.of(settings.text(FUSION)),
				settings.integer(READING_LAYERS), (float) settings.decimal(EMPTY_WEIGHT), settings.decimal(UNANSWERABLE));
	}
}
