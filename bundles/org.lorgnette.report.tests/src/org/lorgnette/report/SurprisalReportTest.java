package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.engine.language.NextPiece;
import org.lorgnette.engine.language.ReadPiece;
import org.lorgnette.model.Span;
import org.lorgnette.report.SurprisalReport.ReadText;
import org.lorgnette.report.SurprisalReport.Reading;

class SurprisalReportTest {

	private static final String TEXT = "a <b>\n\ud83d\ude80 c";
	private static final Pattern PAINTED = Pattern.compile("class=\"painted\"[^>]*>(.*?)</div>", Pattern.DOTALL);

	// The browser may still be writing to its profile while it ends.
	@TempDir(cleanup = CleanupMode.NEVER)
	private Path folder;

	private static ReadPiece piece(int begin, int end, double bits, NextPiece... alternatives) {
		return new ReadPiece(new Span(begin, end), end - begin, -bits * Math.log(2), 2, 1, 0, List.of(alternatives));
	}

	/** Of 0.5, 1, 5 and 3 bits, and a character in two pieces of 9 bits each; what no piece has is shown all the same. */
	private static List<ReadText> texts() {
		return List.of(new ReadText("note", TEXT, List.of(new Reading("language-en", List.of(piece(0, 1, 0.5), piece(1, 3, 1),
				piece(3, 5, 5,
				new NextPiece(" \"the'<", 0.25), new NextPiece("", 0.125)), piece(6, 8, 9), piece(6, 8, 9), piece(8, 10, 3))))));
	}

	private static String page(Locale locale) throws IOException {
		StringWriter out = new StringWriter();
		SurprisalReport.write(texts(), out, locale);
		return out.toString();
	}

	@Test
	void paintsTheTextToTheLetter() throws IOException {
		Matcher painted = PAINTED.matcher(page(Locale.ENGLISH));
		assertTrue(painted.find());
		assertEquals("a &lt;b&gt;\n\ud83d\ude80 c", painted.group(1).replaceAll("<[^>]*>", ""));
		Matcher steps = Pattern.compile("<span class=\"(s\\d)\" title=\"([^\"]*)\"").matcher(painted.group(1));
		List<String> found = steps.results().map(step -> step.group(1) + " " + step.group(2)).toList();
		assertEquals(List.of("s0 0.5 bits, rank 3", "s1 1.0 bits, rank 3", "s3 5.0 bits, rank 3",
				"s5 18.0 bits, rank 3 (2 pieces)",
				"s2 3.0 bits, rank 3"), found);
	}

	@Test
	void saysItInFrench() throws IOException {
		String page = page(Locale.FRENCH);
		assertTrue(page.contains("lang=\"fr\"") && page.contains("0,5 bits, rang 3") && page.contains("Perplexit\u00e9"));
	}

	@Test
	void anEmptyTextHasNoPerplexity() throws IOException {
		StringWriter out = new StringWriter();
		SurprisalReport.write(List.of(new ReadText("empty", "", List.of(new Reading("kneser-ney", List.of())))), out,
				Locale.ENGLISH);
		assertTrue(out.toString().contains("an empty text has none"));
	}

	@Test
	void aPieceShowsItsAlternatives() throws Exception {
		Optional<Path> program = Browser.find();
		assumeTrue(program.isPresent(), "no Chromium is installed; install the package chromium to run this test");
		Path file = folder.resolve("page.html");
		SurprisalReport.write(texts(), file, Locale.ENGLISH);
		try (Browser browser = Browser.start(program.get(), Files.createDirectory(folder.resolve("profile")))) {
			browser.open(file.toUri().toString());
			browser.waitFor("document.getElementById('piece').hidden");
			browser.evaluate("document.querySelectorAll('.painted > span')[2].click()");
			assertEquals("\u2423\"the'<", browser.text("document.querySelector('#piece tbody td').textContent"));
			assertEquals("0.2500", browser.text("document.querySelectorAll('#piece tbody td')[1].textContent"));
			assertEquals("(end of the text)",
					browser.text("document.querySelectorAll('#piece tbody tr')[1].cells[0].textContent"));
			browser.evaluate("document.querySelector('.painted').focus()");
			browser.press("ArrowRight");
			assertEquals("\ud83d\ude80", browser.text("document.querySelector('.painted [aria-current]').textContent"));
		}
	}
}
