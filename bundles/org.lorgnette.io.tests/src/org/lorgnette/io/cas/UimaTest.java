package org.lorgnette.io.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.json.jsoncas2.mode.OffsetConversionMode;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.model.Argument;
import org.lorgnette.model.Chain;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Event;
import org.lorgnette.model.Relation;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.Span;
import org.lorgnette.model.Token;

/** UIMA's own library loads what is written here, and what it writes is read here. */
class UimaTest {

	private static final String TRANSFORMER = "javax.xml.transform.TransformerFactory";
	private static final String TEXT = "Zoé 😊 lives in \"Köln\" & Paris.\r\n\tShe likes <b>it</b>.";

	@TempDir
	private Path folder;

	private static Document document() {
		Entity person = new Entity("1", "PER", new Span(0, 3));
		Entity place = new Entity("2", "LOC", List.of(new Span(17, 21)), Map.of("identifier", "Q365"));
		Entity trigger = new Entity("T9", "Live", new Span(7, 12));
		Entity pronoun = new Entity("4", "PER", new Span(34, 37));
		return Document.builder("letters/zoé", TEXT).language(Optional.of("en"))
				.tokens(List.of(new Token(new Span(0, 3), Map.of("POS.PosValue", "NNP")), new Token(4, 6), new Token(7, 12)))
				.sentences(List.of(new Sentence(new Span(0, 31), 0, 3, Map.of("id", "s1"))))
				.entities(List.of(person, place, trigger, pronoun)).relations(List.of(new Relation("R1", "lives_in", "1", "2")))
				.events(List.of(new Event("E1", "Live", "T9", List.of(new Argument("Who", "1"), new Argument("Where", "2")), Map.of())))
				.chains(List.of(new Chain("*1", "Equiv", List.of("1", "4")))).build();
	}

	private Path write(CorpusFormat format, String name) throws IOException {
		Path target = folder.resolve(name);
		try (CorpusWriter writer = format.writer(CorpusTarget.of(target), format.defaults(), loss -> {
			throw new AssertionError(loss);
		}).orElseThrow()) {
			writer.write(document());
			writer.commit();
		}
		return target;
	}

	private CAS emptyCas() throws Exception {
		write(new XmiFormat(), "types");
		TypeSystemDescription types = UIMAFramework.getXMLParser()
				.parseTypeSystemDescription(new XMLInputSource(folder.resolve("types/TypeSystem.xml").toFile()));
		return CasCreationUtils.createCas(types, null, null);
	}

	private static void requireContent(CAS cas) {
		assertEquals(TEXT, cas.getDocumentText());
		assertEquals("en", cas.getDocumentLanguage());
		List<String> entities = new ArrayList<>();
		for (AnnotationFS entity : cas.getAnnotationIndex(cas.getTypeSystem().getType(Layers.NAMED_ENTITY))) {
			entities.add(entity.getCoveredText() + "/" + entity.getFeatureValueAsString(entity.getType().getFeatureByBaseName("value")));
		}
		assertEquals(List.of("Zoé/PER", "lives/Live", "Köln/LOC", "She/PER"), entities);
		AnnotationFS relation = cas.getAnnotationIndex(cas.getTypeSystem().getType(Layers.RELATION)).iterator().next();
		AnnotationFS governor = (AnnotationFS) relation.getFeatureValue(relation.getType().getFeatureByBaseName("Governor"));
		assertEquals("Zoé", governor.getCoveredText());
		assertEquals("Köln", relation.getCoveredText());
		AnnotationFS event = cas.getAnnotationIndex(cas.getTypeSystem().getType(Layers.EVENT)).iterator().next();
		FeatureStructure[] links = ((org.apache.uima.cas.ArrayFS<?>) event
				.getFeatureValue(event.getType().getFeatureByBaseName("arguments"))).toArray();
		assertEquals(3, links.length);
		assertEquals("Who", links[1].getStringValue(links[1].getType().getFeatureByBaseName("role")));
		AnnotationFS token = cas.getAnnotationIndex(cas.getTypeSystem().getType(Layers.TOKEN)).iterator().next();
		FeatureStructure pos = token.getFeatureValue(token.getType().getFeatureByBaseName("pos"));
		assertEquals("NNP", pos.getStringValue(pos.getType().getFeatureByBaseName("PosValue")));
	}

