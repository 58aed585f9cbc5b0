package org.lorgnette.cli.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lorgnette.cli.bench.GeneratedTags.Sentence;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;

/** Wall time of a new process of this program that scores a file, against a Java that only says its version. */
public final class StartupSection implements Section {

	private static final long TOKENS = 60_000;

	private final String mainClass;

	/** @param mainClass the program's, to be found on the class path of this process */
	public StartupSection(String mainClass) {
		this.mainClass = mainClass;
	}

	@Override
	public String id() {
		return "startup";
	}

	@Override
	public List<Figure> run(int rounds, Cancellation cancellation) throws IOException, EngineException {
		String classPath = System.getProperty("java.class.path", "");
		if (ClassLoader.getSystemResource(mainClass.replace('.', '/') + ".class") == null) {
			throw new EngineUnavailableException("a new process cannot be measured from inside an IDE", "run bench on the command line");
		}
		Path folder = Files.createTempDirectory("lorgnette-bench");
		Path file = folder.resolve("columns.conll");
		Path said = folder.resolve("said");
		try {
			write(file);
			String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
			List<String> score = List.of(java, "-cp", classPath, mainClass, "score", "--task", "ner", "--scorer", "conlleval", "--columns",
					file.toString());
			return Figure.durations(new Turns(1, "runs").add("java -version", () -> start(List.of(java, "-version"), said))
					.add("score, 60,000 tokens", () -> start(score, said)).run(rounds, cancellation));
		} finally {
			Files.deleteIfExists(file);
			Files.deleteIfExists(said);
			Files.delete(folder);
		}
	}

	private static void write(Path file) throws IOException {
		try (Writer out = Files.newBufferedWriter(file)) {
			for (Sentence sentence : new GeneratedTags(3).sentences(TOKENS)) {
				for (int i = 0; i < sentence.gold().size(); i++) {
					out.write("w" + i + " " + sentence.gold().get(i) + " " + sentence.predicted().get(i) + "\n");
				}
				out.write("\n");
			}
		}
	}

	private static long start(List<String> command, Path said) throws IOException {
		Process process = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).redirectOutput(said.toFile()).start();
		try {
			int status = process.waitFor();
			if (status != 0) {
				throw new IOException(command.getFirst() + " ended with status " + status + ": "
						+ Files.readString(said).strip());
			}
			return status;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while a process was measured", e);
		} finally {
			process.destroy();
		}
	}
}
