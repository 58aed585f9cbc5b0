package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.evaluation.Case;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.metrics.chunk.Outcome.Kind;

/** The page in a real browser. */
class HtmlReportBrowserTest {

	private static final String ROWS = "document.querySelectorAll('.case-row').length";
	private static final String COUNT = "document.getElementById('case-count').textContent";

	// The browser may still be writing to its profile while it ends.
	@TempDir(cleanup = CleanupMode.NEVER)
	Path folder;

	private Browser browser;
	private EvaluationResult result;
	private String address;

	@BeforeEach
	void start() throws Exception {
		Optional<Path> program = Browser.find();
		assumeTrue(program.isPresent(), "no Chromium is installed; install the package chromium to run this test");
		browser = Browser.start(program.get(), Files.createDirectory(folder.resolve("profile")));
	}

	@AfterEach
	void stop() throws Exception {
		if (browser != null) {
			browser.close();
		}
	}

	private void open(EvaluationResult shown, Locale locale) throws Exception {
		result = shown;
		Path file = folder.resolve("report.html");
		HtmlReport.write(result, file, locale);
		address = file.toUri().toString();
		browser.open(address);
		browser.waitFor("!document.getElementById('browser').hidden");
	}

	private void assertCount(Predicate<Case> filter) throws Exception {
		long expected = result.cases().stream().filter(filter).count();
		String text = String.format(Locale.ENGLISH, "%,d of %,d cases", expected, result.cases().size());
		assertEquals(text, browser.text(COUNT));
		assertEquals(expected * 58, browser.number("document.getElementById('case-space').offsetHeight"));
		assertTrue(browser.number(ROWS) <= Math.min(expected, 60), "the list holds more rows than are in sight");
		assertTrue(expected == 0 || browser.number(ROWS) > 0);
	}

	private static boolean is(Optional<Case.Item> item, String type) {
		return item.map(found -> found.type().equals(type)).orElse(type == null);
	}

	@Test
	void clickOnAConfusionCellShowsExactlyItsCases() throws Exception {
		open(SampleResults.rich(), Locale.ENGLISH);
		assertCount(one -> true);

		browser.click(".confusion a[href='#engine=corenlp-rules&gold=ORG&predicted=LOC']");
		browser.waitFor("location.hash.includes('case=')");
		assertCount(one -> one.engine().equals("corenlp-rules") && is(one.gold(), "ORG") && is(one.predicted(), "LOC"));
		String cell = "document.querySelector(\".confusion a[href='#engine=corenlp-rules&gold=ORG&predicted=LOC']\")";
		assertEquals(browser.text(cell + ".textContent") + " of 3,182 cases", browser.text(COUNT));
		assertEquals("corenlp-rules", browser.text("document.querySelector('select[name=engine]').selectedOptions[0].text"));

		browser.click(".confusion a[href='#engine=corenlp-crf&gold=PER&predicted-none']");
		browser.waitFor("location.hash.includes('predicted-none&case=')");
		assertCount(one -> one.engine().equals("corenlp-crf") && is(one.gold(), "PER") && one.predicted().isEmpty());
		assertClean();
	}

	@Test
	void filtersWorkTogetherAndCanBeCleared() throws Exception {
		open(SampleResults.rich(), Locale.ENGLISH);

		browser.choose("select[name=engine]", "bioes-transformer");
		browser.choose("select[name=type]", "LOC");
		assertCount(one -> one.engine().equals("bioes-transformer") && (is(one.gold(), "LOC") || is(one.predicted(), "LOC")));
		browser.click("input[value=missed]");
		browser.click("input[value=type]");
		assertCount(one -> one.engine().equals("bioes-transformer") && (is(one.gold(), "LOC") || is(one.predicted(), "LOC"))
				&& (one.kind() == Kind.MISSED || one.kind() == Kind.TYPE));
		browser.click("input[name=text]");
		browser.type("OXFORD");
		assertCount(one -> one.engine().equals("bioes-transformer") && (is(one.gold(), "LOC") || is(one.predicted(), "LOC"))
				&& (one.kind() == Kind.MISSED || one.kind() == Kind.TYPE) && one.context().contains("Oxford"));
		browser.type(" no such text");
		assertCount(one -> false);
		assertEquals("No case passes these filters. Clear one of them.", browser.text("document.getElementById('case').textContent"));

		browser.click("#case-filters button[type=reset]");
		assertCount(one -> true);
		assertEquals("", browser.text("document.querySelector('input[name=text]').value"));
		assertClean();
	}

