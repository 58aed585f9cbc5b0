package org.lorgnette.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lorgnette.cli.score.ScorerKind;

class ScoreUsageTest {

	@TempDir
	private Path folder;
	private ScoreRun score;

	@BeforeEach
	void setUp() {
		score = new ScoreRun(folder);
	}

	@Test
	void namesTheValuesThatAreAllowed() {
		refused("expected one of qa, ner", "--task", "qqa", "--scorer", "squad");
		refused("conlleval, seqeval, semeval13", "--task", "ner", "--scorer", "squad");
		refused("expected one of seqeval,", "--task", "ner", "--scorer", "seqeva");
		refused("--task", "--scorer", "squad");
		refused("--scorer", "--task", "ner");
		refused("iob1, iob2, ioe1, ioe2, bioes, bilou", "--task", "ner", "--scorer", "seqeval", "--scheme", "io");
		refused("V0, V1", "--task", "ner", "--scorer", "semeval13", "--variant", "v2");
		refused("expected 0", "--task", "text", "--scorer", "chrf", "--word-order", "1");
		refused("expected a number", "--task", "qa", "--scorer", "squad", "--na-prob-thresh", "nan");
		refused("UTF-8", "--task", "text", "--scorer", "bleu", "--encoding", "klingon");
	}

	@Test
	void optionsMustFitTheScorer() {
		refused("--columns", "--task", "ner", "--scorer", "conlleval");
		refused("--columns", "--task", "ner", "--scorer", "conlleval", "--gold", "x");
		refused("--columns", "--task", "ner", "--scorer", "conlleval", "--gold", "x", "--columns", "y");
		refused("needs --gold", "--task", "qa", "--scorer", "squad", "--pred", "x");
		refused("needs --pred", "--task", "qa", "--scorer", "squad", "--gold", "x");
		refused("--stem is no option of the scorer squad", "--task", "qa", "--scorer", "squad", "--gold", "x", "--pred", "y", "--stem");
		refused("--scheme is no option of the scorer conlleval", "--task", "ner", "--scorer", "conlleval", "--scheme", "iob2");
		refused("standard input", "--task", "qa", "--scorer", "squad", "--gold", "-", "--pred", "-");
		refused("--columms", "--task", "ner", "--scorer", "conlleval", "--columms", "x");
	}

	private void refused(String part, String... arguments) {
		score.run(arguments).isRefused(ExitStatus.WRONG_USAGE, part);
	}

	@Test
	void speaksFrench() {
		score.french().run("--task", "ner", "--scorer", "squad").isRefused(ExitStatus.WRONG_USAGE, "évaluateur « squad »",
				"conlleval");
	}

	@Test
	void stopsIfAsked() throws IOException {
		String table = score.file("t.txt", "a O O\n\nb O O\n");
		assertEquals(ExitStatus.CANCELLED,
				score.cancelled().run("--task", "ner", "--scorer", "conlleval", "--columns", table).status());
	}

	@Test
	void helpDescribesEveryOptionAndNamesEveryScorer() {
		String help = score.run("--help").isDone().out();
		for (ScorerKind kind : ScorerKind.values()) {
			assertTrue(help.contains(kind.id()), kind.id());
			kind.options().forEach(option -> assertTrue(help.contains(option), option));
		}
	}

	@Test
	void tablesShowWhatTheDocumentSays() throws IOException {
		String table = score.file("t.txt", "a B-PER B-PER\nb O O\n");
		String text = score.run("--task", "ner", "--scorer", "seqeval", "--columns", table).isDone().out();
		assertTrue(text.contains("types.PER  1     1          1        1.0000     1.0000  1.0000"), text);
		String rouge = score.run("--task", "text", "--scorer", "rouge", "--gold", score.file("r", "a b\n"), "--pred",
				score.file("h", "a c\n")).isDone().out();
		assertTrue(rouge.contains("rouge1  0.5000     0.5000  0.5000"), rouge);
	}
}
