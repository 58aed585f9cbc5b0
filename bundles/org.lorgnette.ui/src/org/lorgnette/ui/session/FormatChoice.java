package org.lorgnette.ui.session;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.QualifiedName;
import org.lorgnette.io.editing.CorpusFile;
import org.lorgnette.ui.Ids;

/** How the user wants a workspace file to be read, kept with the file. */
public final class FormatChoice {

	private static final QualifiedName KEY = new QualifiedName(Ids.PLUGIN, "format");
	private static final String FORMAT = "format";
	private static final String OPTION = "option.";

	private FormatChoice() {
	}

	/** What was chosen, or whatever the file looks like. */
	public static CorpusFile.Choice of(Optional<IFile> file) {
		try {
			String kept = file.isPresent() && file.get().exists() ? file.get().getPersistentProperty(KEY) : null;
			if (kept == null) {
				return CorpusFile.Choice.AUTOMATIC;
			}
			Properties properties = new Properties();
			properties.load(new StringReader(kept));
			Map<String, String> options = new HashMap<>();
			properties.stringPropertyNames().stream().filter(name -> name.startsWith(OPTION))
					.forEach(name -> options.put(name.substring(OPTION.length()), properties.getProperty(name)));
			return new CorpusFile.Choice(Optional.ofNullable(properties.getProperty(FORMAT)), options);
		} catch (CoreException | IOException | IllegalArgumentException e) {
			ILog.of(FormatChoice.class).warn("The format chosen for " + file.get() + " cannot be read", e);
			return CorpusFile.Choice.AUTOMATIC;
		}
	}

	/** Keeps a choice; an editor that is open takes it up when it is opened again. */
	public static void set(IFile file, CorpusFile.Choice choice) throws CoreException {
		if (choice.equals(CorpusFile.Choice.AUTOMATIC)) {
			file.setPersistentProperty(KEY, null);
			return;
		}
		Properties properties = new Properties();
		choice.format().ifPresent(format -> properties.setProperty(FORMAT, format));
		choice.options().forEach((name, value) -> properties.setProperty(OPTION + name, value));
		StringWriter out = new StringWriter();
		try {
			properties.store(out, null);
		} catch (IOException e) {
			throw new IllegalStateException("writing to memory does not fail", e);
		}
		file.setPersistentProperty(KEY, out.toString());
	}
}
