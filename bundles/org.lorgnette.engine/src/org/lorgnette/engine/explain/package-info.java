/**
 * Which words made an engine decide as it did: occlusion for any engine that works on texts, attention and gradients for those
 * that show them, and a measure of how faithful such an explanation is. Also what else engines may show of their inside: how they
 * split words into pieces, and which words they hold to be alike.
 */
package org.lorgnette.engine.explain;
