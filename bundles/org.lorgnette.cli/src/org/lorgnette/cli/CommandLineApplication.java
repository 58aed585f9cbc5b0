package org.lorgnette.cli;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The same command line as an Eclipse application, for headless runs inside an IDE or product. */
public final class CommandLineApplication implements IApplication {

	private final AtomicBoolean cancelled = new AtomicBoolean();

	@Override
	public Object start(IApplicationContext context) {
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		return new CommandRunner(System.out, System.err, Messages.ofEnvironment(), false, cancelled::get).run(arguments);
	}

	@Override
	public void stop() {
		cancelled.set(true);
	}
}
