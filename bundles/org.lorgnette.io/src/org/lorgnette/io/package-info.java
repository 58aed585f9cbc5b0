/**
 * Corpora in and out: what a format is, how instances stream through readers and writers, and how problems and losses are
 * reported with their place. Each format lives in a package below.
 */
package org.lorgnette.io;
