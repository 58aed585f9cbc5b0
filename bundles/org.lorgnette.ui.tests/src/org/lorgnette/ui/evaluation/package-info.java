/**
 * The Evaluation and Errors views as a person uses them. Runs are made here, by engines that err in a known way.
 */
package org.lorgnette.ui.evaluation;
