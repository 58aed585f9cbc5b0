package org.lorgnette.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineProvider;
import org.lorgnette.engine.EngineRegistry;

/** Runs one command as the program does, and keeps what it says. */
final class Cli {

	/** How a command ended, and what it wrote. */
	record Outcome(int status, String out, String err) {
	}

	private static final EngineRegistry ENGINES = new EngineRegistry(List.<EngineProvider>of(new CapitalEngines()));

	private Locale locale = Locale.ROOT;
	private Cancellation cancellation = Cancellation.NONE;
	private byte[] input = new byte[0];

	Cli french() {
		locale = Locale.FRENCH;
		return this;
	}

	Cli cancelledBy(Cancellation newCancellation) {
		cancellation = newCancellation;
		return this;
	}

	Cli reading(String text) {
		input = text.getBytes(StandardCharsets.UTF_8);
		return this;
	}

	Outcome annotate(String... arguments) {
		return run(console -> new AnnotateCommand(console, () -> ENGINES), arguments);
	}

	Outcome annotate(EngineRegistry registry, String... arguments) {
		return run(console -> new AnnotateCommand(console, () -> registry), arguments);
	}

	Outcome ask(EngineRegistry registry, String... arguments) {
		return run(console -> new AskCommand(console, () -> registry), arguments);
	}

	Outcome vqa(EngineRegistry registry, String... arguments) {
		return run(console -> new VqaCommand(console, () -> registry), arguments);
	}

	Outcome explain(EngineRegistry registry, String... arguments) {
		return run(console -> new ExplainCommand(console, () -> registry), arguments);
	}

	Outcome train(EngineProvider provider, String... arguments) {
		return run(console -> new TrainCommand(console, () -> new EngineRegistry(List.of(provider))), arguments);
	}

	Outcome bench(EngineProvider provider, String... arguments) {
		return run(console -> new BenchCommand(console, () -> new EngineRegistry(List.of(provider))), arguments);
	}

	Outcome benchVqa(EngineProvider provider, String... arguments) {
		return run(console -> new BenchVqaCommand(console, () -> new EngineRegistry(List.of(provider))), arguments);
	}

	Outcome evaluate(String... arguments) {
		return run(console -> new EvaluateCommand(console, () -> ENGINES), arguments);
	}

	Outcome evaluate(EngineRegistry registry, String... arguments) {
		return run(console -> new EvaluateCommand(console, () -> registry), arguments);
	}

	Outcome demo(String... arguments) {
		return run(console -> new DemoCommand(console, () -> ENGINES), arguments);
	}

	Outcome compare(String... arguments) {
		return run(CompareCommand::new, arguments);
	}

	Outcome engines(Supplier<EngineRegistry> registry, String... arguments) {
		return run(console -> new EnginesCommand(console, registry), arguments);
	}

	Outcome models(Supplier<EngineRegistry> registry, String... arguments) {
		return run(console -> new ModelsCommand(console, registry), arguments);
	}

	Outcome doctor(Supplier<EngineRegistry> registry, String... arguments) {
		return run(console -> new DoctorCommand(console, registry), arguments);
	}

	Outcome convert(String... arguments) {
		return run(ConvertCommand::new, arguments);
	}

	Outcome convertModel(EngineProvider provider, String... arguments) {
		return run(console -> new ConvertModelCommand(console, () -> new EngineRegistry(List.of(provider))), arguments);
	}

	/** A subcommand of {@code language}. */
	Outcome language(BiFunction<Console, Supplier<EngineRegistry>, Object> command, EngineProvider provider,
			String... arguments) {
		return run(console -> command.apply(console, () -> new EngineRegistry(List.of(provider))), arguments);
	}

	Outcome world(String... arguments) {
		return run(WorldCommand::new, arguments);
	}

	Outcome inspect(String... arguments) {
		return run(InspectCommand::new, arguments);
	}

	Outcome knowledge(String... arguments) {
		return run(console -> new KnowledgeCommand(), arguments);
	}

	Outcome copies(String... arguments) {
		return run(CopiesCommand::new, arguments);
	}

	Outcome generatedCheck(String... arguments) {
		return run(console -> new GeneratedCheckCommand(console, () -> ENGINES), arguments);
	}

	private Outcome run(Function<Console, Object> command, String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		InputStream before = System.in;
		System.setIn(new ByteArrayInputStream(input));
		try {
			CommandRunner runner = new CommandRunner(new PrintStream(out, true, StandardCharsets.UTF_8),
					new PrintStream(err, true, StandardCharsets.UTF_8), Messages.in(locale), false, cancellation);
			int status = runner.run(command, arguments);
			return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
		} finally {
			System.setIn(before);
		}
	}
}
