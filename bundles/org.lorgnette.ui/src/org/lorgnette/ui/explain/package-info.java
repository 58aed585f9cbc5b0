/**
 * The Explain view: which words made an engine decide as it did, how far that can be trusted, what the engine attended to, and how it
 * reads a word. Linked to the selection in the editor and in the Ask view; the work is that of {@code org.lorgnette.engine.explain}.
 */
package org.lorgnette.ui.explain;
