/**
 * Plain questions over a graph of knowledge, in English and French: a small grammar over the relations that a graph has turns a
 * question into SPARQL, and says what it can answer where it does not understand. What others answer can be held against the same
 * facts.
 */
package org.lorgnette.knowledge.question;
