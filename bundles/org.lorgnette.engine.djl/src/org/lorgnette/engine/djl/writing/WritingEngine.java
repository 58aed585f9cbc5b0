package org.lorgnette.engine.djl.writing;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.Setting;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.djl.base.NeuralEngine;
import org.lorgnette.engine.djl.base.NeuralSettings;
import org.lorgnette.engine.djl.folder.ModelFolder;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.engine.djl.text.DocumentWords;
import org.lorgnette.engine.djl.text.PlainTokenizer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Task;

/** What engines share that write. */
public abstract class WritingEngine extends NeuralEngine {

	private final WritingModel model;
	private final PlainTokenizer tokenizer;
	private final Decoding decoding;
	private final TokenWriter writer;
	private final int batch;
	private final double minScore;
	private final AtomicLong parsed = new AtomicLong();
	private final AtomicLong unparsed = new AtomicLong();

	/** @param ways to write that are wanted of each source, if there is a choice */
	WritingEngine(EngineDescriptor descriptor, Settings settings, ModelFolder folder, PlainTokenizer tokenizer, int ways)
			throws EngineUnavailableException {
		super(descriptor, settings);
		this.tokenizer = tokenizer;
		decoding = Decoding.of(settings).wanting(ways);
		batch = NeuralSettings.batch(settings);
		minScore = NeuralSettings.minScore(settings);
		Task task = descriptor.tasks().iterator().next();
		model = WritingModel.open(folder, task, settings);
		writer = new TokenWriter(model.alphabet(), decoding);
	}

	/** The settings of such an engine: its own, those of decoding, those of all networks. */
	static List<Setting> declared(Setting... own) {
		return Stream.of(Arrays.asList(own), Decoding.SETTINGS, NeuralSettings.COMMON).flatMap(List::stream).toList();
	}

	/** The same for a model of one's own. */
	static List<Setting> declaredOwn(Setting... own) {
		return Stream.concat(Stream.of(NeuralSettings.MODEL), declared(own).stream()).toList();
	}

	final Alphabet alphabet() {
		return model.alphabet();
	}

	final boolean isConstrained() {
		return decoding.constrained();
	}

	final double minScore() {
		return minScore;
	}

	final PlainTokenizer tokenizer() {
		return tokenizer;
	}

	/** Takes down whether a part of what was written has the form that it must have. */
	final boolean parses(boolean parses) {
		(parses ? parsed : unparsed).incrementAndGet();
		return parses;
	}

	/** How many parts of all that was written so far have the form that they must have. */
	public final long parsed() {
		return parsed.get();
	}

	/** How many have not, and were left out. */
	public final long unparsed() {
		return unparsed.get();
	}

	/** The folder of the model that is used. */
	public final ModelFolder folder() {
		return model.model().folder();
	}

	final DocumentWords words(Document document, Cancellation cancellation) {
		PlainTokenizer.Tokenized tokenized = tokenizer.tokenize(document, cancellation);
		return DocumentWords.of(tokenized.document(), tokenized.sentences());
	}

	/**
	 * Writes about sources. Those of like length go through the networks together; a document has its own batches, so that it gives what it
	 * gives alone.
	 *
	 * @param grammars of each source by its number, if it is held to one
	 */
	final List<Said> write(List<SourceText> sources, IntFunction<Grammar> grammars, Cancellation cancellation) throws EngineException {
		Said[] all = new Said[sources.size()];
		for (LengthBatches.Batch each : LengthBatches.of(sources.stream().mapToInt(SourceText::length).toArray(), batch)) {
			List<SourceText> together = Arrays.stream(each.items()).mapToObj(sources::get).toList();
			List<Grammar> held = Arrays.stream(each.items())
					.mapToObj(i -> isConstrained() ? grammars.apply(i) : FreeGrammar.of(sources.get(i).length())).toList();
			try (Pages pages = model.read(together, cancellation)) {
				List<Said> written = writer.write(pages, together.stream().map(SourceText::words).toList(), held, cancellation);
				for (int i = 0; i < written.size(); i++) {
					all[each.items()[i]] = written.get(i);
				}
			}
		}
		return List.of(all);
	}

	@Override
	protected void release() {
		model.close();
	}
}
