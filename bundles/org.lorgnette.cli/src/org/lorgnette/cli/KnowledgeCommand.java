package org.lorgnette.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes what runs found as a graph of knowledge. */
@Command(name = "knowledge", synopsisSubcommandLabel = "COMMAND",
		subcommands = { KnowledgeExportCommand.class, KnowledgeQueryCommand.class, KnowledgeAskCommand.class })
final class KnowledgeCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, descriptionKey = "option.help")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("knowledge.missing"));
	}
}
