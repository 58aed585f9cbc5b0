package org.lorgnette.training.vision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.djl.qa.QuestionWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.engine.djl.vqa.ImageInput;
import org.lorgnette.engine.djl.vqa.Placement;
import org.lorgnette.engine.training.PictureQuestion;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/** The pictures of a part of the data, scaled, in memory, each with its questions. */
record PictureCorpus(TrainingData.Part part, List<AskedPicture> pictures) {

	/** Goes through the questions of a part; each picture is read once. */
	static PictureCorpus read(TrainingData.Part part, ImageInput input, PlainTokenizer tokenizer, Cancellation cancellation)
			throws IOException {
		Map<List<Object>, AskedPicture> pictures = new LinkedHashMap<>();
		Map<String, String[]> known = new LinkedHashMap<>();
		try (Stream<PictureQuestion> questions = part.corpus().questions()) {
			questions.forEach(asked -> {
				cancellation.check();
				try {
					AskedPicture picture = pictures.get(key(asked));
					Picture seen = only(part, asked);
					Placement placement = Placement.of(seen, input);
					if (picture == null) {
						picture = new AskedPicture(placement.colours(seen, input, cancellation), pictures.size(), new ArrayList<>());
						pictures.put(key(asked), picture);
					}
					BoxScale scale = new BoxScale(seen, placement.width(), placement.height());
					String[] words = known.computeIfAbsent(asked.question().text(), text -> words(text, tokenizer));
					picture.questions().add(new AskedPicture.Asked(asked.question(), words, answers(asked),
							asked.box().map(scale::apply), asked.evidence().map(scale::apply)));
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		return new PictureCorpus(part, List.copyOf(pictures.values()));
	}

	private static List<Object> key(PictureQuestion asked) {
		return List.of(asked.folder(), asked.question().images());
	}

	private static Picture only(TrainingData.Part part, PictureQuestion asked) throws IOException {
		if (asked.question().images().size() != 1) {
			throw new CorpusException(Location.of(part.name()), "question " + asked.question().id() + " is about "
					+ asked.question().images().size() + " pictures; this network looks at one: join them side by side, "
					+ "or leave the question out");
		}
		try {
			return asked.pictures().getFirst();
		} catch (NoSuchFileException e) {
			throw unreadable(part, asked, "there is no such file", e);
		} catch (CorpusException e) {
			throw e;
		} catch (IOException e) {
			throw unreadable(part, asked, e.getMessage(), e);
		}
	}

	private static CorpusException unreadable(TrainingData.Part part, PictureQuestion asked, String reason, IOException cause) {
		return new CorpusException(Location.of(part.name()), "question " + asked.question().id() + ": its picture '"
				+ asked.question().images().getFirst() + "' cannot be read: " + reason, cause);
	}

	private static String[] words(String text, PlainTokenizer tokenizer) {
		return QuestionWords.of(text, Optional.empty(), tokenizer).stream().map(String::intern).toArray(String[]::new);
	}

	private static Map<String, Integer> answers(PictureQuestion asked) {
		Map<String, Integer> answers = new LinkedHashMap<>();
		asked.question().answers().stream().map(String::strip).filter(answer -> !answer.isEmpty())
				.forEach(answer -> answers.merge(answer, 1, Integer::sum));
		return answers;
	}

	boolean hasEvidence() {
		return pictures.stream().flatMap(picture -> picture.questions().stream()).anyMatch(asked -> asked.evidence().isPresent());
	}

	boolean hasBoxes() {
		return pictures.stream().flatMap(picture -> picture.questions().stream()).anyMatch(asked -> asked.box().isPresent());
	}

	long questions() {
		return pictures.stream().mapToLong(picture -> picture.questions().size()).sum();
	}

	/** All words of questions, each as often as it occurs. */
	Stream<String> words() {
		return pictures.stream().flatMap(picture -> picture.questions().stream()).flatMap(asked -> Stream.of(asked.words()));
	}
}
