package org.lorgnette.engine.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.engine.visual.Picture;
import org.lorgnette.engine.visual.PictureFolder;
import org.lorgnette.engine.visual.PixelBox;
import org.lorgnette.model.VisualQuestion;

/**
 * A question about pictures, with its gold answers.
 *
 * @param folder that the paths of its pictures are relative to
 * @param box around the one thing that the question is about, in its first picture, if the corpus says where that is
 * @param evidence all things of its first picture that decide the answer, if the corpus says what they are
 */
public record PictureQuestion(VisualQuestion question, PictureFolder folder, Optional<PixelBox> box,
		Optional<GoldEvidence> evidence) {

	/**
	 * Reads the pictures, in the order of the question's images.
	 *
	 * @throws IOException
	 *             if one is absent, damaged or too large; the message names it
	 */
	public List<Picture> pictures() throws IOException {
		List<Picture> pictures = new ArrayList<>();
		for (String image : question.images()) {
			pictures.add(folder.read(image));
		}
		return pictures;
	}
}
