package org.lorgnette.io.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.webanno.WebAnnoTsvFormat;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Span;

/** Files that are cut, altered or hostile end in a corpus exception or in problems, never in another exception. */
class DamagedInputTest {

	private final List<String> notices = new ArrayList<>();

	static Stream<CorpusFormat> formats() {
		return Stream.of(new XmiFormat(), new CasJsonFormat(), new WebAnnoTsvFormat());
	}

	private Document read(CorpusFormat format, byte[] bytes, Map<String, String> options) throws IOException {
		return (Document) format.reader(CorpusSource.of("file", new ByteArrayInputStream(bytes)),
				FormatOptions.of(format.options(), options), problem -> notices.add(problem.toString())).next().orElseThrow();
	}

	private Document read(CorpusFormat format, String text) throws IOException {
		return read(format, text.getBytes(StandardCharsets.UTF_8), Map.of());
	}

	private byte[] write(CorpusFormat format, Document document) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (CorpusWriter writer = format.writer(CorpusTarget.of(out), format.defaults(), loss -> notices.add(loss.toString()))
				.orElseThrow()) {
			writer.write(document);
			writer.commit();
		}
		return out.toByteArray();
	}

	private static Document document() {
		return Document.builder("d", "Ana 😊 lives in Rome.\nElle est là.")
				.entities(List.of(new Entity("1", "PER", new Span(0, 3)), new Entity("2", "LOC", new Span(16, 20)),
						new Entity("3", "Live", new Span(7, 12)), new Entity("4", "PER|x;[1]_*->\\", new Span(22, 26))))
				.relations(List.of(new Relation("9", "in", "1", "2")))
				.events(List.of(new Event("8", "Live", "3", List.of(new Argument("Who", "1")), Map.of("sure", "yes"))))
				.chains(List.of(new Chain("7", "Equiv", List.of("1", "4")))).build();
	}

	@ParameterizedTest
	@MethodSource("formats")
	void writtenThenReadIsTheSame(CorpusFormat format) throws IOException {
		Document read = read(format, new String(write(format, document()), StandardCharsets.UTF_8));
		assertEquals(document().text(), read.text());
		assertEquals(document().entities().stream().map(entity -> entity.span() + entity.type()).sorted().toList(),
				read.entities().stream().filter(entity -> entity.attributes().isEmpty()).map(entity -> entity.span() + entity.type())
						.sorted().toList());
		assertEquals("in", read.relations().getFirst().type());
		assertEquals(Map.of("sure", "yes"), read.events().getFirst().attributes());
		assertEquals("Who", read.events().getFirst().arguments().getFirst().role());
		assertEquals(List.of(), notices);
	}

	@ParameterizedTest
	@MethodSource("formats")
	void damageIsReported(CorpusFormat format) throws IOException {
		byte[] whole = write(format, document());
		Random random = new Random(7);
		int refused = 0;
		for (int i = 0; i < 3000; i++) {
			byte[] damaged = i < 1000 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
			for (int j = 0; i >= 1000 && j < 1 + i % 4; j++) {
				String likely = "0123456789\t\n|[]_*;-\"<>&{}:,\\ @%\u00FF";
				damaged[random.nextInt(damaged.length)] = (byte) likely.charAt(random.nextInt(likely.length()));
			}
			try {
				read(format, damaged, Map.of());
			} catch (CorpusException e) {
				refused++;
				assertTrue(e.getMessage().startsWith("file") && e.getMessage().indexOf('\n') < 0, e.getMessage());
			}
		}
		assertTrue(refused > 100, refused + " refused");
	}

	@ParameterizedTest
	@MethodSource("formats")
	void emptyAndForeignInputIsRefused(CorpusFormat format) {
		for (String text : new String[] { "", " ", "\uFEFF", "hello", "<a/>", "{}", "[]", "null",
				"#FORMAT=WebAnno TSV 2\n", "<xmi:XMI" }) {
			assertThrows(CorpusException.class, () -> read(format, text), text);
		}
		byte[] latin = "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=\u00E9t\u00E9".getBytes(StandardCharsets.ISO_8859_1);
		assertThrows(CorpusException.class, () -> read(format, latin, Map.of()));
	}

	@Test
	void documentTypeDeclarationsAreRefused() {
		String bomb = """
				<?xml version="1.0"?>
				<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
				<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&c;</xmi:XMI>""";
		String outside = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\"/>";
		for (String text : List.of(bomb, outside)) {
			CorpusException refused = assertThrows(CorpusException.class, () -> read(new XmiFormat(), text));
			assertTrue(refused.getMessage().contains("DOCTYPE"), refused.getMessage());
		}
	}

	@Test
	void longTextsAreNoAttack() throws IOException {
		String text = "A < B & \"C\".\r\n".repeat(100_000);
		Document document = Document.builder("long", text).build();
		for (CorpusFormat format : List.of(new XmiFormat(), new CasJsonFormat())) {
			assertEquals(text, read(format, write(format, document), Map.of()).text());
		}
	}

	/** An annotation that some tool put between the halves of a pair moves to the pair's begin where text must be quoted. */
	@ParameterizedTest
	@MethodSource("formats")
	void spansMayCutACharacter(CorpusFormat format) throws IOException {
		Document document = Document.builder("d", "a😊b c")
				.entities(List.of(new Entity("1", "X", new Span(0, 2)), new Entity("2", "Y", new Span(2, 4)))).build();
		Document read = read(format, write(format, document), Map.of());
		boolean quotes = format.id().equals("webanno");
		assertEquals(quotes ? List.of(new Span(0, 1), new Span(1, 4)) : List.of(new Span(0, 2), new Span(2, 4)),
				read.entities().stream().map(Entity::span).toList());
		assertEquals(quotes ? 2 : 0, notices.size(), notices.toString());
	}

	@Test
	void charactersThatXmlCannotHoldAreRefused() {
		CorpusException refused = assertThrows(CorpusException.class,
				() -> write(new XmiFormat(), Document.builder("d", "a\u0001b").build()));
		assertTrue(refused.getMessage().contains("U+0001 at offset 1"), refused.getMessage());
	}

	@Test
	void danglingReferencesAndFurtherViewsAreReported() throws IOException {
		Document read = read(new XmiFormat(), """
				<?xml version="1.0" encoding="UTF-8"?>
				<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:c="http:///webanno/custom.ecore">
				<c:Span xmi:id="1" sofa="9" begin="0" end="3" value="PER"/>
				<c:Span xmi:id="2" sofa="9" begin="0" end="30" value="PER"/>
				<c:Span xmi:id="3" sofa="9" begin="x" end="3"/>
				<c:Span xmi:id="1" sofa="9" begin="0" end="1"/>
				<c:Span xmi:id="6" sofa="9" begin="2" end="1"/>
				<c:Span xmi:id="77" sofa="10" begin="0" end="1"/>
				<c:Relation xmi:id="4" sofa="9" begin="0" end="3" Governor="1" Dependent="2"/>
				<c:Relation xmi:id="5" sofa="9" begin="0" end="3" Governor="1" Dependent="4"/>
				<c:Host xmi:id="7" sofa="9" begin="0" end="3" links="8"/>
				<c:HostLink xmi:id="8" role="r" target="2"/>
				<c:XChain xmi:id="11" first="12"/>
				<cas:Sofa xmi:id="9" sofaNum="1" sofaID="_InitialView" sofaString="Ana"/>
				<cas:Sofa xmi:id="10" sofaNum="2" sofaID="other" sofaString="Bob"/>
				</xmi:XMI>""");
		assertEquals(2, read.entities().size());
		assertTrue(read.relations().isEmpty() && read.events().isEmpty() && read.chains().isEmpty());
		assertEquals(9, notices.size(), String.join("\n", notices));
		assertTrue(notices.stream().anyMatch(notice -> notice.contains("view 'other'")));
	}

	@Test
	void layerAndFeatureChooseTheEntities() throws IOException {
		String tsv = """
				#FORMAT=WebAnno TSV 3.2
				#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
				#T_SP=webanno.custom.Mood|tone
				#T_RL=webanno.custom.Relation|value|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity


				#Text=Zoé rit 😊
				1-1\t0-3\tZoé\thttp://kb/1\tPER\tglad\t_\t_\t
				1-2\t4-7\trit\t_\t_\tglad\t_\t_\t
				1-3\t8-10\t😊\t*\tSIGN\t_\tmade\t1-1\t
				""";
		byte[] bytes = tsv.getBytes(StandardCharsets.UTF_8);
		CorpusFormat format = new WebAnnoTsvFormat();
		assertEquals(List.of("PER", "glad", "glad", "SIGN"), read(format, tsv).entities().stream().map(Entity::type).toList());
		Document named = read(format, bytes, Map.of("layer", "NamedEntity", "feature", "identifier"));
		assertEquals(List.of("http://kb/1", "NamedEntity"), named.entities().stream().map(Entity::type).toList());
		assertEquals(1, named.relations().size());
		Document moods = read(format, bytes, Map.of("layer", "webanno.custom.Mood"));
		assertEquals(2, moods.entities().size());
		assertTrue(moods.relations().isEmpty());
		assertEquals(List.of(), notices);
		read(format, bytes, Map.of("layer", "Moood"));
		assertTrue(notices.getFirst().contains("no annotation of the layer 'Moood'"), notices.getFirst());
		assertEquals(tsv, new String(write(format, read(format, tsv)), StandardCharsets.UTF_8));
	}
}
