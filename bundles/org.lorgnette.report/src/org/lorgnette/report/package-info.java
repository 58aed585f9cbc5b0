/**
 * Reports of an evaluation: the same content as a page, Markdown, LaTeX, CSV, JSON, JUnit XML, a table for the terminal, and
 * charts. Every writer replaces its file at once or leaves it as it was.
 */
package org.lorgnette.report;
