package org.lorgnette.evaluation.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.evaluation.experiment.Change;
import org.lorgnette.evaluation.experiment.Experiment;
import org.lorgnette.evaluation.experiment.RobustnessSpec;
import org.lorgnette.model.Answer;
import org.lorgnette.model.Document;
import org.lorgnette.model.Entity;
import org.lorgnette.model.Question;
import org.lorgnette.model.Sentence;
import org.lorgnette.model.VisualQuestion;
import org.lorgnette.model.edit.Alignment;

/** Makes the changed documents and questions of an experiment, each drawn by the experiment's seed and its own id alone. */
public final class DocumentChanges {

	private static final Set<String> PERSONS = Set.of("per", "pers", "person", "personne", "people", "peop");
	private static final Set<String> PLACES = Set.of("loc", "location", "place", "gpe", "city", "country", "lieu");

	private final Experiment experiment;
	private final RobustnessSpec spec;
	private final Paraphrases paraphrases;

	public DocumentChanges(Experiment experiment, RobustnessSpec spec, Paraphrases paraphrases) {
		this.experiment = experiment;
		this.spec = spec;
		this.paraphrases = paraphrases;
	}

	private Optional<TextChange> textChange(Change change, String id, Optional<String> language) {
		return TextChange.of(change, language, experiment.comparison().seed() + 31L * (id + "#" + change.id()).hashCode());
	}

	/** The document's changed twin; empty if it would say the same. */
	public Optional<ChangedDocument> of(Document original, Change change) {
		Optional<TextChange> edits = textChange(change, original.id(), original.language());
		boolean everywhere = change == Change.NAMES || change == Change.GENDER || change == Change.PROFESSIONS;
		boolean passage = original.questions().isEmpty() || everywhere
				|| change != Change.PUNCTUATION && spec.parts() != RobustnessSpec.Parts.QUESTION;
		boolean asked = everywhere || change == Change.PUNCTUATION || spec.parts() != RobustnessSpec.Parts.PASSAGE;
		Alignment alignment = Alignment.of(original.text(), passage ? edits.map(each -> each.edits(wording(original))).orElse(List.of()) : List.of());
		boolean other = !alignment.text().equals(original.text());
		Document moved = other ? Retokenization.of(alignment.applyTo(original)) : original;
		Set<String> touched = new HashSet<>();
		List<Question> questions = new ArrayList<>();
		for (Question question : moved.questions()) {
			String text = asked ? wording(question.id(), question.text(), Wording.Kind.QUESTION, change, edits) : question.text();
			if (other || change == Change.REPEAT || !text.equals(question.text())) {
				touched.add(question.id());
			}
			questions.add(new Question(question.id(), text, answers(question.answers(), moved.text()), question.answerable(),
					answers(question.plausible(), moved.text()), question.metadata()));
		}
		if (!other && touched.isEmpty() && change != Change.REPEAT) {
			return Optional.empty();
		}
		Document named = Document.builder(original.id() + "#" + change.id(), moved.text()).language(moved.language()).sentences(moved.sentences())
				.tokens(moved.tokens()).entities(moved.entities()).relations(moved.relations()).events(moved.events()).chains(moved.chains())
				.notes(moved.notes()).links(moved.links()).questions(questions).metadata(moved.metadata()).build();
		return Optional.of(new ChangedDocument(original, change, named, alignment, touched));
	}

	/** A gold answer is what stands at its place. */
	private static List<Answer> answers(List<Answer> answers, String text) {
		return answers.stream().map(answer -> answer.span().isEmpty() ? answer
				: new Answer(answer.question(), answer.span().get().of(text), answer.span())).toList();
	}

	private Wording wording(Document document) {
		List<Wording.Name> names = new ArrayList<>();
		for (Entity entity : document.entities()) {
			boolean person = is(PERSONS, entity.type());
			if (entity.isContinuous() && (person || is(PLACES, entity.type()))) {
				names.add(new Wording.Name(entity.span(), !person));
			}
		}
		return new Wording(document.text(), Wording.Kind.PASSAGE,
				document.sentences().stream().map(Sentence::span).filter(span -> !span.isEmpty()).toList(), names);
	}

	/** Under the corpus's label or the common one. */
	private boolean is(Set<String> types, String type) {
		return types.contains(type.toLowerCase(Locale.ROOT))
				|| experiment.labels().apply(type).filter(common -> types.contains(common.toLowerCase(Locale.ROOT))).isPresent();
	}

	/** A question's text after the change, about a text or about pictures; the same if the change is none of it. */
	private String wording(String id, String text, Wording.Kind kind, Change change, Optional<TextChange> edits) {
		return change == Change.PARAPHRASE ? paraphrases.of(id, text).orElse(text)
				: edits.map(each -> Alignment.of(text, each.edits(new Wording(text, kind))).text()).orElse(text);
	}

	/** The text of a question about pictures after the change; a text to judge is a statement and ends like one. */
	public String text(VisualQuestion question, Change change) {
		Wording.Kind kind = question.options().isEmpty() ? Wording.Kind.QUESTION : Wording.Kind.STATEMENT;
		return wording(question.id(), question.text(), kind, change, textChange(change, question.id(), Optional.empty()));
	}
}
