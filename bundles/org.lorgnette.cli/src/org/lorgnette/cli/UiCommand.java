package org.lorgnette.cli;

import java.nio.file.Path;
import java.util.Optional;

import org.lorgnette.engine.EngineUnavailableException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stands for the workbench in the help. It starts in a process of its own, which the launcher script does before Java runs. */
@Command(name = "ui")
final class UiCommand extends org.lorgnette.cli.Command {

	@Option(names = "--data", paramLabel = "DIR", descriptionKey = "ui.data")
	private Optional<Path> workspace;

	UiCommand(Console console) {
		super(console);
	}

	@Override
	int run() throws EngineUnavailableException {
		throw new EngineUnavailableException(messages().get("ui.elsewhere"), messages().get("ui.launcher"));
	}
}
