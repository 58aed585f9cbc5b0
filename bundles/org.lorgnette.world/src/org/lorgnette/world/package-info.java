/**
 * A world of shapes to learn from: pictures and questions about them, drawn from a seed, in several styles. Answers are
 * balanced so that they cannot be guessed from the question; what such guessing reaches is measured and written beside the
 * questions.
 */
package org.lorgnette.world;
