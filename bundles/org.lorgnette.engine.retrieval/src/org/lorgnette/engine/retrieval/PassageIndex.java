package org.lorgnette.engine.retrieval;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.model.Span;

/**
 * Lucene's index with a document for each passage, and one for each text if texts are stored. Analyzers are made here and not
 * looked up by name; the codec is, by Lucene in its own class loader, so that nothing depends on who runs it.
 */
final class PassageIndex implements AutoCloseable {

	private static final String KIND = "kind";
	private static final Term PASSAGE = new Term(KIND, "passage");
	private static final String KEY = "key";
	private static final String KEY_VALUE = "key-value";
	private static final String TEXT_OF = "text-of";
	private static final String TEXT = "text";
	private static final String BEGIN = "begin";
	private static final String END = "end";
	private static final double BUFFER_MEGABYTES = 16;

	private static final FieldType WORDS = new FieldType();

	static {
		LuceneLog.quieten();
		WORDS.setTokenized(true);
		WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
		WORDS.freeze();
	}

	private final PassageSplitter splitter;
	private final BM25Similarity similarity;
	private final IndexWriter writer;

	/** @param directory is closed with the index */
	PassageIndex(Directory directory, PassageSplitter splitter, BM25Similarity similarity) throws IOException {
		this.splitter = splitter;
		this.similarity = similarity;
		// None may stay: statistics count what is removed until it is merged away.
		TieredMergePolicy merging = new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
		this.writer = new IndexWriter(directory, new IndexWriterConfig(new FieldAnalyzer()).setSimilarity(similarity)
				.setRAMBufferSizeMB(BUFFER_MEGABYTES).setUseCompoundFile(true).setMergePolicy(merging).setCommitOnClose(false));
	}

	/** The analyzer of a field is that of its language. */
	private static final class FieldAnalyzer extends DelegatingAnalyzerWrapper {

		FieldAnalyzer() {
			super(PER_FIELD_REUSE_STRATEGY);
		}

		@Override
		protected Analyzer getWrappedAnalyzer(String field) {
			return TextLanguage.ofTag(field).orElse(TextLanguage.EN).analyzer();
		}
	}

	/** Adds a document's passages all together or, if that fails or is cancelled, not at all. */
	void add(String key, org.lorgnette.model.Document document, boolean stored, Cancellation cancellation) throws IOException {
		Set<TextLanguage> fields = TextLanguage.fieldsFor(document.language());
		Iterator<Span> passages = splitter.split(document.text(), cancellation).iterator();
		Optional<Document> text = stored ? Optional.of(text(key, document)) : Optional.empty();
		writer.addDocuments(() -> new Iterator<>() {

			private Optional<Document> last = text;

			@Override
			public boolean hasNext() {
				return passages.hasNext() || last.isPresent();
			}

			@Override
			public Document next() {
				cancellation.check();
				if (passages.hasNext()) {
					return passage(key, document.text(), passages.next(), fields);
				}
				Document stored = last.orElseThrow();
				last = Optional.empty();
				return stored;
			}
		});
	}

	private static Document passage(String key, String text, Span span, Set<TextLanguage> fields) {
		Document passage = new Document();
		passage.add(new StringField(KIND, PASSAGE.text(), Field.Store.NO));
		passage.add(new StringField(KEY, key, Field.Store.NO));
		passage.add(new BinaryDocValuesField(KEY_VALUE, new BytesRef(key)));
		passage.add(new NumericDocValuesField(BEGIN, span.begin()));
		passage.add(new NumericDocValuesField(END, span.end()));
		String words = span.of(text);
		fields.forEach(language -> passage.add(new Field(language.tag(), words, WORDS)));
		return passage;
	}

	private static Document text(String key, org.lorgnette.model.Document document) throws IOException {
		Document text = new Document();
		text.add(new StringField(KEY, key, Field.Store.NO));
		text.add(new StringField(TEXT_OF, key, Field.Store.NO));
		text.add(new StoredField(TEXT, StoredDocument.bytes(document)));
		return text;
	}

	void remove(String key) throws IOException {
		writer.deleteDocuments(new Term(KEY, key));
	}

	/** Drops what was removed from the statistics too: scores are then those of an index built anew. */
	void expunge(Cancellation cancellation) throws IOException {
		writer.forceMergeDeletes(false);
		while (writer.hasPendingMerges() || !writer.getMergingSegments().isEmpty()) {
			cancellation.check();
			try {
				Thread.sleep(5);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException();
			}
		}
	}

	/** The index as it is now, to be searched whatever happens to it afterwards. */
	Snapshot snapshot() throws IOException {
		return new Snapshot(DirectoryReader.open(writer), similarity);
	}

	/** Whether an error has put an end to this index. */
	boolean isBroken() {
		return writer.getTragicException() != null || !writer.isOpen();
	}

	@Override
	public void close() throws IOException {
		try {
			writer.rollback();
		} finally {
			writer.getDirectory().close();
		}
	}

	/** A state of the index. */
	static final class Snapshot implements AutoCloseable {

		private final DirectoryReader reader;
		private final IndexSearcher searcher;

		Snapshot(DirectoryReader reader, BM25Similarity similarity) {
			this.reader = reader;
			this.searcher = new IndexSearcher(reader);
			searcher.setSimilarity(similarity);
			// The cache is shared by the whole process and would keep what belongs to a closed index.
			searcher.setQueryCache(null);
		}

		IndexSearcher searcher() {
			return searcher;
		}

		/** Finds every passage. */
		Query passages() {
			return new TermQuery(PASSAGE);
		}

		/** The passage with this number. */
		Passage passage(int number, double score) throws IOException {
			BinaryDocValues keys = MultiDocValues.getBinaryValues(reader, KEY_VALUE);
			if (!keys.advanceExact(number)) {
				throw new CorruptIndexException("passage " + number + " has no document", reader.toString());
			}
			return new Passage(keys.binaryValue().utf8ToString(), new Span(value(BEGIN, number), value(END, number)), score);
		}

		private int value(String field, int number) throws IOException {
			NumericDocValues values = MultiDocValues.getNumericValues(reader, field);
			if (!values.advanceExact(number)) {
				throw new CorruptIndexException("passage " + number + " has no " + field, reader.toString());
			}
			return (int) values.longValue();
		}

		/** The text that was stored under a key. */
		org.lorgnette.model.Document text(String key) throws IOException {
			int number = searcher.search(new TermQuery(new Term(TEXT_OF, key)), 1).scoreDocs[0].doc;
			BytesRef bytes = reader.storedFields().document(number, Set.of(TEXT)).getBinaryValue(TEXT);
			return StoredDocument.document(bytes.bytes, bytes.offset, bytes.length);
		}

		@Override
		public void close() throws IOException {
			reader.close();
		}
	}
}
