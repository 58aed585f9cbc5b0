package org.lorgnette.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;

import org.lorgnette.evaluation.EngineResult;
import org.lorgnette.evaluation.EvaluationResult;
import org.lorgnette.evaluation.GateResult;
import org.lorgnette.report.html.Html;

/**
 * Gates as JUnit XML for build servers, as Maven's Surefire writes it: one suite for the experiment, one test case per gate, and
 * one per engine that fails if the engine failed on a document.
 */
public final class JUnitXmlReport {

	private JUnitXmlReport() {
	}

	public static void write(EvaluationResult result, Path file) throws IOException {
		ReportFile.write(file, out -> write(result, out));
	}

	/** Does not close the writer. */
	public static void write(EvaluationResult result, Writer out) throws IOException {
		long failed = result.gates().stream().filter(gate -> !gate.passed()).count();
		long errors = result.engines().stream().filter(engine -> !engine.failures().isEmpty()).count();
		String name = result.experiment().name();
		double time = result.engines().stream().mapToDouble(engine -> engine.timing().loadSeconds() + engine.timing().seconds()).sum();
		out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"" + attribute(name) + "\" tests=\""
				+ (result.gates().size() + result.engines().size()) + "\" failures=\"" + failed + "\" errors=\"" + errors
				+ "\" skipped=\"0\" time=\"" + seconds(time) + "\">\n");
		for (EngineResult engine : result.engines()) {
			engine(engine, name, out);
		}
		for (GateResult gate : result.gates()) {
			gate(gate, name, out);
		}
		out.write("</testsuite>\n</testsuites>\n");
	}

	private static void engine(EngineResult engine, String suite, Writer out) throws IOException {
		out.write("<testcase classname=\"" + attribute(suite) + "\" name=\"" + attribute(engine.name() + " runs on every document")
				+ "\" time=\"" + seconds(engine.timing().seconds()) + "\"");
		if (engine.failures().isEmpty()) {
			out.write("/>\n");
			return;
		}
		int count = engine.failures().size();
		out.write(">\n<error type=\"engine\" message=\"" + attribute(engine.name() + " failed on " + count + " of "
				+ engine.timing().documents() + " documents") + "\">");
		for (var failure : engine.failures().entrySet()) {
			out.write(Html.escape(failure.getKey() + ": " + failure.getValue() + "\n"));
		}
		out.write("</error>\n</testcase>\n");
	}

	private static void gate(GateResult result, String suite, Writer out) throws IOException {
		String demand = result.gate().engine() + " " + result.gate().metric() + " >= " + result.gate().atLeast();
		out.write("<testcase classname=\"" + attribute(suite) + "\" name=\"" + attribute(demand) + "\" time=\"0\"");
		if (result.passed()) {
			out.write("/>\n");
			return;
		}
		String value = result.value().isPresent() ? Double.toString(result.value().getAsDouble()) : "undefined";
		String message = result.gate().metric() + " of " + result.gate().engine() + " is " + value + ", expected at least "
				+ result.gate().atLeast();
		out.write(">\n<failure type=\"gate\" message=\"" + attribute(message) + "\">" + Html.escape(message)
				+ "</failure>\n</testcase>\n");
	}

	private static String seconds(double seconds) {
		return String.format(Locale.ROOT, "%.3f", seconds);
	}

	/** Line breaks in attributes are kept only as references. */
	private static String attribute(String text) {
		return Html.escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;");
	}
}
