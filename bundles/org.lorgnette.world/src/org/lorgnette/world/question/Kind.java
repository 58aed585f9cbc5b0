package org.lorgnette.world.question;

import java.util.Locale;

import org.lorgnette.world.question.Program.Both;
import org.lorgnette.world.question.Program.Compare;
import org.lorgnette.world.question.Program.Count;
import org.lorgnette.world.question.Program.Either;
import org.lorgnette.world.question.Program.Exists;
import org.lorgnette.world.question.Program.Missing;
import org.lorgnette.world.question.Program.Query;
import org.lorgnette.world.question.Program.Verify;
import org.lorgnette.world.question.Program.VerifyAlike;
import org.lorgnette.world.question.Program.VerifyPlace;

/** Kinds of questions, by what has to be seen or reckoned. */
public enum Kind {
	QUERY_COLOUR, QUERY_SHAPE, QUERY_SIZE, VERIFY, COUNT, EXIST, NEGATION, COMPARE, AND_OR, SAME, SPATIAL;

	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Kind of(Program program) {
		return switch (program) {
			case Query(var attribute, Things.Placed placed) -> SPATIAL;
			case Query query -> switch (query.attribute()) {
				case COLOUR -> QUERY_COLOUR;
				case SHAPE -> QUERY_SHAPE;
				case SIZE -> QUERY_SIZE;
			};
			case Count(Things things) -> of(things, COUNT);
			case Exists(Things things) -> of(things, EXIST);
			case Missing missing -> NEGATION;
			case Verify verify -> VERIFY;
			case VerifyPlace verify -> SPATIAL;
			case VerifyAlike verify -> SAME;
			case Compare compare -> COMPARE;
			case Both both -> AND_OR;
			case Either either -> AND_OR;
		};
	}

	private static Kind of(Things things, Kind plain) {
		return switch (things) {
			case Things.Matching matching -> plain;
			case Things.Except except -> NEGATION;
			case Things.Placed placed -> SPATIAL;
			case Things.OneOrOther either -> AND_OR;
			case Things.Union union -> AND_OR;
			case Things.Alike alike -> SAME;
		};
	}
}
