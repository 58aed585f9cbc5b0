/**
 * The outline of an annotated text: entities by type, relations by type, documents. Rows are made when they come into sight, so that large
 * files cost no more than small ones.
 */
package org.lorgnette.ui.editor.outline;