	@Test
	void sentenceShowsGoldAndPredictedSpansAlsoNestedOnes() throws Exception {
		open(SampleResults.rich(), Locale.ENGLISH);
		browser.click("input[value=correct]");
		browser.click("input[name=text]");
		browser.type("Marie Curie an honorary degree in 1911 . (12)");

		String all = browser.text("document.getElementById('case').textContent");
		assertTrue(all.contains("The University of Oxford"), all);
		Case first = result.cases().stream().filter(one -> one.kind() == Kind.CORRECT && one.context().endsWith("(12)")
				&& one.context().contains("Marie Curie an")).findFirst().orElseThrow();
		Case.Part part = first.gold().orElseThrow().parts().getFirst();
		String expected = part.fragments().getFirst().of(first.context());
		String marked = "[...document.querySelectorAll('.mark.gold')].map(m => [...m.childNodes]"
				+ ".filter(n => !n.classList?.contains('tag')).map(n => n.textContent).join('')).join('')";
		assertEquals(expected, browser.text(marked));
		assertEquals(expected, browser.text(marked.replace(".gold", ".predicted")));
		assertEquals(2, browser.number("document.querySelectorAll('.sentence').length"));
		assertTrue(browser.number("document.querySelectorAll('.mark .mark').length") > 0, "Oxford is marked inside its university");
		assertClean();
	}

	@Test
	void relationsShowHeadAndTail() throws Exception {
		open(SampleResults.relations(), Locale.ENGLISH);

		assertEquals("Mozarthead PER|Constanze Webertail PER",
				browser.text("[...document.querySelectorAll('.mark.gold')].map(m => m.textContent).join('|')"));
		assertTrue(browser.text("document.getElementById('case').textContent").contains("semgrex: spouse"));
		assertClean();
	}

	@Test
	void keyboardMovesThroughTheListAndTheAddressFollows() throws Exception {
		open(SampleResults.rich(), Locale.ENGLISH);
		browser.evaluate("document.getElementById('case-list').focus()");
		browser.press("ArrowDown");
		browser.press("ArrowDown");
		assertEquals("#case=2", browser.text("location.hash"));
		browser.press("ArrowUp");
		browser.evaluate("document.activeElement.blur()");
		browser.press("j");
		browser.press("j");
		browser.press("k");
		assertEquals("#case=2", browser.text("location.hash"));
		browser.evaluate("document.getElementById('case-list').focus()");
		browser.press("End");
		assertEquals("#case=" + (result.cases().size() - 1), browser.text("location.hash"));
		assertEquals("true", browser.text("document.getElementById(document.getElementById('case-list')"
				+ ".getAttribute('aria-activedescendant')).getAttribute('aria-selected')"));
		assertClean();
	}

	@Test
	void addressOpensTheFilteredListAtItsCase() throws Exception {
		open(SampleResults.rich(), Locale.ENGLISH);
		int wanted = Stream.iterate(0, i -> i + 1).filter(i -> result.cases().get(i).kind() == Kind.SPURIOUS).skip(40).findFirst()
				.orElseThrow();
		browser.open("about:blank#x");
		browser.open(address + "#kind=spurious&case=" + wanted);
		browser.waitFor("document.getElementById('case-count') && !document.getElementById('browser').hidden");

		assertCount(one -> one.kind() == Kind.SPURIOUS);
		assertEquals("40", browser.text("document.querySelector('.case-row[aria-selected=true]').dataset.at"));
		assertTrue(browser.text("document.querySelector('#case .step').textContent").startsWith("41 of "));
	}

