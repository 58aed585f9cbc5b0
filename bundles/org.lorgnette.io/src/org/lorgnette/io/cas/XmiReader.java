package org.lorgnette.io.cas;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;

/**
 * Reads the XMI form of a CAS (UIMA References, chapter XMI CAS Serialization). Elements become {@link RawStructure raw
 * structures}, which {@link RawCas} makes a CAS of.
 */
final class XmiReader {

	private static final String XMI = "http://www.omg.org/XMI";
	private static final String ECORE = ".ecore";

	private final String name;
	private final ProblemListener problems;
	private final RawCas cas;

	XmiReader(String name, ProblemListener problems, TypeSystem types) {
		this.name = name;
		this.problems = problems;
		this.cas = new RawCas(name, problems, types);
	}

	Cas read(InputStream in) throws IOException {
		try (SafeXml xml = new SafeXml(in, name)) {
			try {
				elements(xml.reader());
			} catch (XMLStreamException e) {
				throw xml.broken(e);
			}
		}
		return cas.build();
	}

	private void elements(XMLStreamReader xml) throws XMLStreamException, IOException {
		int depth = 0;
		while (xml.hasNext()) {
			int event = xml.next();
			if (event == XMLStreamConstants.START_ELEMENT) {
				if (depth == 0 && !(xml.getLocalName().equals("XMI") && XMI.equals(xml.getNamespaceURI()))) {
					throw new CorpusException(place(xml), "is XML, but not XMI: expected the element xmi:XMI, got " + xml.getLocalName());
				}
				depth++;
				if (depth == 2) {
					element(xml);
					depth--;
				}
			} else if (event == XMLStreamConstants.END_ELEMENT) {
				depth--;
			}
		}
	}

	private Location place(XMLStreamReader xml) {
		return new Location(name, Math.max(0, xml.getLocation().getLineNumber()));
	}

	private void element(XMLStreamReader xml) throws XMLStreamException {
		Location place = place(xml);
		String type = type(xml.getNamespaceURI(), xml.getLocalName());
		Map<String, String> attributes = new LinkedHashMap<>();
		String id = "";
		for (int i = 0; i < xml.getAttributeCount(); i++) {
			if (XMI.equals(xml.getAttributeNamespace(i))) {
				id = xml.getAttributeLocalName(i).equals("id") ? xml.getAttributeValue(i) : id;
			} else {
				attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
			}
		}
		Map<String, List<String>> children = new HashMap<>();
		while (xml.next() != XMLStreamConstants.END_ELEMENT) {
			if (xml.isStartElement()) {
				children.computeIfAbsent(xml.getLocalName(), key -> new ArrayList<>()).add(childText(xml));
			}
		}
		children.forEach((feature, values) -> {
			if (values.size() > 1) {
				problems.report(new Problem(place, "the " + values.size() + " values of '" + feature
						+ "' are kept as one, joined by spaces"));
			}
			attributes.put(feature, String.join(" ", values));
		});
		if (!type.equals("uima.cas.NULL")) {
			cas.add(new RawStructure(place, id, type, attributes));
		}
	}

	private static String childText(XMLStreamReader xml) throws XMLStreamException {
		StringBuilder text = new StringBuilder();
		int depth = 1;
		while (depth > 0) {
			switch (xml.next()) {
				case XMLStreamConstants.START_ELEMENT -> depth++;
				case XMLStreamConstants.END_ELEMENT -> depth--;
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
				default -> { }
			}
		}
		return text.toString();
	}

	/** {@code http:///a/b.ecore} and {@code C} name the type {@code a.b.C}. */
	static String type(String namespace, String localName) {
		String plain = Optional.ofNullable(namespace).orElse("");
		int slashes = plain.indexOf("///");
		String path = slashes < 0 ? plain : plain.substring(slashes + 3);
		String packageName = (path.endsWith(ECORE) ? path.substring(0, path.length() - ECORE.length()) : path).replace('/', '.');
		return packageName.isEmpty() || packageName.equals("uima.noNamespace") ? localName : packageName + "." + localName;
	}
}
