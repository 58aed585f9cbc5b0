/**
 * Checks a corpus and repairs what can be repaired. Reads files through their formats, adds what readers pass over in silence, and changes
 * files only as a whole.
 */
package org.lorgnette.io.check;
