package org.lorgnette.ui.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;
import org.lorgnette.ui.runs.FileOpener;

/** Links in the console of an evaluation or a training: places in files, the report, the views. */
public final class ConsoleLinks implements IPatternMatchListenerDelegate {

	/** Lines that offer something to do begin with this. */
	public static final String MARK = "\u00BB ";

	/** A file with a line, at the beginning of a line or behind a word and a colon: {@code warning: /corpus/a.conll:12: ...}. */
	private static final Pattern PLACE = Pattern.compile("((?:[A-Za-z]:[\\\\/]|/)[^:\\r\\n]*):(\\d+)(?=:)");

	private TextConsole console;

	@Override
	public void connect(TextConsole newConsole) {
		console = newConsole;
	}

	@Override
	public void disconnect() {
		console = null;
	}

	@Override
	public void matchFound(PatternMatchEvent event) {
		try {
			String line = console.getDocument().get(event.getOffset(), event.getLength());
			if (line.startsWith(MARK)) {
				action(line, event);
			} else {
				Matcher place = PLACE.matcher(line);
				while (place.find()) {
					Path file = Path.of(place.group(1));
					int number = Integer.parseInt(place.group(2));
					link(() -> FileOpener.openAt(file, number), event.getOffset() + place.start(), place.end() - place.start());
				}
			}
		} catch (BadLocationException | NumberFormatException e) {
			// The console may have been cleared meanwhile; a line without a link is no loss.
			Platform.getLog(ConsoleLinks.class).info("no link", e);
		}
	}

	private void action(String line, PatternMatchEvent event) throws BadLocationException {
		if (console instanceof IConsole output && output.getProcess() instanceof JobProcess process) {
			Optional<Runnable> action = process.action(line);
			if (action.isPresent()) {
				link(action.get(), event.getOffset() + MARK.length(), line.length() - MARK.length());
			}
		}
	}

	private void link(Runnable action, int offset, int length) throws BadLocationException {
		console.addHyperlink(new IHyperlink() {

			@Override
			public void linkActivated() {
				action.run();
			}

			@Override
			public void linkEntered() {
				// Shown by the console.
			}

			@Override
			public void linkExited() {
				// Shown by the console.
			}
		}, offset, length);
	}
}
