package org.lorgnette.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;

import org.lorgnette.model.Instance;

/** Names the instance where a writer finds text that cannot be encoded. */
public final class NamingWriter implements CorpusWriter {

	private final CorpusWriter writer;
	private final String target;

	/** @param writer writes through a {@link Utf8Writer} */
	public NamingWriter(CorpusWriter writer, CorpusTarget target) {
		this.writer = writer;
		this.target = target.name();
	}

	/** The error for an instance that holds an unpaired surrogate. */
	public static CorpusException unencodable(String target, String instance) {
		return new CorpusException(Location.of(target), "'" + instance
				+ "' holds half a surrogate pair, which is no text that UTF-8 can hold; repair it");
	}

	@Override
	public void write(Instance instance) throws IOException {
		try {
			writer.write(instance);
		} catch (CharacterCodingException e) {
			throw unencodable(target, instance.id());
		}
	}

	@Override
	public void commit() throws IOException {
		writer.commit();
	}

	@Override
	public void close() throws IOException {
		writer.close();
	}
}
