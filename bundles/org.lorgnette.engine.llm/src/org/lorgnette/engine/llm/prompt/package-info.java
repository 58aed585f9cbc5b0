/**
 * Turns texts and pictures into messages by templates that a person can read and replace. What a document says is fenced, so that it is
 * read as data, and examples never come from what is asked about.
 */
package org.lorgnette.engine.llm.prompt;
