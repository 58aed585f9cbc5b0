package org.lorgnette.io.cas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.LossListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Span;

/** A document as the complete CAS that files hold: its structures, and DKPro's structure with what is known of the document. */
final class WrittenCas {

	private static final String PREFIX = "DocumentMetaData.";

	private WrittenCas() {
	}

	static Cas of(Document document, LossListener losses) {
		Cas cas = new DocumentToCas(document, losses).convert();
		Map<String, FeatureValue> features = new LinkedHashMap<>();
		features.put("language", new FeatureValue.Primitive(document.language().orElse("x-unspecified")));
		features.put("documentId", new FeatureValue.Primitive(document.id()));
		document.metadata().forEach((key, value) -> {
			String feature = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
			if (feature.equals("isLastSegment")) {
				return;
			}
			if (Layers.isIdentifier(feature)) {
				features.put(feature, new FeatureValue.Primitive(value));
			} else if (!key.startsWith("webanno.")) {
				losses.report(document.id(), "metadata", "the format does not hold '" + key + "'");
			}
		});
		int id = cas.structures().stream().mapToInt(FeatureStructure::id).max().orElse(0) + 1;
		List<FeatureStructure> structures = new ArrayList<>(cas.structures());
		structures.add(new FeatureStructure(id, Layers.METADATA, Optional.of(new Span(0, document.text().length())), features));
		return new Cas(cas.text(), cas.language(), structures, Map.of());
	}
}
