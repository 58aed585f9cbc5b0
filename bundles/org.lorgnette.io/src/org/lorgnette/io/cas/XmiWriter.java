package org.lorgnette.io.cas;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.model.Document;

/**
 * Writes the XMI form of a CAS. Links are written in the attribute of their host, as UIMA does for arrays that nothing shares.
 */
final class XmiWriter {

	private final String target;
	private final LossListener losses;
	private final TypeSystem types;

	/** @param types gathers what the documents use */
	XmiWriter(String target, LossListener losses, TypeSystem types) {
		this.target = target;
		this.losses = losses;
		this.types = types;
	}

	void write(Document document, Writer out) throws IOException {
		Cas cas = WrittenCas.of(document, losses);
		types.collect(cas);
		int illegal = firstIllegal(document.text());
		if (illegal >= 0) {
			throw new CorpusException(Location.of(target), "document '" + document.id() + "' holds the character U+"
					+ String.format("%04X", document.text().codePointAt(illegal)) + " at offset " + illegal
					+ ", which XML cannot hold; remove it or write another format");
		}
		int sofa = cas.structures().stream().mapToInt(FeatureStructure::id).max().orElse(0) + 1;
		Map<String, String> prefixes = prefixes(cas.structures());
		out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\""
				+ " xmlns:cas=\"http:///uima/cas.ecore\"");
		for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
			out.write(" xmlns:" + prefix.getValue() + "=\"" + prefix.getKey() + "\"");
		}
		out.write(" xmi:version=\"2.0\">\n\t<cas:NULL xmi:id=\"0\"/>\n");
		for (FeatureStructure structure : cas.structures()) {
			structure(document.id(), structure, prefixes, sofa, out);
		}
		out.write("\t<cas:Sofa xmi:id=\"" + sofa + "\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\""
				+ escape(document.text()) + "\"/>\n");
		out.write("\t<cas:View sofa=\"" + sofa + "\" members=\"" + cas.structures().stream()
				.map(structure -> Integer.toString(structure.id())).collect(Collectors.joining(" ")) + "\"/>\n</xmi:XMI>\n");
	}

	private void structure(String document, FeatureStructure structure, Map<String, String> prefixes, int sofa, Writer out)
			throws IOException {
		String prefix = prefixes.get(namespace(structure.type()));
		out.write("\t<" + prefix + ":" + Layers.shortName(structure.type()) + " xmi:id=\"" + structure.id() + "\"");
		if (structure.span().isPresent()) {
			out.write(" sofa=\"" + sofa + "\" begin=\"" + structure.span().get().begin() + "\" end=\""
					+ structure.span().get().end() + "\"");
		} else if (structure.refersBy(Layers.FIRST)) {
			out.write(" sofa=\"" + sofa + "\"");
		}
		for (Map.Entry<String, FeatureValue> feature : structure.features().entrySet()) {
			String value = switch (feature.getValue()) {
				case FeatureValue.Primitive primitive -> legal(document, structure, feature.getKey(), primitive.text());
				case FeatureValue.Reference reference -> Integer.toString(reference.target());
				case FeatureValue.References references -> references.targets().stream().map(String::valueOf)
						.collect(Collectors.joining(" "));
			};
			out.write(" " + feature.getKey() + "=\"" + escape(value) + "\"");
		}
		out.write("/>\n");
	}

	private static String namespace(String type) {
		int dot = type.lastIndexOf('.');
		return "http:///" + (dot < 0 ? "uima/noNamespace" : type.substring(0, dot).replace('.', '/')) + ".ecore";
	}

	private static Map<String, String> prefixes(List<FeatureStructure> structures) {
		Map<String, String> prefixes = new LinkedHashMap<>();
		for (FeatureStructure structure : structures) {
			String namespace = namespace(structure.type());
			if (!prefixes.containsKey(namespace)) {
				String base = namespace.substring(namespace.lastIndexOf('/') + 1, namespace.length() - ".ecore".length());
				String prefix = base;
				for (int i = 2; prefixes.containsValue(prefix) || prefix.equals("xmi") || prefix.equals("cas")
						|| prefix.startsWith("xml"); i++) {
					prefix = "n" + i + base;
				}
				prefixes.put(namespace, prefix);
			}
		}
		return prefixes;
	}

	private String legal(String document, FeatureStructure structure, String feature, String value) {
		if (firstIllegal(value) < 0) {
			return value;
		}
		losses.report(document, "illegal character",
				"'" + feature + "' of " + structure.id() + " holds characters that XML cannot hold; they are replaced by U+FFFD");
		StringBuilder kept = new StringBuilder();
		value.codePoints().forEach(character -> kept.appendCodePoint(isLegal(character) ? character : 0xFFFD));
		return kept.toString();
	}

	/** The offset of the first character that XML 1.0 cannot hold, or -1. */
	private static int firstIllegal(String text) {
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			if (!isLegal(text.codePointAt(i))) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isLegal(int character) {
		return character == '\t' || character == '\n' || character == '\r' || character >= 0x20 && character <= 0xD7FF
				|| character >= 0xE000 && character <= 0xFFFD || character >= 0x10000;
	}

	private static String escape(String value) {
		StringBuilder escaped = new StringBuilder(value.length() + 16);
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			switch (character) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\t', '\n', '\r', '\u0085', '\u2028' -> escaped.append("&#").append((int) character).append(';');
				default -> escaped.append(character);
			}
		}
		return escaped.toString();
	}
}
