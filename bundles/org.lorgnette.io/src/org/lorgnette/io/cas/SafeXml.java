package org.lorgnette.io.cas;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;

/** An XML reader that refuses document type declarations, and with them entities, and never opens another resource. */
final class SafeXml implements Closeable {

	private static final class DoctypeException extends XMLStreamException {

		private static final long serialVersionUID = 1L;

		DoctypeException(javax.xml.stream.Location location) {
			super("has a document type declaration (DOCTYPE), which is refused because it can hide attacks; remove it", location);
		}
	}

	private static final class Refusing extends StreamReaderDelegate {

		Refusing(XMLStreamReader reader) {
			super(reader);
		}

		@Override
		public int next() throws XMLStreamException {
			int event = super.next();
			if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
				throw new DoctypeException(getLocation());
			}
			return event;
		}
	}

	private final XMLStreamReader reader;
	private final String name;

	/** @param name what messages call the stream */
	SafeXml(InputStream in, String name) throws IOException {
		this.name = name;
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		factory.setXMLResolver((publicId, systemId, base, namespace) -> {
			throw new XMLStreamException("other resources are not opened: " + systemId);
		});
		liftLimits(factory);
		try {
			reader = new Refusing(factory.createXMLStreamReader(new XmlText(in, name)));
		} catch (XMLStreamException e) {
			throw broken(e);
		}
	}

	/** A text is one attribute here, so limits on sizes would be limits on documents; without declarations nothing can expand. */
	private static void liftLimits(XMLInputFactory factory) {
		for (String limit : new String[] { "jdk.xml.elementAttributeLimit", "jdk.xml.totalEntitySizeLimit",
				"jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.entityReplacementLimit" }) {
			if (factory.isPropertySupported(limit)) {
				factory.setProperty(limit, "0");
			}
		}
	}

	XMLStreamReader reader() {
		return reader;
	}

	/** A message of the parser as an error of the corpus. */
	CorpusException broken(XMLStreamException e) {
		if (e.getNestedException() instanceof CorpusException ofText) {
			return ofText;
		}
		long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
		String message = e instanceof DoctypeException ? e.getMessage().replaceFirst("(?s).*Message: ", "")
				: "is not well-formed XML: " + String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "").replaceAll("\\s+", " ");
		return new CorpusException(new Location(name, line), message, e);
	}

	@Override
	public void close() throws IOException {
		try {
			reader.close();
		} catch (XMLStreamException e) {
			throw broken(e);
		}
	}
}
