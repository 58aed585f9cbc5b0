package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class KnowledgeCommandTest {

	@TempDir
	private Path folder;

	private Path run;

	@BeforeEach
	void makeRun() throws IOException {
		Path corpus = Files.createDirectory(folder.resolve("corpus"));
		Files.writeString(corpus.resolve("a.txt"), "Ren\u00e9 Aubry est n\u00e9 \u00e0 Dijon. Il pleut.");
		Files.writeString(corpus.resolve("a.ann"), "T1\tPER 0 10\tRen\u00e9 Aubry\nT2\tLOC 20 25\tDijon\nR1\tbornIn Arg1:T1 Arg2:T2\n");
		Path experiment = Files.writeString(folder.resolve("e.yaml"),
				"name: small\ntask: ner\ncorpus: {path: corpus, format: brat, language: fr}\nengines: [{id: capitals}]\ncompare: {resamples: 10}\n");
		run = folder.resolve("run");
		Cli.Outcome done = new Cli().evaluate(experiment.toString(), "--out", run.toString());
		assertEquals(ExitStatus.DONE, done.status(), done.err());
	}

	@Test
	void aRunIsExportedQueriedAndAsked() throws IOException {
		Path file = folder.resolve("g.ttl");
		Cli.Outcome exported = new Cli().knowledge("export", run.toString(), "--engine", "gold", "--out", file.toString());
		assertEquals(ExitStatus.DONE, exported.status(), exported.err());
		assertTrue(exported.err().contains("1 relations and 2 mentions"), exported.err());
		for (Path source : new Path[] { file, run }) {
			Cli.Outcome found = new Cli().knowledge("query", source.toString(),
					"SELECT ?b ?e WHERE { ?r a lg:Relation ; lg:objectMention ?m . ?m lg:begin ?b ; lg:end ?e }", "--json",
					source.equals(run) ? "--engine=gold" : "--quiet");
			assertEquals(ExitStatus.DONE, found.status(), found.err());
			JsonObject row = JsonParser.parseString(found.out()).getAsJsonObject().getAsJsonObject("results")
					.getAsJsonArray("bindings").get(0)
					.getAsJsonObject();
			assertEquals("20", row.getAsJsonObject("b").get("value").getAsString());
			assertEquals("25", row.getAsJsonObject("e").get("value").getAsString());
		}
		Cli.Outcome asked = new Cli().french().knowledge("ask", file.toString(), "O\u00f9 est n\u00e9 Ren\u00e9 Aubry ?",
				"--check", "Lyon");
		assertTrue(asked.out().startsWith("Dijon (Ren\u00e9 Aubry - bornIn - Dijon)") && asked.out().contains("a [20, 25) gold")
				&& asked.out().contains("\u00ab\u00a0Lyon\u00a0\u00bb\u00a0: ni confirm\u00e9 ni contredit"), asked.out());
		Cli.Outcome json = new Cli().knowledge("ask", file.toString(), "Who was born in Dijon?", "--json");
		JsonObject document = JsonParser.parseString(json.out()).getAsJsonObject();
		assertEquals("answered", document.get("outcome").getAsString());
		assertTrue(document.get("sparql").getAsString().startsWith("SELECT DISTINCT"));
		Cli.Outcome lost = new Cli().knowledge("ask", file.toString(), "Why?");
		assertEquals(ExitStatus.DONE, lost.status());
		assertTrue(lost.out().contains("Where was Ren\u00e9 Aubry born?"), lost.out());
	}

	@Test
	void faultsHaveTheirStatus() throws IOException {
		Path file = folder.resolve("g.ttl");
		Cli.Outcome unknown = new Cli().knowledge("export", run.toString(), "--engine", "nobody", "--out", file.toString());
		assertEquals(ExitStatus.WRONG_USAGE, unknown.status());
		assertTrue(unknown.err().contains("expected one of capitals or gold, got 'nobody'"), unknown.err());
		assertFalse(Files.exists(file));
		assertEquals(ExitStatus.BAD_INPUT, new Cli().knowledge("export", folder.toString(), "--out", file.toString()).status());
		assertEquals(ExitStatus.BAD_INPUT, new Cli().knowledge("query", file.toString(), "ASK {}").status());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().knowledge("query", run.toString(), "ASK {").status());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().knowledge("query", run.toString(), "LOAD <http://localhost:1/>").status());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().knowledge("query", run.toString(), "ASK {}", "--rows", "0").status());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().knowledge().status());
		assertEquals(ExitStatus.CANCELLED, new Cli().cancelledBy(() -> true).knowledge("query", run.toString(), "ASK {}")
				.status());
		Files.writeString(folder.resolve("corpus/a.txt"), "Autre chose, et plus long que ce qui fut.");
		Cli.Outcome changed = new Cli().knowledge("export", run.toString(), "--out", file.toString());
		assertEquals(ExitStatus.BAD_INPUT, changed.status());
		assertTrue(changed.err().contains("has changed since the run"), changed.err());
	}
}
