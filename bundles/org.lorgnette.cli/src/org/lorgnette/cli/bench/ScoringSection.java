package org.lorgnette.cli.bench;

import java.io.IOException;
import java.util.List;

import org.lorgnette.cli.bench.GeneratedTags.Sentence;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.metrics.chunk.Conlleval;
import org.lorgnette.metrics.chunk.SemEval13;
import org.lorgnette.metrics.chunk.Seqeval;
import org.lorgnette.model.tagging.TagScheme;

/** The scorers of tags, in one thread, against a loop that only compares tags. */
public final class ScoringSection implements Section {

	private static final long TOKENS = 400_000;

	@Override
	public String id() {
		return "scoring";
	}

	@Override
	public List<Figure> run(int rounds, Cancellation cancellation) throws IOException {
		List<Sentence> sentences = new GeneratedTags(1).sentences(TOKENS);
		long tokens = sentences.stream().mapToLong(sentence -> sentence.gold().size()).sum();
		return Figure.speeds(new Turns(tokens, "tokens").add("comparing tags", () -> compare(sentences))
				.add("conlleval", () -> conlleval(sentences)).add("seqeval", () -> seqeval(sentences, Seqeval.lenient()))
				.add("seqeval iob2", () -> seqeval(sentences, Seqeval.strict(TagScheme.IOB2)))
				.add("semeval13", () -> semeval13(sentences)).run(rounds, cancellation));
	}

	private static long compare(List<Sentence> sentences) {
		long same = 0;
		for (Sentence sentence : sentences) {
			for (int i = 0; i < sentence.gold().size(); i++) {
				same += sentence.gold().get(i).equals(sentence.predicted().get(i)) ? 1 : 0;
			}
		}
		return same;
	}

	private static long conlleval(List<Sentence> sentences) {
		Conlleval scorer = new Conlleval();
		sentences.forEach(sentence -> scorer.add(sentence.gold(), sentence.predicted()));
		return scorer.result().overall().correct();
	}

	private static long seqeval(List<Sentence> sentences, Seqeval scorer) {
		sentences.forEach(sentence -> scorer.add(sentence.gold(), sentence.predicted()));
		return scorer.result().overall().correct();
	}

	private static long semeval13(List<Sentence> sentences) {
		SemEval13 scorer = new SemEval13();
		sentences.forEach(sentence -> scorer.addTags(sentence.gold(), sentence.predicted()));
		return scorer.result().overall().get(SemEval13.Schema.STRICT).correct();
	}
}
