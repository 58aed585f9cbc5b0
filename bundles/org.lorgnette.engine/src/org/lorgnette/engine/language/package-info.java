/**
 * Engines that say how likely a text is, piece by piece, and how it may go on. Surprisal, perplexity and texts that a machine wrote
 * are looked
 * at through them.
 */
package org.lorgnette.engine.language;
