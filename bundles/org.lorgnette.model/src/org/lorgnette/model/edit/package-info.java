/**
 * Changes of a document's gold and text, as values that are applied to immutable documents. What a change leaves without ground, such as the
 * relations of a deleted entity, goes with it.
 */
package org.lorgnette.model.edit;
