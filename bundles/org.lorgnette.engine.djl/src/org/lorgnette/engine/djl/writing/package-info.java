/**
 * Engines that write what they find: entities, relations and answers as words copied from the text or taken from a vocabulary, with types
 * between them. How the next token is chosen, which ones may be, and what was written in the end is the same for all tasks.
 */
package org.lorgnette.engine.djl.writing;
