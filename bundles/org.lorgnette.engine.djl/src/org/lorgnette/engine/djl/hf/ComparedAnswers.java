package org.lorgnette.engine.djl.hf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.hf.SeeingNetwork.Given;
import org.lorgnette.engine.djl.hf.SeeingNetwork.Input;
import org.lorgnette.engine.djl.runtime.FloatTensor;
import org.lorgnette.engine.djl.vqa.AnswerChoice;
import org.lorgnette.engine.visual.Picture;
import org.lorgnette.model.Span;

/** Options as texts that one network compares with the picture, as CLIP does. */
final class ComparedAnswers implements PictureAnswers {

	private static final Set<Input> REQUIRED = Set.of(Input.IDS, Input.PIXELS);
	private static final Set<Input> POSSIBLE = Set.of(Input.MASK, Input.TYPES, Input.POSITIONS);

	/** Texts that go through the network together. */
	private static final int TOGETHER = 64;

	private final SeeingFolder folder;
	private final SeeingNetwork network;
	private final TextSide text;
	private final String logits;
	private final Prompt prompt;
	private final List<String> usual;
	private final int top;

	private ComparedAnswers(SeeingFolder folder, SeeingNetwork network, TextSide text, Prompt prompt, List<String> usual, int top)
			throws EngineUnavailableException {
		this.folder = folder;
		this.network = network;
		this.text = text;
		this.prompt = prompt;
		this.usual = usual;
		this.top = top;
		logits = network.output("logits_per_image");
		try {
			PieceSequence example = text.example().input();
			compare(List.of(example, text.read("a", Cancellation.NONE).input()), folder.pictures().prepare(SeenPatches.GREY,
					Cancellation.NONE), Cancellation.NONE);
		} catch (EngineUnavailableException e) {
			throw e;
		} catch (EngineException e) {
			throw new EngineUnavailableException(network.model().file() + ": fails on a grey picture and the last piece of "
					+ TokenizerFiles.FILE + ": " + e.getMessage(), "put the network, " + TokenizerFiles.FILE + ", " + HfConfig.FILE + " and "
							+ PictureConfig.FILE + " of one and the same model into the folder", e);
		}
	}

	/**
	 * @param usual
	 *            options where a question offers none
	 * @throws EngineUnavailableException
	 *             if the files are not those of such a model, or do not fit together
	 */
	static ComparedAnswers open(SeeingFolder folder, String file, int threads, Prompt prompt, List<String> usual, int top)
			throws EngineUnavailableException {
		try (Opening opening = new Opening()) {
			SeeingNetwork network = opening
					.add(SeeingNetwork.open(folder, HfFolder.network(folder.path(), file), threads, REQUIRED, POSSIBLE));
			TextSide text = opening.add(TextSide.open(folder, network.limit(Input.IDS)));
			return opening.done(new ComparedAnswers(folder, network, text, prompt, usual, top));
		}
	}

	@Override
	public Reply answer(String question, List<Span> words, Picture picture, List<String> options, Cancellation cancellation)
			throws EngineException {
		List<String> offered = (options.stream().allMatch(String::isBlank) ? usual : options).stream().filter(each -> !each.isBlank())
				.distinct().toList();
		List<PieceSequence> texts = new ArrayList<>();
		for (String option : offered) {
			cancellation.check();
			texts.add(text.read(fitting(question, words, option, cancellation), cancellation).input());
		}
		float[] scores = compare(texts, folder.pictures().prepare(picture, cancellation), cancellation);
		Map<String, Double> byOption = new LinkedHashMap<>();
		for (int i = 0; i < scores.length; i++) {
			byOption.put(offered.get(i), (double) scores[i]);
		}
		return Reply.of(AnswerChoice.shares(byOption, 1, top));
	}

	/** The prompt; if it is too long, with as many of the question's words as leave room for the option. */
	private String fitting(String question, List<Span> words, String option, Cancellation cancellation) {
		String whole = prompt.with(question.strip(), option);
		if (!prompt.hasQuestion() || fits(whole, cancellation)) {
			return whole;
		}
		int most = 0;
		int tooMany = words.size() + 1;
		while (tooMany - most > 1) {
			int count = (most + tooMany) / 2;
			if (fits(prompt.with(begin(question, words, count), option), cancellation)) {
				most = count;
			} else {
				tooMany = count;
			}
		}
		return prompt.with(begin(question, words, most), option);
	}

	private static String begin(String question, List<Span> words, int count) {
		return count == 0 ? "" : question.substring(words.getFirst().begin(), words.get(count - 1).end());
	}

	private boolean fits(String prompted, Cancellation cancellation) {
		return prompted.length() <= TextSide.CHARACTERS * text.room()
				&& text.tokenizer().encode(prompted, cancellation).size() <= text.room();
	}

	/** What the network says of each text. */
	private float[] compare(List<PieceSequence> texts, PreparedPicture picture, Cancellation cancellation) throws EngineException {
		float[] scores = new float[texts.size()];
		int together = network.texts().orElse(Math.min(TOGETHER, texts.size()));
		for (int from = 0; from < texts.size(); from += together) {
			cancellation.check();
			List<PieceSequence> some = new ArrayList<>(texts.subList(from, Math.min(from + together, texts.size())));
			int real = some.size();
			while (network.texts().isPresent() && some.size() < together) {
				some.add(some.getLast());
			}
			FloatTensor output = network.run(new Given(some, Optional.of(picture), Optional.empty(), new long[0]), List.of(logits),
					cancellation).get(logits);
			if (!Arrays.equals(output.shape(), new long[] {1, some.size()})) {
				throw new EngineException("the output '" + logits + "' has the shape " + Arrays.toString(output.shape())
						+ " for one picture and "
						+ some.size() + " texts; expected [1, " + some.size() + "]");
			}
			output.requireFinite(logits, 0, some.size());
			System.arraycopy(output.values(), 0, scores, from, real);
		}
		return scores;
	}

	@Override
	public void close() {
		network.close();
		text.close();
	}
}
