package org.lorgnette.training.writing;

import java.util.List;

import org.lorgnette.training.nn.Net;
import org.lorgnette.training.nn.Ops;
import org.lorgnette.training.nn.WordEncoder;

/** Reads what is written about. Inputs: as {@link #inputs}. Output: words in context, [batch, words, width]. */
abstract class SourceNet extends Net {

	abstract WordEncoder encoder();

	/** The names of the inputs, as of {@link org.lorgnette.engine.djl.writing.WritingModel}; the words of the source first. */
	abstract List<String> inputs();

	abstract <T> T words(Ops<T> ops, List<T> inputs);

	@Override
	public <T> List<T> apply(Ops<T> ops, List<T> inputs) {
		return List.of(words(ops, inputs));
	}
}
