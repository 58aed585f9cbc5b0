/**
 * Extractive question answering: a network scores where answers begin and end in windows of a text, and a decoder makes answers
 * of these scores. Training uses the same windows and the same decoder.
 */
package org.lorgnette.engine.djl.qa;
