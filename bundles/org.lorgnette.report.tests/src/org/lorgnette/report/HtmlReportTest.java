package org.lorgnette.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.Score;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class HtmlReportTest {

	private static final Set<String> VOID = Set.of("meta", "input", "br");
	private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][\\w-]*)((?:\\s+[\\w:-]+(?:=\"[^\"<>]*\")?)*)\\s*(/?)>");

	@Test
	void tagsAreBalancedWhateverTheTexts() throws IOException {
		for (EvaluationResult result : List.of(SampleResults.rich(), SampleResults.hostile(), SampleResults.empty(),
				SampleResults.relations())) {
			assertBalanced(page(result, Locale.ENGLISH));
			assertBalanced(page(result, Locale.FRENCH));
		}
	}

	/** Every {@code <} begins a tag of this form, and every tag that opens is closed in turn. */
	private static void assertBalanced(String page) {
		String body = withoutScripts(page.substring("<!DOCTYPE html>".length()));
		Deque<String> open = new ArrayDeque<>();
		Matcher tag = TAG.matcher(body);
		int at = body.indexOf('<');
		while (at >= 0) {
			assertTrue(tag.find(at) && tag.start() == at, "no tag: " + body.substring(at, Math.min(body.length(), at + 80)));
			String name = tag.group(2);
			if (!tag.group(1).isEmpty()) {
				assertEquals(open.poll(), name, "closed at " + at);
			} else if (tag.group(4).isEmpty() && !VOID.contains(name)) {
				open.push(name);
			}
			at = body.indexOf('<', tag.end());
		}
		assertTrue(open.isEmpty(), "left open: " + open);
	}

	/** Scripts and styles end at their first end tag, as a browser reads them. */
	private static String withoutScripts(String page) {
		return page.replaceAll("(?s)(<(script|style)[^>]*>).*?</\\2>", "$1</$2>");
	}

	@Test
	void hostileTextsDoNotEndScripts() throws IOException {
		String page = page(SampleResults.hostile(), Locale.ENGLISH);

		assertEquals(3, page.split("<script", -1).length - 1);
		assertEquals(3, page.split("</script>", -1).length - 1);
		assertFalse(page.contains("<script>alert"));
		JsonParser.parseString(data(page));
	}

	@Test
	void needsNoOtherFileAndNoNetwork() throws IOException {
		String page = page(SampleResults.rich(), Locale.ENGLISH);

		assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(page).find());
		assertFalse(Pattern.compile("https?:|@import|url\\(|fetch\\(|XMLHttpRequest").matcher(page).find());
	}

	@Test
	void idsAreUnique() throws IOException {
		Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(withoutScripts(page(SampleResults.rich(), Locale.ENGLISH)));
		Set<String> seen = new HashSet<>();
		while (ids.find()) {
			assertTrue(seen.add(ids.group(1)), ids.group(1));
		}
		assertTrue(seen.contains("cases"));
	}

	@Test
	void linksWithinThePageHaveTargets() throws IOException {
		String page = withoutScripts(page(SampleResults.rich(), Locale.ENGLISH));
		Matcher links = Pattern.compile("href=\"#([\\w-]+)\"").matcher(page);
		int count = 0;
		while (links.find()) {
			assertTrue(page.contains(" id=\"" + links.group(1) + "\""), links.group());
			count++;
		}
		assertTrue(count >= 8);
	}

	@Test
	void tableOfTypesHoldsTheExactNumbersOfTheJson() throws IOException {
		EvaluationResult result = SampleResults.rich();
		List<Double> expected = new ArrayList<>();
		for (String type : new TreeSet<>(result.engines().getFirst().types().keySet())) {
			for (EngineResult engine : result.engines()) {
				Score score = engine.types().get(type);
				List.of(score.precision(), score.recall(), score.f1()).forEach(estimate -> estimate.value().ifPresent(expected::add));
				expected.add((double) score.counts().gold());
				expected.add((double) score.counts().predicted());
				expected.add(score.credit());
			}
		}
		String page = page(result, Locale.ENGLISH);
		String table = page.substring(page.indexOf("id=\"table-types\""));
		Matcher data = Pattern.compile("<data value=\"([^\"]*)\"").matcher(table.substring(0, table.indexOf("</table>")));
		List<Double> actual = new ArrayList<>();
		while (data.find()) {
			actual.add(Double.valueOf(data.group(1)));
		}
		assertEquals(expected, actual);
	}

	@Test
	void undefinedNumbersAreDashesThatSayWhy() throws IOException {
		String page = page(SampleResults.rich(), Locale.ENGLISH);

		assertTrue(page.contains("title=\"undefined: nothing was predicted\">\u2013</span>"));
		assertTrue(page.contains("title=\"undefined: there is no gold item\">\u2013</span>"));
		assertFalse(page.contains("NaN"));
	}

	@Test
	void frenchPageIsFrench() throws IOException {
		String page = page(SampleResults.rich(), Locale.CANADA_FRENCH);

		assertTrue(page.contains("<html lang=\"fr\">"));
		assertTrue(page.contains("\u00c9valuation\u00a0: business-and-biographies"));
		assertTrue(page.contains("bioes-transformer d\u00e9passe corenlp-rules de 0,29 F1"));
		assertFalse(page.contains("Error browser"));
	}

	@Test
	void embeddedDataHoldsEveryCaseAndEachSentenceOnce() throws IOException {
		EvaluationResult result = SampleResults.rich();
		JsonObject data = JsonParser.parseString(data(page(result, Locale.ENGLISH))).getAsJsonObject();

		assertEquals(result.cases().size(), data.getAsJsonArray("cases").size());
		assertEquals(result.cases().stream().map(one -> one.context()).distinct().count(), data.getAsJsonArray("contexts").size());
		assertEquals(result.engines().size(), data.getAsJsonArray("engines").size());
	}

	private static String data(String page) {
		String start = "id=\"case-data\">";
		int from = page.indexOf(start) + start.length();
		return page.substring(from, page.indexOf("</script>", from));
	}

	private static String page(EvaluationResult result, Locale locale) throws IOException {
		StringWriter out = new StringWriter();
		HtmlReport.write(result, out, locale);
		return out.toString();
	}
}
