/**
 * Draws lanes of entities and arcs of relations under the lines of a text. Positions are kept in sorted arrays that move with the text while
 * it is typed; only lines in sight are laid out.
 */
package org.lorgnette.ui.editor.painting;
