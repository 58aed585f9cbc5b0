package org.lorgnette.io.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.model.Document;

class XmlTextTest {

	private static final String TEXT = "Été 😊 à Œuvre";

	private static String xmi(String declaration, String text) {
		return declaration + "\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" "
				+ "xmlns:cas=\"http:///uima/cas.ecore\" xmi:version=\"2.0\">\n"
				+ "<cas:NULL xmi:id=\"0\"/>\n<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" sofaString=\"" + text
				+ "\"/>\n<cas:View sofa=\"1\" members=\"\"/>\n</xmi:XMI>\n";
	}

	private static Document read(byte[] bytes) throws IOException {
		XmiFormat format = new XmiFormat();
		try (CorpusReader reader = format.reader(CorpusSource.of("file", new ByteArrayInputStream(bytes)),
				FormatOptions.of(format.options(), Map.of()), problem -> { })) {
			return (Document) reader.next().orElseThrow();
		}
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8, UTF-8, ''", "UTF-8, UTF-8, \uFEFF", "UTF-16, UTF-16, ''", "UTF-16, UTF-16LE, \uFEFF",
			"UTF-16, UTF-16BE, ''", "UTF-16, UTF-16LE, ''", "windows-1252, windows-1252, ''", ", UTF-8, ''" })
	void theDeclaredEncodingIsRead(String declared, String used, String mark) throws IOException {
		String declaration = declared == null ? "<?xml version=\"1.0\"?>" : "<?xml version='1.0' encoding='" + declared + "'?>";
		String text = used.startsWith("UTF") ? TEXT : "Été à Œuvre";
		assertEquals(text, read((mark + xmi(declaration, text)).getBytes(Charset.forName(used))).text());
	}

	@Test
	void invalidBytesAreOneErrorWithTheirLineAndNothingIsPrinted() {
		byte[] latin = xmi("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "été").getBytes(StandardCharsets.ISO_8859_1);
		byte[] late = xmi("<?xml version=\"1.0\"?>", "a\n".repeat(20_000) + "été").getBytes(StandardCharsets.ISO_8859_1);
		byte[] cut = xmi("", "é").getBytes(StandardCharsets.UTF_8);
		byte[] first = { '<', (byte) 0xE9, '/', '>' };
		List<String> messages = List.of("file:4: is not valid UTF-8", "file:20004: is not valid UTF-8", "file:1: is not valid UTF-8",
				"file:1: declares the encoding 'EBCDIC-XX'", "file");
		List<byte[]> inputs = List.of(latin, late, first,
				xmi("<?xml version=\"1.0\" encoding=\"EBCDIC-XX\"?>", "").getBytes(StandardCharsets.UTF_8),
				Arrays.copyOf(cut, new String(cut, StandardCharsets.ISO_8859_1).indexOf('\u00C3') + 1));
		PrintStream before = System.err;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
		try {
			for (int i = 0; i < inputs.size(); i++) {
				byte[] input = inputs.get(i);
				String message = assertThrows(CorpusException.class, () -> read(input)).getMessage();
				assertTrue(message.startsWith(messages.get(i)), message);
			}
		} finally {
			System.setErr(before);
		}
		assertEquals("", printed.toString(StandardCharsets.UTF_8));
	}

	@Test
	void oneCharacterAtATimeIsTheSame() throws IOException {
		StringBuilder read = new StringBuilder();
		try (Reader reader = new XmlText(new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)), "file")) {
			for (int next = reader.read(); next >= 0; next = reader.read()) {
				read.append((char) next);
			}
		}
		assertEquals(TEXT, read.toString());
	}
}
