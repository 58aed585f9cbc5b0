package org.lorgnette.engine.djl.vqa;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.ShowsBareVisualWork.Asked;
import org.lorgnette.engine.djl.qa.QuestionWords;
import org.lorgnette.engine.djl.runtime.BareSession;
import org.lorgnette.engine.djl.runtime.BareSession.Input;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.model.VisualQuestion;

/** The batches that an engine makes of pictures and questions, and bare sessions of ONNX Runtime for both networks. */
final class BareAnswering implements BareWork {

	/** A picture, and the batches of questions about it. */
	private record Item(Input pixels, List<Input> questions) {
	}

	private final VqaModel model;
	private final BareSession image;
	private final BareSession answer;
	private final List<Item> items = new ArrayList<>();
	private long words;

	BareAnswering(VqaModel model, PlainTokenizer tokenizer, int threads, List<Asked> asked, Cancellation cancellation)
			throws EngineException {
		this.model = model;
		image = new BareSession(model.image().file(), threads);
		answer = new BareSession(model.model().network().file(), threads);
		ImageInput input = model.side().input();
		for (Asked each : asked) {
			FloatBuffer pixels = BareSession.direct(input.values());
			model.fill(each.picture(), pixels, cancellation);
			Map<Integer, List<List<String>>> byLength = new TreeMap<>();
			for (VisualQuestion question : each.questions()) {
				List<String> read = model.side().blindness().read(QuestionWords.of(question.text(), Optional.empty(), tokenizer));
				byLength.computeIfAbsent(read.size(), length -> new ArrayList<>()).add(read);
			}
			items.add(new Item(new Input(VqaModel.PIXELS, pixels, 1, ImageInput.COLOURS, input.height(), input.width()),
					byLength.values().stream().map(this::batch).toList()));
		}
	}

	private Input batch(List<List<String>> questions) {
		int length = questions.getFirst().size();
		int width = model.model().words().width();
		long[] ids = new long[questions.size() * length * width];
		int place = 0;
		for (List<String> question : questions) {
			for (String word : question) {
				System.arraycopy(model.model().words().ids(word), 0, ids, place, width);
				place += width;
			}
		}
		words += (long) questions.size() * length;
		LongBuffer direct = BareSession.direct(ids);
		return new Input(VqaModel.WORDS, direct, questions.size(), length, width);
	}

	@Override
	public String name() {
		return BareSession.NAME;
	}

	@Override
	public long words() {
		return words;
	}

	@Override
	public long padded() {
		return words;
	}

	@Override
	public void run(Cancellation cancellation) throws EngineException {
		for (Item item : items) {
			cancellation.check();
			float[] patches = image.run(List.of(item.pixels()), VqaModel.PATCHES);
			if (!item.questions().isEmpty()) {
				FloatBuffer seen = BareSession.direct(patches.length).put(patches).flip();
				Input memory = new Input(VqaModel.PATCHES, seen, 1, model.side().input().grid().patches(), model.width());
				for (Input questions : item.questions()) {
					answer.run(List.of(questions, memory), VqaModel.ANSWERS);
				}
			}
		}
	}

	@Override
	public void close() throws EngineException {
		try {
			image.close();
		} finally {
			answer.close();
		}
	}
}
