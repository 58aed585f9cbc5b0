package org.lorgnette.ui.help;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The files of the help in one language. French ones lie in a folder of their own; what is not there is that of English. */
final class HelpFiles {

	static final List<String> LANGUAGES = List.of("en", "fr");

	private final String folder;

	/** @param language one of {@link #LANGUAGES} */
	HelpFiles(String language) {
		folder = language.equals("en") ? "" : "nl/" + language + "/";
	}

	private static Bundle bundle() {
		Bundle bundle = Platform.getBundle("org.lorgnette.doc");
		assertNotNull(bundle, "the bundle with the help is not installed");
		return bundle;
	}

	/** The file that the help shows for this path. */
	Optional<URL> find(String path) {
		return Optional.ofNullable(bundle().getEntry(folder + path)).or(() -> Optional.ofNullable(bundle().getEntry(path)));
	}

	/** Paths of the pages that are written in this language. */
	SortedSet<String> pages() {
		SortedSet<String> pages = new TreeSet<>();
		Enumeration<URL> found = bundle().findEntries(folder + "html", "*.html", false);
		Collections.list(found).forEach(page -> pages.add("html/" + page.getPath().substring(page.getPath().lastIndexOf('/') + 1)));
		return pages;
	}

	/** A file that must exist in this very language, and be well-formed. */
	Document read(String path) {
		URL file = bundle().getEntry(folder + path);
		assertNotNull(file, folder + path);
		try (InputStream in = file.openStream()) {
			DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
			builder.setErrorHandler(null);
			return builder.parse(in, file.toString());
		} catch (IOException | SAXException | ParserConfigurationException e) {
			throw new AssertionError(folder + path + ": " + e.getMessage(), e);
		}
	}

	static List<Element> elements(Document document, String name) {
		List<Element> elements = new ArrayList<>();
		NodeList found = document.getElementsByTagName(name);
		for (int i = 0; i < found.getLength(); i++) {
			elements.add((Element) found.item(i));
		}
		return elements;
	}

	/** The values of an attribute where it is given, in the order of the document. */
	static List<String> values(Document document, String element, String attribute) {
		return elements(document, element).stream().filter(found -> found.hasAttribute(attribute))
				.map(found -> found.getAttribute(attribute)).toList();
	}
}
