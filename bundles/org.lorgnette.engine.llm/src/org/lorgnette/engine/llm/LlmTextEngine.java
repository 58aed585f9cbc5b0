package org.lorgnette.engine.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.lorgnette.engine.Analysis;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineDescriptor;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.Settings;
import org.lorgnette.engine.explain.AnalyzesBatches;
import org.lorgnette.engine.llm.chat.ChatReply;
import org.lorgnette.engine.llm.chat.ChatRequest;
import org.lorgnette.engine.llm.mask.Masking;
import org.lorgnette.engine.llm.prompt.ExampleRow;
import org.lorgnette.engine.llm.prompt.Examples;
import org.lorgnette.engine.remote.Preview;
import org.lorgnette.engine.remote.PreviewsTexts;
import org.lorgnette.model.Document;
import org.lorgnette.model.Prediction;
import org.lorgnette.model.Value;

/** An engine that asks about texts: what it asks is made first, then all of it is asked side by side, then the replies are read. */
abstract class LlmTextEngine extends LlmEngine implements PreviewsTexts, AnalyzesBatches {

	private static final int DOCUMENTS_FOR_EACH_REQUEST = 4;

	private final Examples examples;

	LlmTextEngine(EngineDescriptor descriptor, Settings settings, LlmSettings options, LlmResources resources, Examples examples) {
		super(descriptor, settings, options, resources);
		this.examples = examples;
	}

	/**
	 * What is to be asked about a document.
	 *
	 * @param found
	 *            what is known before anything is asked
	 */
	record Plan(List<Piece> pieces, List<Prediction<? extends Value>> found) {

		static final Plan NOTHING = new Plan(List.of(), List.of());
	}

	abstract Plan plan(Document document, Cancellation cancellation) throws EngineException;

	/** What the replies to the pieces say of the document, with what was known before. */
	abstract List<Prediction<? extends Value>> read(Document document, Plan plan, List<ChatReply> replies, Cancellation cancellation)
			throws EngineException;

	/** Examples for a document, and what hides the names in both. */
	record Prepared(List<ExampleRow> examples, Masking masking) {
	}

	final Prepared prepare(Document document, List<String> questions, Cancellation cancellation) throws EngineException {
		return prepare(document, questions, row -> true, cancellation);
	}

	final Prepared prepare(Document document, List<String> questions, Predicate<ExampleRow> allowed, Cancellation cancellation)
			throws EngineException {
		List<ExampleRow> drawn = examples.draw(document.text(), allowed);
		List<String> others = new ArrayList<>(questions);
		for (ExampleRow row : drawn) {
			others.add(row.text());
			others.addAll(row.places().values());
		}
		Masking masking = resources().masker().mask(document, others, cancellation);
		return new Prepared(drawn.stream().map(row -> row.map(masking::mask)).toList(), masking);
	}

	/** The requests in the order in which they would be sent. */
	final List<ChatRequest> prompts(Document document, Cancellation cancellation) throws EngineException {
		return work(cancellation, stop -> plan(document, stop).pieces().stream().map(Piece::request).toList());
	}

	@Override
	public final Preview preview(Document document, Cancellation cancellation) throws EngineException {
		return preview(prompts(document, cancellation));
	}

	@Override
	public final Analysis analyze(Document document, Cancellation cancellation) throws EngineException {
		return analyzeAll(List.of(document), cancellation).getFirst();
	}

	@Override
	public final int batchSize() {
		return options().parallel() * DOCUMENTS_FOR_EACH_REQUEST;
	}

	@Override
	public final List<Analysis> analyzeAll(List<Document> documents, Cancellation cancellation) throws EngineException {
		return work(cancellation, stop -> {
			List<Plan> plans = new ArrayList<>();
			List<ChatRequest> requests = new ArrayList<>();
			for (Document document : documents) {
				stop.check();
				Plan plan = plan(document, stop);
				plans.add(plan);
				plan.pieces().forEach(piece -> requests.add(piece.request()));
			}
			List<ChatReply> replies = ask(requests, stop);
			List<Analysis> analyses = new ArrayList<>();
			int first = 0;
			for (int i = 0; i < documents.size(); i++) {
				int end = first + plans.get(i).pieces().size();
				stop.check();
				analyses.add(new Analysis(documents.get(i), read(documents.get(i), plans.get(i), replies.subList(first, end), stop)));
				first = end;
			}
			stop.check();
			return analyses;
		});
	}
}
