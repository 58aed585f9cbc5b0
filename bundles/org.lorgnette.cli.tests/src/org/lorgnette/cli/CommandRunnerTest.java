package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import org.lorgnette.engine.Cancellation;

import picocli.CommandLine.Command;

class CommandRunnerTest {

	@Command(name = "fall")
	private record Falling(Error error) implements Callable<Integer> {

		@Override
		public Integer call() {
			throw error;
		}
	}

	@Test
	void errorsOfTheMachineAreOneLine() {
		assertEquals("3 lorgnette: the input is nested too deep; expected brackets, or whatever it nests, some hundreds deep at most\n",
				outcome(new StackOverflowError()));
		assertEquals(4, outcome(new OutOfMemoryError()).charAt(0) - '0');
	}

	private static String outcome(Error error) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
		int status = new CommandRunner(err, err, Messages.in(Locale.ROOT), false, Cancellation.NONE).run(console -> new Falling(error));
		return status + " " + bytes.toString(StandardCharsets.UTF_8);
	}
}
