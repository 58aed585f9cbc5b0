package org.lorgnette.engine.corenlp.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.Tokenization;
import org.lorgnette.engine.corenlp.ner.CrfEngine;
import org.lorgnette.engine.training.Pace;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.engine.training.TrainingEvent;
import org.lorgnette.engine.training.TrainingSession;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/** Offers {@link CrfTrainer} to programs that know only {@link Trainer}. */
public final class CrfTrainerAdapter implements Trainer {

	private static final String SCHEME = "scheme";
	private static final String TOKENIZER = "tokenizer";
	private static final String THREADS = "threads";
	private static final String ITERATIONS = "iterations";
	private static final String SIGMA = "sigma";

	@Override
	public String id() {
		return "corenlp-crf";
	}

	@Override
	public String description() {
		return "A linear-chain conditional random field over words, their shapes and affixes, by CoreNLP.";
	}

	@Override
	public Optional<Task> task() {
		return Optional.of(Task.NER);
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.choice(SCHEME, "bioes", List.of("bioes"), "Labels of the model; corpora may be tagged in any scheme."),
				Setting.choice(TOKENIZER, "english", List.of("english", "french"), "Tokenizer for texts without tokens."),
				Setting.of(THREADS, Setting.Kind.INTEGER, "1", "Threads that compute the gradient; results depend on their number."),
				Setting.of(ITERATIONS, Setting.Kind.INTEGER, "0", "Iterations of L-BFGS at most, 0 for no limit."),
				Setting.of(SIGMA, Setting.Kind.DECIMAL, "20", "Width of the Gaussian prior; smaller keeps weights smaller."));
	}

	@Override
	public void train(TrainingData data, Settings settings, TrainingSession session) throws IOException, EngineException {
		try {
			CrfTrainer.Options options = new CrfTrainer.Options(session.threads().orElse(settings.integer(THREADS)),
					settings.integer(ITERATIONS), settings.decimal(SIGMA));
			List<TaggedSentence> sentences = read(data, settings, session);
			new CrfTrainer(options).train(sentences, session.output(), new Curve(sentences, session), session.cancellation());
		} catch (IllegalArgumentException e) {
			throw new EngineException(id() + ": " + e.getMessage(), e);
		}
	}

	/** Tells of the least objective so far: what line search tries besides is no step of the training. */
	private static final class Curve implements CrfTrainer.Progress {

		private final TrainingSession session;
		private final long words;
		private Pace pace = new Pace(0, 0);
		private int before;
		private int evaluations;
		private double least = Double.POSITIVE_INFINITY;

		Curve(List<TaggedSentence> sentences, TrainingSession session) {
			this.session = session;
			this.words = sentences.stream().mapToLong(sentence -> sentence.words().size()).sum();
		}

		@Override
		public void roundBegins(int number) {
			session.tell(new TrainingEvent.Phase(number == 0 ? "training" : "retraining"));
			pace = new Pace(0, 0);
			before = evaluations;
			least = Double.POSITIVE_INFINITY;
		}

		@Override
		public void evaluated(int newEvaluations, double objective) {
			evaluations = newEvaluations;
			least = Math.min(least, objective);
			session.tell(pace.step((long) evaluations - before, words, OptionalDouble.of(least), OptionalDouble.empty()));
		}
	}

	private static List<TaggedSentence> read(TrainingData data, Settings settings, TrainingSession session) throws IOException {
		Tokenization tokenization = settings.text(TOKENIZER).equals("french") ? Tokenization.french() : Tokenization.english();
		session.tell(new TrainingEvent.Phase("reading"));
		List<TaggedSentence> sentences = new ArrayList<>();
		for (TrainingData.Part part : data.parts()) {
			long[] position = new long[1];
			try (Stream<Document> documents = part.corpus().open()) {
				documents.forEach(document -> {
					session.cancellation().check();
					// The objective is over all sentences at once, so this is the one epoch there is.
					int times = part.times(position[0]++, 0, session.seed());
					if (times > 0) {
						List<TaggedSentence> tagged = TaggedSentence
								.of(tokenization.tokenize(document, session.cancellation()).document());
						for (int i = 0; i < times; i++) {
							sentences.addAll(tagged);
						}
						session.tell(new TrainingEvent.Step(sentences.size(), 0));
					}
				});
			}
		}
		return sentences;
	}

	@Override
	public Optional<TrainedEngine> engine(Path model, Settings settings) {
		return Optional.of(new TrainedEngine(CrfEngine.OWN.id(), Map.of("model", model.toString(), TOKENIZER, settings.text(TOKENIZER))));
	}
}
