/**
 * Visual question answering by rules: coloured shapes on a plain ground are told apart by colour and outline, and questions in a small
 * grammar of English and French are answered from them. What the grammar or the picture does not allow is said to have no answer.
 */
package org.lorgnette.engine.baseline.shapes;
