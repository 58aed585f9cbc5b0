package org.lorgnette.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.lorgnette.ui.Ids;
import org.lorgnette.ui.harness.Ui;
import org.osgi.framework.Bundle;

/** Whatever is said is said in both languages. */
class FrenchTest {

	private static final Pattern HOLE = Pattern.compile("\\{\\d+}");
	/** Spelt alike in both languages, or the name of something. */
	private static final Set<String> ALIKE = Set.of("Question", "score", "Source", "Relations", "Documents", "Document",
			"Score", "Scores", "Type", "Attention", "Insertion", "Attribution",
			"PDF (*.pdf)", "JUnit XML", "Markdown", "document", "Licence", "Java", "Option", "Corpus", "Lorgnette",
					"Orange (organisations)",
			"BILOU", "BIOES", "IOB1", "BIO (IOB2)", "IOE1", "IOE2");
	private static final Pattern ENGLISH =
			Pattern.compile("(?i)\\b(the|and|of|with|is|are|not|this|that|from|file|engine|answer)\\b");

	private static Map<String, URL> english() {
		Bundle bundle = Platform.getBundle(Ids.PLUGIN);
		Map<String, URL> found = new TreeMap<>();
		for (String folder : List.of("/", "/org", "/src/org", "/bin/org")) {
			for (String name : List.of("messages.properties", "plugin.properties")) {
				var entries = bundle.findEntries(folder, name, folder.length() > 1);
				if (entries != null) {
					Collections.list(entries).forEach(url -> found.putIfAbsent(url.getPath(), url));
				}
			}
		}
		return found;
	}

	private static Map<String, String> read(URL url) {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
			properties.load(reader);
		} catch (IOException e) {
			throw new AssertionError(url + " cannot be read", e);
		}
		Map<String, String> map = new TreeMap<>();
		properties.forEach((key, value) -> map.put((String) key, (String) value));
		return map;
	}

	private static Map<String, String> french(Map.Entry<String, URL> english) {
		URL url = Platform.getBundle(Ids.PLUGIN).getEntry(english.getKey().replace(".properties", "_fr.properties"));
		assertTrue(url != null, () -> english.getKey() + " has no French beside it");
		return read(url);
	}

	private static TreeSet<String> holes(String text) {
		return HOLE.matcher(text).results().map(result -> result.group()).collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void bothLanguagesSayTheSame() {
		Map<String, URL> files = english();
		assertTrue(files.size() > 15, () -> "too few: " + files.keySet());
		for (Map.Entry<String, URL> file : files.entrySet()) {
			Map<String, String> english = read(file.getValue());
			Map<String, String> french = french(file);
			assertEquals(english.keySet(), french.keySet(), file.getKey());
			english.forEach((key, text) -> assertEquals(holes(text), holes(french.get(key)), file.getKey() + ": " + key));
		}
	}

	@Test
	void noEnglishIsLeftInTheFrench() {
		TreeSet<String> left = new TreeSet<>();
		for (Map.Entry<String, URL> file : english().entrySet()) {
			Map<String, String> english = read(file.getValue());
			french(file).forEach((key, text) -> {
				String words = HOLE.matcher(text).replaceAll("").replaceAll("[():,;.&…]+\\s*$", "").strip();
				boolean alike = text.equals(english.get(key)) && Pattern.compile("\\p{L}{3}").matcher(words).find() && !ALIKE.contains(text)
						&& !ALIKE.contains(words.replaceAll("\\W+$", ""));
				if (alike || ENGLISH.matcher(words.replaceAll("<[^>]*>|[‘«“][^’»”]*[’»”]", "")).find()) {
					left.add(file.getKey() + ": " + key + " = " + text);
				}
			});
		}
		assertTrue(left.isEmpty(), () -> String.join("\n", left));
	}

	@Test
	void viewsHaveFrenchTitlesInAFrenchWorkbench() {
		assumeTrue(Platform.getNL().startsWith("fr"), "skipped: the workbench is not French (-nl fr)");
		Ui.perspective(Ids.PERSPECTIVE);
		Map<String, String> titles = Map.of(Ids.TOKENS_VIEW, "Mots", Ids.EVALUATION_VIEW, "Évaluation", Ids.ERRORS_VIEW,
				"Erreurs", Ids.ASK_VIEW,
				"Questions", Ids.PICTURE_VIEW, "Image");
		titles.forEach((id, title) -> {
			var view = Ui.view(id);
			assertEquals(title, Ui.call(view::getTitle));
			assertFalse(Ui.call(view::getTitle).startsWith("%"));
		});
	}
}
