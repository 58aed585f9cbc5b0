package org.lorgnette.engine.corenlp.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.corenlp.base.Tokenization;
import org.lorgnette.engine.corenlp.ner.CrfEngine;
import org.lorgnette.engine.training.TrainedEngine;
import org.lorgnette.engine.training.Trainer;
import org.lorgnette.engine.training.TrainingCorpus;
import org.lorgnette.engine.training.TrainingListener;
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
	public Task task() {
		return Task.NER;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.choice(SCHEME, "bioes", List.of("bioes"), "Labels of the model; corpora may be tagged in any scheme."),
				Setting.choice(TOKENIZER, "english", List.of("english", "french"), "Tokenizer for texts without tokens."),
				Setting.of(THREADS, Setting.Kind.INTEGER, "1", "Threads that compute the gradient; results depend on their number."),
				Setting.of(ITERATIONS, Setting.Kind.INTEGER, "0", "Evaluations of the objective at most, 0 for no limit."),
				Setting.of(SIGMA, Setting.Kind.DECIMAL, "20", "Width of the Gaussian prior; smaller keeps weights smaller."));
	}

	@Override
	public void train(TrainingCorpus corpus, Settings settings, Path output, TrainingListener listener, Cancellation cancellation)
			throws IOException, EngineException {
		Tokenization tokenization = settings.text(TOKENIZER).equals("french") ? Tokenization.french() : Tokenization.english();
		List<TaggedSentence> sentences = new ArrayList<>();
		try (Stream<Document> documents = corpus.open()) {
			documents.forEach(document -> {
				cancellation.check();
				sentences.addAll(TaggedSentence.of(tokenization.tokenize(document, cancellation).document()));
				listener.progress("sentences", sentences.size(), 0, OptionalDouble.empty());
			});
		}
		int most = settings.integer(ITERATIONS);
		try {
			CrfTrainer.Options options = new CrfTrainer.Options(settings.integer(THREADS), most, settings.decimal(SIGMA));
			new CrfTrainer(options).train(sentences, output,
					(done, objective) -> listener.progress("evaluations", done, most, OptionalDouble.of(objective)), cancellation);
		} catch (IllegalArgumentException e) {
			throw new EngineException(id() + ": " + e.getMessage(), e);
		}
	}

	@Override
	public TrainedEngine engine(Path model, Settings settings) {
		return new TrainedEngine(CrfEngine.OWN.id(), Map.of("model", model.toString(), TOKENIZER, settings.text(TOKENIZER)));
	}
}
