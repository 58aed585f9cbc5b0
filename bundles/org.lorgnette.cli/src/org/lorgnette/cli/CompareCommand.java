package org.lorgnette.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lorgnette.evaluation.experiment.ComparisonSpec;
import org.lorgnette.evaluation.run.RunComparison;
import org.lorgnette.evaluation.run.RunFolder;
import org.lorgnette.metrics.significance.PairedComparison;
import org.lorgnette.report.JsonReport;
import org.lorgnette.report.Texts;
import org.lorgnette.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares finished runs. */
@Command(name = "compare")
final class CompareCommand extends org.lorgnette.cli.Command {

	@Parameters(paramLabel = "RUN", arity = "1..*", descriptionKey = "compare.runs")
	private List<Path> runs = new ArrayList<>();

	@Option(names = "--metric", paramLabel = "M", descriptionKey = "compare.metric")
	private Optional<String> metric;

	@Option(names = "--baseline", paramLabel = "ID", descriptionKey = "compare.baseline")
	private Optional<String> baseline;

	@Option(names = "--agreement", descriptionKey = "compare.agreement")
	private boolean agreement;

	@Option(names = "--repetitions", descriptionKey = "compare.repetitions")
	private boolean repetitions;

	CompareCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws Exception {
		List<RunFolder> folders = new ArrayList<>();
		for (Path run : runs) {
			folders.add(RunFolder.open(run));
		}
		if (agreement && repetitions) {
			throw new UsageException(messages().get("compare.one"));
		}
		try {
			String compared = metric.orElse(RunComparison.mainMetric(folders.getFirst().experiment()));
			if (repetitions) {
				new RepetitionText(messages()).show(RunComparison.repetition(folders, compared, baseline, console().cancellation()), json(),
						console().out());
			} else if (agreement) {
				new AgreementText(messages()).show(RunComparison.agreement(folders), json(), console().out());
			} else {
				show(RunComparison.compare(folders, compared, baseline), folders.getFirst().experiment().comparison().unit());
			}
		} catch (IllegalArgumentException e) {
			throw new UsageException(e.getMessage());
		}
		return ExitStatus.DONE;
	}

	private void show(List<PairedComparison> comparisons, ComparisonSpec.Unit unit) throws IOException {
		if (json()) {
			PrintWriter out = new PrintWriter(console().out(), false, StandardCharsets.UTF_8);
			JsonReport.write(comparisons, out);
			out.flush();
			return;
		}
		Words words = new Words(new Texts(messages().locale()));
		comparisons.forEach(comparison -> console().out().println(words.comparison(comparison, unit)));
	}
}