	private static Document read(CorpusFormat format, byte[] bytes) throws IOException {
		return (Document) format.reader(CorpusSource.of("bytes", new ByteArrayInputStream(bytes)), format.defaults(), problem -> {
			throw new AssertionError(problem);
		}).next().orElseThrow();
	}

	/** UIMA numbers structures anew, so ids are left out. */
	private static void requireSame(Document read) {
		Document expected = document();
		assertEquals(TEXT, read.text());
		assertEquals(expected.tokens(), read.tokens());
		assertEquals(expected.sentences(), read.sentences());
		assertEquals(Optional.of("en"), read.language());
		List<String> spans = read.entities().stream().map(entity -> entity.span() + entity.type() + entity.attributes()).toList();
		for (Entity entity : expected.entities()) {
			assertTrue(spans.contains(entity.span() + entity.type() + entity.attributes()), entity + " in " + spans);
		}
		Relation relation = read.relations().getFirst();
		assertEquals("lives_in", relation.type());
		assertEquals(new Span(0, 3), read.entity(relation.head().target()).orElseThrow().span());
		assertEquals(Map.of(), relation.attributes());
		Event event = read.events().getFirst();
		assertEquals("Live", event.type());
		assertEquals(new Span(7, 12), read.entity(event.trigger()).orElseThrow().span());
		assertEquals(List.of("Who", "Where"), event.arguments().stream().map(Argument::role).toList());
		assertEquals(2, read.chains().getFirst().members().size());
	}

	@Test
	void loadsOurXmiAndWritesXmiThatWeRead() throws Exception {
		Path written = write(new XmiFormat(), "corpus");
		CAS cas = emptyCas();
		try (InputStream in = Files.newInputStream(written.resolve("letters/zoé.xmi"))) {
			XmiCasDeserializer.deserialize(in, cas);
		}
		requireContent(cas);
		requireSame(read(new XmiFormat(), serialize(cas)));
	}

	/**
	 * Xalan, if it is there, writes characters beyond the basic plane as halves, which is not XML; the JDK's own writer does not.
	 */
	private static byte[] serialize(CAS cas) throws Exception {
		String before = System.setProperty(TRANSFORMER, "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl");
		try {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			XmiCasSerializer.serialize(cas, out);
			return out.toByteArray();
		} finally {
			if (before == null) {
				System.clearProperty(TRANSFORMER);
			} else {
				System.setProperty(TRANSFORMER, before);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(OffsetConversionMode.class)
	void loadsOurJsonAndWritesJsonThatWeRead(OffsetConversionMode offsets) throws Exception {
		Path written = write(new CasJsonFormat(), "corpus");
		CAS cas = emptyCas();
		new JsonCas2Deserializer().deserialize(written.resolve("letters/zoé.json").toFile(), cas);
		requireContent(cas);
		JsonCas2Serializer serializer = new JsonCas2Serializer();
		serializer.setOffsetConversionMode(offsets);
		Path again = folder.resolve("again.json");
		serializer.serialize(cas, again.toFile());
		requireSame(read(new CasJsonFormat(), Files.readAllBytes(again)));
	}

	@Test
	void readsWhatItWrote() throws IOException {
		for (CorpusFormat format : List.of(new XmiFormat(), new CasJsonFormat())) {
			Path written = write(format, format.id());
			byte[] bytes = Files.readAllBytes(written.resolve("letters/zoé" + (format.id().equals("xmi") ? ".xmi" : ".json")));
			Document read = read(format, bytes);
			requireSame(read);
			assertEquals("PER", read.entity("1").orElseThrow().type());
			assertEquals("LOC", read.entity("2").orElseThrow().type());
			assertTrue(new String(bytes, StandardCharsets.UTF_8).contains("Köln"));
		}
	}
}
