package org.lorgnette.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ResourceBundle;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.io.CorpusException;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Runs one command and turns every way it can end into an exit status and, for errors, one line. */
final class CommandRunner {

	private final PrintStream out;
	private final PrintStream err;
	private final Console console;

	CommandRunner(PrintStream out, PrintStream err, Messages messages, boolean terminal, Cancellation cancellation) {
		this.out = out;
		this.err = err;
		this.console = new Console(out, err, messages, terminal, cancellation);
	}

	int run(String... arguments) {
		return execute(new LorgnetteCommand(), arguments);
	}

	/** Runs a command alone. */
	int run(Function<Console, Object> command, String... arguments) {
		return execute(command.apply(console), arguments);
	}

	private int execute(Object command, String... arguments) {
		CommandLine commandLine = new CommandLine(command, new CommandFactory(console));
		commandLine.setResourceBundle(console.messages().bundle());
		commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
		commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
		describe(commandLine);
		commandLine.setUsageHelpWidth(110);
		commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		commandLine.setParameterExceptionHandler(this::wrongUsage);
		commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> status(exception));
		try {
			return commandLine.execute(arguments);
		} catch (OutOfMemoryError | StackOverflowError | ServiceConfigurationError e) {
			return status(e);
		}
	}

	/** picocli looks for these under a command's full name; the messages have them under its own. */
	private void describe(CommandLine commandLine) {
		CommandSpec spec = commandLine.getCommandSpec();
		ResourceBundle bundle = console.messages().bundle();
		String header = spec.name() + ".usage.header";
		String footer = spec.name() + ".usage.footer";
		if (bundle.containsKey(header)) {
			spec.usageMessage().header(console.messages().get(header));
		}
		if (bundle.containsKey(footer)) {
			spec.usageMessage().footer("", console.messages().get(footer));
		}
		commandLine.getSubcommands().values().forEach(this::describe);
	}

	private int wrongUsage(ParameterException exception, String[] arguments) {
		console.complain(oneLine(exception.getMessage()));
		console.complain(console.messages().get("usage.hint", exception.getCommandLine().getCommandSpec().qualifiedName()));
		return ExitStatus.WRONG_USAGE;
	}

	private int status(Throwable problem) {
		switch (problem) {
			case CancellationException e -> {
				console.complain(console.messages().get("cancelled"));
				return ExitStatus.CANCELLED;
			}
			case UsageException e -> {
				console.complain(oneLine(e.getMessage()));
				return ExitStatus.WRONG_USAGE;
			}
			case EngineUnavailableException e -> {
				console.complain(oneLine(e.getMessage() + "; " + e.remedy()));
				return ExitStatus.UNAVAILABLE;
			}
			case EngineException e -> {
				console.complain(oneLine(e.getMessage()));
				return ExitStatus.UNAVAILABLE;
			}
			case UncheckedIOException e -> {
				return status(e.getCause());
			}
			case IOException e -> {
				console.complain(oneLine(describe(e)));
				return ExitStatus.BAD_INPUT;
			}
			case OutOfMemoryError e -> {
				console.complain(console.messages().get("out.of.memory", Runtime.getRuntime().maxMemory() / (1024 * 1024)));
				return ExitStatus.UNAVAILABLE;
			}
			case StackOverflowError e -> {
				console.complain(console.messages().get("too.deep"));
				return ExitStatus.BAD_INPUT;
			}
			case ServiceConfigurationError e -> {
				console.complain(oneLine(console.messages().get("engines.broken", e.getMessage())));
				return ExitStatus.UNAVAILABLE;
			}
			default -> {
				console.complain(console.messages().get("defect", problem));
				problem.printStackTrace(err);
				return CommandLine.ExitCode.SOFTWARE;
			}
		}
	}

	private String describe(IOException problem) {
		Messages messages = console.messages();
		return switch (problem) {
			case CorpusException e -> e.getMessage();
			case NoSuchFileException e -> messages.get("file.absent", e.getFile());
			case AccessDeniedException e -> messages.get("file.denied", e.getFile());
			case FileAlreadyExistsException e -> messages.get("file.exists", e.getFile());
			case FileSystemException e -> messages.get("file.trouble", e.getFile(), String.valueOf(e.getReason()));
			default -> String.valueOf(problem.getMessage());
		};
	}

	private static String oneLine(String text) {
		return text.strip().replaceAll("\\s*\\R\\s*", " | ");
	}
}
