package org.lorgnette.training.vision;

import java.util.List;

import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;

/** A picture and what is asked about it: both halves, which are exported apart. */
final class VisionNet extends Net {

	private final ImageNet image;
	private final AnswerNet answer;

	VisionNet(ImageSize image, AnswerSize answer, float dropout) {
		this.image = child("image", new ImageNet(image, dropout));
		this.answer = child("answer", new AnswerNet(answer, dropout));
	}

	ImageNet image() {
		return image;
	}

	AnswerNet answer() {
		return answer;
	}

	/** Inputs: pixels, words. Outputs as of {@link AnswerNet}. */
	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		T patches = image.encode(ops, inputs.get(0));
		return answer.apply(ops, List.of(inputs.get(1), patches));
	}
}
