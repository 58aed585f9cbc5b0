package org.lorgnette.cli.score;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The scorers there are, by task, and the options that each takes. */
public enum ScorerKind {
	CONLLEVAL("ner", "conlleval", List.of(), Constants.TAG_FILES),
	SEQEVAL("ner", "seqeval", List.of(), Constants.with(Constants.TAG_FILES, "--scheme")),
	SEMEVAL13("ner", "semeval13", List.of(), Constants.with(Constants.TAG_FILES, "--variant")),
	SQUAD("qa", "squad", Constants.PAIR, List.of("--na-prob", "--na-prob-thresh", "--allow-missing", "--per-item")),
	SEMEVAL2010("relations", "semeval2010", Constants.PAIR, List.of()),
	STRICT("relations", "strict", Constants.PAIR, List.of("--format", "--symmetric")),
	VQA("vqa", "vqa", List.of("--questions", "--gold", "--pred"), List.of("--per-item")),
	ACCURACY("vqa", "accuracy", Constants.PAIR, List.of("--allow-missing", "--per-item")),
	IOU("grounding", "iou", Constants.PAIR, List.of("--allow-missing", "--per-item")),
	ROUGE("text", "rouge", Constants.PAIR, List.of("--stem", "--encoding", "--per-item")),
	BLEU("text", "bleu", Constants.PAIR, List.of("--encoding", "--per-item")),
	CHRF("text", "chrf", Constants.PAIR, List.of("--word-order", "--encoding", "--per-item")),
	TER("text", "ter", Constants.PAIR, List.of("--encoding", "--per-item"));

	/** Holds what the constants are made from, which an enum's own fields cannot. */
	private static final class Constants {

		static final List<String> PAIR = List.of("--gold", "--pred");
		static final List<String> TAG_FILES = List.of("--columns", "--gold", "--pred", "--gold-column", "--pred-column",
				"--separator", "--encoding");

		static List<String> with(List<String> options, String more) {
			return Stream.concat(options.stream(), Stream.of(more)).toList();
		}
	}

	private final String task;
	private final String id;
	private final List<String> required;
	private final List<String> optional;

	ScorerKind(String task, String id, List<String> required, List<String> optional) {
		this.task = task;
		this.id = id;
		this.required = required;
		this.optional = optional;
	}

	public String task() {
		return task;
	}

	public String id() {
		return id;
	}

	/** Names of options without which it cannot work. */
	public List<String> required() {
		return required;
	}

	/** Whether it reads tags: then it needs either {@code --columns} or both {@code --gold} and {@code --pred}. */
	public boolean readsTags() {
		return optional.contains("--columns");
	}

	/** Names of the options it takes, those it needs first. */
	public List<String> options() {
		return Stream.concat(required.stream(), optional.stream()).toList();
	}

	public static Set<String> tasks() {
		return new LinkedHashSet<>(Arrays.stream(values()).map(ScorerKind::task).toList());
	}

	/** The scorers of a task; none if there is no such task. */
	public static List<ScorerKind> of(String task) {
		return Arrays.stream(values()).filter(kind -> kind.task.equals(task)).toList();
	}

	public static Optional<ScorerKind> find(String task, String id) {
		return of(task).stream().filter(kind -> kind.id.equals(id)).findFirst();
	}

	/** The scorer itself; classes of the others are not loaded, which keeps the start short. */
	public Scorer scorer() {
		return switch (this) {
			case CONLLEVAL, SEQEVAL, SEMEVAL13 -> new TagScorer(this);
			case SQUAD -> new SquadScorer();
			case SEMEVAL2010 -> new SemEval2010Scorer();
			case STRICT -> new StrictRelationScorer();
			case VQA -> new VqaScorer();
			case ACCURACY -> new AnswerScorer();
			case IOU -> new BoxScorer();
			case ROUGE, BLEU, CHRF, TER -> new TextScorer(this);
		};
	}
}
