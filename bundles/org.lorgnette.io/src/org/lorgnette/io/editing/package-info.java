/**
 * Corpus files as an editor needs them: read whole, changed here and there, and saved so that everything else in the file stays as it
 * was, byte for byte where possible. Encodings, byte order marks and line ends are kept.
 */
package org.lorgnette.io.editing;
