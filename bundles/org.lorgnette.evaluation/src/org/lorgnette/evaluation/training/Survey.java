package org.lorgnette.evaluation.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.lorgnette.engine.Cancellation;
import org.lorgnette.evaluation.experiment.Portion;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Question;
import org.lorgnette.model.VisualQuestion;

/** One pass over a corpus, counting. */
final class Survey implements ProblemListener {

	private static final int PROBLEMS_KEPT = 20;

	private final LabelledCorpus corpus;
	private final List<String> problems = new ArrayList<>();
	private long problemCount;
	private long documents;
	private long sentences;
	private long tokens;
	private long characters;
	private long questions;
	private long unanswerable;
	private final Set<List<String>> pictures = new HashSet<>();
	private final Map<String, Long> entities = new TreeMap<>();
	private final Map<String, Long> relations = new TreeMap<>();
	private final Map<String, Long> leftOut = new TreeMap<>();

	Survey(LabelledCorpus corpus) {
		this.corpus = corpus;
	}

	/**
	 * @param visual whether the corpus is one of questions about pictures; documents are then pictures
	 * @param visitor is shown each document or question as the corpus has it
	 */
	DataRecord run(String role, boolean visual, Consumer<CorpusItem> visitor, Cancellation cancellation) throws IOException {
		try (Stream<CorpusItem> all = corpus.items(visual, this)) {
			all.forEach(item -> {
				cancellation.check();
				visitor.accept(item);
				if (item.instance() instanceof Document document) {
					count(document, corpus.relabel(document));
				} else if (item.instance() instanceof VisualQuestion question) {
					count(question);
				}
			});
		}
		DataSpec spec = corpus.spec();
		DataCounts counts = new DataCounts(documents, sentences, tokens, characters, entities, relations, questions, unanswerable,
				leftOut);
		return new DataRecord(spec.name(), role, spec.written(), corpus.files().format().id(), corpus.files().options(), spec.labels(),
				spec.relations(), spec.weight(), spec.language().orElse(""), spec.portion().skip(),
				spec.portion().limit() == Portion.UNLIMITED ? 0 : spec.portion().limit(), corpus.files().hash(), counts,
				List.copyOf(problems), problemCount);
	}

	private void count(VisualQuestion question) {
		documents += pictures.add(question.images()) ? 1 : 0;
		characters += question.text().length();
		questions++;
		unanswerable += question.answers().isEmpty() ? 1 : 0;
	}

	private void count(Document document, Document labelled) {
		documents++;
		sentences += document.sentences().size();
		tokens += document.tokens().size();
		characters += document.text().length();
		questions += document.questions().size();
		unanswerable += document.questions().stream().filter(question -> !question.answerable()).map(Question::id).count();
		labelled.entities().forEach(entity -> entities.merge(entity.type(), 1L, Long::sum));
		labelled.relations().forEach(relation -> relations.merge(relation.type(), 1L, Long::sum));
		DataSpec spec = corpus.spec();
		if (!spec.labels().isEmpty()) {
			document.entities().stream().filter(entity -> !spec.labels().containsKey(entity.type()))
					.forEach(entity -> leftOut.merge(entity.type(), 1L, Long::sum));
		}
		if (!spec.relations().isEmpty()) {
			document.relations().stream().filter(relation -> !spec.relations().containsKey(relation.type()))
					.forEach(relation -> leftOut.merge(relation.type(), 1L, Long::sum));
		}
	}

	@Override
	public void report(Problem problem) {
		problemCount++;
		if (problems.size() < PROBLEMS_KEPT) {
			problems.add(problem.toString());
		}
	}
}
