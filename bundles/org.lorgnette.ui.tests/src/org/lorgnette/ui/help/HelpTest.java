package org.lorgnette.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Workspace;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HelpTest {

	/** The second argument of setHelp, the argument of displayHelp, or what a launch configuration's tab group names. */
	private static final Pattern USE = Pattern.compile(
			"\\bsetHelp\\(.*,\\s*([^,;]+)\\);|displayHelp\\(([^;]+)\\);|helpContextId=(\"[^\"]+\")");
	private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = ([^;]+);");

	@ParameterizedTest
	@ValueSource(strings = { "en", "fr" })
	void theTableOfContentsLeadsToEveryPage(String language) {
		HelpFiles files = new HelpFiles(language);
		Document toc = files.read("toc.xml");
		SortedSet<String> told = new TreeSet<>(HelpFiles.values(toc, "topic", "href"));
		told.addAll(HelpFiles.values(toc, "toc", "topic"));

		assertEquals(files.pages(), told);
		for (Element topic : HelpFiles.elements(toc, "topic")) {
			Document page = files.read(topic.getAttribute("href"));
			assertEquals(HelpFiles.elements(page, "h1").getFirst().getTextContent().strip(), topic.getAttribute("label"));
		}
	}

	@Test
	void everyPageIsThereInBothLanguages() {
		assertEquals(new HelpFiles("en").pages(), new HelpFiles("fr").pages());
		for (String page : new HelpFiles("en").pages()) {
			Document english = new HelpFiles("en").read(page);
			Document french = new HelpFiles("fr").read(page);
			for (String element : List.of("h2", "table", "tr", "img", "li")) {
				assertEquals(HelpFiles.elements(english, element).size(), HelpFiles.elements(french, element).size(), page + " " + element);
			}
			assertFalse(english.getDocumentElement().getTextContent().equals(french.getDocumentElement().getTextContent()), page);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "fr" })
	void pagesAreWellFormedAndLinkToWhatIsThere(String language) {
		HelpFiles files = new HelpFiles(language);
		for (String page : files.pages()) {
			Document document = files.read(page);
			assertEquals(language, document.getDocumentElement().getAttribute("lang"), page);
			assertEquals(1, HelpFiles.elements(document, "h1").size(), page);
			for (String link : links(document)) {
				assertTrue(files.find("html/" + link).isPresent(), page + " leads to " + link);
			}
			HelpFiles.elements(document, "img").forEach(image -> assertFalse(image.getAttribute("alt").isBlank(), page));
		}
	}

	private static List<String> links(Document document) {
		return Stream.of(HelpFiles.values(document, "a", "href"), HelpFiles.values(document, "img", "src"),
				HelpFiles.values(document, "link", "href")).flatMap(List::stream).toList();
	}

	@Test
	void contextsAreThoseThatTheWorkbenchNames() throws IOException {
		SortedSet<String> used = usedInSources();
		assertTrue(used.contains(Ids.EDITOR) && used.contains(Ids.ASK_VIEW) && used.contains(Ids.PLUGIN + ".launch"), used::toString);

		for (String language : HelpFiles.LANGUAGES) {
			SortedMap<String, List<String>> defined = new TreeMap<>();
			HelpFiles files = new HelpFiles(language);
			define(files.read("contexts.xml"), Ids.PLUGIN, defined);
			define(files.read("contexts-editor.xml"), Ids.EDITOR, defined);
			assertEquals(used, defined.keySet(), language);
			defined.forEach((id, topics) -> topics
					.forEach(topic -> assertTrue(files.find(topic).isPresent(), id + " leads to " + topic)));
		}
	}

	private static void define(Document contexts, String plugin, SortedMap<String, List<String>> defined) {
		HelpFiles.elements(contexts, "context").forEach(context -> {
			List<String> topics = Stream.iterate(0, i -> i + 1).limit(context.getElementsByTagName("topic").getLength())
					.map(i -> context.getElementsByTagName("topic").item(i).getAttributes().getNamedItem("href").getNodeValue()).toList();
			assertFalse(topics.isEmpty(), context.getAttribute("id"));
			defined.put(plugin + "." + context.getAttribute("id"), topics);
		});
	}

	@Test
	void thePlatformFindsEveryContextAndItsPages() throws IOException {
		for (String id : usedInSources()) {
			IContext context = HelpSystem.getContext(id);
			assertNotNull(context, id);
			assertFalse(context.getText() == null || context.getText().isBlank(), id);
			assertTrue(context.getRelatedTopics().length > 0, id);
			for (IHelpResource topic : context.getRelatedTopics()) {
				assertTrue(topic.getHref().startsWith("/org.lorgnette.doc/html/"), topic.getHref());
			}
		}
	}

	private static SortedSet<String> usedInSources() throws IOException {
		SortedSet<String> used = new TreeSet<>();
		Path bundle = Workspace.root().resolve("bundles/" + Ids.PLUGIN);
		try (Stream<Path> sources = Files.walk(bundle.resolve("src"))) {
			for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
				collect(Files.readString(source), used);
			}
		}
		collect(Files.readString(bundle.resolve("plugin.xml")), used);
		return used;
	}

	private static void collect(String source, SortedSet<String> used) {
		TreeMap<String, String> constants = new TreeMap<>();
		CONSTANT.matcher(source).results().forEach(found -> constants.put(found.group(1), found.group(2)));
		Matcher use = USE.matcher(source);
		while (use.find()) {
			String expression = Stream.of(use.group(1), use.group(2), use.group(3)).filter(group -> group != null).findFirst()
					.orElseThrow();
			used.add(value(expression.strip(), constants));
		}
	}

	/** The value of a constant expression of strings. */
	private static String value(String expression, TreeMap<String, String> constants) {
		StringBuilder value = new StringBuilder();
		for (String term : expression.split("\\s*\\+\\s*")) {
			if (term.startsWith("\"")) {
				value.append(term, 1, term.length() - 1);
			} else if (term.startsWith("Ids.")) {
				try {
					value.append(Ids.class.getField(term.substring("Ids.".length())).get(null));
				} catch (ReflectiveOperationException e) {
					throw new AssertionError(term, e);
				}
			} else {
				assertTrue(constants.containsKey(term), "the help context " + expression + " is no constant");
				value.append(value(constants.get(term), constants));
			}
		}
		return value.toString();
	}
}
