package org.lorgnette.ui.wizards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Instance;

/**
 * A corpus to be brought into the workspace.
 *
 * @param format
 *            what it is in
 * @param as
 *            what it is to be in; empty to copy its files as they are
 */
record CorpusImport(Path source, Optional<CorpusFormat> format, IContainer into, Optional<CorpusFormat> as) {

	/**
	 * @throws CorpusException
	 *             if the corpus cannot be read or written, or something of its name is there already
	 * @throws InterruptedException
	 *             if cancelled; what was copied file by file so far stays
	 */
	void run(ProblemListener problems, LossListener losses, IProgressMonitor monitor)
			throws IOException, CoreException, InterruptedException {
		SubMonitor progress = SubMonitor.convert(monitor, NLS.bind(Messages.Import_working, source.getFileName()), IProgressMonitor.UNKNOWN);
		Path folder = into.getLocation().toPath();
		Path target = folder.resolve(as.map(this::newName).orElse(source.getFileName().toString()));
		if (Files.exists(target)) {
			throw new CorpusException(Location.of(target.toString()), NLS.bind(Messages.alreadyThere, target.getFileName()));
		}
		if (as.isPresent()) {
			convert(format.orElseThrow(), as.get(), target, problems, losses, progress);
		} else {
			copy(folder, progress);
		}
		Chosen.refresh(into);
	}

	private String newName(CorpusFormat newFormat) {
		String base = CorpusSource.of(source).baseName();
		return switch (newFormat.id()) {
			case "brat", "text" -> base;
			case "webanno" -> base + ".tsv";
			case "cas-json", "squad", "spert", "docred" -> base + ".json";
			default -> base + "." + newFormat.id();
		};
	}

	private void convert(CorpusFormat from, CorpusFormat to, Path target, ProblemListener problems, LossListener losses,
			SubMonitor progress) throws IOException, InterruptedException {
		try (CorpusReader reader = from.reader(CorpusSource.of(source), from.defaults(), problems);
				CorpusWriter writer = to.writer(CorpusTarget.of(target), to.defaults(), losses)
						.orElseThrow(() -> new CorpusException(Location.of(target.toString()), to.id() + " cannot be written"))) {
			for (Optional<Instance> read = reader.next(); read.isPresent(); read = reader.next()) {
				check(progress);
				writer.write(read.get());
				progress.subTask(read.get().id());
			}
			writer.commit();
		}
	}

	/** The annotation files of a brat document lie beside its text and come along. */
	private void copy(Path folder, SubMonitor progress) throws IOException, InterruptedException {
		for (Path root : roots()) {
			List<Path> files;
			try (Stream<Path> found = Files.walk(root)) {
				files = found.toList();
			}
			for (Path file : files) {
				check(progress);
				progress.subTask(file.getFileName().toString());
				Path goal = folder.resolve(source.getParent().relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(goal);
				} else {
					Files.copy(file, goal);
				}
			}
		}
	}

	private List<Path> roots() throws IOException {
		if (Files.isDirectory(source) || format.filter(one -> one.id().equals("brat")).isEmpty()) {
			return List.of(source);
		}
		String base = CorpusSource.of(source).baseName();
		try (Stream<Path> siblings = Files.list(source.getParent())) {
			return siblings.filter(Files::isRegularFile).filter(file -> CorpusSource.of(file).baseName().equals(base))
					.filter(file -> file.toString().matches(".*\\.(txt|ann|a1|a2)")).sorted().toList();
		}
	}

	private static void check(SubMonitor progress) throws InterruptedException {
		if (progress.isCanceled()) {
			throw new InterruptedException();
		}
	}
}
