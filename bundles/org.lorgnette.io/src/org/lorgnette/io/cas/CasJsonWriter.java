package org.lorgnette.io.cas;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;

/** Writes UIMA CAS JSON with the declarations of all types used. */
final class CasJsonWriter {

	private record Array(int id, List<Integer> elements) {
	}

	private final JsonWriter json;
	private final List<Array> arrays = new ArrayList<>();
	private int lastId;

	private CasJsonWriter(JsonWriter json) {
		this.json = json;
	}

	static void write(Cas cas, Writer out) throws IOException {
		JsonWriter json = new JsonWriter(out);
		json.setFormattingStyle(FormattingStyle.PRETTY);
		json.setHtmlSafe(false);
		new CasJsonWriter(json).write(cas);
		json.flush();
		out.write('\n');
	}

	private void write(Cas cas) throws IOException {
		TypeSystem types = new TypeSystem();
		types.collect(cas);
		int sofa = cas.structures().stream().mapToInt(FeatureStructure::id).max().orElse(0) + 1;
		lastId = sofa;
		json.beginObject();
		json.name("%TYPES");
		types(types);
		json.name("%FEATURE_STRUCTURES").beginArray();
		json.beginObject().name("%ID").value(sofa).name("%TYPE").value("uima.cas.Sofa").name("sofaNum").value(1).name("sofaID")
				.value("_InitialView").name("mimeType").value("text").name("sofaString").value(cas.text()).endObject();
		for (FeatureStructure structure : cas.structures()) {
			structure(structure, sofa);
		}
		for (Array array : arrays) {
			json.beginObject().name("%ID").value(array.id()).name("%TYPE").value(TypeSystem.ARRAY).name("%ELEMENTS").beginArray();
			for (int element : array.elements()) {
				json.value(element);
			}
			json.endArray().endObject();
		}
		json.endArray();
		json.name("%VIEWS").beginObject().name("_InitialView").beginObject().name("%SOFA").value(sofa).name("%MEMBERS").beginArray();
		for (FeatureStructure structure : cas.structures()) {
			json.value(structure.id());
		}
		json.endArray().endObject().endObject();
		json.endObject();
	}

	private void types(TypeSystem types) throws IOException {
		json.beginObject();
		for (TypeSystem.Type type : types.types().values()) {
			if (type.name().startsWith("uima.")) {
				continue;
			}
			json.name(type.name()).beginObject().name("%NAME").value(type.name()).name("%SUPER_TYPE").value(type.supertype());
			for (Map.Entry<String, TypeSystem.Range> feature : type.features().entrySet()) {
				TypeSystem.Range range = feature.getValue();
				json.name(feature.getKey()).beginObject().name("%NAME").value(feature.getKey()).name("%RANGE").value(range.type());
				if (range.element().isPresent()) {
					json.name("%ELEMENT_TYPE").value(range.element().get());
				}
				json.endObject();
			}
			json.endObject();
		}
		json.endObject();
	}

	private void structure(FeatureStructure structure, int sofa) throws IOException {
		json.beginObject().name("%ID").value(structure.id()).name("%TYPE").value(structure.type());
		if (structure.span().isPresent()) {
			json.name("@sofa").value(sofa).name("begin").value(structure.span().get().begin()).name("end")
					.value(structure.span().get().end());
		} else if (structure.refersBy(Layers.FIRST)) {
			json.name("@sofa").value(sofa);
		}
		for (Map.Entry<String, FeatureValue> feature : structure.features().entrySet()) {
			switch (feature.getValue()) {
				case FeatureValue.Primitive primitive -> json.name(feature.getKey()).value(primitive.text());
				case FeatureValue.Reference reference -> json.name("@" + feature.getKey()).value(reference.target());
				case FeatureValue.References references -> {
					arrays.add(new Array(++lastId, references.targets()));
					json.name("@" + feature.getKey()).value(lastId);
				}
			}
		}
		json.endObject();
	}
}
