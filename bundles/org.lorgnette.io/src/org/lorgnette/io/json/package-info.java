/**
 * JSON in and out for corpus formats, streaming over Gson. What is wrong with a file becomes one {@code CorpusException} that
 * names the file, the line and the path within the JSON.
 */
package org.lorgnette.io.json;
