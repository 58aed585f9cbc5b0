package org.lorgnette.ui.tokens;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.lorgnette.io.finding.Finding;
import org.lorgnette.io.tokens.TokenRow;
import org.lorgnette.io.tokens.TokenTable;
import org.lorgnette.model.tagging.Projection;
import org.lorgnette.model.tagging.TagScheme;
import org.lorgnette.model.tagging.Violation;
import org.lorgnette.ui.session.CorpusState;

/** Says in words what signs and colours say in the table. */
final class TokenTips {

	private TokenTips() {
	}

	/** What is special about a tag; one line each, or an empty text. */
	static String ofTag(TokenTable table, CorpusState corpus, int row, int tag) {
		TokenRow token = table.row(row);
		List<String> lines = new ArrayList<>();
		if (token.isStale(tag)) {
			lines.add(Messages.tip_stale);
		}
		if (token.differs(tag)) {
			int reference = 0;
			while (reference < tag && (token.tags().get(reference).isEmpty() || token.isStale(reference))) {
				reference++;
			}
			String other = token.tags().get(reference);
			lines.add(reference == 0 ? NLS.bind(Messages.tip_differs, other)
					: NLS.bind(Messages.tip_differs_engine, other, table.engines().get(reference - 1)));
		}
		for (Projection.Loss loss : table.losses(row, tag)) {
			String text = token.document() < corpus.parts().size()
					? Finding.shorten(loss.entity().text(corpus.parts().get(token.document()).document().text()))
					: "";
			lines.add(NLS.bind(switch (loss.reason()) {
				case OVERLAPPED -> Messages.tip_overlapped;
				case DISCONTINUOUS -> Messages.tip_discontinuous;
				case PARTIAL_TOKEN -> Messages.tip_partial;
				case CROSSES_SENTENCE -> Messages.tip_crosses;
				case NO_TOKEN -> Messages.tip_no_token;
			}, loss.entity().type(), text));
		}
		return String.join("\n", lines);
	}

	/** What is illegal about the tag in the file. */
	static String ofGiven(TokenTable table, int row) {
		List<String> lines = new ArrayList<>();
		table.row(row).given().ifPresent(tag -> lines.add(NLS.bind(Messages.tip_given, tag)));
		String scheme = table.givenScheme().map(TokenTips::name).orElse("");
		table.violations(row).forEach(kind -> lines.add(NLS.bind(Messages.tip_illegal, scheme, explain(kind))));
		return String.join("\n", lines);
	}

	static String explain(Violation.Kind kind) {
		return switch (kind) {
			case UNKNOWN_TAG -> Messages.violation_unknown_tag;
			case MISSING_BEGIN -> Messages.violation_missing_begin;
			case MISSING_END -> Messages.violation_missing_end;
			case TYPE_CHANGE -> Messages.violation_type_change;
			case NEEDLESS_BEGIN -> Messages.violation_needless_begin;
			case NEEDLESS_END -> Messages.violation_needless_end;
		};
	}

	static String name(TagScheme scheme) {
		return switch (scheme) {
			case IO -> Messages.scheme_io;
			case IOB1 -> Messages.scheme_iob1;
			case IOB2 -> Messages.scheme_iob2;
			case IOE1 -> Messages.scheme_ioe1;
			case IOE2 -> Messages.scheme_ioe2;
			case BIOES -> Messages.scheme_bioes;
			case BILOU -> Messages.scheme_bilou;
		};
	}
}
