package org.lorgnette.io.json;

import java.io.IOException;
import java.util.Optional;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.model.Instance;

/** Reads a file that is one JSON array with one record for each instance. */
public abstract class JsonArrayReader implements CorpusReader {

	private final JsonInput input;
	private boolean started;
	private boolean ended;
	private int index;

	protected JsonArrayReader(CorpusSource source) throws IOException {
		input = new JsonInput(source);
	}

	/** @param index the record's place in the array, from 0 */
	protected abstract Instance instance(JsonNode entry, int index) throws IOException;

	@Override
	public final Optional<Instance> next() throws IOException {
		if (!started) {
			input.beginArray();
			started = true;
		}
		if (!ended && input.hasNext()) {
			return Optional.of(instance(input.node(), index++));
		}
		if (!ended) {
			ended = true;
			input.endArray();
			input.end();
		}
		return Optional.empty();
	}

	@Override
	public final void close() throws IOException {
		input.close();
	}
}
