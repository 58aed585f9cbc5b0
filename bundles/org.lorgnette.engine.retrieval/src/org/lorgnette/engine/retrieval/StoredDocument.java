package org.lorgnette.engine.retrieval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.model.Document;

/**
 * A document's id, language, text and metadata as bytes. UTF-16 is kept as it is, so that even half a surrogate pair comes
 * back.
 */
final class StoredDocument {

	private StoredDocument() {
	}

	static byte[] bytes(Document document) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * document.text().length() + 64);
		DataOutputStream out = new DataOutputStream(bytes);
		write(out, document.id());
		write(out, document.text());
		out.writeBoolean(document.language().isPresent());
		write(out, document.language().orElse(""));
		out.writeInt(document.metadata().size());
		for (Map.Entry<String, String> entry : document.metadata().entrySet()) {
			write(out, entry.getKey());
			write(out, entry.getValue());
		}
		return bytes.toByteArray();
	}

	private static void write(DataOutputStream out, String text) throws IOException {
		out.writeInt(text.length());
		out.writeChars(text);
	}

	static Document document(byte[] bytes, int offset, int length) throws IOException {
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
		String id = read(in);
		String text = read(in);
		boolean known = in.readBoolean();
		String language = read(in);
		Map<String, String> metadata = new LinkedHashMap<>();
		int entries = in.readInt();
		for (int i = 0; i < entries; i++) {
			metadata.put(read(in), read(in));
		}
		return Document.builder(id, text).language(known ? Optional.of(language) : Optional.empty()).metadata(metadata).build();
	}

	private static String read(DataInputStream in) throws IOException {
		return ByteBuffer.wrap(in.readNBytes(2 * in.readInt())).asCharBuffer().toString();
	}
}
