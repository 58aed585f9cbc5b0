package org.lorgnette.io.cas;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.lorgnette.io.CorpusSource;

/** UIMA type system descriptors ({@code TypeSystem.xml}). */
final class TypeSystemXml {

	private TypeSystemXml() {
	}

	static TypeSystem read(Path file) throws IOException {
		try (InputStream in = CorpusSource.open(file); SafeXml xml = new SafeXml(in, file.toString())) {
			try {
				return read(xml.reader());
			} catch (XMLStreamException e) {
				throw xml.broken(e);
			}
		}
	}

	private static TypeSystem read(XMLStreamReader xml) throws XMLStreamException {
		TypeSystem system = new TypeSystem();
		String type = "";
		String supertype = TypeSystem.TOP;
		Map<String, TypeSystem.Range> features = new TreeMap<>();
		boolean inFeature = false;
		String feature = "";
		String range = "";
		Optional<String> element = Optional.empty();
		while (xml.hasNext()) {
			int event = xml.next();
			if (event == XMLStreamConstants.START_ELEMENT) {
				switch (xml.getLocalName()) {
					case "typeDescription" -> {
						features = new TreeMap<>();
						supertype = TypeSystem.TOP;
					}
					case "featureDescription" -> {
						inFeature = true;
						element = Optional.empty();
					}
					case "name" -> {
						String name = xml.getElementText().strip();
						if (inFeature) {
							feature = name;
						} else {
							type = name;
						}
					}
					case "supertypeName" -> supertype = xml.getElementText().strip();
					case "rangeTypeName" -> range = xml.getElementText().strip();
					case "elementType" -> element = Optional.of(xml.getElementText().strip());
					default -> { }
				}
			} else if (event == XMLStreamConstants.END_ELEMENT) {
				if (xml.getLocalName().equals("featureDescription")) {
					features.put(feature, new TypeSystem.Range(range, element));
					inFeature = false;
				} else if (xml.getLocalName().equals("typeDescription")) {
					system.add(new TypeSystem.Type(type, supertype, features));
				}
			}
		}
		return system;
	}

	/** Types whose names start with {@code uima.} are built in and not declared. */
	static void write(TypeSystem system, Writer out) throws IOException {
		out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				+ "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n\t<types>\n");
		for (TypeSystem.Type type : system.types().values()) {
			if (type.name().startsWith("uima.")) {
				continue;
			}
			out.write("\t\t<typeDescription>\n\t\t\t<name>" + type.name() + "</name>\n\t\t\t<description/>\n\t\t\t<supertypeName>"
					+ type.supertype() + "</supertypeName>\n\t\t\t<features>\n");
			for (Map.Entry<String, TypeSystem.Range> feature : type.features().entrySet()) {
				TypeSystem.Range range = feature.getValue();
				out.write("\t\t\t\t<featureDescription>\n\t\t\t\t\t<name>" + feature.getKey()
						+ "</name>\n\t\t\t\t\t<description/>\n\t\t\t\t\t<rangeTypeName>" + range.type() + "</rangeTypeName>\n");
				if (range.element().isPresent()) {
					out.write("\t\t\t\t\t<elementType>" + range.element().get() + "</elementType>\n");
				}
				out.write("\t\t\t\t</featureDescription>\n");
			}
			out.write("\t\t\t</features>\n\t\t</typeDescription>\n");
		}
		out.write("\t</types>\n</typeSystemDescription>\n");
	}
}
