/**
 * Decoding of linear chains of tags (Lafferty, McCallum and Pereira 2001): the best sequence that is legal under a tag scheme,
 * and how probable each of its chunks is. Nothing here knows where the emissions come from.
 */
package org.lorgnette.engine.djl.decode;
