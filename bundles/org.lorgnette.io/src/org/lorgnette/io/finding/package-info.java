/**
 * What is wrong in a corpus, as data: where, of which kind, and what would repair it. Repairs are changes of lines, of a document, or both,
 * and can be kept as JSON until somebody chooses one.
 */
package org.lorgnette.io.finding;
