/**
 * Corpora that are folders with one file, or a few, for each document: which documents are there, and how new ones appear all at
 * once. Document ids are paths relative to the folder, with slashes and without extension.
 */
package org.lorgnette.io.folder;
