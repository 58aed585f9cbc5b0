package org.lorgnette.cli.score;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.PendingOutput;

/** The scores of single items as JSON Lines, if they are wanted; the file appears when all of them are written. */
final class ItemWriter implements Closeable {

	private record Output(PendingOutput file, Writer text) {
	}

	private final Optional<Output> output;

	ItemWriter(Optional<Path> file) throws IOException {
		if (file.isPresent()) {
			PendingOutput pending = PendingOutput.toFile(file.get());
			output = Optional.of(new Output(pending, pending.text()));
		} else {
			output = Optional.empty();
		}
	}

	boolean isWanted() {
		return output.isPresent();
	}

	void add(Map<String, Object> item) throws IOException {
		if (output.isPresent()) {
			output.get().text.append(ScoreJson.line(item)).append('\n');
		}
	}

	void commit() throws IOException {
		if (output.isPresent()) {
			output.get().text.flush();
			output.get().file.commit();
		}
	}

	@Override
	public void close() throws IOException {
		if (output.isPresent()) {
			output.get().file.close();
		}
	}
}