	@Test
	void themeAndSorting() throws Exception {
		open(SampleResults.rich(), Locale.ENGLISH);
		String background = "getComputedStyle(document.body).backgroundColor";
		String bar = "getComputedStyle(document.querySelector('svg [fill=\"var(--series-0)\"]')).fill";
		assertEquals("Theme: automatic", browser.text("document.getElementById('theme').textContent"));
		browser.click("#theme");
		String light = browser.text(background);
		String lightBar = browser.text(bar);
		browser.click("#theme");
		assertEquals("rgb(20, 24, 29)", browser.text(background));
		assertEquals("rgb(255, 255, 255)", light);
		assertNotEquals(lightBar, browser.text(bar));
		assertEquals("Theme: dark", browser.text("document.getElementById('theme').textContent"));

		String names = "[...document.querySelectorAll('#table-overall tbody th')].map(th => th.textContent).join()";
		browser.click("#table-overall thead th:nth-child(5) button");
		assertEquals("bioes-transformer,corenlp-crf,corenlp-rules", browser.text(names));
		browser.click("#table-overall thead th:nth-child(5) button");
		assertEquals("corenlp-rules,corenlp-crf,bioes-transformer", browser.text(names));
		browser.click("#table-types thead th:nth-child(4) button");
		browser.click("#table-types thead th:nth-child(4) button");
		assertEquals("MISC", browser.text("document.querySelector('#table-types tbody tr:last-child th').textContent"),
				"undefined comes last in either order");
		assertClean();
	}

	@Test
	void hostileTextsAreShownAndNotRun() throws Exception {
		open(SampleResults.hostile(), Locale.ENGLISH);

		assertTrue(browser.text("document.querySelector('h1').textContent").contains("</script><script>alert(1)</script>"));
		assertTrue(browser.text("document.getElementById('case').textContent").contains("<script>alert(1)"));
		assertEquals(3, browser.number("document.scripts.length"));
		browser.choose("select[name=engine]", "<i>one</i>");
		assertCount(one -> one.engine().equals("<i>one</i>"));
		assertClean();
	}

	@Test
	void twentyThousandCasesAreUsableAtOnce() throws Exception {
		open(SampleResults.large(20_000), Locale.ENGLISH);
		assertTrue(result.cases().size() >= 20_000);
		assertCount(one -> true);

		browser.choose("select[name=gold]", "DATE");
		assertCount(one -> is(one.gold(), "DATE"));
		browser.evaluate("document.getElementById('case-list').scrollTop = 1e7");
		browser.waitFor("[...document.querySelectorAll('.case-row')]"
				+ ".some(r => r.getAttribute('aria-posinset') === r.getAttribute('aria-setsize'))");
		assertClean();
	}

	@Test
	void narrowPageDoesNotScrollSideways() throws Exception {
		browser.resize(420, 800);
		open(SampleResults.rich(), Locale.FRENCH);

		assertEquals("", browser.text("[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, #case-list, pre')"
				+ " && e.getBoundingClientRect().right > 420).map(e => e.tagName + e.className).join()"));
		assertEquals(0, browser.number("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
		assertFalse(browser.text(COUNT).isBlank());
		assertTrue(browser.text(COUNT).contains("cas sur"));
	}

	private void assertClean() {
		assertEquals(List.of(), browser.complaints());
		assertTrue(browser.requests().stream().allMatch(url -> url.startsWith(address)), () -> browser.requests().toString());
	}

	@Test
	void aShareOfFlipsLeadsToThem() throws Exception {
		open(SampleStability.result(), Locale.ENGLISH);
		assertCount(one -> true);
		browser.click("a[href='#engine=shy&change=spaces']");
		assertEquals("10 of 10 flips", browser.text(COUNT));
		assertTrue(browser.text("document.querySelector('.case-row').textContent").contains("right, then wrong"));
		assertEquals("Ada  <b>met</b>  Bob.", browser.text("[...document.querySelectorAll('#case .sentence')].pop().textContent"));
		assertEquals("AdaPER <b>met</b> Bob.", browser.text("document.querySelectorAll('#case .sentence')[1].textContent"), "what was found before");
		assertTrue(browser.text("location.hash").startsWith("#engine=shy&change=spaces&case="));
		browser.choose("select[name=change]", "none: as the text is");
		assertCount(one -> one.engine().equals("shy"));
		browser.open(address + "#change=any&text=bob");
		browser.waitFor("document.getElementById('case-count').textContent.includes('flips')");
		assertEquals("10 of 10 flips", browser.text(COUNT));
	}
}
