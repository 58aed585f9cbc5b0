package org.lorgnette.cli;

import picocli.CommandLine.Command;

/** What language models say of texts, and how they go on. */
@Command(name = "language", subcommands = { LanguagePerplexityCommand.class, LanguageSurprisalCommand.class,
		LanguageNextCommand.class,
		LanguageWriteCommand.class })
final class LanguageCommand extends org.lorgnette.cli.Command {

	LanguageCommand(Console console) {
		super(console);
	}

	@Override
	int run() {
		throw new UsageException(messages().get("language.which"));
	}
}
