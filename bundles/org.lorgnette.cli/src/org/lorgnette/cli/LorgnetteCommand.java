package org.lorgnette.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(name = "lorgnette", version = "Lorgnette 0.1.0", synopsisSubcommandLabel = "COMMAND",
		subcommands = { DemoCommand.class, EvaluateCommand.class, CompareCommand.class, ScoreCommand.class, AnnotateCommand.class,
				AskCommand.class, VqaCommand.class, ExplainCommand.class, LanguageCommand.class, TrainCommand.class, ConvertCommand.class,
				ConvertModelCommand.class, InspectCommand.class, WorldCommand.class, KnowledgeCommand.class, CopiesCommand.class,
				GeneratedCheckCommand.class, EnginesCommand.class,
				ModelsCommand.class, DoctorCommand.class, BenchCommand.class, UiCommand.class })
final class LorgnetteCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, descriptionKey = "option.help")
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, descriptionKey = "option.version")
	private boolean version;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("command.missing"));
	}
}
