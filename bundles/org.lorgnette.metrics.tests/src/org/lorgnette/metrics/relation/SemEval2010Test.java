package org.lorgnette.metrics.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class SemEval2010Test {

	private static final List<LabelledSentence> KEY = List.of(new LabelledSentence("1", "Cause-Effect(e1,e2)"),
			new LabelledSentence("2", "Cause-Effect(e2,e1)"), new LabelledSentence("3", "Message-Topic(e1,e2)"),
			new LabelledSentence("4", "Other"));

	@Test
	void hasNineteenLabels() {
		assertEquals(19, SemEval2010.LABELS.size());
	}

	/** By hand: 1 right, 2 in the wrong direction, 3 skipped, 4 called a relation that the key does not hold. */
	@Test
	void countsDirectionSkippedAndUnknownRelations() {
		SemEval2010 counts = SemEval2010.count(KEY, List.of(new LabelledSentence("1", "Cause-Effect(e1,e2)"),
				new LabelledSentence("2", "Cause-Effect(e1,e2)"), new LabelledSentence("4", "Entity-Origin(e1,e2)")));
		SemEval2010Evaluation official = counts.official();
		SemEval2010Evaluation.Result causes = official.types().get("Cause-Effect");
		assertEquals(new SemEval2010Evaluation.Result(2, 1, 1, 1), causes);
		assertEquals(50.0, causes.precision());
		assertEquals(50.0, causes.f1());
		assertEquals(new SemEval2010Evaluation.Result(3, 2, 0, 1), official.micro());
		assertEquals(Optional.of(new SemEval2010Evaluation.Macro(25, 25, 25)), official.macro());
		assertEquals(100.0, counts.undirected().types().get("Cause-Effect").recall());
		assertEquals(List.of("Cause-Effect(e1,e2)", "Cause-Effect(e2,e1)", "Message-Topic(e1,e2)", "Other"),
				List.copyOf(counts.directed18().types().keySet()));
		assertEquals(75.0, official.coverage().orElseThrow());
		assertEquals(100.0 / 3, official.accuracy().orElseThrow());
		assertEquals(25.0, official.accuracySkippedWrong().orElseThrow());
		assertEquals(25.0, official.accuracySkippedOther().orElseThrow());
		assertTrue(SemEval2010Report.render(counts).contains("'Entity-Origin(e1,e2)', which is NOT present in the key file."));
	}

	@Test
	void refusesWhatTheScorerRefuses() {
		assertRefused(KEY, List.of(new LabelledSentence("9", "Other")), "9");
		assertRefused(KEY, List.of(new LabelledSentence("1", "Other"), new LabelledSentence("1", "Other")), "twice");
		assertRefused(KEY, List.of(new LabelledSentence("1", "_Other")), "_Other");
		assertRefused(KEY, List.of(new LabelledSentence("1", "Cause-Effect")), "Cause-Effect");
		assertRefused(List.of(KEY.get(0), KEY.get(0)), List.of(), "key");
	}

	private static void assertRefused(List<LabelledSentence> key, List<LabelledSentence> proposed, String part) {
		String message = assertThrows(IllegalArgumentException.class, () -> SemEval2010.count(key, proposed)).getMessage();
		assertTrue(message.contains(part), message);
	}

	@Test
	void isUndefinedWhereTheScorerDividesByZero() {
		SemEval2010 skipped = SemEval2010.count(KEY, List.of());
		assertEquals(OptionalDouble.empty(), skipped.official().accuracy());
		assertEquals(Optional.of(new SemEval2010Evaluation.Macro(0, 0, 0)), skipped.official().macro());
		assertEquals(25.0, skipped.official().accuracySkippedOther().orElseThrow());
		SemEval2010 onlyOther = SemEval2010.count(KEY.subList(3, 4), KEY.subList(3, 4));
		assertEquals(Optional.empty(), onlyOther.official().macro());
		assertTrue(SemEval2010Report.render(onlyOther).contains("undefined"));
		assertEquals(OptionalDouble.empty(), SemEval2010.count(List.of(), List.of()).official().coverage());
	}

	@Test
	void mergingEqualsCountingAll() {
		List<LabelledSentence> proposed = List.of(new LabelledSentence("1", "Cause-Effect(e2,e1)"),
				new LabelledSentence("3", "Message-Topic(e1,e2)"), new LabelledSentence("4", "Other"));
		SemEval2010 merged = SemEval2010.count(KEY.subList(0, 2), proposed.subList(0, 1))
				.plus(SemEval2010.count(KEY.subList(2, 4), proposed.subList(1, 3)));
		assertEquals(SemEval2010.count(KEY, proposed), merged);
	}
}
