package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class CopiesCommandTest {

	private static final String FIRST = "Hier, l'\u00e9t\u00e9 s'est achev\u00e9 sous la pluie & le vent <fort>. Rien d'autre.";
	private static final String SECOND = "On l'a dit : L\u2019\u00c9T\u00c9 S\u2019EST ACHEV\u00c9 SOUS LA PLUIE & LE VENT <FORT> ; c'est ainsi.";

	@TempDir
	private Path folder;

	@Test
	void passagesOfTwoTextsAreShown() throws IOException {
		Path first = Files.writeString(folder.resolve("a.txt"), FIRST);
		Path second = Files.write(folder.resolve("b.txt"), SECOND.replace('\u2019', '\'')
				.getBytes(Charset.forName("windows-1252")));
		Path page = folder.resolve("out/page.html");
		Cli.Outcome done = new Cli().copies(first.toString(), second.toString(), "--out", page.toString());
		assertEquals(ExitStatus.DONE, done.status(), done.err());
		assertTrue(done.out().contains("  1  l'\u00e9t\u00e9") && done.err().contains("Windows-1252"), done.out() + done.err());
		String html = Files.readString(page);
		assertTrue(html.contains("id=\"p0-0a\" href=\"#p0-0b\"") && html.contains("id=\"p0-0b\" href=\"#p0-0a\""));
		assertTrue(html.contains("&lt;FORT") && !html.contains("<FORT"));
		assertFalse(html.contains("http://") || html.contains("https://"));
		JsonObject pair = JsonParser.parseString(new Cli().copies("--json", first.toString(), second.toString()).out())
				.getAsJsonObject()
				.getAsJsonArray("pairs").get(0).getAsJsonObject();
		JsonObject passage = pair.getAsJsonArray("passages").get(0).getAsJsonObject();
		assertEquals("l'\u00e9t\u00e9 s'est achev\u00e9 sous la pluie & le vent <fort",
				FIRST.substring(passage.get("firstBegin").getAsInt(), passage.get("firstEnd").getAsInt()));
	}

	@Test
	void pairsOfAFolderAreListed() throws IOException {
		Files.writeString(folder.resolve("a.txt"), FIRST);
		Files.createDirectory(folder.resolve("sub"));
		Files.writeString(folder.resolve("sub/b.txt"), SECOND);
		Files.writeString(folder.resolve("c.txt"), "Tout autre texte, sans rien de commun avec les premiers.");
		Cli.Outcome done = new Cli().french().copies(folder.toString());
		assertTrue(done.out().contains("a.txt") && done.out().contains("sub/b.txt") && !done.out().contains("c.txt"), done.out());
	}

	@Test
	void faultsHaveTheirStatus() throws IOException {
		Path text = Files.writeString(folder.resolve("a.txt"), FIRST);
		Path binary = Files.write(folder.resolve("b.bin"), new byte[] { 1, 0, 2 });
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().copies(text.toString()).status());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().copies(text.toString(), text.toString(), "--noise", "30").status());
		assertEquals(ExitStatus.BAD_INPUT, new Cli().copies(text.toString(), folder.resolve("none").toString()).status());
		assertEquals(ExitStatus.BAD_INPUT, new Cli().copies(text.toString(), binary.toString()).status());
		assertEquals(ExitStatus.BAD_INPUT, new Cli().copies(text.toString(), folder.toString()).status());
		assertEquals(ExitStatus.BAD_INPUT, new Cli().copies(Files.createDirectory(folder.resolve("empty")).toString()).status());
	}

	@Test
	void generatedChecksSayWhatTheyNeed() throws IOException {
		Path text = Files.writeString(folder.resolve("a.txt"), FIRST);
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().generatedCheck("--engine", "capitals").status());
		assertEquals(ExitStatus.WRONG_USAGE, new Cli().generatedCheck("--engine", "capitals", text.toString(), "--copies", "1")
				.status());
		Cli.Outcome other = new Cli().generatedCheck("--engine", "capitals", text.toString());
		assertEquals(ExitStatus.UNAVAILABLE, other.status());
		assertTrue(other.err().contains("is no language model"), other.err());
		assertEquals(ExitStatus.UNAVAILABLE, new Cli().generatedCheck("--engine", "nobody", text.toString()).status());
		Cli.Outcome layout = new Cli().generatedCheck("--engine", "capitals", "--evaluate", folder.toString());
		assertEquals(ExitStatus.BAD_INPUT, layout.status());
		assertTrue(layout.err().contains("human/"), layout.err());
	}
}
