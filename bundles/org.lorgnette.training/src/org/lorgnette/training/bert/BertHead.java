package org.lorgnette.training.bert;

/** What stands on an encoder. */
public enum BertHead {
	/** Labels of pieces; output {@code logits} [batch, pieces, labels]. */
	TOKENS("ForTokenClassification"),
	/** Begin and end of an answer; outputs {@code start_logits} and {@code end_logits} [batch, pieces]. */
	SPANS("ForQuestionAnswering"),
	/** Labels of texts, from the first piece; output {@code logits} [batch, labels]. */
	TEXTS("ForSequenceClassification");

	private final String architecture;

	BertHead(String architecture) {
		this.architecture = architecture;
	}

	/** What the names of such classes end with in transformers. */
	String architecture() {
		return architecture;
	}

	String[] outputs() {
		return this == SPANS ? new String[] {"start_logits", "end_logits"} : new String[] {"logits"};
	}
}
