/**
 * What formats share that have no place for all of a document: numbered tokens in place of offsets, and the report of parts that
 * are left out. It knows documents, not files.
 */
package org.lorgnette.io.layout;
