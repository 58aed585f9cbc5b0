package org.lorgnette.evaluation.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.evaluation.experiment.CorpusSpec;
import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusFormats;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;
import org.lorgnette.model.Question;
import org.lorgnette.model.Task;
import org.lorgnette.model.VisualQuestion;

/** The documents, or questions about pictures, of an experiment's corpus, which can be streamed through as often as needed. */
public final class GoldCorpus {

	private static final int PROBLEMS_KEPT = 20;

	private final CorpusSpec spec;
	private final CorpusFormat format;
	private final FormatOptions options;

	private GoldCorpus(CorpusSpec spec, CorpusFormat format, FormatOptions options) {
		this.spec = spec;
		this.format = format;
		this.options = options;
	}

	/** Hears of each document. */
	@FunctionalInterface
	public interface Visitor {

		/** @return whether to go on */
		boolean visit(Document document) throws IOException;
	}

	/** Hears of each document or question about pictures. */
	@FunctionalInterface
	public interface InstanceVisitor {

		/** @return whether to go on */
		boolean visit(Instance instance) throws IOException;
	}

	/**
	 * What one pass over the whole corpus found.
	 *
	 * @param documents how many documents and questions about pictures
	 * @param questions about texts
	 * @param visual how many questions about pictures
	 * @param unknown the first question of which the gold does not say whether it has an answer
	 */
	public record Survey(long documents, Set<String> entityTypes, Set<String> relationTypes, long questions, long visual,
			Optional<String> unknown, List<String> problems, long problemCount) {
	}

	/** @throws CorpusException if the corpus is absent, its format unknown, or an option does not fit */
	public static GoldCorpus open(CorpusSpec spec) throws IOException {
		CorpusSource source = CorpusSource.of(spec.path());
		Location location = Location.of(source.name());
		if (!Files.exists(spec.path())) {
			throw new CorpusException(location, "there is no such corpus");
		}
		CorpusFormat format = spec.format().isPresent() ? CorpusFormats.find(spec.format().get())
				: CorpusFormats.detect(source).orElseThrow(() -> new CorpusException(location,
						"its format is not recognised; name it with 'format:' in the experiment's corpus"));
		try {
			return new GoldCorpus(spec, format, FormatOptions.of(format.options(), spec.options()));
		} catch (IllegalArgumentException e) {
			throw new CorpusException(location, e.getMessage(), e);
		}
	}

	public CorpusFormat format() {
		return format;
	}

	public Map<String, String> options() {
		return options.asMap();
	}

	/** Reads all of it, so that what is wrong with the corpus shows before an engine works. */
	public Survey survey() throws IOException {
		Set<String> ids = new HashSet<>();
		Set<String> entityTypes = new HashSet<>();
		Set<String> relationTypes = new HashSet<>();
		List<String> problems = new ArrayList<>();
		long[] problemCount = { 0 };
		long[] questions = { 0 };
		long[] visual = { 0 };
		List<String> unknown = new ArrayList<>(1);
		ProblemListener listener = problem -> {
			problemCount[0]++;
			if (problems.size() < PROBLEMS_KEPT) {
				problems.add(problem.toString());
			}
		};
		PictureCheck pictures = new PictureCheck(pictureFolder());
		forEach(listener, instance -> {
			if (!ids.add(instance.id())) {
				throw new CorpusException(Location.of(spec.path().toString()), "the " + (instance instanceof Document ? "document" : "question")
						+ " id '" + instance.id() + "' occurs twice; ids must be unique");
			}
			if (instance instanceof VisualQuestion question) {
				visual[0]++;
				pictures.look(question);
				if (unknown.isEmpty() && question.answers().isEmpty()) {
					unknown.add(question.id());
				}
				return true;
			}
			Document document = document(instance);
			document.entities().forEach(entity -> entityTypes.add(entity.type()));
			document.relations().forEach(relation -> relationTypes.add(relation.type()));
			questions[0] += document.questions().size();
			if (unknown.isEmpty()) {
				document.questions().stream().filter(GoldCorpus::isUnknown).findFirst().map(Question::id).ifPresent(unknown::add);
			}
			return true;
		});
		if (ids.isEmpty()) {
			throw new CorpusException(Location.of(spec.path().toString()), "holds no document");
		}
		pictures.problems().forEach(problem -> listener.report(new Problem(Location.of(spec.path().toString()), problem)));
		return new Survey(ids.size(), Set.copyOf(entityTypes), Set.copyOf(relationTypes), questions[0], visual[0],
				unknown.stream().findFirst(), problems, problemCount[0]);
	}

