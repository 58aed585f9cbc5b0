/**
 * How well language engines foretell the same texts. Engines that cut texts up differently are compared in bits per byte, text by
 * text.
 */
package org.lorgnette.evaluation.language;
