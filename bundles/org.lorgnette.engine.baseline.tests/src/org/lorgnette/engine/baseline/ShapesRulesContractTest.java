package org.lorgnette.engine.baseline;

import java.util.Map;

import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.baseline.shapes.Canvas;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.testing.VisualEngineContractTest;

class ShapesRulesContractTest extends VisualEngineContractTest {

	@Override
	protected EngineProvider provider() {
		return new BaselineEngines();
	}

	@Override
	protected String engineId() {
		return "shapes-rules";
	}

	@Override
	protected Map<String, String> settings() {
		return Map.of("patches", "5");
	}

	@Override
	protected Picture samplePicture() {
		return Canvas.white(90, 60).disc(20, 30, 12, 0xFF0000).box(50, 20, 24, 24, 0x0000FF).picture();
	}

	@Override
	protected String sampleQuestion() {
		return "What color is the circle?";
	}
}
