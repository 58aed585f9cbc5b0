package org.lorgnette.knowledge;

/**
 * How a graph is made.
 *
 * @param base what the IRIs of documents, entities, relations and runs begin with
 * @param mergeNames whether entities of the same name and type in different documents are taken to be the same thing; else they
 *        only share their {@code lg:name}
 */
public record GraphOptions(String base, boolean mergeNames) {

	/** A name space that nobody else has and nothing can be fetched from; entities stay apart. */
	public static final GraphOptions DEFAULT = new GraphOptions("urn:lorgnette:", false);

	/** @throws IllegalArgumentException unless the base is an absolute IRI that ends with {@code / # :} */
	public GraphOptions {
		if (!base.matches("[A-Za-z][A-Za-z0-9+.-]*:([^\\s<>\"{}|\\\\^`]*[/#:])?")) {
			throw new IllegalArgumentException("base: expected an absolute IRI that ends with / # or :, got '" + base + "'");
		}
	}
}
