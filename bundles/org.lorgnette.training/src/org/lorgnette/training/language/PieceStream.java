package org.lorgnette.training.language;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.lorgnette.engine.djl.generation.TextPieces;
import org.lorgnette.engine.training.TrainingData;
import org.lorgnette.model.Document;

/** The pieces of all texts of a part of the data in a row, with the end of texts between them. */
record PieceStream(int[] ids, long bytes) {

	static PieceStream read(List<TrainingData.Part> parts, TextPieces pieces) throws IOException {
		int[] ids = new int[1 << 20];
		int length = 0;
		long bytes = 0;
		for (TrainingData.Part part : parts) {
			try (Stream<Document> documents = part.corpus().open()) {
				long number = 0;
				for (Iterator<Document> each = documents.iterator(); each.hasNext(); number++) {
					int[] text = pieces.ids(each.next().text());
					for (int times = part.times(number, 0, 0); times > 0; times--) {
						while (length + text.length + 1 > ids.length) {
							ids = Arrays.copyOf(ids, ids.length + (ids.length >> 1));
						}
						System.arraycopy(text, 0, ids, length, text.length);
						length += text.length;
						ids[length++] = pieces.end();
					}
				}
			}
		}
		for (int i = 0; i < length; i++) {
			bytes += pieces.bytes(ids[i]);
		}
		return new PieceStream(Arrays.copyOf(ids, length), bytes);
	}

	/** How many passages of so many pieces, each of which tells the next, there are. */
	int passages(int context) {
		return Math.max(0, (ids.length - 1) / context);
	}
}
