package org.lorgnette.io.squad;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lorgnette.io.CorpusReader;
import org.lorgnette.io.CorpusSource;
import org.lorgnette.io.Problem;
import org.lorgnette.io.ProblemListener;
import org.lorgnette.io.json.JsonInput;
import org.lorgnette.io.json.JsonNode;
import org.lorgnette.io.json.JsonText;
import org.lorgnette.model.Document;
import org.lorgnette.model.Instance;

/** Reads article by article; one article is held back, so that the keys after the last one can be said with it. */
final class SquadReader implements CorpusReader {

	static final String TITLE = "title";
	static final String ARTICLE = "article";
	static final String FILE_PREFIX = "file.";
	static final String ARTICLE_PREFIX = "article.";

	private final JsonInput input;
	private final String baseName;
	private final ProblemListener problems;
	private final QuestionReader questions;
	private final Map<String, Integer> paragraphsOfTitle = new HashMap<>();
	private final Map<String, String> fileMetadata = new LinkedHashMap<>();
	private final Deque<Document> ready = new ArrayDeque<>();
	private int articles;
	private State state = State.START;

	private enum State {
		START, IN_DATA, END
	}

	SquadReader(CorpusSource source, ProblemListener problems) throws IOException {
		this.input = new JsonInput(source);
		this.baseName = source.baseName();
		this.problems = problems;
		this.questions = new QuestionReader(problems);
	}

	@Override
	public Optional<Instance> next() throws IOException {
		while (state != State.END && ready.size() < 2) {
			advance();
		}
		Document next = ready.poll();
		if (next == null) {
			return Optional.empty();
		}
		if (!fileMetadata.isEmpty()) {
			Map<String, String> metadata = new LinkedHashMap<>(fileMetadata);
			fileMetadata.clear();
			metadata.putAll(next.metadata());
			next = next.toBuilder().metadata(metadata).build();
		}
		return Optional.of(next);
	}

	private void advance() throws IOException {
		if (state == State.START) {
			input.beginObject();
			if (!readUntilData()) {
				throw input.error("the key 'data' is missing; expected a SQuAD file, an object with an array 'data'");
			}
			input.beginArray();
			state = State.IN_DATA;
		} else if (input.hasNext()) {
			readArticle(input.node());
		} else {
			input.endArray();
			if (readUntilData()) {
				throw input.error("the key 'data' occurs twice");
			}
			input.endObject();
			input.end();
			state = State.END;
		}
	}

	/** Reads keys of the file until {@code data}; false if the object ends first. */
	private boolean readUntilData() throws IOException {
		while (input.hasNext()) {
			String key = input.name();
			if (key.equals("data")) {
				return true;
			}
			fileMetadata.put(FILE_PREFIX + key, JsonText.store(input.node()));
		}
		return false;
	}

	private void readArticle(JsonNode article) throws IOException {
		Optional<String> title = article.find(TITLE).isPresent() ? Optional.of(article.get(TITLE).string()) : Optional.empty();
		Map<String, String> metadata = new LinkedHashMap<>();
		title.ifPresent(given -> metadata.put(TITLE, given));
		metadata.put(ARTICLE, Integer.toString(articles++));
		metadata.putAll(JsonText.others(article, ARTICLE_PREFIX, List.of(TITLE, "paragraphs")));
		List<JsonNode> paragraphs = article.get("paragraphs").items();
		if (paragraphs.isEmpty()) {
			problems.report(new Problem(article.location(), "the article at " + article.path() + " has no paragraph; left out"));
		}
		for (JsonNode paragraph : paragraphs) {
			String name = title.orElse(baseName);
			int number = paragraphsOfTitle.merge(name, 1, Integer::sum) - 1;
			ready.add(readParagraph(paragraph, name + "#" + number, metadata));
		}
	}

	private Document readParagraph(JsonNode paragraph, String id, Map<String, String> articleMetadata) throws IOException {
		Map<String, String> metadata = new LinkedHashMap<>(articleMetadata);
		metadata.putAll(JsonText.others(paragraph, "", List.of("context", "qas")));
		for (String reserved : List.of(TITLE, ARTICLE)) {
			if (paragraph.keys().contains(reserved)) {
				throw paragraph.error("unexpected key '" + reserved + "' in a paragraph; it belongs to the article");
			}
		}
		String context = paragraph.get("context").string();
		Optional<JsonNode> qas = paragraph.find("qas");
		return Document.builder(id, context)
				.questions(qas.isPresent() ? questions.read(qas.get(), context) : List.of()).metadata(metadata).build();
	}

	@Override
	public void close() throws IOException {
		input.close();
	}
}
