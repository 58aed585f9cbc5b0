package org.lorgnette.io.webanno;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lorgnette.io.LossListener;
import org.lorgnette.io.cas.Cas;
import org.lorgnette.io.cas.DocumentToCas;
import org.lorgnette.io.cas.FeatureStructure;
import org.lorgnette.io.cas.FeatureValue;
import org.lorgnette.io.cas.Layers;
import org.lorgnette.model.Document;

/** Writes one document as WebAnno TSV, in the layout and numbering of INCEpTION's writer. */
final class TsvWriter {

	private static final String NONE = "_";
	private static final String NULL = "*";

	private final Document document;
	private final LossListener losses;

	TsvWriter(Document document, LossListener losses) {
		this.document = document;
		this.losses = losses;
	}

	void write(Writer out) throws IOException {
		Cas cas = new DocumentToCas(document, losses).convert();
		TsvSchema schema = new TsvSchema(cas, document.metadata().getOrDefault(TsvReader.LAYERS, ""));
		TsvGrid grid = new TsvGrid(cas, (kind, detail) -> losses.report(document.id(), kind, detail));
		TsvPlacement placement = new TsvPlacement(cas, schema, grid, (kind, detail) -> losses.report(document.id(), kind, detail));
		String version = document.metadata().getOrDefault(TsvReader.VERSION, "").equals("3.2") ? "3.2" : "3.3";
		out.write("#FORMAT=WebAnno TSV " + version + "\n");
		for (TsvLayer layer : schema.layers()) {
			out.write(layer.line() + "\n");
		}
		out.write("\n");
		for (TsvGrid.Block block : grid.blocks()) {
			out.write("\n");
			block.id().ifPresent(id -> append(out, "#Sentence.id=" + TsvText.escapeText(id) + "\n"));
			for (String line : block.span().of(cas.text()).split("\n", -1)) {
				out.write("#Text=" + TsvText.escapeText(line) + "\n");
			}
			for (TsvGrid.Row token : block.tokens()) {
				row(token, cas, schema, placement, out);
				for (TsvGrid.Row part : token.parts()) {
					row(part, cas, schema, placement, out);
				}
			}
		}
		reportMetadata();
	}

	private static void append(Writer out, String text) {
		try {
			out.write(text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void row(TsvGrid.Row row, Cas cas, TsvSchema schema, TsvPlacement placement, Writer out) throws IOException {
		String form = row.span().of(cas.text());
		boolean plain = form.indexOf('\t') < 0 && form.indexOf('\n') < 0 && form.indexOf('\r') < 0;
		out.write(row.id() + "\t" + row.span().begin() + "-" + row.span().end() + "\t");
		out.write((plain ? form : TsvText.escapeText(form)) + "\t");
		for (TsvLayer layer : schema.layers()) {
			List<FeatureStructure> stacked = row.annotations(layer.type());
			for (TsvLayer.Column column : layer.columns()) {
				out.write(stacked.isEmpty() ? NONE : stacked.stream().map(it -> value(layer, column, it, placement))
						.collect(Collectors.joining("|")));
				out.write("\t");
			}
		}
		out.write("\n");
	}

	private static String value(TsvLayer layer, TsvLayer.Column column, FeatureStructure structure, TsvPlacement placement) {
		return switch (layer.kind()) {
			case SPAN -> switch (column.kind()) {
				case SLOT_TARGET -> slot(column, structure, placement, false);
				case SLOT_ROLE -> slot(column, structure, placement, true) + placement.suffix(structure.id());
				default -> text(structure, column.name()) + placement.suffix(structure.id());
			};
			case RELATION -> column.kind() == TsvLayer.ColumnKind.BASE ? placement.source(structure) : text(structure, column.name());
			case CHAIN -> column.name().equals(Layers.REFERENCE_RELATION)
					? text(structure, column.name()) + "->" + placement.chainLink(structure.id())
					: text(structure, column.name()) + "[" + placement.chain(structure.id()) + "]";
		};
	}

	private static String text(FeatureStructure structure, String feature) {
		return structure.text(feature).filter(text -> !text.isEmpty()).map(TsvText::escapeValue).orElse(NULL);
	}

	private static String slot(TsvLayer.Column column, FeatureStructure host, TsvPlacement placement, boolean roles) {
		List<FeatureStructure> links = host.features().get(column.name()) instanceof FeatureValue.References references
				? placement.links(references.targets()) : List.of();
		if (links.isEmpty()) {
			return roles ? NONE : NULL;
		}
		return IntStream.range(0, links.size()).mapToObj(i -> roles ? text(links.get(i), Layers.ROLE)
				: placement.reference(links.get(i).reference(Layers.TARGET).orElseThrow())).collect(Collectors.joining(";"));
	}

	private void reportMetadata() {
		document.metadata().keySet().stream().filter(key -> !key.startsWith("webanno.")).sorted()
				.forEach(key -> losses.report(document.id(), "metadata", "WebAnno TSV does not hold '" + key + "'"));
		document.language().ifPresent(language -> losses.report(document.id(), "language",
				"WebAnno TSV does not say that the text is in '" + language + "'"));
	}
}
