package org.lorgnette.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the console to commands whose constructor takes it. */
final class CommandFactory implements IFactory {

	private final IFactory others = CommandLine.defaultFactory();
	private final Console console;

	CommandFactory(Console console) {
		this.console = console;
	}

	@Override
	public <K> K create(Class<K> type) throws Exception {
		if (Command.class.isAssignableFrom(type)) {
			return type.getDeclaredConstructor(Console.class).newInstance(console);
		}
		return others.create(type);
	}
}
