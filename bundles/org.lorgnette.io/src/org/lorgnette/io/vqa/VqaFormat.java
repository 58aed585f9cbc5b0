package org.lorgnette.io.vqa;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lorgnette.io.CorpusException;
import org.lorgnette.io.CorpusFormat;
import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.CorpusTarget;
import org.lorgnette.io.CorpusWriter;
import org.lorgnette.io.FormatOption;
import org.lorgnette.io.FormatOptions;
import org.lorgnette.io.Location;
import org.lorgnette.io.LossListener;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonHead;
import org.lorgnette.model.Task;

/**
 * VQA v2: a file of questions and one of annotations, joined by {@code question_id}; or one flat array of records with
 * {@code question_id}, {@code question}, a picture ({@code images}, {@code image}, {@code file} or {@code image_id}) and
 * {@code answers}. A folder is searched for the two files; for a questions file the annotations are named by an option.
 */
public final class VqaFormat implements CorpusFormat {

	private static final FormatOption ANNOTATIONS = new FormatOption("annotations", "",
			"The annotations file that belongs to the questions file read.");
	private static final FormatOption IMAGES = new FormatOption("images", "",
			"The path of a picture, with {id} for its image_id or {id:12} for that with leading zeros; "
					+ "by default SPLIT/COCO_SPLIT_{id:12}.jpg where the questions file says its data_subtype.");
	private static final FormatOption PART = new FormatOption("part", "all",
			"What to write: questions, annotations, results, or all (both files in a folder, or a flat array in a .json file).");
	private static final String QUESTIONS = "questions.json";

	@Override
	public String id() {
		return "vqa";
	}

	@Override
	public String description() {
		return "VQA v2 JSON: questions about pictures, with annotations";
	}

	@Override
	public Set<Task> tasks() {
		return Set.of(Task.VQA);
	}

	@Override
	public List<FormatOption> options() {
		return List.of(SplitFiles.SPLIT, ANNOTATIONS, IMAGES, PART);
	}

	@Override
	public int recognises(CorpusSource source) throws IOException {
		if (source.isFolder()) {
			return SplitFiles.find(source.path().orElseThrow(), QUESTIONS, Optional.empty(), VqaFormat::accepts).isEmpty() ? 0 : 90;
		}
		JsonHead head = JsonHead.of(source);
		if (head.isArray()) {
			return head.hasKeys("question_id", "question") ? 90 : 0;
		}
		return head.isObject() && head.hasKeys("questions")
				&& (head.hasKeys("question_id") || head.hasKeys("data_subtype") || head.hasKeys("image_id")) ? 90 : 0;
	}

	private static boolean accepts(Path file) throws IOException {
		return new VqaFormat().recognises(CorpusSource.of(file)) > 0;
	}

	@Override
	public CorpusReader reader(CorpusSource source, FormatOptions options, ProblemListener problems) throws IOException {
		Optional<String> split = options.optional(SplitFiles.SPLIT.name());
		SplitFiles.Chosen chosen = SplitFiles.choose(source, QUESTIONS, split, VqaFormat::accepts);
		Optional<CorpusSource> annotations = options.optional(ANNOTATIONS.name()).map(Path::of).map(CorpusSource::of);
		if (annotations.isEmpty() && source.isFolder()) {
			List<Path> found = SplitFiles.find(source.path().orElseThrow(), "annotations.json", split, file -> true);
			if (found.size() > 1) {
				throw new CorpusException(Location.of(source.name()),
						"several annotations files (" + found + "); name one with the option 'annotations'");
			}
			annotations = found.stream().findFirst().map(CorpusSource::of);
		}
		Pictures pictures = new Pictures(options.optional(IMAGES.name()), chosen.prefix());
		return new VqaReader(chosen.source(), annotations, pictures, problems);
	}

	@Override
	public Optional<CorpusWriter> writer(CorpusTarget target, FormatOptions options, LossListener losses)
			throws IOException {
		return switch (options.text(PART.name())) {
			case "all" -> {
				Optional<Path> folder = target.path().filter(path -> !path.toString().endsWith(".json"));
				yield Optional.of(folder.isEmpty() ? new VqaWriter(VqaWriter.Part.FLAT, target, losses)
						: new VqaFolderWriter(folder.get(), losses));
			}
			case "questions" -> Optional.of(new VqaWriter(VqaWriter.Part.QUESTIONS, target, losses));
			case "annotations" -> Optional.of(new VqaWriter(VqaWriter.Part.ANNOTATIONS, target, losses));
			case "results" -> Optional.of(new VqaWriter(VqaWriter.Part.RESULTS, target, losses));
			default -> throw options.misfit(PART.name(), "all, questions, annotations or results");
		};
	}
}
