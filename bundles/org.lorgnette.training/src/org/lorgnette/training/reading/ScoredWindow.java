package org.lorgnette.training.reading;

import org.lorgnette.engine.djl.qa.PassageWindow;
import org.lorgnette.engine.djl.qa.SpanDecoder;

/** What the network says of a window. */
record ScoredWindow(PassageWindow window, float[] starts, float[] ends, float none) {

	SpanDecoder.Reading read(SpanDecoder decoder, int best) {
		return decoder.read(starts, ends, 0, window.length(), none, best);
	}
}