	/** In SQuAD files an empty list of answers with {@code is_impossible: false} says that there is none. */
	private static boolean isUnknown(Question question) {
		return question.answerable() && question.answers().isEmpty() && !question.metadata().containsKey("is_impossible");
	}

	/**
	 * The survey of a corpus for a task.
	 *
	 * @throws CorpusException
	 *             also if the corpus has no question for a task that needs them, or one without gold
	 */
	Survey survey(Task task) throws IOException {
		Survey survey = survey();
		Location location = Location.of(spec.path().toString());
		if (task == Task.VQA && survey.visual() < survey.documents()) {
			throw new CorpusException(location, "holds texts; the task vqa needs questions about pictures, such as VQA files");
		}
		if (task != Task.VQA && survey.visual() > 0) {
			throw new CorpusException(location, "holds questions about pictures; the task " + task.id() + " needs texts");
		}
		if (task == Task.VQA && survey.unknown().isPresent()) {
			throw new CorpusException(location, "question '" + survey.unknown().get() + "' has no gold answer to measure against");
		}
		if (task == Task.QA && survey.questions() == 0) {
			throw new CorpusException(location,
					"holds no question; the task qa needs texts with questions and answers, such as SQuAD files");
		}
		if (task == Task.QA && survey.unknown().isPresent()) {
			throw new CorpusException(location, "question '" + survey.unknown().get()
					+ "' has no gold: expected answers, or an empty list of them where the text has none");
		}
		return survey;
	}

	/** Streams the documents in corpus order until the visitor has enough. */
	public void forEach(Visitor visitor) throws IOException {
		forEachInstance(instance -> visitor.visit(document(instance)));
	}

	/** Streams documents and questions about pictures likewise. */
	public void forEachInstance(InstanceVisitor visitor) throws IOException {
		forEach(problem -> {
			// Problems were reported by the survey.
		}, visitor);
	}

	/** What the paths of pictures are relative to: the corpus, or the folder it lies in. */
	public Path pictureFolder() {
		Path path = spec.path().toAbsolutePath();
		return Files.isDirectory(path) ? path : path.getParent();
	}

	private void forEach(ProblemListener problems, InstanceVisitor visitor) throws IOException {
		int read = 0;
		long end = (long) spec.portion().skip() + spec.portion().limit();
		try (CorpusReader reader = reader(problems)) {
			boolean more = true;
			while (more && read < end) {
				Optional<Instance> next = reader.next();
				more = next.isPresent() && (read < spec.portion().skip() || visitor.visit(withLanguage(next.get())));
				read++;
			}
		}
	}

	private CorpusReader reader(ProblemListener problems) throws IOException {
		try {
			return format.reader(CorpusSource.of(spec.path()), options, problems);
		} catch (IllegalArgumentException e) {
			throw new CorpusException(Location.of(spec.path().toString()), e.getMessage(), e);
		}
	}

	private Instance withLanguage(Instance instance) {
		return instance instanceof Document document && document.language().isEmpty() && spec.language().isPresent()
				? document.toBuilder().language(spec.language()).build() : instance;
	}

	private Document document(Instance instance) throws CorpusException {
		if (instance instanceof Document document) {
			return document;
		}
		throw new CorpusException(Location.of(spec.path().toString()),
				"holds questions about pictures; this task needs texts");
	}
}
