package org.lorgnette.engine.djl.ner;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.engine.BareWork;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.djl.folder.LoadedModel;
import org.lorgnette.engine.djl.ner.Windows.Piece;
import org.lorgnette.engine.djl.runtime.BareSession;
import org.lorgnette.engine.djl.runtime.LengthBatches;
import org.lorgnette.engine.djl.text.DocumentWords;

/** The batches that a tagger's engine makes of documents, and a bare session of ONNX Runtime for them. */
final class BareTagging implements BareWork {

	static final String WORDS = "words";
	static final String EMISSIONS = "emissions";

	/** The ids of a batch, [items, length, features]. */
	record Input(LongBuffer ids, long[] shape) {
	}

	private final BareSession session;
	private final List<Input> inputs = new ArrayList<>();
	private long words;
	private long padded;

	/**
	 * @param documents each of which has batches of its own
	 * @param batchWords see {@link LengthBatches#of}
	 */
	BareTagging(LoadedModel model, List<DocumentWords> documents, int batchWords, int threads) throws EngineException {
		session = new BareSession(model.network().file(), threads);
		Windows windows = new Windows(model.folder().window());
		for (DocumentWords document : documents) {
			List<Piece> pieces = new ArrayList<>();
			for (int sentence = 0; sentence < document.sentences(); sentence++) {
				pieces.addAll(windows.of(sentence, document.length(sentence)));
			}
			for (LengthBatches.Batch batch : LengthBatches.of(pieces.stream().mapToInt(Piece::length).toArray(), batchWords)) {
				add(model, document, pieces, batch);
			}
			words += document.words();
		}
	}

	private void add(LoadedModel model, DocumentWords document, List<Piece> pieces, LengthBatches.Batch batch) {
		int width = model.words().width();
		long[] ids = new long[Math.multiplyExact((int) batch.padded(), width)];
		for (int i = 0; i < batch.items().length; i++) {
			Piece piece = pieces.get(batch.items()[i]);
			int first = document.first(piece.sentence()) + piece.begin();
			for (int word = 0; word < piece.length(); word++) {
				System.arraycopy(model.words().ids(document.form(first + word)), 0, ids, (i * batch.length() + word) * width, width);
			}
		}
		inputs.add(new Input(BareSession.direct(ids), new long[] {batch.items().length, batch.length(), width}));
		padded += batch.padded();
	}

	List<Input> inputs() {
		return inputs;
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
		return padded;
	}

	@Override
	public void run(Cancellation cancellation) throws EngineException {
		sum(cancellation);
	}

	/** A number that depends on all outputs. */
	int sum(Cancellation cancellation) throws EngineException {
		int hash = 0;
		for (Input input : inputs) {
			cancellation.check();
			float[] emissions = session.run(WORDS, input.ids(), input.shape(), EMISSIONS);
			hash = 31 * hash + Float.hashCode(emissions[emissions.length - 1]);
		}
		return hash;
	}

	@Override
	public void close() throws EngineException {
		session.close();
	}
}
