package org.lorgnette.training.vision;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.engine.training.GoldEvidence;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.model.VisualQuestion;

/**
 * A picture as networks see it, and what is asked about it.
 *
 * @param colours 0 to 255, [colours, height, width]; shared, not to be changed
 * @param number of the picture in its corpus
 */
record AskedPicture(byte[] colours, int number, List<Asked> questions) {

	/**
	 * @param words of the question
	 * @param answers gold answers to how many annotators gave them; empty if none is known
	 * @param box around what the question is about, in pixels of the scaled picture
	 * @param evidence all things that decide the answer, in pixels of the scaled picture
	 */
	record Asked(VisualQuestion question, String[] words, Map<String, Integer> answers, Optional<PixelBox> box,
			Optional<GoldEvidence> evidence) {
	}

	int longest() {
		return questions.stream().mapToInt(asked -> asked.words().length).max().orElse(0);
	}

	AskedPicture part(int from, int to) {
		return new AskedPicture(colours, number, questions.subList(from, to));
	}
}
